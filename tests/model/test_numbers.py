"""Numbers follow from level and place."""

from hypothesis import given, settings
from strategies import plans

from kehoach.model.numbers import danh_so, so_phu_luc
from kehoach.model.plan import KeHoach


def test_the_small_plan(ke_hoach: KeHoach) -> None:
    assert [(each.so, each.muc.id) for each in danh_so(ke_hoach.muc)] == [
        ("I.", "muc-dich"),
        ("1.", "muc-dich.1"),
        ("-", "bong-mat"),
        ("-", "ve-sinh"),
        ("2.", "yeu-cau"),
        ("II.", "noi-dung"),
        ("", "loi-dan"),
        ("1.", "viec"),
        ("a)", "a"),
        ("b)", "b"),
        ("c)", "c"),
        ("d)", "d"),
        ("đ)", "dd"),
        ("2.", "so-luong"),
        ("2.1.", "x1"),
        ("2.2.", "x2"),
        ("", "ket-thuc"),
    ]


def test_annexes_are_numbered_from_two_on(ke_hoach: KeHoach) -> None:
    assert [so_phu_luc(ke_hoach, each) for each in ke_hoach.phu_luc] == ["I", "II"]
    ke_hoach.phu_luc = ke_hoach.phu_luc[:1]
    assert so_phu_luc(ke_hoach, ke_hoach.phu_luc[0]) == ""


@settings(deadline=None, derandomize=True)
@given(plans)
def test_every_node_once_and_in_order(plan: KeHoach) -> None:
    def walk(nodes: list[object]) -> list[str]:
        return [name for node in nodes for name in [node.id, *walk(node.muc)]]  # type: ignore[attr-defined]

    assert [each.muc.id for each in danh_so(plan.muc)] == walk(list(plan.muc))
