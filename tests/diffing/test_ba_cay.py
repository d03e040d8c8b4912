"""Merging three plans: one test per way it can go wrong (ba_cay.yaml), and what always holds."""

import random
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import DATA
from diffing.de_cuong import doc, viet_lai
from diffing.sua_bua import edited
from drafts import draft
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import plans

from kehoach.diffing.ba_cay import merge
from kehoach.diffing.cau import tach_cau
from kehoach.diffing.giong import key
from kehoach.diffing.nhanh import tao_cay
from kehoach.diffing.tro_lai import cau
from kehoach.model.gop import KetQuaGop, XungDot
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load

CASES: dict[str, dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_suffix(".yaml").with_stem("ba_cay").read_text("utf-8")
)


def gop(goc: str, moi: str, ta: str) -> KetQuaGop:
    return merge(doc(goc), doc(moi), doc(ta))


@pytest.mark.parametrize("name", CASES)
def test_way_to_go_wrong(name: str) -> None:
    case = CASES[name]
    goc, moi, ta = (doc(case.get(side, case["goc"])) for side in ("goc", "moi", "ta"))
    before = [each.model_copy(deep=True) for each in (goc, moi, ta)]
    found = merge(goc, moi, ta)
    told = [f"{each.so} {each.truong}" for each in found.xung_dot]
    assert (viet_lai(found.ke_hoach), told) == (
        viet_lai(doc(case.get("ra", case.get("ta", case["goc"])))),
        case.get("xung_dot", []),
    )
    if "vao" in case:
        assert [f"{each.loai} {each.so} {each.truong}".replace("  ", " ") for each in found.vao] == case["vao"]
    assert all(each.ly_do for each in found.xung_dot)
    assert [goc, moi, ta] == before, "a merge changes none of its plans"
    assert KeHoach.model_validate(found.ke_hoach.model_dump()) == found.ke_hoach
    again = merge(moi, moi, found.ke_hoach)
    assert (again.ke_hoach, again.xung_dot, again.vao) == (found.ke_hoach, [], []), "a second run changes nothing"


def test_one_id_given_to_different_nodes_by_both() -> None:
    found = gop("I Mục đích", "I Mục đích\nI Trồng rừng phòng hộ {viec}", "I Mục đích\nI Sửa chữa nhà văn hóa {viec}")
    assert viet_lai(found.ke_hoach, ids=True).splitlines() == [
        "I Mục đích {muc-dich}",
        "I Trồng rừng phòng hộ {trong-rung-phong-ho}",
        "I Sửa chữa nhà văn hóa {viec}",
    ]
    assert [(each.id, each.moi) for each in found.vao] == [("trong-rung-phong-ho", "Trồng rừng phòng hộ")]


def test_id_kept_by_them_for_another_node() -> None:
    goc = "I Mục đích {a}\nI Trồng rừng phòng hộ {b}"
    moi = "I Mục đích {a}\nI Nạo vét kênh mương {b}\nI Trồng rừng phòng hộ {c}"
    found = gop(goc, moi, "I Mục đích {a}\nI Trồng rừng phòng hộ đầu nguồn {b}")
    assert viet_lai(found.ke_hoach, ids=True).splitlines() == [
        "I Mục đích {a}",
        "I Nạo vét kênh mương {b}",
        "I Trồng rừng phòng hộ đầu nguồn {c}",
    ]


def test_id_of_ours_wins_over_one_of_theirs() -> None:
    goc = "I Trồng rừng phòng hộ {a}"
    found = gop(goc, "I Trồng rừng phòng hộ {b}", goc + "\nI Sửa chữa nhà văn hóa {b}")
    assert viet_lai(found.ke_hoach, ids=True).splitlines() == [
        "I Trồng rừng phòng hộ {a}",
        "I Sửa chữa nhà văn hóa {b}",
    ]


def test_decomposed_letters_are_no_change() -> None:
    goc = "I Mục đích\n  - Tạo bóng mát cho đường làng."
    found = gop(goc, unicodedata.normalize("NFD", goc), "I Mục đích\n  - Tạo bóng mát cho đường làng, ngõ xóm.")
    assert viet_lai(found.ke_hoach) == "I Mục đích\n  - Tạo bóng mát cho đường làng, ngõ xóm."
    assert not found.xung_dot
    assert not found.vao


def test_a_conflict_tells_all_three_texts_and_that_ours_stays() -> None:
    line = "I Nội dung\n  1 Trồng cây :: Mỗi thôn {} cây."
    found = gop(line.format(50), line.format(80), line.format(60))
    goc, moi, ta = (f"Mỗi thôn {number} cây." for number in (50, 80, 60))
    assert found.xung_dot == [
        XungDot("trong-cay", "I.1", "loi_van", goc, moi, ta, "hai bên cùng sửa, mỗi bên một khác", ta)
    ]


def test_a_conflict_about_a_task_tells_who_does_it() -> None:
    line = "I Nội dung\n= Việc\n  ! Trồng cây | {} | Hội Phụ nữ | Tháng 3"
    found = gop(line.format("Đoàn xã"), line.format("Công an xã"), "I Nội dung")
    assert [(each.goc, each.moi, each.ta, each.ket_qua) for each in found.xung_dot] == [
        ("Trồng cây | Đoàn xã | Hội Phụ nữ | Tháng 3", "Trồng cây | Công an xã | Hội Phụ nữ | Tháng 3", "", "")
    ]


def test_a_branch_that_stays_tells_what_is_ours_in_it() -> None:
    line = "I Nội dung\n= Việc\n  ! Trồng cây | {} | Hội Phụ nữ | Tháng 3\n  ! Tưới cây | Các thôn"
    found = gop(line.format("Đoàn xã"), "I Nội dung", line.format("Công an xã"))
    assert [(each.goc, each.moi, each.ta) for each in found.xung_dot] == [
        ("Việc\nTrồng cây | Đoàn xã | Hội Phụ nữ | Tháng 3", "", "Việc\nTrồng cây | Công an xã | Hội Phụ nữ | Tháng 3")
    ]


def test_a_new_order_tells_behind_what() -> None:
    goc = "- Chọn giống cây.\n- Chuẩn bị đất.\n- Tưới nước."
    found = gop(goc, "- Tưới nước.\n- Chọn giống cây.\n- Chuẩn bị đất.", goc)
    assert [(each.loai, each.cu, each.moi) for each in found.vao] == [("doi_cho", "sau “Chuẩn bị đất.”", "đứng đầu")]


_NAMES = ["An", "Bình", "Cường", "Dũng", "Điệp", "Giang", "Hạnh", "Khoa", "Liên", "Mai", "Nga", "Oanh", "Phúc", "Quang"]
_NAMES += ["Sơn", "Tâm", "Uyên", "Vinh", "Xuân", "Yến"]
POINTS = "".join(f"\n  a Thôn {each}" for each in _NAMES)
"""Twenty points; there are letters for 23."""
OURS = "\n  a Trồng rừng phòng hộ\n  a Nạo vét kênh mương"


def test_points_moved_by_them_to_where_letters_are_used_up() -> None:
    goc = "I Nội dung" + POINTS + "\nI Việc khác\n  a Sửa nhà văn hóa\n  a Lắp đèn đường"
    moi = "I Nội dung" + POINTS + "\n  a Sửa nhà văn hóa\n  a Lắp đèn đường\nI Việc khác"
    ta = "I Nội dung" + POINTS + OURS + "\nI Việc khác\n  a Sửa nhà văn hóa\n  a Lắp đèn đường"
    found = gop(goc, moi, ta)
    assert [each.truong for each in found.xung_dot] == ["cho"]
    assert viet_lai(found.ke_hoach).splitlines()[-3:] == ["  a Nạo vét kênh mương", "I Việc khác", "  a Lắp đèn đường"]


def test_level_changed_by_them_where_letters_are_used_up() -> None:
    dashes = "\n  - Sửa nhà văn hóa\n  - Lắp đèn đường"
    goc = "I Nội dung" + POINTS + dashes
    ta = "I Nội dung" + POINTS + OURS + dashes
    found = gop(goc, goc.replace("  - ", "  a "), ta)
    assert viet_lai(found.ke_hoach) == ta
    assert [(each.truong, each.moi, each.ta) for each in found.xung_dot] == [("cap", "a", "-")] * 2


@pytest.mark.parametrize("field", ["nhan_manh", "bo_qua", "phan_khac"])
def test_lists_without_ids(field: str) -> None:
    def made(*words: str) -> KeHoach:
        entries = {
            "nhan_manh": [{"cum": each, "kieu": "đậm"} for each in words],
            "bo_qua": [{"ma": "TT16", "ly_do": each} for each in words],
            "phan_khac": [{"cho": "cuoi", "loi_van": each} for each in words],
        }[field]
        data = doc("I Cây xanh, bóng mát, vườn hoa").model_dump()
        (data["muc"][0] if field == "nhan_manh" else data)[field] = entries
        return KeHoach.model_validate(data)

    found = merge(made("Cây xanh", "vườn"), made("Cây xanh", "bóng mát", "vườn"), made("vườn", "hoa"))
    assert found.ke_hoach == made("bóng mát", "vườn", "hoa")
    assert not found.xung_dot


SMALL = load(DATA / "ke-hoach-nho.yaml", KeHoach)
LAWS = settings(max_examples=40, deadline=None, derandomize=True)


@LAWS
@given(plans, plans)
def test_laws_on_any_two_plans(a: KeHoach, b: KeHoach) -> None:
    _laws(a, b)


@LAWS
@given(plans, plans, plans)
def test_any_three_plans_give_a_valid_one(goc: KeHoach, moi: KeHoach, ta: KeHoach) -> None:
    found = merge(goc, moi, ta)
    assert KeHoach.model_validate(found.ke_hoach.model_dump()) == found.ke_hoach
    assert not _texts(ta) - _texts(goc) - _texts(found.ke_hoach), "no text of ours is lost"


@settings(LAWS, max_examples=12)
@given(st.integers(0, 400), st.integers(0, 10**6), st.integers(1, 12))
def test_edited_drafts(number: int, seed: int, edits: int) -> None:
    _edited_by_both(draft(number)[0], seed, edits)


@LAWS
@given(st.integers(0, 10**6), st.integers(1, 25))
def test_small_plan_edited_much(seed: int, edits: int) -> None:
    _edited_by_both(SMALL, seed, edits)


def _edited_by_both(goc: KeHoach, seed: int, edits: int) -> None:
    moi, ta = (edited(goc, random.Random(f"{seed} {side}"), side, edits) for side in ("moi", "ta"))
    _laws(goc, moi)
    found = merge(goc, moi, ta)
    now, old, ours = _texts(found.ke_hoach), _texts(goc), _texts(ta)
    assert not ours - old - now, "no text of ours is lost"
    gone = _names(goc) - _names(ta)
    assert not gone & _names(found.ke_hoach), "no text that we took out comes back"
    told = _texts(*(each.moi for each in found.xung_dot))
    new = {each for each in _texts(moi) - old - ours if "mới moi" in each}
    assert not {each for each in new - now if not any(each in one for one in told)}, "no text of theirs is lost untold"
    again = merge(moi, moi, found.ke_hoach)
    assert (again.ke_hoach, again.xung_dot, again.vao) == (found.ke_hoach, [], [])


def _laws(a: KeHoach, b: KeHoach) -> None:
    assert merge(a, a, b).ke_hoach == b
    for ta in (a, b):
        found = merge(a, b, ta)
        assert found.ke_hoach == b
        assert not found.xung_dot


def _names(plan: KeHoach) -> set[str]:
    """Every sentence that says what a node is: not its level, its unit, its deadline."""
    return set().union(*(cau(each.truong) for each in tao_cay(plan).cay()))


def _texts(*values: Any) -> set[str]:
    """Every sentence in the plans, or the values, without what is no text."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, KeHoach):
            found |= _texts(value.model_dump(exclude={"khung", "ky_hieu"}))
        elif isinstance(value, dict):
            found |= _texts(*(each for name, each in value.items() if name not in ("id", "cap", "kieu", "loai")))
        elif isinstance(value, list):
            found |= _texts(*value)
        elif isinstance(value, str):
            found |= {key(each) for each in tach_cau(value)}
    return found - {""}
