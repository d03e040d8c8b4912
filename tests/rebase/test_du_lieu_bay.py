"""The data of the rebase tests is itself right: real communes, words that stand in their sentence, nothing twice."""

import datetime as dt
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from kehoach.catalog.dia_phuong import HAI_CAP, Xa, danh_sach_xa, dung_dau, khoa, tim_tinh
from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Vai
from kehoach.text.nfc import nfc

HERE = Path(__file__).parent
DAY = dt.date(2026, 6, 1)
COMMUNES = {(xa.day_du, xa.tinh.day_du): xa for xa in danh_sach_xa(DAY)}
OLD = danh_sach_xa(HAI_CAP - dt.timedelta(days=1))
KINDS = set(LoaiThay) - {LoaiThay.NAM, LoaiThay.SO_LIEU, LoaiThay.NHIEM_VU}

_TYPE_WORD = re.compile(r"(?<!\w)(?:xã|phường|đặc khu|thôn|tỉnh|phố)(?!\w)", re.IGNORECASE)
_DISTRICT = re.compile(r"^(?:huyện|quận|thị xã|thành phố) ")
_CENTRAL = re.compile(r"-NQ/TW|/QH\d\d|/NĐ-CP|/QĐ-TTg")

Case = dict[str, Any]


def _read(name: str) -> list[Case]:
    cases: list[Case] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return cases


TRAPS, CHANGES = _read("bay.yaml"), _read("chuyen.yaml")
ALL = TRAPS + CHANGES


def _name(case: Case) -> str:
    return str(case["cau"])[:60]


def _plain(text: str) -> str:
    """Without what the comparison of results leaves out, too: the form of the letters, the kind and number of spaces."""
    return " ".join(nfc(text).split())


@cache
def _names(xa: Xa) -> set[str]:
    """Of the commune and its province, and of the communes, district and province that it comes from."""
    before = [old for old in OLD if xa.ma in old.thanh]
    districts = {_DISTRICT.sub("", old.huyen or "") for old in before} - {""}
    return {xa.ten, xa.tinh.ten} | districts | {name for old in before for name in (old.ten, old.tinh.ten)}


def test_enough() -> None:
    assert len(TRAPS) >= 110
    assert len(CHANGES) >= 120


def test_no_sentence_twice_for_one_pair() -> None:
    seen = [(_plain(case["cau"]), case["dich"]["xa"], case["dich"]["tinh"]) for case in ALL]
    assert len(seen) == len(set(seen))
    assert len({_plain(case["cau"]) for case in TRAPS}) == len(TRAPS)
    assert len({case["cau"] for case in CHANGES}) == len(CHANGES)


def test_targets_of_every_type() -> None:
    for cases in (TRAPS, CHANGES):
        types = [COMMUNES[case["dich"]["xa"], case["dich"]["tinh"]].loai for case in cases]
        assert types.count("phường") >= len(types) * 0.45
        assert types.count("xã") >= len(types) * 0.2
        assert "đặc khu" in types


def test_every_kind_of_change() -> None:
    assert {LoaiThay(case["loai"]) for case in CHANGES} == KINDS


@pytest.mark.parametrize("case", ALL, ids=_name)
def test_units_keys_and_place(case: Case) -> None:
    units = [(case[side]["xa"], case[side]["tinh"]) for side in ("nguon", "dich")]
    for unit in units:
        assert unit in COMMUNES
        assert tim_tinh(unit[1], DAY) == COMMUNES[unit].tinh
    assert units[0] != units[1]
    assert set(case) <= {"nguon", "dich", "loai", "vai", "cau", "giu", "moi", "mat", "xem", "vi"}
    assert case["vi"]
    if "vai" in case:
        assert Vai(case["vai"])
    for key in ("moi", "giu", "vi"):
        assert case.get(key, "") == nfc(case.get(key, ""))


@pytest.mark.parametrize("case", TRAPS, ids=_name)
def test_trap(case: Case) -> None:
    """Its words have the letters of a name of the source, old or new, or a type word, or are of a central document."""
    assert not {"mat", "loai", "xem"} & set(case)
    assert case["giu"] in case["cau"]
    assert case["giu"] in str(case.get("moi", case["giu"]))
    assert case.get("moi") != case["cau"]
    source = COMMUNES[case["nguon"]["xa"], case["nguon"]["tinh"]]
    words = khoa(case["giu"])
    number = re.search(r"\d", source.ten)
    assert (
        any(khoa(name) in words for name in _names(source))
        or _TYPE_WORD.search(case["giu"])
        or _CENTRAL.search(case["giu"])
        or (number and number[0] in case["giu"])
    )


@pytest.mark.parametrize("case", CHANGES, ids=_name)
def test_change(case: Case) -> None:
    assert ("moi" in case) != ("mat" in case)
    assert case["cau"] != case.get("moi")
    assert case.get("giu", "") in case["cau"]
    assert "xem" not in case or (case["xem"] is True and "mat" in case)
    for words in case.get("mat", []):
        assert words in nfc(case["cau"])


@pytest.mark.parametrize("case", [case for case in ALL if "moi" in case], ids=_name)
def test_the_right_sentence_holds_no_old_name(case: Case) -> None:
    left = dung_dau(case["moi"]).replace(dung_dau(case.get("giu", "|")), " ")
    old = COMMUNES[case["nguon"]["xa"], case["nguon"]["tinh"]]
    assert dung_dau(old.ten) not in left
