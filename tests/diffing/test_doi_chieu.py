"""Which node of one plan is which of another."""

import random
import time

import pytest
from drafts import draft
from hypothesis import given, settings
from strategies import plans

from kehoach.diffing.doi_chieu import flat, pair
from kehoach.model.plan import ChuKy, CoQuan, KeHoach, Muc, NhiemVu, PhuLuc
from kehoach.text.dates import parse_iso


def plan(*muc: Muc, nhiem_vu: list[NhiemVu] | None = None) -> KeHoach:
    return KeHoach(
        nam=2026,
        co_quan=CoQuan(ten="Ủy ban nhân dân xã Tân Mẫu"),
        dia_danh="Tân Mẫu",
        ngay=parse_iso("2026"),
        trich_yeu="Trồng cây",
        muc=list(muc) or [Muc(tieu_de="Nội dung")],
        chu_ky=ChuKy(chuc_vu="CHỦ TỊCH"),
        phu_luc=[PhuLuc(tieu_de="Nhiệm vụ", nhiem_vu=nhiem_vu)] if nhiem_vu else [],
    )


TEXT = "Tổ chức tuyên truyền pháp luật về phòng cháy, chữa cháy đến các thôn"
OTHER = "Tổ chức tuyên truyền pháp luật về an toàn giao thông cho học sinh tiểu học"
THIRD = "Tổ chức tuyên truyền pháp luật về bảo hiểm y tế toàn dân ở khu dân cư"
UNLIKE = "Bố trí kinh phí sửa chữa nhà văn hóa"


def muc(text: str, mark: str = "", *children: Muc) -> Muc:
    return Muc(id=mark, loi_van=text, muc=list(children))


CASES = {
    "same": ([muc(TEXT, "a")], [muc(TEXT, "a")], {"a": "a"}),
    "other id, same text": ([muc(TEXT, "a")], [muc(TEXT, "b")], {"a": "b"}),
    "typed otherwise": ([muc("Xây dựng xã văn hoá", "a")], [muc("XÂY DỰNG  xã văn hóa.", "b")], {"a": "b"}),
    "same id, unrelated text": ([muc(TEXT, "a")], [muc(UNLIKE, "a")], {}),
    "an id that was another's": (
        [muc(TEXT, "muc"), muc(OTHER, "muc-2")],
        [muc(THIRD, "muc"), muc(TEXT, "muc-2"), muc(OTHER, "muc-3")],
        {"muc": "muc-2", "muc-2": "muc-3"},
    ),
    "an id that was another's, and a word changed in each": (
        [muc(TEXT + " năm 2025", "muc"), muc(OTHER + " năm 2025", "muc-2")],
        [muc(THIRD, "muc"), muc(TEXT + " năm 2026", "muc-2"), muc(OTHER + " năm 2026", "muc-3")],
        {"muc": "muc-2", "muc-2": "muc-3"},
    ),
    "swapped": ([muc(TEXT, "a"), muc(UNLIKE, "b")], [muc(UNLIKE, "b"), muc(TEXT, "a")], {"a": "a", "b": "b"}),
    "first words changed": ([muc(TEXT, "a")], [muc("Phối hợp, " + TEXT, "b")], {"a": "b"}),
    "much was added behind": ([muc(TEXT, "a")], [muc(f"{TEXT}; {UNLIKE}; {THIRD}; {UNLIKE}", "a")], {"a": "a"}),
    "one title under two parents": (
        [muc(TEXT, "p", muc("Mục tiêu", "a")), muc(UNLIKE, "q", muc("Mục tiêu", "b"))],
        [muc(UNLIKE, "q2", muc("Mục tiêu", "c")), muc(TEXT, "p2", muc("Mục tiêu", "d"))],
        {"p": "p2", "q": "q2", "a": "d", "b": "c"},
    ),
    "a parent with other words": (
        [muc("Giải pháp", "p", muc(TEXT, "a"), muc(UNLIKE, "b"))],
        [muc("Cách làm", "q", muc(TEXT, "a"), muc(UNLIKE, "b"))],
        {"p": "q", "a": "a", "b": "b"},
    ),
    "to another parent": (
        [muc(UNLIKE, "p", muc(TEXT, "a")), muc("Giải pháp", "q", muc(THIRD, "b"))],
        [muc(UNLIKE, "p"), muc("Giải pháp", "q", muc(THIRD, "b"), muc(TEXT, "c"))],
        {"p": "p", "q": "q", "b": "b", "a": "c"},
    ),
    "rewritten between two that stay": (
        [muc(TEXT, "a"), muc("Sửa nhà văn hóa thôn Thượng trước ngày 30/6", "b"), muc(OTHER, "c")],
        [muc(TEXT, "a"), muc("Xây mới nhà văn hóa thôn Thượng, xong trong quý IV", "x"), muc(OTHER, "c")],
        {"a": "a", "b": "x", "c": "c"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_pairs(name: str) -> None:
    old, new, expected = CASES[name]
    before, after = plan(*old), plan(*new)
    assert pair(before, after).moi == expected
    assert pair(after, before).cu == expected


def test_tasks_and_sections_are_strangers() -> None:
    found = pair(plan(muc(TEXT, "a")), plan(nhiem_vu=[NhiemVu(id="a", ten=TEXT)]))
    assert found.moi == {}


@given(plans, plans)
@settings(max_examples=60, deadline=None)
def test_one_to_one_within_a_kind(a: KeHoach, b: KeHoach) -> None:
    found = pair(a, b)
    old, new = flat(a), flat(b)
    assert {value: name for name, value in found.moi.items()} == found.cu
    assert len(found.cu) == len(found.moi)
    assert all(old[one].loai is new[two].loai for one, two in found.moi.items())
    assert pair(a, b) == found


@given(plans)
@settings(max_examples=60, deadline=None)
def test_a_plan_is_itself(a: KeHoach) -> None:
    assert pair(a, a).moi == {each: each for each in flat(a)}


@pytest.mark.parametrize("number", range(0, 12, 3))
def test_a_draft_with_new_ids_and_another_year(number: int) -> None:
    old = draft(number)[0]
    data = old.model_dump_json().replace(str(old.nam), str(old.nam + 1))
    new = KeHoach.model_validate_json(data)
    for index, node in enumerate(flat(new).values()):
        node.nut.id = f"n-{index}"
    assert pair(old, new).moi == {name: f"n-{index}" for index, name in enumerate(flat(old))}


def test_two_thousand_nodes_take_about_a_second() -> None:
    rng = random.Random(5)
    syllables = [f"từ{number}" for number in range(400)]
    common = ["các", "và", "của", "xã", "thực", "hiện", "năm"]
    said = [" ".join(rng.choices(syllables, k=8) + rng.choices(common, k=30)) for _ in range(2000)]
    old = plan(*[muc(f"{each} 2025") for each in said])
    rng.shuffle(said)
    new = plan(*[muc(f"nay {each} 2026") for each in said])
    began = time.perf_counter()
    found = pair(old, new)
    assert time.perf_counter() - began < 4
    assert len(found.moi) == 2000
    words = {name: node.tu[:-1] for name, node in flat(old).items()}
    assert all(words[one] == flat(new)[two].tu[1:-1] for one, two in list(found.moi.items())[:5])
