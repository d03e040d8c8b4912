"""Stated totals against what is listed: in the sentence, below it, in the annex (NQ09, NQ19, NQ20)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._bang import BangDoc, cac_bang
from kehoach.rules.nhat_quan._dem import Dem, ben_duoi, cac_dem, mo_dau_muc
from kehoach.rules.nhat_quan._thoi_ky import cac_ky
from kehoach.text.nfc import fold
from kehoach.text.ordinals import NumberingError, from_roman

_ANNEX = re.compile(r"[Pp]hụ lục\s(?:số\s)?(?P<so>[IVX]{1,5}|\d{1,2})(?!\w)")
_ENDS = re.compile(r"(?:sau|sau đây|dưới đây|gồm|là|cụ thể|:)\s*[:.]?\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:mỗi|từng|tại|trong đó|trong số|ở)(?!\w)", re.IGNORECASE)
_PARTS = re.compile(r"\((\d{1,2})\)")
_SHARE = re.compile(r"\((?P<so>\d{1,3}) chỉ tiêu\)|:\s?(?P<so2>\d{1,3}) chỉ tiêu")


def _counted(ho_so: HoSo) -> tuple[str, ...]:
    return tuple(ho_so.tham_so("NQ20")["don_vi_dem"])


def _lines(ho_so: HoSo) -> list[tuple[Dong, list[Dem]]]:
    """The lines that state a count, and their counts."""
    units = _counted(ho_so)
    lines = (each for each in ho_so.dong if each.vai in (Vai.MUC, Vai.DOAN, Vai.KHAC) and len(each.text) < 4000)
    return [(dong, counts) for dong in lines if (counts := cac_dem(dong.text, units))]


@luat("NQ19", Can.KE_HOACH)
def tong_bang_cong(ho_so: HoSo) -> Iterator[Loi]:
    """A stated total is the sum of the parts listed with it."""
    units = _counted(ho_so)
    for dong, totals in ho_so.mot_lan(_lines):
        for total in totals:
            parts = _listed_parts(ho_so, dong, total, units) or _inline_parts(dong.text, total, totals)
            if len(parts) > 1 and sum(parts) != total.so:
                facts = {
                    "tong": total.viet,
                    "don_vi": total.don_vi,
                    "cong": sum(parts),
                    "cac": " + ".join(map(str, parts)),
                }
                yield Loi(dong, f"{total.viet} {total.don_vi}", None, facts, tai=total.tai)


def _listed_parts(ho_so: HoSo, dong: Dong, total: Dem, units: tuple[str, ...]) -> list[int]:
    if not dong.text.rstrip().endswith(":"):
        return []
    parts: list[int] = []
    items = ben_duoi(ho_so, dong)
    for item in items:
        own = [each.so for each in cac_dem(item.text, units) if each.don_vi == total.don_vi]
        if len(own) != 1:
            return []
        parts += own
    return parts


def _inline_parts(text: str, total: Dem, totals: list[Dem]) -> list[int]:
    """The parts of ``21 chỉ tiêu thuộc 07 nhóm: A (09 chỉ tiêu); B (12 chỉ tiêu)``."""
    colon = text.find(":", total.den)
    if colon < 0 or total is not next((each for each in totals if each.don_vi == total.don_vi), None):
        return []
    stop = re.search(r"\.(?:\s|$)", text[colon:])
    end = colon + stop.start() if stop else len(text)
    later = [each for each in totals if each.don_vi == total.don_vi and colon < each.tai < end]
    pieces = re.split(r";", text[colon + 1 : end])
    if len(pieces) != len(later):
        pieces = re.split(r"[;,]", text[colon + 1 : end])
    return [each.so for each in later] if len(later) > 1 and len(pieces) >= len(later) else []


@luat("NQ20", Can.KE_HOACH)
def du_so_muc(ho_so: HoSo) -> Iterator[Loi]:
    """As many items as announced."""
    for dong, counts in ho_so.mot_lan(_lines):
        yield from _announced(ho_so, dong, counts)
        yield from _in_line(dong, counts)


def _announced(ho_so: HoSo, dong: Dong, counts: list[Dem]) -> Iterator[Loi]:
    text = dong.text.rstrip()
    heading = dong.vai is Vai.MUC and not text.endswith((":", ".", ";")) and counts[0].tai <= len(dong.so) + 3
    if not (text.endswith(":") or heading):
        return
    begin = max(text.rfind(". "), text.rfind("; "), -1) + 1
    last = [each for each in counts if each.tai >= begin and not _BETWEEN.search(text, each.den)]
    items = ben_duoi(ho_so, dong)
    if not last or len(items) < 2:
        phases = _phase_lines(ho_so, dong) if last else []
        last = [each for each in last if each.don_vi == "giai đoạn"]
        if not last or len(phases) < 2:
            return
        items = phases
    if any(each.so == len(items) for each in last):
        return
    found = _fitting(last, items)
    if found and (heading is False or len(last) == 1):
        facts = {"neu": found.viet, "don_vi": found.don_vi, "co": len(items)}
        yield Loi(dong, f"{found.viet} {found.don_vi}", None, facts, tai=found.tai)


def _fitting(counts: list[Dem], items: list[Dong]) -> Dem | None:
    """The count that the items are: the only one, or the one whose word the items begin with."""
    if len(counts) == 1:
        return counts[0]
    first = mo_dau_muc(items[0]).lower()
    return next((each for each in counts if first.startswith(each.don_vi)), None)


def _phase_lines(ho_so: HoSo, dong: Dong) -> list[Dong]:
    siblings, place = ho_so.cung_cap.get(id(dong), ([], 0))
    found: list[Dong] = []
    for each in siblings[place + 1 : place + 12]:
        if not mo_dau_muc(each).lower().startswith("giai đoạn"):
            break
        found.append(each)
    return found


def _in_line(dong: Dong, counts: list[Dem]) -> Iterator[Loi]:
    """``02 giai đoạn (2026 - 2027 và 2028 - 2030)``; ``gồm 03 nhiệm vụ: (1) ...; (2) ...``; ``07 nhóm: A (02 chỉ tiêu); ...``."""
    text = dong.text
    for place, each in enumerate(counts):
        stop = re.search(r"\.(?:\s|$)", text[each.den :])
        rest = text[each.den : each.den + stop.start() if stop else len(text)]
        listed = 0
        if each.don_vi == "giai đoạn" and re.match(r"\s?[(:,]", rest):
            listed = len(cac_ky(rest))
        elif ":" in rest and not any(":" not in text[each.den : other.tai] for other in counts[place + 1 :]):
            after = rest[rest.index(":") :]
            marks = [int(m[1]) for m in _PARTS.finditer(after)]
            if marks and marks == list(range(1, len(marks) + 1)):
                listed = len(marks)
            elif each.don_vi == "nhóm":
                listed = len(_SHARE.findall(after))
        if listed > 1 and listed != each.so:
            facts = {"neu": each.viet, "don_vi": each.don_vi, "co": listed}
            yield Loi(dong, f"{each.viet} {each.don_vi}", None, facts, tai=each.tai)


@luat("NQ09", Can.KE_HOACH)
def loi_van_khop_bang(ho_so: HoSo) -> Iterator[Loi]:
    """Counts of indicators, tasks and groups in the text are those of the annex."""
    tables = {
        kind: [each for each in cac_bang(ho_so) if each.loai == kind and each.phu_luc]
        for kind in ("chi_tieu", "nhiem_vu")
    }
    if not any(tables.values()):
        return
    for dong, counts in ho_so.mot_lan(_lines):
        for each in () if dong.phu_luc else counts:
            if each.don_vi not in ("chỉ tiêu", "nhiệm vụ", "nhóm chỉ tiêu", "nhóm nhiệm vụ", "nhóm"):
                continue
            found = _against(ho_so, dong, each, tables)
            if found is not None and found != each.so:
                facts = {"neu": each.viet, "don_vi": each.don_vi, "co": found}
                yield Loi(dong, f"{each.viet} {each.don_vi}", None, facts, tai=each.tai)


def _against(ho_so: HoSo, dong: Dong, each: Dem, tables: dict[str, list[BangDoc]]) -> int | None:
    text = dong.text
    tasks = "nhiệm vụ" in each.don_vi or ("chỉ tiêu" not in text and "nhiệm vụ" in text)
    own = tables["nhiem_vu" if tasks else "chi_tieu"]
    named = {value for m in _ANNEX.finditer(text) if (value := _number(m["so"]))}
    whole = bool(named) or _is_whole(ho_so, dong)
    if named:
        own = [table for table in own if table.phu_luc in named]
    if len(own) != 1:
        return None
    table = own[0]
    if each.don_vi.startswith("nhóm"):
        return len(table.nhom) if whole and table.nhom else None
    group = _group_of(text, each, table)
    if group is not None:
        return group
    # A number of a group beside the total of the annex
    if not whole or (len(cac_dem(text, (each.don_vi,))) > 1 and each is not cac_dem(text, (each.don_vi,))[0]):
        return None
    if cac_dem(text, (each.don_vi,))[0].tai != each.tai or re.search(
        r"(?<!\w)(?:trong đó|có)\s$", text[max(0, each.tai - 9) : each.tai]
    ):
        return None
    return len(table.hang) or None


def _is_whole(ho_so: HoSo, dong: Dong) -> bool:
    """Whether the count is of the whole plan: it announces the list of groups that the annex has."""
    text = dong.text.lower()
    if "nhóm" in text and ("chỉ tiêu cụ thể" in text or text.rstrip().endswith(":")):
        return any(mo_dau_muc(item).lower().startswith("nhóm") for item in ben_duoi(ho_so, dong)) or "phấn đấu" in text
    return False


def _group_of(text: str, each: Dem, table: BangDoc) -> int | None:
    """The rows of the group that ``Nhóm phát triển hạ tầng: 02 chỉ tiêu`` or ``phát triển hạ tầng (02 chỉ tiêu)`` speaks of."""
    if not re.search(r"(?:\s\(|:\s?|có\s|gồm\s)$", text[max(0, each.tai - 6) : each.tai]):
        return None
    name = re.split(r"[;:]\s|\(\d{1,2}\)\s", text[: each.tai].rstrip(" (:"))[-1]
    wanted = re.sub(r"^[\s\-+•.\d()]*(?:ve |nhom )?(?:nhom )?(?:chi tieu )?(?:ve )?", "", fold(name)).strip(" :(")
    return table.so_hang_theo_nhom().get(wanted) if len(wanted) > 4 else None


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    try:
        return from_roman(written)
    except NumberingError:
        return None
