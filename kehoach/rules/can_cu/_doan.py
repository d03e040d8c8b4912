"""The bases of a plan as the rules see them: each paragraph parted into the documents that it names."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, cast

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.text.citations import TEN_LOAI, TEN_LOAI_KHAC, TEN_LUAT, VienDanHit
from kehoach.text.ten_loai import TEN_LOAI_DAI
from kehoach.text.vien_dan import DONG_TU


def mot_trong(words: Iterable[str]) -> str:
    """A pattern for one of the words, the longest first."""
    return "|".join(re.escape(each).replace("\\ ", r"\s{1,3}") for each in sorted(words, key=len, reverse=True))


LOAI = (*TEN_LOAI_DAI, *TEN_LOAI.values(), *TEN_LOAI_KHAC.values(), *TEN_LUAT, "Văn bản")
_KIND = mot_trong(LOAI)
_LEAD_WORDS = "Căn cứ|CĂN CỨ|Căn Cứ|căn cứ|Thực hiện|thực hiện|Thi hành|Triển khai|Theo|Xét"
_LEAD = re.compile(rf"(?P<dan>{_LEAD_WORDS})(?P<thua>\s+(?:vào|theo)(?=\s))?\s{{1,5}}(?=\S)")
_BULLET = re.compile(rf"(?:[-–—+•*]|\d{{1,2}}[.)])\s*(?=(?:{_LEAD_WORDS})\s)")
_NEXT = re.compile(
    rf";\s{{0,5}}(?:và\s{{1,3}})?(?=(?:Căn\scứ|căn\scứ|Thực\shiện|thực\shiện|Xét)\s"
    rf"|(?:{_KIND})(?:,?\s{{1,3}}(?:số(?!\w)|[0-9]|ngày\s|của\s))"
    rf"|(?:Bộ\s{{1,3}}luật|Luật|Pháp\s{{1,3}}lệnh)\s{{1,3}}[^\W\d_]|\[\[)"
)
_KIND_AT = re.compile(rf"(?:{_KIND})(?![^\W\d_])")
_CLOSED = re.compile(r'“[^“”]{0,800}”|"[^"]{0,800}"|\([^()]{0,400}\)|\[\[[^\[\]]{0,400}\]\]')
_QUOTED = re.compile(r'“[^“”]{0,800}”|"[^"]{0,800}"')
_SUBJECT = re.compile(
    rf"[\s,]{{0,3}}(?:{mot_trong(DONG_TU)}|Về|V/v|Quyết định|Kế hoạch|giai đoạn|năm|thi hành|cụ thể hóa)(?!\w)",
    re.IGNORECASE,
)
_LISTED = re.compile(r"\s{0,3}(?:[,;]?\s{1,3}(?:và|cùng|với)\s{1,3}|[,;]\s{0,3})(?:số\s{1,2})?")


class Khoang:
    """Stretches of a text, to ask whether a place is within one."""

    def __init__(self, pattern: re.Pattern[str], text: str) -> None:
        spans = [m.span() for m in pattern.finditer(text)]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def __contains__(self, at: object) -> bool:
        index = bisect_right(self.starts, cast("int", at)) - 1
        return index >= 0 and cast("int", at) < self.ends[index]


@dataclass(slots=True)
class Phan:
    """One basis: a document (``goc``, where its number or date is known) with its subject."""

    dong: Dong
    dau: int
    """Where it begins in the line, behind Căn cứ"""
    cuoi: int
    dan: str
    """Căn cứ, Thực hiện...; that of the basis before, where it has none of its own"""
    goc: VienDanHit | None = None
    ten_loai: str = ""
    """Its kind as written; empty where it begins with none"""

    @property
    def text(self) -> str:
        """Its words."""
        return self.dong.text[self.dau : self.cuoi]

    @property
    def la_can_cu(self) -> bool:
        """Whether it is a basis proper; what a plan carries out (Thực hiện ...) belongs to the opening sentence."""
        return self.dan.lower() == "căn cứ"

    @property
    def sau(self) -> str:
        """What stands behind the issuer and the date: the subject; the whole text where no document was found."""
        return self.text if self.goc is None else self.dong.text[self.goc.span[1] : self.cuoi]


@dataclass(slots=True)
class Doan:
    """A paragraph of bases."""

    dong: Dong
    dan: str
    """Its first word as written: Căn cứ; empty where it goes on without one"""
    dan_tai: int
    thua: str
    """``vào`` or ``theo`` behind it"""
    gach: str
    """A dash before it"""
    het: int
    """Where the opening sentence begins, else the length of the line"""
    phan: list[Phan] = field(default_factory=list)

    @property
    def noi(self) -> bool:
        """Whether the opening sentence stands at its end."""
        return self.het < len(self.dong.text)

    @property
    def la_can_cu(self) -> bool:
        """Whether it is a paragraph of bases proper."""
        return bool(self.phan) and self.phan[0].la_can_cu


@dataclass(slots=True)
class VienDanO:
    """A citation and how it stands there."""

    dong: Dong
    hit: VienDanHit
    la_goc: bool
    """The document of a basis"""
    trong: bool
    """Named in the subject of another document, or between quotation marks: words of other people"""


def cac_doan(ho_so: HoSo) -> list[Doan]:
    """The paragraphs of bases, in order."""
    return cast("list[Doan]", _nho(ho_so)["doan"])


def cac_phan(ho_so: HoSo) -> list[Phan]:
    """The bases, in order."""
    return cast("list[Phan]", _nho(ho_so)["phan"])


def cac_vien_dan(ho_so: HoSo) -> list[VienDanO]:
    """Every citation with how it stands; those of the title and of the line (Kèm theo ...) left out."""
    return cast("list[VienDanO]", _nho(ho_so)["vien_dan"])


def _nho(ho_so: HoSo) -> dict[str, Any]:
    return ho_so.mot_lan(_parts)


def _parts(ho_so: HoSo) -> dict[str, Any]:
    hits: dict[int, list[VienDanHit]] = {}
    for each in ho_so.vien_dan:
        hits.setdefault(id(each.dong), []).append(each.hit)
    doan = list(_doan(ho_so, hits))
    phan = [each for one in doan for each in one.phan]
    goc = {id(each.goc) for each in phan if each.goc}
    found = list(_vien_dan(ho_so, hits, goc))
    return {"doan": doan, "phan": phan, "vien_dan": found}


def _doan(ho_so: HoSo, hits: dict[int, list[VienDanHit]]) -> Iterator[Doan]:
    opening = "" if ho_so.dau(Vai.MO_DAU) else ho_so.ke_hoach.mo_dau[:50]
    before = ""
    for dong in ho_so.vai(Vai.CAN_CU):
        text = dong.text
        start = len(text) - len(text.lstrip())
        bullet = _BULLET.match(text, start)
        lead = _LEAD.match(text, bullet.end() if bullet else start)
        at = text.rfind(opening) if opening else -1
        end = at if at > 0 else len(text)
        doan = Doan(
            dong, lead["dan"] if lead else "", lead.start() if lead else start,
            (lead["thua"] or "").strip() if lead else "", bullet[0] if bullet else "", end,
        )  # fmt: skip
        before = doan.dan or before or "Căn cứ"
        doan.phan = list(_parted(dong, lead.end() if lead else start, end, before, hits.get(id(dong), [])))
        yield doan


def _parted(dong: Dong, start: int, end: int, dan: str, hits: list[VienDanHit]) -> Iterator[Phan]:
    text = dong.text
    closed = Khoang(_CLOSED, text)
    bounds = [start]
    leads = [dan]
    for m in _NEXT.finditer(text, start, end):
        if m.start() in closed or (
            "một số điều của" in text[bounds[-1] : m.start()] and not text.startswith(("Căn cứ", "căn cứ"), m.end())
        ):
            continue
        lead = _LEAD.match(text, m.end())
        bounds.append(lead.end() if lead else m.end())
        leads.append(lead["dan"].capitalize() if lead else leads[-1])
    by_start = {each.span[0]: each for each in hits}
    for index, (begin, lead_word) in enumerate(zip(bounds, leads, strict=True)):
        stop = bounds[index + 1] if index + 1 < len(bounds) else end
        semicolon = text.rfind(";", begin, stop)
        cut = semicolon if index + 1 < len(bounds) and semicolon > 0 else stop
        cut = begin + len(text[begin:cut].rstrip(" ;,.\t\u00a0"))
        kind = _KIND_AT.match(text, begin, max(cut, begin))
        hit = by_start.get(begin)
        if hit is None and text.startswith("số ", begin):
            hit = by_start.get(begin + 3)
        yield Phan(dong, begin, cut, lead_word, hit, " ".join(kind[0].split()) if kind else "")


def _vien_dan(ho_so: HoSo, hits: dict[int, list[VienDanHit]], goc: set[int]) -> Iterator[VienDanO]:
    for dong in ho_so.loi_van:
        own = hits.get(id(dong), ())
        quoted = Khoang(_QUOTED, dong.text) if own else None
        last: VienDanO | None = None
        for hit in own:
            la_goc = id(hit) in goc
            inside = False
            if not la_goc and last is not None:
                gap = dong.text[last.hit.span[1] : hit.span[0]]
                inside = (
                    (bool(_SUBJECT.match(gap)) and ";" not in gap and ". " not in gap)
                    or (last.trong and bool(_LISTED.fullmatch(gap)) and ";" not in gap)
                    or (last.trong and len(gap) < 90 and ";" not in gap and "." not in gap)
                )
            quote = quoted is not None and hit.span[0] in quoted
            last = VienDanO(dong, hit, la_goc, inside or quote)
            yield last
