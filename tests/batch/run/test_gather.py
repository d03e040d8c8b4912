"""What is of many rows: the workbook for the province, the zips, the record. The same rows give the same bytes."""

import csv
import io
import shutil
import subprocess
import zipfile
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from batch.run.gia import anh, hang, nhieu, viec, xau
from kehoach.batch.job import Hang
from kehoach.batch.run import xlsx
from kehoach.batch.run.contract import CachChay, HangHong
from kehoach.batch.run.ledger import Dong, decode, encode
from kehoach.batch.run.packed_zip import PhanNen, lay_zip
from kehoach.batch.run.run import chay

COLUMNS = (xlsx.Cot("Mã", 9), xlsx.Cot("Chữ & <số>", 30), xlsx.Cot("Số", 12, so=True))


def _workbook(folder: Path, rows: list[tuple[str, str, str]]) -> Path:
    sheet = xlsx.Trang("thu", COLUMNS, folder)
    made = xlsx.HangTrang(COLUMNS)
    for start in range(0, len(rows), 500):
        sheet.add_made(made.rows((), rows[start : start + 500]))
    sheet.end()
    path = folder / "thu.xlsx"
    with path.open("wb") as out:
        xlsx.lay_workbook([sheet], folder, out)
    sheet.close()
    return path


@pytest.mark.parametrize(
    ("text", "value", "look"),
    [
        ("1.250,5", 1250.5, "#,##0.0"), ("1250", 1250, "#,##0"), ("0", 0, "#,##0"), ("12,25", 12.25, "#,##0.00"),
        ("-3,5", -3.5, "#,##0.0"), ("1.234.567", 1234567, "#,##0"), ("0,5", 0.5, "#,##0.0"),
        ("007", "007", None), ("1.25", "1.25", None), ("12.500.0", "12.500.0", None), ("50%", "50%", None), ("1,250,5", "1,250,5", None),
        ("1234567890123456", "1234567890123456", None), ("10-15", "10-15", None), ("=1+1", "=1+1", None), ("", None, None),
        ("1e5", "1e5", None), ("١٢", "١٢", None), ("khoảng 3", "khoảng 3", None), (" 5", " 5", None), ("0001,5", "0001,5", None),
    ],
)  # fmt: skip
def test_numbers(tmp_path: Path, text: str, value: object, look: str | None) -> None:
    sheet = openpyxl.load_workbook(_workbook(tmp_path, [("00123", text, text)]))["thu"]
    code, words, number = next(sheet.iter_rows(min_row=2))
    assert code.value == "00123", "a code stays text"
    assert words.value == (text or None), "as does a text that looks like a number"
    assert (number.value, number.data_type == "n") == (value, not isinstance(value, str))
    if look:
        assert number.number_format == look


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("=HYPERLINK(\"http://x\")", None), ("+84", None), ("@a", None), ("a<b>&\"c'", None), ("Đặc khu Phú Quốc", None), ("hai\ndòng", None),
        ("a\x00b\x1fc", "a b c"), ("a\rb", "a b"), ("a\ud800b", "a b"), ("𠮷", None), ("]]>", None), ("_x0041_", None),
        ("dài " * 20_000, ("dài " * 20_000)[: xlsx.MAX_TEXT]),
    ],
)  # fmt: skip
def test_texts(tmp_path: Path, text: str, read: str | None) -> None:
    sheet = openpyxl.load_workbook(_workbook(tmp_path, [("1", text, text)]))["thu"]
    cells = next(sheet.iter_rows(min_row=2))
    for cell in cells[1:]:
        assert (cell.value, cell.data_type) == (read or text, "s")


def test_head_and_widths(tmp_path: Path) -> None:
    sheet = openpyxl.load_workbook(_workbook(tmp_path, [("1", "a", "b")]))["thu"]
    assert [cell.value for cell in sheet[1]] == [each.ten for each in COLUMNS]
    assert sheet["A1"].font.b
    assert sheet.freeze_panes == "A2"
    assert sheet.column_dimensions["B"].width == 30
    assert sheet.max_row == 2


def test_a_sheet_goes_on_in_another(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MAX_ROWS", 4)
    book = openpyxl.load_workbook(_workbook(tmp_path, [(str(each), "a", "1") for each in range(7)]))
    assert book.sheetnames == ["thu", "thu (2)", "thu (3)"]
    assert [[row[0] for row in sheet.iter_rows(values_only=True)] for sheet in book] == [
        ["Mã", "0", "1", "2"],
        ["Mã", "3", "4", "5"],
        ["Mã", "6"],
    ]


def test_memory_does_not_grow_with_the_sheet(tmp_path: Path) -> None:
    import tracemalloc

    rows = [(f"{i}", f"Nhiệm vụ của xã thứ {i % 5000}", "1.250,5") for i in range(60_000)]
    tracemalloc.start()
    try:
        _workbook(tmp_path, rows)
        assert tracemalloc.get_traced_memory()[1] < 5_000_000
    finally:
        tracemalloc.stop()


def test_a_zip_laid_by_hand_is_a_zip(tmp_path: Path) -> None:
    parts = [PhanNen(f"a/{each}.xml", tmp_path) for each in range(3)]
    for part in parts:
        part.write(b"x" * 100_000)
        part.write(b"y")
    out = io.BytesIO()
    lay_zip(parts, out)
    for part in parts:
        part.close()
    with zipfile.ZipFile(out) as read:
        assert read.testzip() is None
        assert read.namelist() == ["a/0.xml", "a/1.xml", "a/2.xml"]
        assert read.read("a/1.xml") == b"x" * 100_000 + b"y"
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(shutil.which("soffice") is None, reason="chưa cài LibreOffice")
def test_opens_in_libreoffice(tmp_path: Path) -> None:
    path = _workbook(tmp_path, [("00123", "=1+1 & ă", "1.250,5")])
    profile = (tmp_path / "lo").as_uri()
    command = [
        "soffice",
        f"-env:UserInstallation={profile}",
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1",  # comma, quote, UTF-8, from the first row
        "--outdir",
        str(tmp_path),
        str(path),
    ]
    said = subprocess.run(command, capture_output=True, timeout=120, check=False)
    made = tmp_path / "thu.csv"
    if not made.exists() and b"could not be loaded" in said.stderr + said.stdout:
        pytest.skip("LibreOffice này không có Calc")
    lines = list(csv.reader(made.read_text("utf-8").splitlines()))
    assert lines[1][:2] == ["00123", "=1+1 & ă"]


def test_the_workbook_of_all_rows(tmp_path: Path) -> None:
    rows: list[Hang | HangHong] = [*nhieu(3), xau(9), hang(10)]
    chay(viec(rows, tmp_path), CachChay())
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx", read_only=True)
    assert book.sheetnames == ["chi_tieu", "nhiem_vu", "tong"]
    indicators, tasks, totals = ([*sheet.iter_rows(values_only=True)] for sheet in book)
    book.close()
    assert len(indicators) == 1 + 4
    assert indicators[1] == ("10002", "Xã Xã 2", None, "1", "NHÓM", "=Chỉ tiêu của Xã 2", "%", 1250.5)
    assert len(tasks) == 1 + 4 * 3
    assert tasks[1] == ("10002", "Xã Xã 2", None, "1", "Việc <một> & hai", "Công an xã", None, None, 12.5, "Quý II")
    assert totals[1:] == [(str(10_000 + each), f"Xã Xã {each}", 1, 3, 1012.5, "khoảng 3") for each in (2, 3, 4, 10)]


def test_units_of_a_commune_come_to_one_line(tmp_path: Path) -> None:
    rows: list[Hang] = [
        hang(2),
        hang(3),
        replace(hang(4, ten="b-{phan}.docx"), ma="10002", ten="Xã 2", don_vi="Công an"),
    ]
    chay(viec(rows, tmp_path), CachChay(dong_goi=True))
    book = openpyxl.load_workbook(tmp_path / "tong-hop.xlsx")
    assert [[cell.value for cell in row][2:5] for row in book["tong"].iter_rows(min_row=2)] == [
        [2, 6, 2025],
        [1, 3, 1012.5],
    ]
    assert book["nhiem_vu"]["C8"].value == "Công an"
    with zipfile.ZipFile(tmp_path / "goi" / "10002-xa-2.zip") as packed:
        assert packed.namelist() == ["10002-chi-tieu.docx", "10002-nhiem-vu.docx", "b-chi-tieu.docx", "b-nhiem-vu.docx"]
        assert packed.read("b-chi-tieu.docx") == (tmp_path / "b-chi-tieu.docx").read_bytes()
    assert sorted(each.name for each in (tmp_path / "goi").iterdir()) == ["10002-xa-2.zip", "10003-xa-3.zip"]


def test_the_same_each_time(tmp_path: Path) -> None:
    rows: list[Hang | HangHong] = [*nhieu(40, cham="0.003"), xau(90)]
    chay(viec(rows, tmp_path / "a"), CachChay(dong_goi=True))
    chay(viec(rows, tmp_path / "b"), CachChay(2, dong_goi=True))
    assert anh(tmp_path / "a") == anh(tmp_path / "b")


@pytest.mark.parametrize(
    "line",
    [
        Dong(2, "a.docx", "0" * 64, "xong", "", "ff"), Dong(3, "=a.docx", "", "hong", "=1+1; -2", ""), Dong(0, "goi/a.zip", "1", "xong"),
        Dong(4, "'a.docx", "", "co_loi", 'có "ngoặc", phẩy', "+"), Dong(5, "-a.docx", "", "hong", "@x", ""), Dong(6, "", "", "hong", "'=a", ""),
    ],
)  # fmt: skip
def test_lines_of_the_record(line: Dong) -> None:
    raw = encode([line])
    assert decode(raw) == line
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\n") == 1
    for cell in next(csv.reader([raw.decode()])):
        assert not cell.startswith(("=", "+", "-", "@", "\t"))


def test_a_message_of_many_lines_is_one() -> None:
    raw = encode([Dong(2, "", "", "hong", "một\r\n  hai\n\tba", "")])
    told = decode(raw)
    assert told is not None
    assert told.thong_bao == "một hai ba"
    assert len(encode([Dong(2, "", "", "hong", "á" * 100_000, "")])) < 10_000


@pytest.mark.parametrize(
    "raw",
    [b"", b"\r\n", b"a,b\r\n", b"x,a,b,c,d,e\r\n", b'2,"a,b,c,d,e\r\n', b"2,a,\xff,c,d,e\r\n", b"2,a,b,c,d,e,f\r\n"],
)
def test_lines_that_are_none(raw: bytes) -> None:
    assert decode(raw) is None
