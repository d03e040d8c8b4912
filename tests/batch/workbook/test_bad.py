"""What makes a whole job impossible: told in words with its place, never a traceback, never slow."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach.batch.workbook import read_job, soat
from kehoach.problems import KehoachError, Problem

from .conftest import Make, shape

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def told(path: Path) -> list[Problem]:
    with pytest.raises(KehoachError) as caught:
        read_job(path)
    problems = caught.value.problems
    assert all(each.message and each.mend for each in problems), problems
    return problems


def zipped(**parts: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, data in parts.items():
            target.writestr(name.replace("__", "/"), data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b"", "HL01", "trống"),
        ("Mã,Tên\n16072,Hoa Lộc\n".encode(), "HL01", ".csv"),
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0\0", "HL03", "mật khẩu"),
        (OLE + "Workbook".encode("utf-16-le") + b"\0\0", "HL01", ".xls"),
        (OLE, "HL01", "Office"),
        (b"PK\3\4 cut off", "HL02", "hỏng"),
        (b"\x89PNG\r\n\0\0\0", "HL01", "không rõ"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet", **{"content.xml": b"<a/>"}), "HL01", ".ods"),
        (zipped(**{"word__document.xml": b"<a/>"}), "HL01", "Word"),
        (zipped(**{"xl__workbook.bin": b"\0"}), "HL01", ".xlsb"),
        (zipped(a=b"b"), "HL01", "ZIP"),
        (zipped(**{"xl__workbook.xml": b"<workbook"}), "HL02", "hỏng"),
        (zipped(**{"xl__workbook.xml": b'<!DOCTYPE a [<!ENTITY b "c">]><workbook/>'}), "HL04", "ENTITY"),
    ],
)  # fmt: skip
def test_files_that_are_no_workbook(tmp_path: Path, data: bytes, code: str, word: str) -> None:
    path = tmp_path / "viec.xlsx"
    path.write_bytes(data)
    (problem,) = told(path)
    assert problem.code == code
    assert word in problem.message
    assert problem.place.file == "viec.xlsx"


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert [each.code for each in told(tmp_path / "viec.xlsx")] == ["TEP03"]


SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("member", "change", "code"),
    [
        (SHEET, lambda xml: xml.replace(b"<worksheet", b'<!DOCTYPE w [<!ENTITY a "b">]><worksheet', 1), "HL04"),
        ("xl/styles.xml", lambda xml: b"<!DOCTYPE x>" + xml, "HL04"),
        (SHEET, lambda xml: xml[:-40], "HL02"),
        (SHEET, lambda xml: b"\0\1\2", "HL02"),
        (SHEET, lambda xml: None, "HL25"),
        ("xl/styles.xml", lambda xml: b"<a", "HL02"),
        (SHEET, lambda xml: xml.replace(b'<c r="A2" t="inlineStr">', b'<c r="A2" t="s"><v>7</v>'), "HL02"),
        ("xl/workbook.xml", lambda xml: xml.replace(b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main"), "HL01"),
    ],
)  # fmt: skip
def test_parts_that_are_damaged_or_unsafe(
    make: Make, member: str, change: Callable[[bytes], bytes | None], code: str
) -> None:
    path = make()
    shape(path, member, change)
    assert [each.code for each in told(path)] == [code]


def test_a_zip_bomb_is_not_unpacked(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make()
    shape(path, "xl/theme/theme1.xml", lambda _: b"<a>" + b" " * 40_000_000 + b"</a>")
    start = time.perf_counter()
    assert [each.code for each in told(path)] == ["HL04"]
    assert time.perf_counter() - start < 30, "it does not hang"


@pytest.mark.parametrize(
    ("sheets", "code", "where", "near"),
    [
        ({"thong_tin": None, "Thông tim": [("Năm", 2026)]}, "HL05", "", ("Thông tim",)),
        ({"xa": None}, "HL05", "", ()),
        ({"chi_tieu": None, "chỉ tiêu 2026": [("a",)]}, "HL05", "", ("chỉ tiêu 2026",)),
        ({"xa": []}, "HL25", "trang “xa”", ()),
        ({"xa": [("Tên xã",)]}, "HL25", "hàng 1", ()),
        ({"xa": [("Tên xã", "Ghi chú"), ("Hoa Lộc", "ví dụ")]}, "HL25", "hàng 1", ()),
        ({"xa": [("a", "b"), ("c", "d")]}, "HL06", "trang “xa”", ()),
        ({"xa": [("Nhóm", "Tên xã, phườg"), ("", "Hoa Lộc")]}, "HL06", "hàng 1", ("Tên xã, phườg",)),
        ({"xa": [("Tên xã", "Nhóm", "NHOM"), ("Hoa Lộc",)]}, "HL07", "ô C1", ()),
        ({"xa": [("Tên xã", "Số hộ", "số  hộ"), ("Hoa Lộc",)]}, "HL07", "ô C1", ()),
        ({"xa": [("Tên xã", "ct99"), ("Hoa Lộc",)]}, "HL20", "ô B1", ("ct01",)),
        ({"xa": [("Tên xã", "nv01: kinh phi cap"), ("Hoa Lộc",)]}, "HL20", "ô B1", None),
        ({"xa": [("Tên xã", "nv01"), ("Hoa Lộc",)]}, "HL20", "ô B1", ()),
        ({"xa": [("Tên xã", "Năm"), ("Hoa Lộc",)]}, "HL20", "ô B1", ()),
        ({"thong_tin": [("Tỉnh", "Thanh Hóa")]}, "HL12", "trang “thong_tin”", ()),
        ({"thong_tin": [("Năm", "hai nghìn")]}, "HL11", "ô B1", ()),
        ({"thong_tin": [("Năm", 2026), ("Tỉnh", "Thanh Hoa Lo")]}, "DP32", "ô B2", None),
        ({"thong_tin": [("Năm", 2026), ("Ngày", "32/5/2026")]}, "HL23", "ô B2", ()),
        ({"thong_tin": [("Năm", 2026), ("Phần", "phụ lục III")]}, "HL11", "ô B2", ()),
        ({"thong_tin": [("Năm", 2026), ("Phần", "kế hoạch")]}, "HL12", "trang “thong_tin”", ()),
        ({"thong_tin": [("Năm", 2026), ("Khung", "chuyen-doi-so")]}, "DM02", "ô B2", None),
        ({"thong_tin": [("Năm", 2026), ("Tên tệp", "{ma}-{hahaha}")]}, "HL19", "ô B2", ()),
        ({"thong_tin": [("Năm", 2026), ("Tên tep mau", "a")]}, "HL26", "ô A2", None),
        ({"thong_tin": [("Năm", 2026), ("Năm", 2027)]}, "HL07", "hàng 2", ()),
        ({"thong_tin": [("Năm", "=2025+1")]}, "HL09", "ô B1", ()),
        ({"thong_tin": [("Năm", 2026), ("Phần", "phụ lục chỉ tiêu")], "chi_tieu": [("Tên",)]}, "HL25", "chi_tieu", ()),
        ({"chi_tieu": [("Mã", "Tên", "Giá trị"), ("ct01", "", 5)]}, "HL12", "ô B2", ()),
        ({"chi_tieu": [("Tên",), ("Có {So_ho}",)]}, "HL19", "ô A2", ()),
        ({"chi_tieu": [("Tên",), ("Có {xa",)]}, "HL19", "ô A2", ()),
        ({"chi_tieu": [("Mã", "Tên"), ("a1", "A"), ("A1", "B")]}, "HL21", "ô A3", ()),
        ({"chi_tieu": [("Tên", "Giá trị"), ("A", "1,250.5")]}, "HL22", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Giá trị"), ("A", "#REF!")]}, "HL10", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Giá trị"), ("A", "=B1")]}, "HL09", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Áp dụng cho"), ("A", "Hoa Lọc Lọc")]}, "HL18", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Áp dụng cho"), ("A", "phường; trừ: Hoa Lộc")]}, "HL18", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Áp dụng cho"), ("A", "tất cả; xã")]}, "HL18", "ô B2", ()),
        ({"chi_tieu": [("Tên", "Áp dụng cho"), ("A", "trừ:")]}, "HL18", "ô B2", ()),
        ({"nhiem_vu": [("Tên", "Kinh phí"), ("A", "1250.5")]}, "HL22", "ô B2", ()),
        ({"nhiem_vu": [("Mã", "Chủ trì"), ("A", "B")]}, "HL06", "hàng 1", ()),
    ],
)  # fmt: skip
def test_sheets_that_are_wrong(
    make: Make, sheets: dict[str, Any], code: str, where: str, near: tuple[str, ...] | None
) -> None:
    (problem,) = told(make(**sheets))
    assert problem.code == code
    assert where in str(problem.place)
    assert problem.near == near or (near is None and problem.near)


def test_every_fault_of_the_shared_sheets_is_told_at_once(make: Make) -> None:
    bad = [("Tên", "Giá trị", "Áp dụng cho"), ("{a}", "1,250.5", "b"), ("c", "#N/A", "")]
    assert [each.code for each in told(make(chi_tieu=bad))] == ["HL22", "HL19", "HL18", "HL10"]


def test_neither_annex(make: Make) -> None:
    assert [each.code for each in told(make(chi_tieu=None, nhiem_vu=None))] == ["HL05", "HL05"]


def test_a_merged_header(make: Make) -> None:
    def merge(book: Any) -> None:
        book["xa"].merge_cells("A1:B1")

    (problem,) = told(make(xa=[("Tên xã", "", "Nhóm"), ("Hoa Lộc", "", "")], edit=merge))
    assert (problem.code, "A1:B1" in problem.message) == ("HL08", True)


def test_more_problems_than_anyone_reads(make: Make) -> None:
    problems = told(make(chi_tieu=[("Tên", "Giá trị"), *(("A", "1,250.5") for _ in range(200))]))
    assert len(problems) == 51
    assert "150" in problems[-1].message


def test_too_many_rows(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("doc", "dong_chung"):
        monkeypatch.setattr(f"kehoach.batch.workbook.{module}.MAX_ROWS", 3)
    rows = [("Tên",), *((f"Hàng {number}",) for number in range(4))]
    assert [each.code for each in told(make(xa=rows))] == ["HL14"]
    assert [each.code for each in told(make(chi_tieu=rows))] == ["HL14"]


def test_too_many_cells(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soat, "MAX_CELLS", 3)
    assert [each.code for each in told(make())] == ["HL14"]


def test_a_million_rows_that_say_nothing_are_passed_over(make: Make) -> None:
    path = make()
    empty = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (row, row) for row in range(3, 300_000)
    )
    shape(path, SHEET, lambda xml: xml.replace(b"</sheetData>", empty + b'<row r="1048576" ht="15"/></sheetData>'))
    start = time.perf_counter()
    doc = read_job(path)
    assert len(list(doc.rows())) == 1
    assert time.perf_counter() - start < 30, "it does not hang"


def test_a_cell_far_to_the_right_costs_nothing(make: Make) -> None:
    def far(book: Any) -> None:
        for row in range(2, 200):
            book["xa"].cell(row, 16384).value = "x"

    start = time.perf_counter()
    assert len(list(read_job(make(edit=far)).rows())) == 1
    assert time.perf_counter() - start < 30, "it does not hang"
