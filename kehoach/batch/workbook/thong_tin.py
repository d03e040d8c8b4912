"""The sheet thong_tin: what holds for all rows, a label and a value in each of its lines."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kehoach.batch.job import TEN_TEP, Cho, ThongTin
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.cot import gan_nhat, khoa_cua, ten_goi
from kehoach.batch.workbook.loi import OHongError
from kehoach.batch.workbook.mau import THONG_TIN
from kehoach.batch.workbook.o import doc_o
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.trang import chu_cot
from kehoach.problems import KehoachError, Place, Problem

MAX_LINES = 500
_HEADER = frozenset({"khoa", "noi_dung", "thong_tin", "muc", "ten"})


@dataclass(slots=True)
class Doc:
    """The lines as read: key -> text, key -> place; what is wrong."""

    tep: str
    trang: str
    chu: dict[str, str] = field(default_factory=dict)
    cho: dict[str, Cho] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def lay(self, key: str, read: Callable[[str], Any], default: Any) -> Any:
        """The value of a line through ``read``; ``default`` when there is none or it is wrong, which is noted."""
        text = self.chu.get(key, "")
        if not text:
            return default
        try:
            return read(text)
        except OHongError as error:
            self.problems.append(error.problem(self.tep, self.cho[key]))
        except KehoachError as error:
            self.problems += [
                Problem(each.code, each.message, each.mend, self.cho[key].place(self.tep), each.level, each.near)
                for each in error.problems
            ]
        return default


def doc_thong_tin(so: So, trang: str) -> Doc:
    """The lines of the sheet; label in one column, value in the next."""
    doc = Doc(so.tep, trang)
    known = ten_goi(THONG_TIN)
    formulas = {ref for ref in so.trang[trang].khong_ket_qua}
    for number, row in so.hang(trang, max_row=MAX_LINES, max_col=3):
        try:
            label = doc_o(row[0])
            column = known.get(khoa_cua(label))
            value = doc_o(row[1], column.kieu if column else "chu") if len(row) > 1 else ""
        except OHongError as error:
            doc.problems.append(error.problem(so.tep, Cho(trang, number)))
            continue
        if f"B{number}" in formulas:
            error = OHongError("HL09", "Ô công thức chưa có kết quả", "mở sổ bằng Excel, lưu lại rồi chạy lại")
            doc.problems.append(error.problem(so.tep, Cho(trang, number, chu_cot(1))))
        elif column and column.khoa in doc.chu and value:
            message = f"“{label}” ghi hai lần (hàng {doc.cho[column.khoa].hang} và {number})"
            doc.problems.append(Problem("HL07", message, "xóa một hàng", Cho(trang, number).place(so.tep)))
        elif column and value:
            doc.chu[column.khoa] = value
            doc.cho[column.khoa] = Cho(trang, number, chu_cot(1))
        elif label and value and not column and khoa_cua(label) not in _HEADER:
            doc.problems.append(_unknown(so.tep, Cho(trang, number, chu_cot(0)), label))
    return doc


def _unknown(tep: str, cho: Cho, label: str) -> Problem:
    near = gan_nhat(label, [each.ten for each in THONG_TIN.cot])
    mend = "sửa theo tên gần nhất, hoặc xóa hàng này"
    return Problem("HL26", f"Không có mục “{label[:60]}” trong trang thong_tin", mend, cho.place(tep), near=near)


def nam_cua(doc: Doc) -> int:
    """The year of the plan; 0 when it is missing or wrong, which is noted."""
    if "nam" not in doc.chu:
        place = Place(doc.tep, path=f"trang “{doc.trang}”")
        mend = "thêm hàng: Năm của kế hoạch | 2026"
        doc.problems.append(Problem("HL12", "Thiếu năm của kế hoạch", mend, place))
        return 0
    found: int = doc.lay("nam", gia_tri.nam, 0)
    return found


def lap_thong_tin(
    doc: Doc,
    year: int,
    phan: tuple[Any, ...],
    slots: Callable[[str], str],
    names: Callable[[str], str],
    khung: Callable[[str], str],
    linh_vuc: Callable[[str], str],
) -> ThongTin:
    """The lines as data. ``slots`` and ``names`` set the slots of titles and of the name of files right; ``khung`` and
    ``linh_vuc`` look up in the catalogue."""
    titles = {
        "chi_tieu": doc.lay("tieu_de_chi_tieu", slots, ""),
        "nhiem_vu": doc.lay("tieu_de_nhiem_vu", slots, ""),
    }
    return ThongTin(
        nam=year,
        trich_yeu=doc.lay("trich_yeu", slots, ""),
        ten_tep=doc.lay("ten_tep", names, TEN_TEP),
        phan=phan,
        tieu_de={key: text for key, text in titles.items() if text},
        so=doc.lay("so", gia_tri.so_ke_hoach, ""),
        ngay=doc.lay("ngay", gia_tri.ngay_iso, ""),
        ky_hieu=doc.lay("ky_hieu", str, "KH-UBND"),
        khung=doc.lay("khung", khung, ""),
        linh_vuc=tuple(
            found for each in doc.chu.get("linh_vuc", "").split(";") if each.strip()
            for found in [doc.lay("linh_vuc", lambda _, each=each: linh_vuc(each.strip()), "")] if found
        ),
        nguoi_ky=doc.chu.get("nguoi_ky", ""),
        tong_kinh_phi=doc.lay("tong_kinh_phi", gia_tri.co_khong, True),
    )  # fmt: skip
