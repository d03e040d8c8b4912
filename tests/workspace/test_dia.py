"""Disks that are full or only read, folders that cannot be: told, and nothing is lost."""

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kehoach.api import KhongGian, open_workspace
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError

Khac = Callable[[str], KeHoach]
MaLoi = Callable[[Callable[[], object]], str]


def _tep(folder: Path) -> dict[str, bytes]:
    skipped = folder / ".kehoach"
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in folder.rglob("*")
        if each.is_file() and not each.is_relative_to(skipped)
    }


@pytest.mark.parametrize(
    ("number", "why"), [(errno.EROFS, "ổ đĩa chỉ đọc"), (errno.EACCES, "không có quyền"), (errno.ENOSPC, "đĩa đầy")]
)
@pytest.mark.parametrize("call", ["mkdir", "write_bytes"])
def test_a_folder_that_cannot_be_used_says_why(
    thu_muc: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str, call: str
) -> None:
    def refuse(*_: Any, **__: Any) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(Path, call, refuse)
    with pytest.raises(KehoachError) as raised:
        open_workspace(thu_muc)
    problem = raised.value.problems[0]
    assert problem.code == "VT01"
    assert why in problem.message
    assert ("giải phóng" in problem.mend) == (number == errno.ENOSPC)


def test_a_file_in_the_place_of_the_folder(tmp_path: Path, ma_loi: MaLoi) -> None:
    (tmp_path / "tep").write_text("x")
    assert ma_loi(lambda: open_workspace(tmp_path / "tep")) == "VT01"
    assert ma_loi(lambda: open_workspace(tmp_path / "tep" / "con")) == "VT01"
    assert ma_loi(lambda: open_workspace(tmp_path / "a\0b")) == "VT01"
    assert (tmp_path / "tep").read_text() == "x"


@pytest.mark.parametrize(
    ("name", "home"), [("Documents", "Documents/Kehoach"), ("Tài liệu", "Tài liệu/Kehoach"), ("Khac", "Kehoach")]
)
def test_without_a_folder_it_lies_in_the_documents(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, home: str
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / name).mkdir()
    assert open_workspace().thu_muc == (tmp_path / home).resolve()


FAILS = ["ke-hoach.yaml", ".lich-su", "phien.json"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
@pytest.mark.parametrize("at", range(1, 4))
def test_a_disk_that_fails_at_any_write_loses_nothing(
    kg: KhongGian, ma: str, khac: Khac, monkeypatch: pytest.MonkeyPatch, number: int, at: int
) -> None:
    before, ban = _tep(kg.thu_muc), kg.doc(ma)
    replace, calls = Path.replace, 0

    def fail(self: Path, target: Path) -> Path:
        nonlocal calls
        calls += 1
        if calls == at:
            raise OSError(number, os.strerror(number))
        return replace(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", fail)
        with pytest.raises(KehoachError) as raised:
            kg.ghi(ma, khac("Hai"), ban.phien)
    assert raised.value.problems[0].code == "TEP08"
    after = kg.doc(ma)
    if at < 3:  # the plan was not written
        assert _tep(kg.thu_muc) == before
        assert after == ban
        assert kg.ghi(ma, khac("Hai"), ban.phien).ke_hoach.trich_yeu == "Hai"
    else:  # it was, only the record was not
        assert after.ke_hoach.trich_yeu == "Hai"
        assert kg.ghi(ma, khac("Hai"), ban.phien).phien == after.phien


@pytest.mark.parametrize("at", range(1, 7))
def test_a_disk_that_fails_while_a_plan_is_made_leaves_no_half_plan(
    kg: KhongGian, ke_hoach: KeHoach, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    calls = 0
    replace, rename = Path.replace, Path.rename

    def failing(real: Callable[[Path, Path], Path]) -> Callable[[Path, Path], Path]:
        def call(self: Path, target: Path) -> Path:
            nonlocal calls
            calls += 1
            if calls == at:
                raise OSError(errno.ENOSPC, "full")
            return real(self, target)

        return call

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", failing(replace))
        patched.setattr(Path, "rename", failing(rename))
        if at <= 6:
            try:
                kg.tao(ke_hoach, "Mới")
            except KehoachError as error:
                assert error.problems[0].code in ("VT01", "TEP08")
                assert kg.danh_sach() == []
                assert list((kg.thu_muc / ".kehoach" / "tam").iterdir()) == []
            else:
                assert calls < at
    assert kg.tao(ke_hoach, "Mới") in ("moi", "moi-2")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="quyền của root không bị chặn")
def test_plans_of_a_folder_that_became_read_only_can_still_be_read(
    kg: KhongGian, ma: str, khac: Khac, ma_loi: MaLoi
) -> None:
    phien = kg.doc(ma).phien
    folders = [kg.thu_muc / ma, kg.thu_muc / ma / ".lich-su", kg.thu_muc / ".kehoach" / "khoa"]
    for each in folders:
        each.chmod(0o500)
    try:
        assert kg.doc(ma).phien == phien
        assert [each.ma for each in kg.danh_sach()] == [ma]
        assert ma_loi(lambda: kg.ghi(ma, khac("Hai"), phien)) in ("VT01", "TEP07", "TEP08")
    finally:
        for each in folders:
            each.chmod(0o700)


def test_a_hand_edit_is_read_where_nothing_can_be_written(
    kg: KhongGian, ma: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kg.thu_muc / ma / "ke-hoach.yaml"
    phien = kg.doc(ma).phien
    path.write_bytes(path.read_bytes().replace(b"nam: 2026", b"nam: 2027"))

    def refuse(*_: Any, **__: Any) -> int:
        raise OSError(errno.EROFS, "read only")

    with monkeypatch.context() as patched:
        patched.setattr("kehoach.lock.os.open", refuse)
        patched.setattr(Path, "replace", refuse)
        first = kg.doc(ma)
        assert (first.ke_hoach.nam, kg.doc(ma).phien) == (2027, first.phien)
        assert first.phien != phien
    assert kg.doc(ma).hoan_tac
