"""Dates: partly known, printed by the zero rules, found in a text."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.dates import Ngay, NgayError, parse_iso, parse_vn

full_days = st.dates(dt.date(1900, 1, 1), dt.date(2199, 12, 31)).map(Ngay.from_date)
months = st.builds(Ngay, st.integers(1900, 2199), st.integers(1, 12))
years = st.builds(Ngay, st.integers(1900, 2199))


@pytest.mark.parametrize(
    ("iso", "words", "slashes"),
    [
        ("2026-01-05", "ngày 05 tháng 01 năm 2026", "05/01/2026"),
        ("2026-05-15", "ngày 15 tháng 5 năm 2026", "15/5/2026"),
        ("2024-12-22", "ngày 22 tháng 12 năm 2024", "22/12/2024"),
        ("2020-03-05", "ngày 05 tháng 3 năm 2020", "05/3/2020"),
        ("2019-06-29", "ngày 29 tháng 6 năm 2019", "29/6/2019"),
        ("2025-02-10", "ngày 10 tháng 02 năm 2025", "10/02/2025"),
        ("2025-10-01", "ngày 01 tháng 10 năm 2025", "01/10/2025"),
        ("2026-04", "ngày ... tháng 4 năm 2026", "4/2026"),
        ("2026-02", "ngày ... tháng 02 năm 2026", "02/2026"),
        ("2026", "ngày ... tháng ... năm 2026", "2026"),
    ],
)
def test_the_zero_rules(iso: str, words: str, slashes: str) -> None:
    ngay = parse_iso(iso)
    assert (ngay.iso(), ngay.chu(trong="..."), ngay.gach()) == (iso, words, slashes)


def test_blanks_are_spaces_unless_told() -> None:
    assert Ngay(2026, 4).chu() == "ngày        tháng 4 năm 2026"
    assert Ngay(2026, 4).chu("") == "ngày  tháng 4 năm 2026"


@pytest.mark.parametrize("parts", [(2026, 13), (2026, 0), (2026, 2, 30), (2025, 2, 29), (2026, 4, 31), (2026, 5, 0)])
def test_impossible_dates_are_refused(parts: tuple[int, ...]) -> None:
    with pytest.raises(NgayError):
        Ngay(*parts)


@pytest.mark.parametrize(
    ("nam", "thang", "ngay", "word"),
    [(26, 5, 15, "bốn chữ số"), (2026, None, 15, "phải có tháng"), (10000, 1, 1, "bốn")],
)
def test_other_bad_parts_are_refused(nam: int, thang: int | None, ngay: int, word: str) -> None:
    with pytest.raises(ValueError, match=word):
        Ngay(nam, thang, ngay)


@pytest.mark.parametrize(
    "text", ["", "15/5/2026", "2026-5-15", "2026-05-32", "2026-13", "26-05-15", "2026-05-15T00:00", "٢٠٢٦"]
)
def test_iso_is_strict(text: str) -> None:
    with pytest.raises(NgayError):
        parse_iso(text)


def test_what_is_known() -> None:
    assert Ngay(2026, 5, 15).day_du
    assert not Ngay(2026, 5).day_du
    assert Ngay(2026, 5, 15).to_date() == dt.date(2026, 5, 15)
    for partly in (Ngay(2026), Ngay(2026, 5)):
        with pytest.raises(NgayError, match="chưa đủ"):
            partly.to_date()


def test_order() -> None:
    days = [Ngay(2025, 12, 31), Ngay(2026), Ngay(2026, 1), Ngay(2026, 1, 1), Ngay(2026, 2), Ngay(2026, 10, 1)]
    shuffled = days[3:] + days[:3]
    assert sorted(shuffled) == days
    assert Ngay(2026, 1, 2) > Ngay(2026, 1, 1) >= Ngay(2026, 1, 1)
    assert len({Ngay(2026, 1), Ngay(2026, 1)}) == 1


FOUND = [
    ("ngày 15 tháng 5 năm 2026", "ngày 15 tháng 5 năm 2026", "2026-05-15", True),
    ("Hoa Lộc, ngày 13 tháng 3 năm 2026.", "ngày 13 tháng 3 năm 2026", "2026-03-13", True),
    ("Ngày 05 tháng 01 năm 2026,", "Ngày 05 tháng 01 năm 2026", "2026-01-05", True),
    ("ngày 5 tháng 1 năm 2026", "ngày 5 tháng 1 năm 2026", "2026-01-05", False),
    ("ngày 15 tháng 05 năm 2026", "ngày 15 tháng 05 năm 2026", "2026-05-15", False),
    ("ngày 05 tháng 2 năm 2026", "ngày 05 tháng 2 năm 2026", "2026-02-05", False),
    ("ngày 15\ntháng 5\nnăm 2026", "ngày 15\ntháng 5\nnăm 2026", "2026-05-15", True),
    ("ngày tháng 4 năm 2026", "ngày tháng 4 năm 2026", "2026-04", True),
    ("ngày tháng 04 năm 2026", "ngày tháng 04 năm 2026", "2026-04", False),
    ("ngày    tháng    năm 2026", "ngày    tháng    năm 2026", "2026", True),
    ("ngày ...... tháng …… năm 2026", "ngày ...... tháng …… năm 2026", "2026", True),
    ("ngày ___ tháng 4 năm 2026", "ngày ___ tháng 4 năm 2026", "2026-04", True),
    ("ngày 15 tháng 5/2026", "ngày 15 tháng 5/2026", "2026-05-15", True),
    ("ngày 15/5/2026 của", "15/5/2026", "2026-05-15", True),
    ("ngày 15/05/2026 của", "15/05/2026", "2026-05-15", False),
    ("ngày 5/01/2026", "5/01/2026", "2026-01-05", False),
    ("(15-5-2026)", "15-5-2026", "2026-05-15", True),
    ("15.5.2026.", "15.5.2026", "2026-05-15", True),
    ("15 / 5 / 2026", "15 / 5 / 2026", "2026-05-15", True),
    ("từ 15-20/5/2026", "20/5/2026", "2026-05-20", True),
    ("Tháng 7/2025", "Tháng 7/2025", "2025-07", True),
    ("tháng 07/2025", "tháng 07/2025", "2025-07", False),
    ("tháng 02 năm 2026", "tháng 02 năm 2026", "2026-02", True),
    ("tháng 12-2026", "tháng 12-2026", "2026-12", True),
    ("ngày 29/02/2024", "29/02/2024", "2024-02-29", True),
]
IMPOSSIBLE = [
    "30/02/2026", "29/02/2025", "31/4/2026", "31/11/2026", "15/13/2026", "00/5/2026", "99-99-2026",
    "ngày 31 tháng 4 năm 2026", "ngày 15 tháng 13 năm 2026", "ngày 15 tháng năm 2026", "tháng 13/2026",
    "tháng 0 năm 2026",
]  # fmt: skip
NO_DATES = [
    "", "ngày tháng năm sinh", "hằng ngày, tháng, năm", "15/5", "15/5/26", "150/2025/NĐ-CP", "12/01/2012/UBTVQH13",
    "1.250.000", "ngày 15 tháng 5", "năm 2026", "giai đoạn 2026-2030", "1.1.1. Nội dung", "15/5-2026", "10.10.20256",
    "1.15.5.2026", "x5/5/2026", "2026-05-15", "thángg 5/2026", "66.7/2025/NQ-CP",
]  # fmt: skip


@pytest.mark.parametrize(("text", "written", "iso", "by_rule"), FOUND)
def test_dates_are_found(text: str, written: str, iso: str, by_rule: bool) -> None:
    (hit,) = parse_vn(text)
    assert (hit.trich, hit.ngay and hit.ngay.iso(), hit.dung_mau) == (written, iso, by_rule)
    assert text[slice(*hit.span)] == hit.trich


@pytest.mark.parametrize("text", IMPOSSIBLE)
def test_impossible_dates_are_found_and_flagged(text: str) -> None:
    (hit,) = parse_vn(f"hạn {text}, sau đó")
    assert (hit.trich, hit.ngay, hit.dung_mau) == (text, None, False)


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_date(text: str) -> None:
    assert parse_vn(text) == []


def test_several_dates_come_in_order() -> None:
    hits = parse_vn("từ ngày 01/7/2025 đến ngày 31 tháng 12 năm 2026; tháng 9/2025 và 30/02/2026")
    assert [hit.ngay and hit.ngay.iso() for hit in hits] == ["2025-07-01", "2026-12-31", "2025-09", None]
    assert [hit.span for hit in hits] == sorted(hit.span for hit in hits)


@given(full_days | months | years)
def test_iso_there_and_back(ngay: Ngay) -> None:
    assert parse_iso(ngay.iso()) == ngay


@given(full_days)
def test_printed_dates_are_found_again(ngay: Ngay) -> None:
    for text in (ngay.chu(), ngay.gach()):
        (hit,) = parse_vn(f"({text});")
        assert (hit.ngay, hit.trich, hit.dung_mau) == (ngay, text, True)
    assert Ngay.from_date(ngay.to_date()) == ngay


@given(months | years, st.sampled_from(["      ", "...", "……", "_____", " "]))
def test_blank_dates_are_found_again(ngay: Ngay, blank: str) -> None:
    (hit,) = parse_vn(f"Hoa Lộc, {ngay.chu(blank)}")
    assert (hit.ngay, hit.dung_mau) == (ngay, True)


@given(st.lists(full_days | months | years, min_size=2, max_size=6))
def test_order_agrees_with_iso(days: list[Ngay]) -> None:
    assert [d.iso() for d in sorted(days)] == sorted(d.iso() for d in days)


@given(st.text(alphabet="ngàythánăm 0123456789/.-…_\n", max_size=60) | st.text())
def test_finding_never_fails(text: str) -> None:
    for hit in parse_vn(text):
        assert text[slice(*hit.span)] == hit.trich
