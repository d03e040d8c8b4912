"""What a cell says, printed: numbers, percents, dates, texts."""

import datetime as dt
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch.workbook.cot import Kieu
from kehoach.batch.workbook.gia_tri import ngay_iso
from kehoach.batch.workbook.loi import OHongError
from kehoach.batch.workbook.o import doc_o, sach, so


@dataclass
class Cell:
    value: Any
    number_format: str = "General"
    data_type: str = "n"


@pytest.mark.parametrize(
    ("value", "shape", "kind", "text"),
    [
        (None, "General", "chu", ""),
        (1250.5, "General", "chu", "1.250,5"),
        (1250, "General", "chu", "1.250"),
        (-1250.5, "General", "chu", "-1.250,5"),
        (0.1 + 0.2, "General", "chu", "0,3"),
        (1000 / 3, "General", "chu", "333,3333333"),
        (1e15, "General", "chu", "1.000.000.000.000.000"),
        (0.5, "0%", "chu", "50%"),
        (0.125, "0.0%", "chu", "12,5%"),
        (1250.5, "#,##0", "chu", "1.251"),
        (1250.5, "#,##0.00", "chu", "1.250,50"),
        (1250.5, "#,##0.##", "chu", "1.250,5"),
        (2026, "0", "chu", "2026"),
        (5, "0.00E+00", "chu", "5"),
        (-0.001, "0.0", "chu", "0,0"),
        (12.5, '#,##0.0" triệu đồng"', "so", "12,5 triệu đồng"),
        (12, '#,##0\\ "đ";[Red]-#,##0', "so", "12 đ"),
        (14923.0, "#,##0", "ma", "14923"),
        (2026, "General", "ngay", "2026"),
        (2026, "General", "thoi_han", "2026"),
        (True, "General", "chu", "có"),
        (False, "General", "chu", "không"),
        (dt.datetime(2026, 9, 30), "yyyy-mm-dd", "thoi_han", "30/9/2026"),
        (dt.datetime(2026, 9, 1), "mm/yyyy", "thoi_han", "Tháng 9/2026"),
        (dt.datetime(2026, 2, 5), "d/m/yyyy", "chu", "05/02/2026"),
        (dt.datetime(2026, 9, 1), "mmm\\-yy", "chu", "9/2026"),
        (dt.datetime(2026, 9, 1), "yyyy", "chu", "2026"),
        (dt.datetime(2026, 5, 15), "[$-42A]dd/mm/yyyy", "ngay", "2026-05-15"),
        (dt.time(7, 30), "h:mm", "chu", "07:30"),
        ("2026-09-30 00:00:00", "General", "thoi_han", "30/9/2026"),
        ("Quý II/2026", "General", "thoi_han", "Quý II/2026"),
        ("50%", "General", "so", "50%"),
        ("1.250,5", "General", "so", "1.250,5"),
    ],
)
def test_what_is_printed(value: Any, shape: str, kind: Kieu, text: str) -> None:
    assert doc_o(Cell(value, shape), kind) == text


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("  Hoa\u00a0 Lộc\r\nxã ", "Hoa Lộc xã"),
        ("Hoa Lộc", "Hoa Lộc"),
        ("a\u200bb\ufeff\x07c\ufffe", "abc"),
        ("=1+1", "=1+1"),
        ("@x", "@x"),
    ],
)
def test_texts_are_made_plain(text: str, clean: str) -> None:
    assert sach(text) == clean


def test_what_a_workbook_escapes() -> None:
    assert doc_o(Cell("a_x000D__x000A_b_x0007__xD800_", data_type="s")) == "a b"
    assert doc_o(Cell("_x005F_x0041_", data_type="s")) == "_x0041_"


@pytest.mark.parametrize("value", [float("inf"), float("nan")])
def test_numbers_that_are_none(value: float) -> None:
    with pytest.raises(OHongError):
        doc_o(Cell(value))


@pytest.mark.parametrize("text", ["1,250.5", "1,250", "1250.5", "99.5%", "0.125", "12,345,678"])
def test_numbers_that_english_writes_so(text: str) -> None:
    with pytest.raises(OHongError, match="kiểu Anh"):
        doc_o(Cell(text), "so")


@pytest.mark.parametrize(
    "text", ["1.250,5", "1.250", "50%", "trên 80", "12,5", "", "[[tham khảo: 50]]", "15.000.000", "1/2", "0,125"]
)
def test_values_that_stay(text: str) -> None:
    assert doc_o(Cell(text), "so") == text


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("15/5/2026", "2026-05-15"), ("5/2026", "2026-05"), ("2026", "2026"), ("2026-05-15", "2026-05-15"),
        ("2026-05-15 00:00:00", "2026-05-15"), ("ngày 15 tháng 5 năm 2026", "2026-05-15"), ("Tháng 9/2026", "2026-09"),
        ("15.5.2026", "2026-05-15"), ("15-05-2026", "2026-05-15"),
    ],
)  # fmt: skip
def test_dates_as_people_type_them(text: str, iso: str) -> None:
    assert ngay_iso(text) == iso


@pytest.mark.parametrize("text", ["31/2/2026", "mai", "15/5/26", "15/5/2026 hoặc 16/5/2026", "Quý II/2026"])
def test_dates_that_are_none(text: str) -> None:
    with pytest.raises(OHongError):
        ngay_iso(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3))
def test_a_number_is_printed_as_vietnamese_reads_it(value: Decimal) -> None:
    text = so(float(value), "#,##0.000")
    assert re.fullmatch(r"-?\d{1,3}(\.\d{3})*,\d{3}", text)
    assert Decimal(text.replace(".", "").replace(",", ".")) == value


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_stay_whole(value: int) -> None:
    text = so(value, "General")
    assert int(text.replace(".", "")) == value
    assert so(value, "General", "ma") == str(value)


@given(st.text(max_size=60))
def test_any_text_becomes_plain_and_stays_so(text: str) -> None:
    clean = sach(text)
    assert clean == " ".join(clean.split())
    assert not re.search("[\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]", clean)
    assert sach(clean) == clean
