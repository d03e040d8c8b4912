"""What the rules of recipients and signature share: whose plan it is, a recipient line in its parts, a finding in a line."""

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi
from kehoach.text.nfc import fold, to_new_style

_UBND = re.compile(r"(?:uy ban nhan dan|ubnd)\b")
_PARTY = re.compile(
    r"(?:dang (?:uy|bo|doan)|chi bo|(?:tinh|huyen|quan|thi|thanh) uy|ban chap hanh|ban thuong vu|uy ban kiem tra|"
    r"ban (?:xay dung dang|tuyen giao|to chuc|dan van|noi chinh))\b"
)
_UNION = re.compile(
    r"(?:uy ban (?:mat tran|mttq|mt)|ubmttq|mttq|mat tran|doan (?:thanh nien|tncs|xa|phuong)|cong doan|lien doan lao dong|"
    r"hoi (?:nong dan|lien hiep|lhpn|phu nu|cuu chien|ccb))"
)
BULLETS = "-–—‑−+•*●▪"
ENDS = " \t\n\xa0;.,:/"
MOST = 400
"""So many letters of a recipient are looked at"""
_BRACKET = re.compile(r"\((?P<de>[^()]{1,40})\)$")


def la_ubnd(ho_so: HoSo) -> bool:
    """Whether a UBND issues the plan."""
    return bool(_UBND.match(fold(_organ(ho_so))))


def la_ubnd_xa(ho_so: HoSo) -> bool:
    """Whether the UBND of a commune does."""
    return la_ubnd(ho_so) and ho_so.ke_hoach.xa is not None


def theo_nd30(ho_so: HoSo) -> bool:
    """Whether the issuing body writes by the decree: bodies of the Party, the Front and the unions have rules of their own."""
    organ = ho_so.ke_hoach.co_quan
    names = (fold(organ.ten), fold(organ.chu_quan))
    return not any(_PARTY.match(name) or _UNION.match(name) for name in names)


def _organ(ho_so: HoSo) -> str:
    organ = ho_so.ke_hoach.co_quan.ten
    return "UBND" if "[[" in organ and ho_so.ke_hoach.ky_hieu.endswith("UBND") else organ


class Nhan(NamedTuple):
    """A recipient line: ``- UBND tỉnh (b/c);``"""

    dong: Dong
    dau: str
    """Its bullet as typed, or of an automatic list"""
    cach: str
    """White space behind a typed bullet"""
    ten: str
    """Who: UBND tỉnh"""
    de: str
    """What for, without brackets: b/c; empty where nothing is said"""
    chuan: str
    """``ten`` (its first 400 letters) in lower case, tone marks in one place, for search"""

    @property
    def tai(self) -> int:
        """Where ``ten`` begins in the line."""
        return self.dong.text.index(self.ten) if self.ten else 0


def cac_nhan(ho_so: HoSo) -> list[Nhan]:
    """The recipient lines, without the archive line."""
    return [nhan(dong, ho_so) for dong in ho_so.vai(Vai.NOI_NHAN)]


def nhan(dong: Dong, ho_so: HoSo) -> Nhan:
    """A recipient (or archive) line in its parts."""
    text = dong.text.strip()
    bullet = text[:1] if text[:1] in BULLETS else ""
    rest = text[len(bullet) :]
    body = rest.lstrip()
    ten, de = body.rstrip(ENDS), ""
    bracket = _BRACKET.search(ten, max(len(ten) - 44, 0))
    if bracket and muc_dich(bracket["de"], ho_so):
        ten, de = ten[: bracket.start()].rstrip(), bracket["de"]
    return Nhan(dong, bullet or dong.so, rest[: len(rest) - len(body)], ten, de, chuan(ten[:MOST]))


_NOT_WORD = re.compile(r"[\W_]+")


def muc_dich(de: str, ho_so: HoSo) -> str:
    """What the words in brackets mean (``b/c``, ``th/h``...), by the parameters of NN20; empty: they are no purpose."""
    bare = _NOT_WORD.sub("", fold(de)).removeprefix("de")
    nghia: Mapping[str, list[str]] = ho_so.tham_so("NN20")["nghia"]
    return next((key for key, words in nghia.items() if bare in words), "")


def chuan(text: str) -> str:
    """``text`` in lower case with tone marks in one place; letters stay where they are."""
    return to_new_style(text).lower()


def loi(dong: Dong, trich: str, sua: str | None = None, tai: int | None = None, **more: Any) -> Loi:
    """A finding; one in a line that the reader put together from several is shown, never mended."""
    if sua is not None and dong.text not in dong.paragraph.text:
        sua = None
    facts = more.pop("du_lieu", None)
    return Loi(dong, trich, sua, facts, tai, **more)
