"""A run from rows to files: everything made or told, nothing half done, nothing of a user's lost."""

import csv
from pathlib import Path

import pytest

from batch.run.gia import anh, hang, nhieu, viec, xau
from kehoach.batch.job import Hang
from kehoach.batch.run.contract import CachChay, HangHong, TienDo
from kehoach.batch.run.run import chay


@pytest.mark.parametrize("processes", [1, 2])
def test_makes_all(tmp_path: Path, processes: int) -> None:
    rows: list[Hang | HangHong] = [
        *nhieu(20),
        hang(30, hong="loi"),
        hang(31, hong="vo"),
        xau(32),
        hang(33, hong="co-loi"),
        hang(34, hong="co-nhac"),
    ]
    heard: list[TienDo] = []
    told = chay(viec(rows, tmp_path / "ra"), CachChay(processes), heard.append)
    assert (told.tong, told.tep_lam, told.hang_hong, told.tep_co_loi) == (25, 44, 3, 2)
    assert sorted(each.hang for each in heard) == [each.hang for each in rows]
    made = anh(tmp_path / "ra")
    assert len(made) == 46
    with (tmp_path / "ra" / "ket-qua.csv").open(encoding="utf-8-sig", newline="") as stream:
        lines = list(csv.DictReader(stream))
    assert [each["hang"] for each in lines if each["tep"] != "tong-hop.xlsx"] == [
        str(each.hang) for each in rows for _ in range(1 if each.hang in (30, 31, 32) else 2)
    ]
    bad = {each["hang"]: each["thong_bao"] for each in lines if each["trang_thai"] == "hong"}
    assert bad.keys() == {"30", "31", "32"}
    assert "điền ô C5" in bad["30"]
    assert "ZeroDivisionError" in bad["31"]
    assert bad["32"] == "viec.xlsx: trang “xa”, ô B32: Không có xã này; cách sửa: sửa tên xã"
    told_of = {each["hang"]: each["thong_bao"] for each in lines if each["trang_thai"] == "xong"}
    assert told_of["34"] == "2 cảnh báo: CC19: điền nội dung; PL26: xem lại số"
    assert told_of["2"] == ""
