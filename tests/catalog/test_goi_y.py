"""Communes by a few letters."""

import datetime as dt

import pytest

from kehoach.catalog.goi_y import goi_y_xa

NGAY = dt.date(2026, 5, 15)


@pytest.mark.parametrize(
    ("chu", "dau"),
    [
        ("hoa loc", "xã Hoa Lộc, tỉnh Thanh Hóa"),
        ("Hoa Lộc", "xã Hoa Lộc, tỉnh Thanh Hóa"),
        ("  hoa   lộc thanh", "xã Hoa Lộc, tỉnh Thanh Hóa"),
        ("hoa loc, thanh hoa", "xã Hoa Lộc, tỉnh Thanh Hóa"),
        ("vinh thong an giang", "phường Vĩnh Thông, tỉnh An Giang"),
        ("phường vĩnh thông", "phường Vĩnh Thông, tỉnh An Giang"),
    ],
)
def test_the_nearest_comes_first(chu: str, dau: str) -> None:
    first = goi_y_xa(chu, NGAY)[0]
    assert f"{first.day_du}, {first.tinh.day_du}" == dau


def test_a_code_is_enough() -> None:
    [found] = goi_y_xa(goi_y_xa("hoa loc", NGAY)[0].ma, NGAY)
    assert found.ten == "Hoa Lộc"


@pytest.mark.parametrize("chu", ["", "   ", ",", "khong co xa nao nhu the", "\x00", "%", "*" * 1000])
def test_nothing_is_found(chu: str) -> None:
    assert goi_y_xa(chu, NGAY) == []


def test_every_commune_is_found_by_its_own_name() -> None:
    from kehoach.catalog.dia_phuong_bang import danh_sach_xa

    for xa in danh_sach_xa(NGAY)[::97]:
        assert xa in goi_y_xa(f"{xa.ten}, {xa.tinh.day_du}", NGAY), xa


def test_no_more_than_asked_for() -> None:
    assert len(goi_y_xa("h", NGAY, 7)) == 7
