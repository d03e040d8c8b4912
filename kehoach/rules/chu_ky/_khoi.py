"""The signature as the rules see it: its lines in capitals, the powers in them, whose plan it is."""

import re
from dataclasses import dataclass, field

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.noi_nhan._nen import chuan
from kehoach.text.nfc import to_new_style

QUYEN = re.compile(
    r"(?P<chu>(?P<tuq>T\s?[./]?\s?U\s?[./]?\s?Q)|(?P<tm>T\s?[./]?\s?M)|(?P<kt>K\s?[./]?\s?T)|(?P<tl>T\s?[./]?\s?L)|(?P<q>Q(?=\s?[./])))"
    r"(?P<dau>(?:\s?[./,:]+)?)(?P<cach>\s*)(?=[^\W\d_])",
    re.IGNORECASE,
)
"""A power at the beginning of a line: TM. KT. TL. TUQ. Q."""
DUNG = {"tm": "TM.", "kt": "KT.", "tl": "TL.", "tuq": "TUQ.", "q": "Q."}
_CHAIRMAN_ISSUES = re.compile(
    r"chủ tịch\s+(?:ubnd|ủy ban nhân dân)\b[^.;:]{0,60}?\b(?:ban hành|xây dựng|đề ra|lập)\b", re.IGNORECASE
)


@dataclass(slots=True)
class Khoi:
    """The signature."""

    dong: list[Dong] = field(default_factory=list)
    """Its lines in capitals, in order: powers, then the office"""
    quyen: list[tuple[str, Dong, str]] = field(default_factory=list)
    """tm, kt, tl, tuq, q; the line; what stands behind it, in capitals"""
    chuc_vu: Dong | None = None
    ho_ten: Dong | None = None

    def co(self, *quyen: str) -> bool:
        """Whether one of those powers is there."""
        return any(each[0] in quyen for each in self.quyen)

    @property
    def chuc(self) -> str:
        """The office, in capitals, without a power: PHÓ CHỦ TỊCH."""
        return tran(self.chuc_vu.text) if self.chuc_vu else ""

    @property
    def cap_pho(self) -> bool:
        """Whether a deputy signs."""
        return self.chuc.startswith("PHÓ ")


def hoa(text: str) -> str:
    """``text`` in capitals, tone marks in one place, white space single."""
    return " ".join(to_new_style(text).upper().split())


def tran(text: str) -> str:
    """The line in capitals without the power that it begins with."""
    text = text.strip()
    m = QUYEN.match(text)
    return hoa(text[m.end() :] if m and la_quyen(m) else text)


def la_quyen(m: re.Match[str]) -> bool:
    """Whether what looks like a power is one: it has a mark or a gap behind it."""
    return bool(m["dau"].strip() or m["cach"])


def khoi_ky(ho_so: HoSo) -> Khoi:
    """The signature of the document; empty where there is none."""
    lines = list(ho_so.vai(Vai.QUYEN_HAN, Vai.CHUC_VU))
    block = Khoi(lines, chuc_vu=ho_so.dau(Vai.CHUC_VU), ho_ten=ho_so.dau(Vai.HO_TEN))
    for index, dong in enumerate(lines):
        m = QUYEN.match(dong.text.strip())
        if m and la_quyen(m):
            behind = hoa(dong.text.strip()[m.end() :])
            following = lines[index + 1].text.strip() if index + 1 < len(lines) else ""
            if behind in ("ỦY BAN", "ỦY BAN NHÂN") and not QUYEN.match(following):
                behind = f"{behind} {hoa(following)}"  # a narrow column broke the line
            block.quyen.append((next(key for key in DUNG if m[key]), dong, behind))
    return block


def chu_tich_ban_hanh(ho_so: HoSo) -> bool:
    """Whether the plan says that the Chairman issues it: then he signs in his own name."""
    for dong in ho_so.vai(Vai.MO_DAU, Vai.CAN_CU, Vai.KEM_THEO):
        if "hủ tịch" in dong.text and _CHAIRMAN_ISSUES.search(chuan(dong.text[-600:])):
            return True
    organ = chuan(ho_so.ke_hoach.co_quan.ten)
    return organ.startswith("chủ tịch")
