"""Findings for people: by group, each with its words and a caret under the fault."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from kehoach.model.phat_hien import NHOM, TEN_MUC_DO, TEN_NHOM, CachSua, KetQuaTep, KhongKiemTra, PhatHien, ViTri
from kehoach.problems import Level

To = Callable[[str, str], str]
"""Puts text into a colour: ``to("red", "lỗi")``."""
MAX_OF_ONE_RULE = 8
"""So many findings of one rule are shown in full; the rest is counted."""
WIDTH = 88
_INDENT = " " * 11
_COLOURS = {Level.LOI: "red", Level.CANH_BAO: "yellow", Level.GOI_Y: "cyan"}


def plain(_colour: str, text: str) -> str:
    """No colour."""
    return text


def lines(result: KetQuaTep, colour: To = plain) -> Iterator[str]:
    """The report of one file, line by line."""
    yield f"{result.ten}: {summary(result)}"
    if result.loai_khac:
        yield f"  Đây là {result.loai_khac.lower()}, không phải kế hoạch: chỉ kiểm tra những luật áp dụng được."
    groups: dict[str, list[PhatHien]] = {name: [] for name in NHOM.values()}
    for each in result.phat_hien:
        groups[each.nhom].append(each)
    for name, found in groups.items():
        if found:
            yield ""
            yield colour("bold", TEN_NHOM[name].upper())
            yield from _group(found, colour)
    yield from _unchecked(result.khong_kiem_tra)


def summary(result: KetQuaTep) -> str:
    """``3 lỗi, 2 cảnh báo, 4 gợi ý``, and what was hidden."""
    parts = [f"{result.dem(level)} {TEN_MUC_DO[level]}" for level in Level]
    hidden = f"; {result.an} chỗ đã bỏ qua" if result.an else ""
    stage = "bản ban hành" if result.giai_doan == "ban-hanh" else "dự thảo"
    return f"{', '.join(parts)} ({stage}, {result.so_luat} luật{hidden})"


def _group(found: Sequence[PhatHien], colour: To) -> Iterator[str]:
    seen: dict[str, int] = defaultdict(int)
    for each in found:
        seen[each.ma] += 1
        if seen[each.ma] <= MAX_OF_ONE_RULE:
            yield from finding(each, colour)
    for ma, count in seen.items():
        if count > MAX_OF_ONE_RULE:
            yield f"  ... {ma}: còn {count - MAX_OF_ONE_RULE} chỗ nữa (xem đủ: --dang html hoặc json)"


def finding(each: PhatHien, colour: To = plain) -> Iterator[str]:
    """One finding."""
    place = where(each.vi_tri)
    level = colour(_COLOURS[each.muc_do], f"{TEN_MUC_DO[each.muc_do]:<9}")
    yield f"  {level}{each.ma}  {f'{place}: ' if place else ''}{each.thong_diep}"
    shown, caret = excerpt(each)
    if shown:
        yield f"{_INDENT}| {shown}"
        if caret:
            yield f"{_INDENT}| {colour('red', caret)}"
    mend = _mend(each)
    if mend:
        yield f"{_INDENT}{mend}"


def where(place: ViTri) -> str:
    """``dòng 12, mục IV.2``."""
    paragraph = None if place.dong else place.doan
    named = (("dòng", place.dong), ("đoạn", paragraph), ("trang", place.trang), ("mục", place.muc))
    return ", ".join(f"{name} {value}" for name, value in named if value)


def excerpt(each: PhatHien) -> tuple[str, str]:
    """A window of the line around the fault, and the caret under it."""
    line = " ".join(each.doan_van.split())
    words = " ".join(each.trich.split())
    at = line.find(words) if words else -1
    if at < 0:
        return (line or words)[:WIDTH], ""
    length = min(len(words), WIDTH - 8)
    start = 0 if at + length <= WIDTH - 4 else max(0, at - max(8, (WIDTH - length) // 2))
    end = start + WIDTH
    head, tail = "…" if start else "", "…" if end < len(line) else ""
    shown = f"{head}{line[start:end]}{tail}"
    return shown, " " * (at - start + len(head)) + "^" * max(1, min(length, end - at))


def _mend(each: PhatHien) -> str:
    parts = []
    if each.sua is not None and each.trich:
        sure = {CachSua.CHAC_CHAN: " (fix tự sửa)", CachSua.DONG_Y: " (fix --dong-y sửa)"}.get(each.cach_sua, "")
        parts.append(f"sửa: {' '.join(each.sua.split())[:WIDTH] or '(bỏ)'}{sure}")
    elif each.huong_dan:
        parts.append(f"cách sửa: {each.huong_dan}")
    if each.can_cu and each.can_cu != "nội bộ":
        parts.append(f"theo {each.can_cu}")
    return "; ".join(parts)


def _unchecked(found: Sequence[KhongKiemTra]) -> Iterator[str]:
    reasons: dict[str, list[str]] = defaultdict(list)
    for each in found:
        reasons[each.ly_do].append(each.ma)
    if reasons:
        yield ""
        yield "KHÔNG KIỂM TRA ĐƯỢC"
    for reason, codes in reasons.items():
        shown = ", ".join(codes[:12]) + (f" và {len(codes) - 12} luật nữa" if len(codes) > 12 else "")
        yield f"  {len(codes)} luật: {reason} ({shown})"
