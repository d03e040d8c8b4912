"""The engine: every rule of the regime over one document; what it says becomes findings, what it lacks is told."""

from collections.abc import Iterable, Iterator, Mapping

from kehoach.model.dong import Dong
from kehoach.model.phat_hien import KhongKiemTra, PhatHien, ViTri
from kehoach.problems import Level
from kehoach.rules.bo_luat import cac_ma, mo_ta
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, Luat, cac_luat
from kehoach.text.nfc import nfc

HONG = "KH00"
"""A rule that crashed."""
MAX_WRAPPED = 500
"""Lines of one paragraph, empty ones between them too, in which a place is looked for"""
MAX_PER_RULE = 200
"""So many findings of one rule in one document; more say nothing new"""


def kiem(ho_so: HoSo, chi: Iterable[str] | None = None) -> tuple[list[PhatHien], list[KhongKiemTra]]:
    """Check ``ho_so`` by every rule of its regime (or those of ``chi``): findings in reading order, and the rules that could
    not be checked. A rule that crashes is a finding KH00; the others go on."""
    found: list[PhatHien] = []
    unchecked: list[KhongKiemTra] = []
    rules = cac_luat()
    for ma in cac_ma(ho_so.che_do) if chi is None else chi:
        rule = rules[ma]
        reason = ho_so.thieu(rule.can)
        if reason:
            unchecked.append(KhongKiemTra(ma, reason))
        else:
            found += _of_rule(ho_so, rule)
    found.sort(key=lambda each: each.thu_tu)
    return found, unchecked


def _of_rule(ho_so: HoSo, rule: Luat) -> Iterator[PhatHien]:
    seen: set[tuple[int, int | None, str]] = set()
    try:
        for each in rule.ham(ho_so):
            key = (id(each.dong), each.tai, each.trich)
            if key in seen:
                continue
            seen.add(key)
            yield _finding(ho_so, rule.ma, each)
            if len(seen) >= MAX_PER_RULE:
                return
    except Exception as error:  # noqa: BLE001 - one rule must not stop the others
        yield PhatHien(
            HONG, Level.LOI, f"Luật {rule.ma} bị hỏng khi kiểm tra tệp này ({type(error).__name__}: {error})"[:300],
            huong_dan="báo cho người làm chương trình, kèm tệp nếu được; các luật khác vẫn kiểm tra đủ",
        )  # fmt: skip


def _finding(ho_so: HoSo, ma: str, loi: Loi) -> PhatHien:
    says, dong = mo_ta(ma, ho_so.che_do), loi.dong
    trich = loi.trich or (dong.text if dong else "")
    facts = {"trich": _short(trich), "sua": loi.sua or "", **(loi.du_lieu or {})}
    return PhatHien(
        ma=ma,
        muc_do=loi.muc_do or says.muc_do,
        thong_diep=_filled(says.thong_diep, facts),
        trich=trich,
        sua=loi.sua,
        cach_sua=loi.cach_sua or says.cach_sua,
        huong_dan=_filled(says.huong_dan, facts),
        can_cu=says.can_cu,
        vi_tri=_place(ho_so, dong, trich, loi.tai),
        doan_van=dong.text if dong else "",
        lan=_which(dong, trich, loi.tai) if dong else 1,
        ma_nut=dong.ma if dong else "",
        thu_tu=dong.thu_tu if dong else -1,
    )


def _filled(template: str, facts: Mapping[str, object]) -> str:
    return template.format_map(facts) if "{" in template else template


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 120 else f"{text[:117]}..."


def _place(ho_so: HoSo, dong: Dong | None, trich: str, at: int | None) -> ViTri:
    if dong is None:
        return ViTri()
    spot = dong.spot
    paragraph = spot.paragraph or ho_so.thu_tu_doan.get(id(dong.paragraph))
    line = _line(ho_so, dong, spot.line, trich, at) if spot.line else None
    return ViTri(line, paragraph, dong.muc or None, spot.page)


def _line(ho_so: HoSo, dong: Dong, first: int, trich: str, at: int | None) -> int:
    """The line that ``trich`` begins in, of a paragraph that the source wraps over several: so many letters come before it."""
    text = dong.paragraph.text
    place = dong.goc + at if at is not None else text.find(trich, dong.goc)
    if not ho_so.document.wrapped or place <= 0:
        return first
    left = sum(map(len, text[:place].split()))
    for number in range(first, first + MAX_WRAPPED):
        letters = sum(map(len, nfc(ho_so.chu_go.get(number, "")).split()))
        if left < letters:
            return number
        left -= letters
    return first


def _which(dong: Dong, trich: str, at: int | None) -> int:
    """Which occurrence in the paragraph: that at offset ``at`` of the line, else the first in the line."""
    text = dong.paragraph.text
    place = dong.goc + at if at is not None else text.find(trich, dong.goc)
    return text.count(trich, 0, place) + 1 if place > 0 and trich else 1
