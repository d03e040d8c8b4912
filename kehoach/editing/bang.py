"""A table changes: one of the body cell by cell, the rows of an annex by what is pasted."""

from typing import Any

from kehoach.editing.cay import Data, tim
from kehoach.editing.dan import MAX_COT, doc_hang, doc_o
from kehoach.editing.dat import tach
from kehoach.editing.loi import khong_thay, loi
from kehoach.editing.mau import nut_moi
from kehoach.editing.truong import COT_DAN, NUT, Loai
from kehoach.editing.viec import LamBang
from kehoach.model.mac_dinh import ten_cot


def bang(data: Data, viec: LamBang) -> None:
    """Change the table in place."""
    place = tim(data, viec.nut.partition("#")[0])
    if place.loai == "phu_luc" and viec.lam == "dan":
        _paste_rows(data, place.nut, viec)
        return
    if place.loai != "muc" or not place.nut["bang"]:
        raise khong_thay(viec.nut)
    table = place.nut["bang"]
    match viec.lam:
        case "o":
            _row(table, viec.hang, viec)[_column(table, viec)] = viec.chu
        case "dan":
            _paste(table, viec)
        case "them_hang":
            table["hang"].insert(_until(viec.hang, len(table["hang"]), viec), [""] * len(table["cot"]))
        case "bo_hang":
            _row(table, viec.hang, viec, titles=False)
            del table["hang"][viec.hang]
        case "chuyen_hang":
            _row(table, viec.hang, viec, titles=False)
            table["hang"].insert(_until(viec.toi, len(table["hang"]) - 1, viec), table["hang"].pop(viec.hang))
        case "them_cot":
            if len(table["cot"]) >= MAX_COT:
                raise loi("SU08", f"Bảng đã có {MAX_COT} cột", "chia thành hai bảng", viec.nut)
            at = _until(viec.cot, len(table["cot"]), viec)
            for each in _lines(table):
                each.insert(at, viec.chu if each is table["cot"] else "")
        case "bo_cot":
            if len(table["cot"]) == 1:
                raise loi("SU06", "Bảng cần ít nhất một cột", "không dùng bảng nữa thì bỏ cả bảng", viec.nut)
            at = _column(table, viec)
            for each in _lines(table):
                del each[at]
        case "chuyen_cot":
            at, to = _column(table, viec), _until(viec.toi, len(table["cot"]) - 1, viec)
            for each in _lines(table):
                each.insert(to, each.pop(at))


def _lines(table: Data) -> list[list[str]]:
    return [table["cot"], *table["hang"]]


def _row(table: Data, index: int, viec: LamBang, *, titles: bool = True) -> list[Any]:
    if not -titles <= index < len(table["hang"]):
        raise loi("SU01", f"Bảng không có hàng {index + 1}", "tải lại trang rồi làm lại", viec.nut)
    row: list[Any] = table["cot"] if index < 0 else table["hang"][index]
    return row


def _column(table: Data, viec: LamBang) -> int:
    if not 0 <= viec.cot < len(table["cot"]):
        raise loi("SU01", f"Bảng không có cột {viec.cot + 1}", "tải lại trang rồi làm lại", viec.nut)
    return viec.cot


def _until(index: int, last: int, viec: LamBang) -> int:
    if not 0 <= index <= last:
        raise loi("SU01", f"Bảng không có chỗ thứ {index + 1}", "tải lại trang rồi làm lại", viec.nut)
    return index


def _paste(table: Data, viec: LamBang) -> None:
    """Put a rectangle into the cells from ``hang``, ``cot`` on; the table grows as needed."""
    cells = doc_o(viec.chu)
    _column(table, viec)
    if viec.hang > len(table["hang"]):
        raise loi("SU01", f"Bảng không có hàng {viec.hang + 1}", "tải lại trang rồi làm lại", viec.nut)
    wide = viec.cot + max(map(len, cells), default=0)
    if wide > MAX_COT:
        raise loi("SU08", f"Bảng sẽ có {wide} cột, nhiều nhất là {MAX_COT}", "dán từng phần", viec.nut)
    while len(table["cot"]) < wide:
        for each in _lines(table):
            each.append("")
    for index, row in enumerate(cells, viec.hang):
        while index >= len(table["hang"]):
            table["hang"].append([""] * len(table["cot"]))
        _row(table, index, viec)[viec.cot : viec.cot + len(row)] = row


def _paste_rows(data: Data, annex: Data, viec: LamBang) -> None:
    """Put a rectangle into the rows of an annex from the ``hang``-th on, from its ``cot``-th printed field on."""
    loai: Loai = "chi_tieu" if annex["chi_tieu"] else "nhiem_vu"
    rows = annex[loai]
    if not rows:
        raise khong_thay(viec.nut)
    columns = COT_DAN[loai]
    first, at = max(0, viec.cot), max(0, viec.hang)
    if at > len(rows):
        raise loi("SU01", f"Bảng không có hàng {at + 1}", "tải lại trang rồi làm lại", viec.nut)
    cells = doc_o(viec.chu)
    pasted = doc_hang(cells, annex["cot"] or ten_cot(loai, int(data["nam"])), loai == "chi_tieu") if not first else None
    wanted = [(each.o, each.nhom) for each in pasted.hang] if pasted else [(row, None) for row in cells]
    wide = first + max((len(row) for row, _ in wanted), default=0)
    if wide > columns:
        mend = f"chỉ chép {columns - first} cột cho vừa bảng này"
        raise loi("SU08", f"Vùng dán rộng hơn bảng {wide - columns} cột", mend, viec.nut)
    for index, (row, group) in enumerate(wanted, at):
        if index >= len(rows):
            rows.append(nut_moi(loai, ten="", nhom=None) if loai == "chi_tieu" else nut_moi(loai, ten=""))
        _fill(rows[index], loai, first, row)
        if group is not None:
            rows[index]["nhom"] = group
        elif loai == "chi_tieu" and rows[index]["nhom"] is None:
            rows[index]["nhom"] = rows[index - 1]["nhom"] if index else ""
        if not rows[index]["ten"]:
            rows[index]["ten"] = "[[tên]]"
    if pasted and pasted.tong and loai == "nhiem_vu":
        annex["tong"] = True


def _fill(target: Data, loai: Loai, first: int, row: list[str]) -> None:
    for field, text in zip(NUT[loai][first:], row, strict=False):
        target[field.ten] = tach(field, text) if field.dang == "danh_sach" else text
