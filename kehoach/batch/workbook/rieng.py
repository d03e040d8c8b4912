"""The columns that the clerk added to the sheet xa: each given its key."""

import re
from collections.abc import Collection, Iterator

from kehoach.batch.workbook.cot import TEN_RIENG, Kieu, gan_nhat, khoa_cua, ten_goi
from kehoach.batch.workbook.loi import canh_bao
from kehoach.batch.workbook.mau import NHIEM_VU
from kehoach.batch.workbook.o_trong import CHUNG
from kehoach.batch.workbook.trang import Trang, chu_cot
from kehoach.problems import Place, Problem

_OF_TASK = re.compile(r"(.{1,60}?)\s*[:.]\s*(.+)")
_RAW = frozenset({"ma", "stt", "so_dien_thoai", "dien_thoai"})
_CODE = re.compile(r"(ct|nv)_?\d+")


def cot_rieng(
    trang: Trang, chi_tieu: Collection[str], nhiem_vu: Collection[str], problems: list[Problem]
) -> dict[int, str]:
    """Position -> key: the code of an indicator, ``nv03.kinh_phi``, or the title itself as a slot (``so_ho``). What cannot
    be one, or is nearly a code and is none, is added to ``problems``."""
    keys: dict[int, str] = {}
    for at, title in trang.rieng.items():
        key, problem = _key(title, chi_tieu, nhiem_vu)
        place = trang.cho(trang.dau, at).place(trang.so.tep)
        if problem:
            problems.append(Problem("HL20", problem[0], problem[1], place, near=problem[2]))
        elif key in keys.values():
            first = next(chu_cot(other) for other, name in keys.items() if name == key)
            message = f"Cột “{title[:60]}” trùng với cột {first}"
            problems.append(Problem("HL07", message, "đổi tên hoặc xóa một cột", place))
        else:
            keys[at] = key
            problems.extend(_nearly_ours(trang, title, key, place))
    return keys


def _key(
    title: str, chi_tieu: Collection[str], nhiem_vu: Collection[str]
) -> tuple[str, tuple[str, str, tuple[str, ...]] | None]:
    key = khoa_cua(title)
    codes = [*chi_tieu, *nhiem_vu]
    if key in chi_tieu:
        return key, None
    parts = _OF_TASK.fullmatch(title)
    code = khoa_cua(parts[1]) if parts else ""
    if parts and code in chi_tieu and khoa_cua(parts[2]) in ("gia_tri", "chi_tieu"):
        return code, None
    if parts and code in nhiem_vu:
        column = ten_goi(NHIEM_VU).get(khoa_cua(parts[2]))
        if column and column.khoa in TEN_RIENG:
            return f"{code}.{column.khoa}", None
        mend = f"viết “{parts[1]}: kinh phí”, hoặc một trong: " + ", ".join(TEN_RIENG.values())
        return "", (f"Không hiểu cột “{title[:60]}”", mend, gan_nhat(parts[2], list(TEN_RIENG.values())))
    if key in nhiem_vu:
        mend = f"viết “{title}: kinh phí” hoặc “{title}: thời hạn”"
        return "", (f"Cột “{title[:60]}” chưa nói là giá trị nào của nhiệm vụ", mend, ())
    if _CODE.fullmatch(key) or (parts and _CODE.fullmatch(code)):
        message = f"Cột “{title[:60]}” không phải mã nào ở trang chi_tieu, nhiem_vu"
        return "", (message, "sửa mã, hoặc xóa cột", gan_nhat(code or key, codes))
    if key in CHUNG:
        return "", (f"Tên cột “{title[:60]}” trùng với ô có sẵn {{{key}}}", "đổi tên cột", ())
    return key, None


def _nearly_ours(trang: Trang, title: str, key: str, place: Place) -> Iterator[Problem]:
    """A title that is nearly one of ours is taken as the clerk's own, and told."""
    import difflib

    taken = {each.khoa for each in trang.cot.values()}
    free = {khoa_cua(each.ten): each.ten for each in trang.mau.cot if each.khoa not in taken}
    near = difflib.get_close_matches(key, free, n=1, cutoff=0.8)
    if near:
        message = f"Cột “{title[:60]}” được coi là cột riêng {{{key}}}"
        yield canh_bao("HL20", message, f"nếu là “{free[near[0]]}” thì sửa tên cột", place, (free[near[0]],))


def kieu_rieng(key: str, chi_tieu: Collection[str]) -> Kieu:
    """How the cells of such a column are read: years and codes as they are, values as numbers."""
    _, _, field = key.partition(".")
    if field == "thoi_han":
        return "thoi_han"
    if key in chi_tieu or field == "kinh_phi":
        return "so"
    return "ma" if key in _RAW or key.startswith(("nam_", "ma_")) else "chu"
