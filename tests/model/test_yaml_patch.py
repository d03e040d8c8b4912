"""Only what changed is written anew; what a person wrote around it stays."""

import difflib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import plans, texts

from kehoach.model.plan import KeHoach, Muc, NoiNhan
from kehoach.model.yaml_patch import patch_yaml
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_writer import to_yaml

ROOT = Path(__file__).resolve().parent.parent.parent

HAND = """# của xã Hoa Lộc
nam: 2026   # năm nay
trich_yeu: "Phát động\\tthi đua"
co_quan: {ten: Ủy ban nhân dân xã Hoa Lộc}
dia_danh: Hoa Lộc

# chờ văn thư
ngay: 2026-05
mo_dau: |
  Câu một.
can_cu:
- ten_loai: Luật   # hỏi lại
  trich_yeu: Thi đua
-
  ten_loai: Nghị định
  so_ky_hieu: 1/2026/NĐ-CP
muc:
# phần một
- cap: I
  tieu_de: Mục đích
  muc:
    - loi_van: >
        Đoạn thứ nhất,
        # không phải ghi chú

    # ghi chú của đoạn hai
    - loi_van: Đoạn thứ hai.
- cap: I   # phần hai
  tieu_de: Nhiệm vụ
  bang:
    cot: [Việc, Ai]
    hang:
      - - làm
        - tôi
      - - xem
        - anh
luu: [VT, VX]
chu_ky:
    chuc_vu: CHỦ TỊCH
    ho_ten:
"""


def _doc(text: str) -> KeHoach:
    return load_text(text, KeHoach)


@pytest.fixture
def tay() -> KeHoach:
    return _doc(HAND)


def _sua(plan: KeHoach) -> tuple[str, list[str], list[str]]:
    """The patched text, the lines that went and the lines that came, ids and the like that are now written apart."""
    patched = patch_yaml(HAND, plan)
    assert _doc(patched) == plan
    base = patch_yaml(HAND, _doc(HAND))
    assert _doc(patch_yaml(base, plan)) == plan
    lines = [each for each in difflib.ndiff(base.splitlines(), patched.splitlines()) if each[0] in "+-"]
    return (
        patched,
        [each[2:].strip() for each in lines if each[0] == "-"],
        [each[2:].strip() for each in lines if each[0] == "+"],
    )


def test_nothing_changed_takes_no_line_away(tay: KeHoach) -> None:
    patched, _, _ = _sua(tay)
    left = [each.strip(" -") for each in patched.splitlines()]
    anew = (
        "mo_dau: |",
        "Câu một.",
        "loi_van: >",
        "Đoạn thứ nhất,",
        "# không phải",
        "co_quan: {",
    )  # a line end more; a list in braces
    assert not [
        each for each in HAND.splitlines() if each.strip(" -") not in left and not each.strip(" -").startswith(anew)
    ]


def test_one_word_is_one_line(tay: KeHoach) -> None:
    tay.muc[1].tieu_de = "Việc: phải làm"
    _, gone, come = _sua(tay)
    assert (gone, come) == (["tieu_de: Nhiệm vụ"], ["tieu_de: 'Việc: phải làm'"])


def test_a_comment_beside_a_value_stays_beside_it(tay: KeHoach) -> None:
    tay.nam = 2027
    tay.can_cu[0].ten_loai = "Pháp lệnh"
    patched, _, _ = _sua(tay)
    assert "nam: 2027   # năm nay" in patched
    assert "ten_loai: Pháp lệnh   # hỏi lại" in patched


def test_a_cell(tay: KeHoach) -> None:
    bang = tay.muc[1].bang
    assert bang
    bang.hang[1][1] = "- chị"
    _, gone, come = _sua(tay)
    assert (gone, come) == (["- anh"], ["- '- chị'"])


def test_moved_added_and_removed_nodes_take_their_comments_along(tay: KeHoach) -> None:
    tay.muc.reverse()
    tay.muc[1].muc.append(Muc(id="moi", loi_van="Đoạn thứ ba."))
    tay.noi_nhan.append(NoiNhan(id="nn", ten="Như trên"))
    del tay.can_cu[0]
    patched, _, _ = _sua(tay)
    for comment in (
        "# của xã Hoa Lộc",
        "# năm nay",
        "# chờ văn thư",
        "# ghi chú của đoạn hai",
        "# phần hai",
        "# không phải",
    ):
        assert comment in patched
    assert patched.index("# phần hai") < patched.index("# ghi chú của đoạn hai") < patched.index("Đoạn thứ ba")
    assert "hỏi lại" not in patched


def test_line_ends_of_windows(tay: KeHoach) -> None:
    tay.dia_danh = "Hoa Lộc mới"
    patched = patch_yaml(HAND.replace("\n", "\r\n"), tay)
    assert _doc(patched) == tay
    assert "\r" not in patched


@pytest.mark.parametrize("path", sorted(ROOT.glob("examples/*/ke-hoach.yaml")), ids=lambda path: path.parent.name)
def test_examples_change_in_one_line(path: Path) -> None:
    text = to_yaml(_doc(path.read_text(encoding="utf-8")))
    plan = _doc(text)
    assert patch_yaml(text, plan) == text
    plan.dia_danh = "Nơi khác"
    changed = [
        each for each in difflib.ndiff(text.splitlines(), patch_yaml(text, plan).splitlines()) if each[0] in "+-"
    ]
    assert len(changed) == 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans, plans)
def test_any_plan_can_become_any_other(before: KeHoach, after: KeHoach) -> None:
    assert _doc(patch_yaml(to_yaml(before), after)) == _doc(to_yaml(after))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(plans, st.data())
def test_any_part_can_change(plan: KeHoach, data: st.DataObject) -> None:
    text = to_yaml(plan)
    after = _doc(text)
    kind = data.draw(st.sampled_from(["chu", "xoa", "dao", "them", "lap"]))
    if kind == "chu":
        data.draw(st.sampled_from(after.muc)).loi_van = data.draw(texts)
    elif kind == "xoa" and len(after.muc) > 1:
        del after.muc[data.draw(st.integers(0, len(after.muc) - 1))]
    elif kind == "dao":
        after.muc = data.draw(st.permutations(after.muc))
        after.can_cu = data.draw(st.permutations(after.can_cu))
    elif kind == "them":
        after.muc.insert(data.draw(st.integers(0, len(after.muc))), Muc(id="moi-toanh", loi_van=data.draw(texts)))
    elif kind == "lap":
        after.luu = [data.draw(texts)] * 3
    assert _doc(patch_yaml(text, after)) == after
