"""A review outlives the program: what was decided is kept in a folder, and taken up again."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from kehoach import api
from kehoach.api.rebase_store import TEN, start_review
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.problems import KehoachError
from rebase.nguon_thu import nguon, van_ban

DICH = TuyChonChuyen("Tiên Điền", "Hà Tĩnh")


@pytest.fixture
def tep(tmp_path: Path) -> Path:
    path = tmp_path / "goc" / "nguon.txt"
    path.parent.mkdir()
    path.write_bytes(nguon(0)[1])
    return path


def test_decisions_come_back(tep: Path, tmp_path: Path) -> None:
    assert api.load_review(tep, tmp_path) is None
    items = [each.ma for each in start_review(tep, tmp_path, DICH).muc]
    api.decide_kept(tep, tmp_path, {items[0]: "bo", items[1]: {"sua": "chữ “riêng”"}})
    api.decide_kept(tep, tmp_path, {items[2]: "nhan", items[0]: None})
    again = api.load_review(tep, tmp_path)
    assert again is not None
    assert again.quyet_dinh == {items[1]: {"sua": "chữ “riêng”"}, items[2]: "nhan"}
    begun = api.begun_reviews(tmp_path.parent)
    assert [(each.ten_tep, each.den) for each in begun if each.ma == tmp_path.name] == [
        ("nguon.txt", "xã Tiên Điền, tỉnh Hà Tĩnh")
    ]


@pytest.mark.parametrize(
    ("change", "kept"), [({}, True), ({"nam": 2027}, False), ({"xa": "Hà Lầm", "tinh": "Quảng Ninh"}, False)]
)
def test_another_target_begins_anew(tep: Path, tmp_path: Path, change: dict[str, object], kept: bool) -> None:
    item = start_review(tep, tmp_path, DICH).muc[0].ma
    api.decide_kept(tep, tmp_path, {item: "bo"})
    assert bool(start_review(tep, tmp_path, replace(DICH, **change)).quyet) is kept  # type: ignore[arg-type]


def test_two_at_once_lose_nothing(tep: Path, tmp_path: Path) -> None:
    items = [each.ma for each in start_review(tep, tmp_path, DICH).muc]
    threads = [threading.Thread(target=api.decide_kept, args=(tep, tmp_path, {each: "nhan"})) for each in items]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    again = api.load_review(tep, tmp_path)
    assert again is not None and again.so_da_quyet == len(items)


BROKEN = [
    "",
    "{",
    "[]",
    "{}",
    '{"tuy_chon": 1, "quyet_dinh": {}}',
    '{"tuy_chon": {"xa": 1}, "quyet_dinh": {}}',
    "[" * 100_000,
]


@pytest.mark.parametrize("text", BROKEN)
def test_what_is_kept_may_be_damaged(tep: Path, tmp_path: Path, text: str) -> None:
    (tmp_path / TEN).write_text(text)
    with pytest.raises(KehoachError) as told:
        api.load_review(tep, tmp_path)
    assert told.value.problems[0].code == "RB24"
    assert api.review_target(tmp_path) is None
    assert [each for each in api.begun_reviews(tmp_path.parent) if each.ma == tmp_path.name] == []


def test_decisions_without_a_review(tep: Path, tmp_path: Path) -> None:
    with pytest.raises(KehoachError) as told:
        api.decide_kept(tep, tmp_path, {"d0-0-1": "bo"})
    assert told.value.problems[0].code == "RB24"


def test_no_target(tep: Path) -> None:
    with pytest.raises(KehoachError) as told:
        api.open_rebase(tep, TuyChonChuyen())
    assert told.value.problems[0].code == "RB04"


# ------------------------------------------------------------------ what a file is


def test_what_was_recognised(tep: Path) -> None:
    told = api.recognise_source(tep)
    assert (told.cua, told.nam, told.ten_loai, told.dang) == ("xã Hoa Lộc, tỉnh Thanh Hóa", 2026, "KẾ HOẠCH", "txt")
    assert (told.so_can_cu, told.so_muc, told.so_phu_luc) == (1, 2, 1)
    assert (told.loi, told.luu_y, told.la_word) == ((), (), False)
    other = api.recognise_source(tep, ("Tiên Điền", "Hà Tĩnh"))
    assert other.cua == "xã Tiên Điền, tỉnh Hà Tĩnh"


def test_a_file_that_is_no_plan(tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_text("Kính gửi các đồng chí,\n\nMời dự họp lúc 8 giờ.\n", encoding="utf-8")
    told = api.recognise_source(path)
    assert told.cua == ""
    assert [each.code for each in told.loi] == ["RB01"]
    assert "có lẽ không phải kế hoạch" in told.luu_y[0]


def test_kept_in_the_workspace_with_its_files(tmp_path: Path) -> None:
    name, data = nguon(2)
    path = tmp_path / name
    path.write_bytes(data)
    space = api.open_workspace(tmp_path / "viec")
    opened = api.open_rebase(path, DICH)
    api.decide(opened, {opened.muc[0].ma: "bo"})
    result = api.finish_rebase(opened)
    ma = api.keep_rebase(space, result)
    assert space.doc(ma).ke_hoach == result.ke_hoach
    assert {each.ten for each in space.tep(ma)} == {name, result.ten("theo-doi.docx"), result.ten("bao-cao.html")}
    record = api.provenance.find(space.thu_muc / ma / "ke-hoach.yaml")
    assert record is not None
    assert record.ban_goc == result.ke_hoach
    assert json.loads(record.model_dump_json())["den"]["ten"] == "Tiên Điền"


def test_a_plan_as_data(tmp_path: Path) -> None:
    out, path = tmp_path / "a.yaml", tmp_path / "nguon.txt"
    path.write_text(van_ban(), encoding="utf-8")
    api.rebase(path, out, DICH)
    opened = api.open_rebase(out, TuyChonChuyen("Hoa Lộc", "Thanh Hóa"))
    assert not opened.la_word
    assert api.finish_rebase(opened).theo_doi is None
    assert api.recognise_source(out).dang == "yaml"
