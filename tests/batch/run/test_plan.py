"""The plan of work: every clash and every impossible name is told before anything is written."""

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from batch.run.gia import May, Nguon, anh, hang, nhieu, viec, xau
from kehoach.batch.job import Hang
from kehoach.batch.run import names
from kehoach.batch.run.contract import CachChay
from kehoach.batch.run.run import chay, preview
from kehoach.batch.run.work_plan import MAX_TOLD, planned
from kehoach.problems import KehoachError, Problem

LONG = "a" * 120


@pytest.mark.parametrize(
    "name",
    [
        "a.docx", "14923-hoa-loc-2026-phu-luc-II.docx", "thư mục/xã Hoa Lộc.docx", "a/b/c.docx", "com.docx", "com10.docx", "console.docx",
        "nul-a.docx", ".an.docx", "a..docx", "-a.docx", "=a.docx", "'a.docx", "goi.docx", "lpt.docx", "conx.docx",
    ],
)  # fmt: skip
def test_good_names(name: str, tmp_path: Path) -> None:
    assert names.fault(name, Path("kq")) == ""


@pytest.mark.parametrize(
    "name",
    [
        "", "/a.docx", "../a.docx", "a/../b.docx", "a/./b.docx", "a//b.docx", "a/", "..", "a\\b.docx", "C:a.docx", "a*.docx", "a?.docx",
        'a".docx', "a<b.docx", "a>b.docx", "a|b.docx", "a\n.docx", "a\0.docx", "CON", "con.docx", "Aux.docx", "x/NUL.txt", "com1.docx",
        "LPT9.docx", "COM¹.docx", "CON .docx", "a.", "a ", " a.docx", "x /a.docx", "x./a.docx", "ket-qua.csv", "Ket-Qua.CSV", "tong-hop.xlsx",
        "goi/a.docx", "GOI/a.docx", ".kehoach-khoa", "x.docx" * 50, "ă" * 101 + ".docx", f"{LONG}/{LONG}/a.docx",
    ],
)  # fmt: skip
def test_bad_names(name: str) -> None:
    assert names.fault(name, Path("kq"))


def test_the_folder_counts() -> None:
    assert names.fault("a" * 100 + ".docx", Path("/" + "b" * 150))
    assert not names.fault("a" * 50 + ".docx", Path("/" + "b" * 150))


def _problems(rows: list[Hang], folder: Path, may: May | None = None) -> list[Problem]:
    with pytest.raises(KehoachError) as caught:
        chay(viec(rows, folder / "ra", may), CachChay())
    assert not list(folder.iterdir()), "nothing is written, not even the folder"
    assert all(each.mend and each.place.file == "viec.xlsx" for each in caught.value.problems)
    return caught.value.problems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a-{phan}.docx", "a-{phan}.docx"),
        ("A-{phan}.docx", "a-{phan}.docx"),
        ("h\u00f2a-{phan}.docx", "ho\u0300a-{phan}.docx"),
        ("Đ-{phan}.docx", "đ-{phan}.docx"),
        ("X/a-{phan}.docx", "x/A-{phan}.docx"),
    ],
)
def test_one_name_twice(tmp_path: Path, one: str, other: str) -> None:
    found = _problems([hang(2, ten=one), hang(3), hang(7, ten=other)], tmp_path)
    assert [each.code for each in found] == ["HL50", "HL50"]
    assert all("Hàng 2 và hàng 7" in each.message for each in found)
    assert "hàng 7" in str(found[0].place)


def test_one_row_that_makes_a_name_twice(tmp_path: Path) -> None:
    [found] = _problems([hang(2)], tmp_path, May(ten="{ma}.docx"))
    assert (found.code, "Hàng 2" in found.message) == ("HL50", True)


def test_a_file_and_a_folder(tmp_path: Path) -> None:
    found = _problems([hang(2, ten="x-{phan}.docx"), hang(3, ten="X-chi-tieu.docx/{phan}.docx")], tmp_path)
    assert [each.code for each in found] == ["HL52"]
    assert "hàng 2" in found[0].message
    assert "hàng 3" in found[0].message


def test_out_of_the_folder(tmp_path: Path) -> None:
    found = _problems([hang(2, ten="../{phan}.docx"), hang(3, ten="/tmp/{phan}.docx")], tmp_path)
    assert [each.code for each in found] == ["HL51"] * 4


def test_many_faults_are_counted(tmp_path: Path) -> None:
    found = _problems([hang(each, ten="con") for each in range(2, 200)], tmp_path)
    assert len(found) == MAX_TOLD + 1
    assert "nữa" in found[-1].message


@pytest.mark.skipif(not hasattr(Path, "symlink_to"), reason="không có liên kết")
def test_a_link_out_of_the_folder(tmp_path: Path) -> None:
    away, folder = tmp_path / "noi-khac", tmp_path / "ra"
    away.mkdir()
    folder.mkdir()
    (folder / "x").symlink_to(away, target_is_directory=True)
    told = chay(viec([hang(2, ten="x/y/{phan}.docx"), hang(3)], folder), CachChay())
    assert (told.hang_hong, told.tep_lam) == (1, 2)
    assert not list(away.iterdir())
    assert "HL" not in (folder / "ket-qua.csv").read_text("utf-8")
    assert "ra ngoài" in (folder / "ket-qua.csv").read_text("utf-8")


def test_bad_rows_do_not_stop_the_plan(tmp_path: Path) -> None:
    bad = hang(5)
    bad = replace(bad, gia_tri={"ten-sai": "1"})
    heard: list[tuple[int, int, bool]] = []
    job = viec([hang(2), xau(3), bad], tmp_path / "ra")
    plan = preview(job, CachChay(), lambda row, files, why: heard.append((row, len(files), bool(why))))
    assert heard == [(2, 2, False), (3, 0, True), (5, 0, True)]
    assert (plan.tong, plan.so_tep, plan.hang_hong) == (3, 2, 2)
    assert not (tmp_path / "ra").exists()


def test_preview_refuses_what_a_run_would_refuse(tmp_path: Path) -> None:
    chay(viec(nhieu(2), tmp_path), CachChay())
    before = anh(tmp_path)
    for rows, how, code in (
        (nhieu(2), CachChay(), "HL61"),
        ([hang(2), hang(3, ten="10002-{phan}.docx")], CachChay(tiep_tuc=True), "HL50"),
    ):
        with pytest.raises(KehoachError) as caught:
            preview(viec(rows, tmp_path), how, lambda *_: None)
        assert {each.code for each in caught.value.problems} == {code}
    assert anh(tmp_path) == before


def test_the_plan_is_small(tmp_path: Path) -> None:
    import tracemalloc

    class Many(Nguon):
        def rows(self):  # type: ignore[no-untyped-def]
            return map(hang, range(2, 5_002))

    tracemalloc.start()
    try:
        plan = planned(Many([]), partial(May)(), tmp_path)
        used = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
    assert plan.so_tep == 10_000
    assert used / plan.so_tep < 400, "bytes a name"
