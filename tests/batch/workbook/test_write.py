"""What is written for a clerk: read back it is the same job, whatever the texts; it is the same bytes each time."""

import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from kehoach.batch.job import Hang
from kehoach.batch.workbook import Bang, NoiDungJob, example_job, read_job, write_job
from kehoach.batch.workbook.mau import TRANG
from kehoach.batch.workbook.o import sach
from kehoach.problems import KehoachError

HOSTILE = ["=1+1", "@x", "+84", "-5", "=cmd|' /C calc'!A0", "#N/A", "TRUE", "007", "1.250,5", "_x0041_", "'x", "a\tb\r\nc",
           "50%", "2026-05-15", "<b>&amp;", "é", "\x07chuông"]  # fmt: skip


def job(texts: list[str], **info: str) -> NoiDungJob:
    return NoiDungJob(
        {"nam": "2026", "tinh": "Thanh Hóa", **info},
        Bang(("ten", "nv01.kinh_phi", "Số hộ"), [("Hoa Lộc", "12,5", texts[0])]),
        Bang(("ma", "ten"), [(f"a{number}", text) for number, text in enumerate(texts)]),
        Bang(("ten", "chu_tri", "thoi_han"), [(text, text, text) for text in texts]),
    )


def test_hostile_texts_come_back_as_they_were(tmp_path: Path) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, job(HOSTILE, nguoi_ky="=HYPERLINK(1)"))
    doc = read_job(path)
    expected = [sach(text) for text in HOSTILE]
    assert [each.ten for each in doc.job.chi_tieu] == expected
    assert [each.ten for each in doc.job.nhiem_vu] == expected
    assert doc.job.nhiem_vu[7].chu_tri == "007"
    assert doc.job.thong_tin.nguoi_ky == "=HYPERLINK(1)"
    (row,) = doc.rows()
    assert isinstance(row, Hang)
    assert row.gia_tri == {"nv01.kinh_phi": "12,5", "so_ho": "=1+1"}


def test_nothing_that_is_written_is_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, job(HOSTILE))
    book = load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            assert {cell.data_type for cell in row if cell.value is not None} <= {"s"}, sheet.title
    marked = {cell.value for row in book["chi_tieu"].iter_rows() for cell in row if cell.quotePrefix}
    assert marked == {"=1+1", "@x", "+84", "-5", "=cmd|' /C calc'!A0"}


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.text(st.characters(exclude_characters="{}"), min_size=1, max_size=30), min_size=1, max_size=4))
def test_any_text_comes_back_plain(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, job([f"x{text}" for text in texts]), overwrite=True)
    assert [each.ten for each in read_job(path).job.chi_tieu] == [sach(f"x{text}") for text in texts]


def test_the_same_content_is_the_same_bytes(tmp_path: Path) -> None:
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    for path in paths:
        write_job(path, example_job(None, 2026))
    assert paths[0].read_bytes() == paths[1].read_bytes()
    with zipfile.ZipFile(paths[0]) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"2026-01-01T00:00:00Z" in archive.read("docProps/core.xml")


def test_a_file_that_is_there_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "viec.xlsx"
    path.write_bytes(b"mine")
    with pytest.raises(KehoachError):
        write_job(path, job(["a"]))
    assert path.read_bytes() == b"mine"


def test_a_text_too_long_for_a_cell_is_told(tmp_path: Path) -> None:
    with pytest.raises(KehoachError, match="trang “xa”, ô J2"):
        write_job(tmp_path / "viec.xlsx", job(["x" * 6000]))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("khung", ["chuyen-doi-so-nam", "de-an-06-nam", "phat-dong-thi-dua", "cai-cach-hanh-chinh-nam"])
def test_a_province_can_be_made_as_it_is(tmp_path: Path, khung: str) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, example_job("38", 2026, khung))
    doc = read_job(path)
    rows = [each for each in doc.rows() if isinstance(each, Hang)]
    assert (len(rows), doc.count, doc.problems) == (166, 166, ())
    assert {each.ten_tinh for each in rows} == {"tỉnh Thanh Hóa"}
    assert doc.job.thong_tin.khung == khung
    assert doc.job.nhiem_vu
    texts = [each.ten + each.chu_tri for each in doc.job.nhiem_vu] + [each.ten for each in doc.job.chi_tieu]
    assert not [text for text in texts if "{{" in text or "ten_xa" in text]
    leaders = {each.chu_tri for each in doc.job.nhiem_vu}
    assert all(each[:1].isupper() for each in leaders), leaders


def test_a_unit_with_another_name_in_wards_has_two_rows() -> None:
    table = example_job("Thanh Hóa", 2026).nhiem_vu
    at = {key: number for number, key in enumerate(table.cot)}
    pairs: dict[str, list[Any]] = {}
    for row in table.hang:
        pairs.setdefault(row[at["ma"]], []).append(row[at["ap_dung"]])
    assert sorted(map(tuple, pairs.values())) == sorted(
        [("",)] * sum(len(each) == 1 for each in pairs.values())
        + [("trừ: phường", "phường")] * sum(len(each) == 2 for each in pairs.values())
    )
    assert any(len(each) == 2 for each in pairs.values())


def test_without_a_province_there_are_only_examples(tmp_path: Path) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, example_job(None, 2026))
    with pytest.raises(KehoachError, match="xóa chữ “ví dụ”"):
        read_job(path)


@pytest.mark.parametrize(("tinh", "khung"), [("Không Có", None), (None, "khong-co")])
def test_unknown_names_are_told(tinh: str | None, khung: str | None) -> None:
    with pytest.raises(KehoachError):
        example_job(tinh, 2026, khung)


def test_what_helps_a_clerk(tmp_path: Path) -> None:
    path = tmp_path / "viec.xlsx"
    write_job(path, example_job("Thanh Hóa", 2026))
    book = load_workbook(path)
    assert book.sheetnames == ["huong_dan", *(each.ten for each in TRANG), "danh_sach"]
    assert book["danh_sach"].sheet_state == "hidden"
    assert all(not book[each.ten].protection.sheet for each in TRANG)
    for mau in TRANG[1:]:
        sheet = book[mau.ten]
        assert [cell.value for cell in sheet[1]] == [each.ten for each in mau.cot]
        assert all(
            cell.comment and cell.alignment.wrap_text and cell.font.name == "Times New Roman" for cell in sheet[1]
        )
        assert sheet.freeze_panes == "C2"
        assert all(cell.number_format == "@" for cell in sheet[2])
    lists = {
        sheet.title: {str(rule.sqref): rule.formula1 for rule in sheet.data_validations.dataValidation}
        for sheet in book
    }
    assert set(lists["xa"]) == {"B2:B100000", "C2:C100000", "E2:E100000"}
    assert set(lists["nhiem_vu"]) == {"C2:C100000", "H2:H100000"}
    hidden = {row[0].value for row in book["danh_sach"].iter_cols()}
    assert "thành phố Hà Nội" in {cell.value for column in book["danh_sach"].iter_cols() for cell in column}
    assert hidden
