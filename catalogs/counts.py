"""Writes the table of counts into README.md beside it: run ``make schemas``; a test compares."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from kehoach.catalog.dia_phuong import danh_sach_tinh, danh_sach_xa
from kehoach.catalog.load import DanhMuc
from kehoach.catalog.lop import Lop

HERE = Path(__file__).resolve().parent
BEGIN, END = "<!-- số liệu: sinh ra từ dữ liệu, đừng sửa tay -->\n", "<!-- hết số liệu -->\n"


def rows(catalog: DanhMuc) -> Iterator[tuple[str, int, str]]:
    """What, how many, and how sure."""
    documents = catalog.van_ban.values()
    sure = Counter(each.tin_cay for each in documents)
    state = sum(each.hieu_luc_tin_cay == "xac_minh" for each in documents)
    yield (
        "văn bản",
        len(documents),
        f"số, ngày xác minh {_share(sure['xac_minh'], len(documents))}; tình trạng hiệu lực xác minh {_share(state, len(documents))}",
    )
    areas = catalog.noi_dung.values()
    yield "lĩnh vực nội dung", len(areas), "lời văn tự soạn, ba giọng, hai độ dài"
    values = [value for area in areas for each in area.chi_tieu for value in each.gia_tri]
    yield "chỉ tiêu", sum(len(area.chi_tieu) for area in areas), f"{len(values)} giá trị, giá trị nào cũng có nguồn"
    tasks = [task for area in areas for task in area.nhiem_vu]
    yield (
        "nhiệm vụ",
        len(tasks),
        f"có nguồn {_share(sum(not task.goi_y for task in tasks), len(tasks))}, còn lại là gợi ý",
    )
    yield "khung", len(catalog.khung), ", ".join(catalog.khung)
    yield "đơn vị", len(catalog.don_vi), "tên theo loại xã và theo ngày"
    yield "dòng nơi nhận", len(catalog.noi_nhan), ""
    words = Counter(each.loai for each in catalog.tu_vung.values())
    yield "từ vựng", sum(words.values()), ", ".join(f"{loai} {count}" for loai, count in sorted(words.items()))
    day = catalog.moc_hieu_luc
    kinds = Counter(each.loai for each in danh_sach_xa(day))
    shown = ", ".join(f"{kinds[loai]} {loai}" for loai in ("xã", "phường", "đặc khu"))
    yield (
        "đơn vị cấp xã",
        sum(kinds.values()),
        f"{shown} vào ngày {day:%d/%m/%Y}, thuộc {len(danh_sach_tinh(day))} tỉnh, thành phố",
    )


def _share(part: int, whole: int) -> str:
    return f"{part}/{whole} ({100 * part / whole:.0f} %)"


def readme(text: str, catalog: DanhMuc) -> str:
    """``text`` with the block between the marks made anew."""
    table = [
        "| | số mục | |",
        "|---|---|---|",
        *(f"| {what} | {count} | {note} |" for what, count, note in rows(catalog)),
    ]
    head, rest = text.split(BEGIN)
    return head + BEGIN + "\n".join(table) + "\n" + END + rest.split(END)[1]


if __name__ == "__main__":
    path = HERE / "README.md"
    path.write_text(readme(path.read_text(encoding="utf-8"), DanhMuc([Lop(HERE)])), encoding="utf-8")
