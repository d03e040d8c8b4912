"""Ids are stable: given once, kept, and not moved by a new neighbour."""

from conftest import DATA
from hypothesis import given, settings
from strategies import plans

from kehoach.model.ids import give_ids
from kehoach.model.plan import KeHoach, Muc
from kehoach.model.yaml_reader import load


def _ids(plan: KeHoach) -> list[str]:
    return [
        *(each.id for each in plan.can_cu),
        *(each.id for each in plan.muc),
        *(each.id for each in plan.noi_nhan),
        *(each.id for each in plan.phu_luc),
    ]


def test_made_from_the_first_words() -> None:
    assert _with(Muc(loi_van="Khơi dậy mạnh mẽ khát vọng phát triển")) == ["khoi-day-manh-me-khat"]


def test_unique_and_undisturbed_by_a_neighbour() -> None:
    same = "Phòng Kinh tế chủ trì."
    assert _with(Muc(loi_van=same), Muc(loi_van=same)) == ["phong-kinh-te-chu-tri", "phong-kinh-te-chu-tri-2"]
    assert _with(Muc(loi_van="Câu mới chen vào"), Muc(loi_van=same))[1] == "phong-kinh-te-chu-tri"


def _with(*nodes: Muc) -> list[str]:
    plan = load(DATA / "ke-hoach-nho.yaml", KeHoach)
    plan.muc = list(nodes)
    give_ids(plan)
    return [each.id for each in plan.muc]


@settings(deadline=None, derandomize=True)
@given(plans)
def test_every_node_has_one_of_its_own(plan: KeHoach) -> None:
    ids = _ids(plan)
    assert all(ids)
    assert len(ids) == len(set(ids))
    assert KeHoach.model_validate(plan.model_dump()) == plan
