"""The list and the search, names, copies, putting away, the bin."""

import os
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from kehoach.api import KhongGian, open_workspace
from kehoach.model.plan import DonViHanhChinh, KeHoach

Khac = Callable[[str], KeHoach]
MaLoi = Callable[[Callable[[], object]], str]


def _cua(plan: KeHoach, **about: object) -> KeHoach:
    return plan.model_copy(deep=True, update=about)


def _cu(folder: Path, seconds: float) -> None:
    """As if the plan had been left alone for so long."""
    path = folder / "ke-hoach.yaml"
    at = path.stat().st_mtime - seconds
    os.utime(path, (at, at))


def test_the_newest_comes_first_and_each_says_whose_it_is(kg: KhongGian, ke_hoach: KeHoach) -> None:
    old = kg.tao(ke_hoach, "Việc cũ")
    hue = DonViHanhChinh(loai="phường", ten="Thuận Hóa", tinh="Huế")
    new = kg.tao(_cua(ke_hoach, xa=hue, nam=2025, mo_dau="[[ai]] và [[ai]], [[ngày nào]]"))
    party = kg.tao(_cua(ke_hoach, xa=None), "Không xã")
    for ma, age in ((old, 300), (new, 100), (party, 200)):
        _cu(kg.thu_muc / ma, age)
    listed = kg.danh_sach()
    assert [each.ma for each in listed] == [new, party, old]
    assert (listed[0].ten, listed[0].nam, listed[0].noi) == (
        ke_hoach.trich_yeu,
        2025,
        "phường Thuận Hóa, thành phố Huế",
    )
    assert listed[0].so_cho_trong == listed[1].so_cho_trong + 2
    assert listed[1].noi == ke_hoach.co_quan.ten
    assert not any(each.loi or each.luu_tru for each in listed)


@pytest.mark.parametrize(
    ("tim", "found"),
    [
        ("", "ab"), ("   ", "ab"), ("thi đua", "a"), ("THI DUA", "a"), ("dua thi", "a"), ("huế", "b"), ("hue 2025", "b"),
        ("2026", "a"), ("thuan hoa", "b"), ("không có", ""), (".*", ""), ("[", ""), ("thi 2025", ""), ("\0", ""),
    ],
)  # fmt: skip
def test_search_needs_no_accents(kg: KhongGian, ke_hoach: KeHoach, tim: str, found: str) -> None:
    a = kg.tao(_cua(ke_hoach, trich_yeu="Phong trào Thi đua"))
    b = kg.tao(_cua(ke_hoach, xa=DonViHanhChinh(loai="phường", ten="Thuận Hóa", tinh="Huế"), nam=2025), "Chuyển đổi số")
    assert {each.ma for each in kg.danh_sach(tim)} == {{"a": a, "b": b}[each] for each in found}


def test_the_list_follows_the_disk_at_once(kg: KhongGian, ma: str, ke_hoach: KeHoach) -> None:
    _cu(kg.thu_muc / ma, 60)
    for nam in (2030, 2031, 2032):  # the same number of bytes, and soon after one another
        kg.danh_sach()
        path = kg.thu_muc / ma / "ke-hoach.yaml"
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace(f"nam: {nam - 1 if nam > 2030 else 2026}", f"nam: {nam}"), encoding="utf-8")
        assert [each.nam for each in kg.danh_sach()] == [nam]


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"phien_ban": 1, "viec": []}', '{"phien_ban": 1, "viec": {"thi-dua-2026": 5}}']
)
def test_a_spoilt_index_is_made_anew(kg: KhongGian, ma: str, text: str) -> None:
    _cu(kg.thu_muc / ma, 60)
    before = kg.danh_sach()
    index = kg.thu_muc / ".kehoach" / "danh-muc.json"
    good = index.read_bytes()
    index.write_text(text)
    assert open_workspace(kg.thu_muc).danh_sach() == before
    assert index.read_bytes() == good


def test_the_index_is_used_and_listing_changes_nothing_else(
    kg: KhongGian, ma: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _cu(kg.thu_muc / ma, 60)
    before = kg.danh_sach()
    names = sorted(str(each) for each in kg.thu_muc.rglob("*"))
    again = open_workspace(kg.thu_muc)
    monkeypatch.setattr(again._ban, "doc", None)
    assert again.danh_sach() == before
    assert sorted(str(each) for each in kg.thu_muc.rglob("*")) == names


def test_other_folders_are_no_plans(kg: KhongGian, ma: str) -> None:
    (kg.thu_muc / "Ảnh").mkdir()
    (kg.thu_muc / "ghi-chu.txt").write_text("x")
    (kg.thu_muc / ".git").mkdir()
    (kg.thu_muc / ".git" / "ke-hoach.yaml").write_text("x")
    assert [each.ma for each in kg.danh_sach()] == [ma]


def test_three_hundred_plans_are_listed_fast(kg: KhongGian, ma: str) -> None:
    import shutil

    for number in range(299):
        shutil.copytree(kg.thu_muc / ma, kg.thu_muc / f"viec-{number}", ignore=shutil.ignore_patterns(".lich-su"))
    for folder in kg.thu_muc.iterdir():
        if (folder / "ke-hoach.yaml").exists():
            _cu(folder, 60)
    assert len(kg.danh_sach()) == 300
    times = []
    for _ in range(3):
        fresh = open_workspace(kg.thu_muc)
        begin = perf_counter()
        assert len(fresh.danh_sach("thi dua")) == 300
        times.append(perf_counter() - begin)
    assert min(times) < 1.0  # about 0.1 on a quiet machine


def test_names_are_numbered_when_taken(kg: KhongGian, ke_hoach: KeHoach) -> None:
    made = [kg.tao(ke_hoach, "Thi đua") for _ in range(3)]
    assert made == ["thi-dua", "thi-dua-2", "thi-dua-3"]
    kg.luu_tru("thi-dua-2")
    assert kg.tao(ke_hoach, "THI DUA") == "thi-dua-4"
    (kg.thu_muc / "thi-dua-5").write_text("một tệp")
    assert kg.tao(ke_hoach, "thi đua") == "thi-dua-6"


def test_a_new_name_leaves_folder_and_version(kg: KhongGian, ma: str, ke_hoach: KeHoach) -> None:
    before = kg.doc(ma)
    kg.doi_ten(ma, "  Tên <b>mới</b>\n")
    after = kg.doc(ma)
    assert (after.ten, after.phien) == ("Tên <b>mới</b>", before.phien)
    assert kg.danh_sach("ten moi")[0].ten == after.ten
    kg.doi_ten(ma, "")
    assert kg.doc(ma).ten == kg.danh_sach()[0].ten == ke_hoach.trich_yeu


def test_a_name_written_by_notepad(kg: KhongGian, ma: str) -> None:
    (kg.thu_muc / ma / "ten.txt").write_bytes(b"\xef\xbb\xbf" + "Tên khác\r\ndòng hai".encode())
    assert kg.doc(ma).ten == kg.danh_sach()[0].ten == "Tên khác"
    (kg.thu_muc / ma / "ten.txt").write_bytes(b"\xff\xfeT\0")
    assert kg.danh_sach()[0].ten


def test_a_copy_has_the_files_and_a_history_of_its_own(kg: KhongGian, ma: str, khac: Khac) -> None:
    kg.ghi(ma, khac("Hai"), kg.doc(ma).phien)
    kg.them_tep(ma, "a.docx", b"1")
    copies = [kg.chep(ma), kg.chep(ma, "Năm sau")]
    assert copies == ["thi-dua-2026-ban-sao", "nam-sau"]
    for each, ten in zip(copies, ("Thi đua 2026 (bản sao)", "Năm sau"), strict=True):
        ban = kg.doc(each)
        assert (ban.ten, ban.ke_hoach.trich_yeu, ban.hoan_tac) == (ten, "Hai", False)
        assert kg.duong_dan(each, "a.docx").read_bytes() == b"1"
        assert len(kg.lich_su(each)) == 1


def test_a_copy_keeps_what_a_person_typed(kg: KhongGian, ma: str) -> None:
    path = kg.thu_muc / ma / "ke-hoach.yaml"
    path.write_bytes(path.read_bytes() + "# nhớ hỏi\n".encode())
    assert (kg.thu_muc / kg.chep(ma) / "ke-hoach.yaml").read_bytes() == path.read_bytes()


def test_put_away_and_taken_out_again(kg: KhongGian, ma: str, khac: Khac) -> None:
    phien = kg.ghi(ma, khac("Hai"), kg.doc(ma).phien).phien
    kg.luu_tru(ma)
    kg.luu_tru(ma)
    assert (kg.thu_muc / "Lưu trữ" / ma / "ke-hoach.yaml").is_file()
    assert kg.danh_sach() == []
    assert [(each.ma, each.luu_tru) for each in kg.danh_sach(luu_tru=True)] == [(ma, True)]
    away = kg.doc(ma)
    assert (away.luu_tru, away.phien) == (True, phien)
    assert kg.ghi(ma, khac("Ba"), phien).luu_tru
    kg.luu_tru(ma, False)
    assert [each.ma for each in kg.danh_sach()] == [ma]
    assert kg.hoan_tac(ma, kg.phien(ma)).ke_hoach.trich_yeu == "Hai"


def test_the_bin_keeps_all_and_a_person_takes_back(kg: KhongGian, ke_hoach: KeHoach, ma_loi: MaLoi, khac: Khac) -> None:
    for text in ("Một", "Hai"):
        ma = kg.tao(khac(text), "Việc")
        kg.them_tep(ma, "a.docx", text.encode())
        kg.xoa(ma)
    assert ma_loi(lambda: kg.doc("viec")) == "VT02"
    assert kg.danh_sach() == []
    assert sorted(each.name for each in (kg.thu_muc / "Đã xóa").iterdir()) == ["viec", "viec-2"]
    (kg.thu_muc / "Đã xóa" / "viec-2").rename(kg.thu_muc / "viec")
    assert kg.doc("viec").ke_hoach.trich_yeu == "Hai"
    assert kg.duong_dan("viec", "a.docx").read_bytes() == b"Hai"


def test_a_plan_put_away_twice_under_one_name_is_kept_twice(kg: KhongGian, ma: str, khac: Khac) -> None:
    import shutil

    shutil.copytree(kg.thu_muc / ma, kg.thu_muc / "Lưu trữ" / ma)
    kg.ghi(ma, khac("Đang làm"), kg.doc(ma).phien)
    assert kg.doc(ma).ke_hoach.trich_yeu == "Đang làm"
    kg.luu_tru(ma)
    assert {each.ma for each in kg.danh_sach(luu_tru=True)} == {ma, f"{ma}-2"}
