"""What a clerk does to the folder by hand while the page is open: edit, copy, rename, delete, break."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.api import KhongGian
from kehoach.model.plan import KeHoach

Khac = Callable[[str], KeHoach]
MaLoi = Callable[[Callable[[], object]], str]


@pytest.fixture
def tep(kg: KhongGian, ma: str) -> Path:
    return kg.thu_muc / ma / "ke-hoach.yaml"


def _sua(tep: Path, old: str, new: str) -> None:
    text = tep.read_text(encoding="utf-8")
    assert old in text
    tep.write_text(text.replace(old, new), encoding="utf-8", newline="\r\n")  # as Notepad leaves it


def test_an_edit_by_hand_is_a_version_of_its_own(kg: KhongGian, ma: str, tep: Path, khac: Khac, ma_loi: MaLoi) -> None:
    before = kg.doc(ma)
    _sua(tep, "nam: 2026", "nam: 2027")
    assert ma_loi(lambda: kg.ghi(ma, khac("Hai"), before.phien)) == "VT10"
    after = kg.doc(ma)
    assert (after.ke_hoach.nam, after.hoan_tac) == (2027, True)
    assert kg.doc(ma).phien == after.phien
    assert [each.viec for each in kg.lich_su(ma) if each.hien] == ["Sửa trực tiếp trong tệp"]
    assert kg.hoan_tac(ma, after.phien).ke_hoach == before.ke_hoach


def test_an_edit_by_hand_back_to_what_was_is_no_conflict_lost(kg: KhongGian, ma: str, tep: Path, khac: Khac) -> None:
    first = tep.read_bytes()
    kg.ghi(ma, khac("Hai"), kg.doc(ma).phien)
    tep.write_bytes(first)
    ban = kg.doc(ma)
    assert ban.ke_hoach.trich_yeu != "Hai"
    assert kg.hoan_tac(ma, ban.phien).ke_hoach.trich_yeu == "Hai"


BROKEN = {
    "cu_phap": (b"a: [", "YAML02"),
    "khoa_la": (b"khoa: 1\n", "YAML1"),
    "khong_phai_utf8": (b"\xff\xfea\0", "YAML01"),
    "trong": (b"", "YAML07"),
    "thu_muc_zip": (b"PK\x03\x04", "YAML01"),
    "neo": (b"a: &a 1\nb: *a\n", "YAML05"),
    "sau": (b"[" * 5000, "YAML04"),
}


@pytest.mark.parametrize(("data", "code"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_told_listed_and_can_be_gone_back_from(
    kg: KhongGian, ma: str, tep: Path, khac: Khac, ma_loi: MaLoi, data: bytes, code: str
) -> None:
    good = kg.ghi(ma, khac("Tốt"), kg.doc(ma).phien)
    tep.write_bytes(data)
    assert ma_loi(lambda: kg.doc(ma)).startswith(code)
    (line,) = kg.danh_sach()
    assert (line.ma, line.ten, line.nam) == (ma, "Thi đua 2026", None)
    assert line.loi
    assert ma_loi(lambda: kg.ghi(ma, khac("Từ trang đang mở"), good.phien)) == "VT10"
    assert tep.read_bytes() == data  # still the clerk's to mend
    assert kg.hoan_tac(ma, kg.phien(ma)).ke_hoach.trich_yeu == "Tốt"
    broken = kg.lich_su(ma)
    assert any(
        (kg.thu_muc / ma / ".lich-su" / each.name).read_bytes() == data for each in (tep.parent / ".lich-su").iterdir()
    )
    assert len(broken) >= 3


def test_undo_steps_over_what_was_broken(kg: KhongGian, ma: str, tep: Path, ke_hoach: KeHoach) -> None:
    good = tep.read_bytes()
    tep.write_bytes(b"a: [")
    kg.phien(ma)
    tep.write_bytes(good.replace(b"nam: 2026", b"nam: 2028"))
    ban = kg.doc(ma)
    assert kg.hoan_tac(ma, ban.phien).ke_hoach == ke_hoach


def test_a_deleted_file_comes_back(
    kg: KhongGian, ma: str, tep: Path, khac: Khac, ma_loi: MaLoi, ke_hoach: KeHoach
) -> None:
    phien = kg.doc(ma).phien
    tep.unlink()
    assert ma_loi(lambda: kg.doc(ma)) == "VT06"
    assert "ke-hoach.yaml" in kg.danh_sach()[0].loi
    assert kg.khoi_phuc(ma, kg.lich_su(ma)[0].so, kg.phien(ma)).ke_hoach == ke_hoach
    tep.unlink()
    assert kg.ghi(ma, khac("Hai"), kg.phien(ma)).ke_hoach.trich_yeu == "Hai"
    assert kg.phien(ma) > phien


def test_a_folder_copied_in_explorer_is_another_plan(kg: KhongGian, ma: str, khac: Khac) -> None:
    kg.ghi(ma, khac("Hai"), kg.doc(ma).phien)
    shutil.copytree(kg.thu_muc / ma, kg.thu_muc / f"{ma} - Bản sao (2)")
    copy = kg.doc(f"{ma} - Bản sao (2)")
    kg.ghi(copy.ma, khac("Ba"), copy.phien)
    assert kg.doc(ma).ke_hoach.trich_yeu == "Hai"
    assert len(kg.danh_sach()) == 2


def test_a_folder_made_by_hand_is_a_plan(kg: KhongGian, tep: Path, ke_hoach: KeHoach, khac: Khac) -> None:
    folder = kg.thu_muc / "Kế hoạch của anh Ba"
    folder.mkdir()
    shutil.copy(tep, folder)
    ban = kg.doc(folder.name)
    assert ban.ke_hoach == ke_hoach
    assert ban.ten == ke_hoach.trich_yeu
    assert kg.ghi(folder.name, khac("Hai"), ban.phien).hoan_tac


def test_a_lost_history_makes_no_old_page_right(kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi) -> None:
    old = kg.doc(ma).phien
    kg.ghi(ma, khac("Hai"), old)
    shutil.rmtree(kg.thu_muc / ma / ".lich-su")
    assert ma_loi(lambda: kg.ghi(ma, khac("Ba"), old)) == "VT10"
    assert kg.doc(ma).ke_hoach.trich_yeu == "Hai"


@pytest.mark.parametrize("text", ["", "{", "[]", "null", '{"phien": "x"}', '{"phien": 1, "dau": 2}', "[" * 100_000])
def test_a_spoilt_record_is_made_anew(kg: KhongGian, ma: str, khac: Khac, text: str, ke_hoach: KeHoach) -> None:
    kg.ghi(ma, khac("Hai"), kg.doc(ma).phien)
    (kg.thu_muc / ma / ".lich-su" / "phien.json").write_text(text)
    ban = kg.doc(ma)
    assert ban.ke_hoach.trich_yeu == "Hai"
    assert kg.doc(ma).phien == ban.phien
    assert kg.hoan_tac(ma, ban.phien).ke_hoach == ke_hoach


def test_a_deleted_or_renamed_folder_is_told_with_the_nearest(kg: KhongGian, ma: str, ma_loi: MaLoi) -> None:
    from kehoach.problems import KehoachError

    (kg.thu_muc / ma).rename(kg.thu_muc / f"{ma}-moi")
    with pytest.raises(KehoachError) as raised:
        kg.doc(ma)
    assert raised.value.problems[0].code == "VT02"
    assert raised.value.problems[0].near == (f"{ma}-moi",)
    shutil.rmtree(kg.thu_muc / f"{ma}-moi")
    assert kg.danh_sach() == []


def test_a_crash_between_plan_and_record_loses_nothing(kg: KhongGian, ma: str, tep: Path, khac: Khac) -> None:
    record = tep.parent / ".lich-su" / "phien.json"
    before = record.read_bytes()
    kg.ghi(ma, khac("Hai"), kg.doc(ma).phien)
    record.write_bytes(before)  # as if the program had died before the record was written
    ban = kg.doc(ma)
    assert ban.ke_hoach.trich_yeu == "Hai"
    assert len(kg.lich_su(ma)) == 2
    assert kg.hoan_tac(ma, ban.phien).ke_hoach.trich_yeu != "Hai"


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="cần liên kết tượng trưng")
def test_links_out_of_the_folder_are_not_followed(
    kg: KhongGian, ma: str, tep: Path, tmp_path: Path, ma_loi: MaLoi
) -> None:
    outside = tmp_path / "ngoai"
    shutil.copytree(kg.thu_muc / ma, outside)
    (kg.thu_muc / "lien-ket").symlink_to(outside)
    tep.unlink()
    tep.symlink_to(outside / "ke-hoach.yaml")
    assert kg.danh_sach() == []
    assert ma_loi(lambda: kg.doc("lien-ket")) == "VT02"
    assert ma_loi(lambda: kg.doc(ma)) == "VT02"
