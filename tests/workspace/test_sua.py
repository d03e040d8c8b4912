"""Saving, conflicts, undo and redo, history."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.api import KhongGian, open_workspace
from kehoach.model.plan import KeHoach

Khac = Callable[[str], KeHoach]
MaLoi = Callable[[Callable[[], object]], str]


def test_a_new_plan_is_a_plain_file_with_its_schema(kg: KhongGian, ma: str, ke_hoach: KeHoach) -> None:
    assert ma == "thi-dua-2026"
    assert {each.name for each in (kg.thu_muc / ma).iterdir()} == {
        "ke-hoach.yaml", "ke-hoach.schema.json", "ten.txt", ".lich-su",
    }  # fmt: skip
    ban = kg.doc(ma)
    assert (ban.ma, ban.ten, ban.ke_hoach, ban.luu_tru) == (ma, "Thi đua 2026", ke_hoach, False)
    assert not ban.hoan_tac
    assert not ban.lam_lai


def test_comments_of_a_draft_are_kept_through_an_autosave(kg: KhongGian, ke_hoach: KeHoach, khac: Khac) -> None:
    ma = kg.tao(ke_hoach, ghi_chu={ke_hoach.muc[0].id: "kiểm tra lại"})
    kg.ghi(ma, khac("Việc khác"), kg.doc(ma).phien)
    assert "# kiểm tra lại" in (kg.thu_muc / ma / "ke-hoach.yaml").read_text(encoding="utf-8")


def test_a_change_is_a_new_version_and_equal_content_is_none(kg: KhongGian, ma: str, khac: Khac) -> None:
    first = kg.doc(ma).phien
    saved = kg.ghi(ma, khac("Hai"), first)
    assert saved.phien != first
    assert saved.ke_hoach.trich_yeu == "Hai"
    assert kg.ghi(ma, khac("Hai"), saved.phien).phien == saved.phien
    assert kg.ghi(ma, khac("Hai"), first).phien == saved.phien  # sent again by a page that saw no answer
    assert len(kg.lich_su(ma)) == 2


def test_a_plan_that_is_read_may_be_changed_without_changing_what_is_kept(kg: KhongGian, ma: str) -> None:
    kg.doc(ma).ke_hoach.muc.clear()
    assert kg.doc(ma).ke_hoach.muc


def test_a_change_on_an_old_version_is_refused_and_kept(kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi) -> None:
    first = kg.doc(ma).phien
    kg.ghi(ma, khac("Của cửa sổ một"), first)
    assert ma_loi(lambda: kg.ghi(ma, khac("Của cửa sổ hai"), first)) == "VT10"
    assert kg.doc(ma).ke_hoach.trich_yeu == "Của cửa sổ một"
    kept = next(each for each in kg.lich_su(ma) if each.chua_dung)
    assert kg.ban_cu(ma, kept.so).trich_yeu == "Của cửa sổ hai"
    assert ma_loi(lambda: kg.ghi(ma, khac("Của cửa sổ hai"), first)) == "VT10"
    assert sum(each.chua_dung for each in kg.lich_su(ma)) == 1
    taken = kg.khoi_phuc(ma, kept.so, kg.doc(ma).phien)
    assert taken.ke_hoach.trich_yeu == "Của cửa sổ hai"
    assert kg.hoan_tac(ma, taken.phien).ke_hoach.trich_yeu == "Của cửa sổ một"


@pytest.mark.parametrize("viec", ["ghi", "hoan_tac", "lam_lai", "khoi_phuc"])
def test_every_change_asks_for_the_current_version(
    kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi, viec: str
) -> None:
    old = kg.doc(ma).phien
    kg.ghi(ma, khac("Hai"), old)
    before = (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes()
    calls = {
        "ghi": lambda: kg.ghi(ma, khac("Ba"), old),
        "hoan_tac": lambda: kg.hoan_tac(ma, old),
        "lam_lai": lambda: kg.lam_lai(ma, old),
        "khoi_phuc": lambda: kg.khoi_phuc(ma, 1, old),
    }
    assert ma_loi(calls[viec]) == "VT10"
    assert (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes() == before


def test_undo_and_redo_go_all_the_way(kg: KhongGian, ma: str, khac: Khac, ke_hoach: KeHoach) -> None:
    ban = kg.doc(ma)
    words = [ke_hoach.trich_yeu, "Một", "Hai", "Ba"]
    for word in words[1:]:
        ban = kg.ghi(ma, khac(word), ban.phien)
    seen, back = [], open_workspace(kg.thu_muc)  # another server undoes what this one did
    while ban.hoan_tac:
        ban = back.hoan_tac(ma, ban.phien)
        seen.append(ban.ke_hoach.trich_yeu)
    assert seen == words[-2::-1]
    assert back.hoan_tac(ma, ban.phien) == ban
    while ban.lam_lai:
        ban = kg.lam_lai(ma, ban.phien)
        seen.append(ban.ke_hoach.trich_yeu)
    assert seen[3:] == words[1:]
    assert kg.lam_lai(ma, ban.phien) == ban
    assert len(kg.lich_su(ma)) == 4  # steps back and forward make no copies


def test_a_change_after_undo_ends_redo_and_the_history_keeps_it(kg: KhongGian, ma: str, khac: Khac) -> None:
    ban = kg.ghi(ma, khac("Bỏ đi"), kg.doc(ma).phien)
    ban = kg.ghi(ma, khac("Mới"), kg.hoan_tac(ma, ban.phien).phien)
    assert not ban.lam_lai
    assert {kg.ban_cu(ma, each.so).trich_yeu for each in kg.lich_su(ma)} >= {"Bỏ đi", "Mới"}


def test_the_history_says_when_and_what(kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi) -> None:
    plan = khac("Hai").model_copy(update={"mo_dau": "Câu mở đầu khác."})
    ban = kg.ghi(ma, plan, kg.doc(ma).phien)
    last, first = kg.lich_su(ma)
    assert (last.viec, last.hien, first.hien) == ("Sửa trích yếu, câu mở đầu", True, False)
    assert last.luc >= first.luc
    restored = kg.khoi_phuc(ma, first.so, ban.phien)
    assert restored.hoan_tac
    assert [each.hien for each in kg.lich_su(ma)] == [False, True]
    assert ma_loi(lambda: kg.khoi_phuc(ma, 99, restored.phien)) == "VT04"
    assert kg.khoi_phuc(ma, first.so, restored.phien) == restored


def test_a_plan_that_could_not_be_read_again_is_not_written(
    kg: KhongGian, ma: str, ke_hoach: KeHoach, ma_loi: MaLoi
) -> None:
    before = (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes()
    broken = ke_hoach.model_copy(update={"muc": []})
    assert ma_loi(lambda: kg.ghi(ma, broken, kg.doc(ma).phien)).startswith("YAML")
    assert ma_loi(lambda: kg.tao(broken, "Hỏng")).startswith("YAML")
    assert (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes() == before
    assert [each.ma for each in kg.danh_sach()] == [ma]


def test_what_a_clerk_typed_into_the_file_stays(kg: KhongGian, ma: str, khac: Khac) -> None:
    path = kg.thu_muc / ma / "ke-hoach.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# hỏi lại chị Lan trước khi trình\n", encoding="utf-8")
    ban = kg.doc(ma)
    before = path.read_text(encoding="utf-8").splitlines()
    kg.ghi(ma, khac("Hai"), ban.phien)
    after = path.read_text(encoding="utf-8").splitlines()
    assert "# hỏi lại chị Lan trước khi trình" in after
    assert len(set(before) ^ set(after)) <= 4  # the lines of the subject alone


def test_the_file_of_a_plan_is_what_save_and_load_know(
    kg: KhongGian, ma: str, ke_hoach: KeHoach, tmp_path: Path
) -> None:
    from kehoach.api import load_plan, save_plan

    save_plan(ke_hoach, tmp_path / "ke-hoach.yaml")
    assert (tmp_path / "ke-hoach.yaml").read_bytes() == (kg.thu_muc / ma / "ke-hoach.yaml").read_bytes()
    assert load_plan(kg.thu_muc / ma / "ke-hoach.yaml") == ke_hoach
