"""The sheet thong_tin: what holds for all rows, a label and a value in each of its lines."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach.batch.job import TEN_TEP, Cho, Phan, ThongTin
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.cot import gan_nhat, khoa_cua, ten_goi
from kehoach.batch.workbook.loi import OHongError, khong_ket_qua, tai
from kehoach.batch.workbook.mau import THONG_TIN
from kehoach.batch.workbook.o import doc_o
from kehoach.batch.workbook.o_trong import CHUNG, chuan_o
from kehoach.batch.workbook.o_trong import TEN_TEP as TEN
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.trang import chu_cot
from kehoach.catalog.dia_phuong import HAI_CAP
from kehoach.catalog.load import DanhMuc, tim
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
            self.problems += [tai(each, self.tep, self.cho[key]) for each in error.problems]
        return default


def doc_thong_tin(so: So, trang: str) -> Doc:
    """The lines of the sheet; label in one column, value in the next."""
    doc = Doc(so.tep, trang)
    known = ten_goi(THONG_TIN)
    formulas = so.trang[trang].khong_ket_qua
    for number, row in so.hang(trang, max_row=MAX_LINES, max_col=3):
        try:
            label = doc_o(row[0])
            column = known.get(khoa_cua(label))
            value = doc_o(row[1], column.kieu if column else "chu") if len(row) > 1 else ""
        except OHongError as error:
            doc.problems.append(error.problem(so.tep, Cho(trang, number)))
            continue
        if f"B{number}" in formulas:
            doc.problems.append(khong_ket_qua().problem(so.tep, Cho(trang, number, chu_cot(1))))
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
    """The year of the plan. A missing or wrong one is noted, and some year given so that the rest can be looked at."""
    fallback = HAI_CAP.year + 1
    if "nam" not in doc.chu and not any(each.code in ("HL09", "HL10", "HL11") for each in doc.problems):
        place = Place(doc.tep, path=f"trang “{doc.trang}”")
        mend = "thêm hàng: Năm của kế hoạch | 2026"
        doc.problems.append(Problem("HL12", "Thiếu năm của kế hoạch", mend, place))
        return fallback
    found: int = doc.lay("nam", gia_tri.nam, fallback)
    return found


def lap_thong_tin(doc: Doc, nam: int, phan: tuple[Phan, ...], catalog: DanhMuc, own: Sequence[str]) -> ThongTin:
    """The lines as data; ``own`` are the keys of the clerk's columns, which titles and names of files may name."""

    def slots(text: str) -> str:
        return chuan_o(text, (*CHUNG, *own))

    titles = {key: doc.lay(f"tieu_de_{key}", slots, "") for key in ("chi_tieu", "nhiem_vu")}
    khung = doc.lay("khung", lambda text: tim(catalog.khung, text, "khung").id, "")
    if "ke_hoach" in phan and "khung" not in doc.chu:
        place = Place(doc.tep, path=f"trang “{doc.trang}”")
        mend = "thêm hàng: Khung kế hoạch | chuyen-doi-so-nam"
        doc.problems.append(Problem("HL12", "Làm cả kế hoạch thì cần khung kế hoạch", mend, place))
    return ThongTin(
        nam=nam,
        trich_yeu=doc.lay("trich_yeu", slots, ""),
        ten_tep=doc.lay("ten_tep", lambda text: chuan_o(text, (*TEN, *own)), TEN_TEP),
        phan=phan,
        tieu_de={key: text for key, text in titles.items() if text},
        so=doc.lay("so", gia_tri.so_ke_hoach, ""),
        ngay=doc.lay("ngay", gia_tri.ngay_iso, ""),
        ky_hieu=doc.lay("ky_hieu", str, "KH-UBND"),
        khung=khung,
        linh_vuc=doc.lay("linh_vuc", lambda text: _areas(catalog, text), ()),
        nguoi_ky=doc.lay("nguoi_ky", str, ""),
        tong_kinh_phi=doc.lay("tong_kinh_phi", gia_tri.co_khong, True),
    )


def _areas(catalog: DanhMuc, text: str) -> tuple[str, ...]:
    names = [each.strip() for each in re.split("[;,]", text) if each.strip()]
    return tuple(dict.fromkeys(tim(catalog.noi_dung, each, "lĩnh vực").id for each in names))
