"""Names: of folders and files that every system takes, and of what tries to get out."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.api import KhongGian
from kehoach.model.plan import KeHoach
from kehoach.workspace.ten import MAX_BYTES, MAX_MA, don, ma_tu, ten_tep, ten_viec

MaLoi = Callable[[Callable[[], object]], str]

MA = [
    ("Kế hoạch Chuyển đổi số", "ke-hoach-chuyen-doi-so"),
    ("CON", "ke-hoach-con"), ("aux.", "ke-hoach-aux"), ("NUL", "ke-hoach-nul"), ("Com1", "ke-hoach-com1"),
    ("lpt9", "ke-hoach-lpt9"), ("con cá", "con-ca"), ("", "ke-hoach"), ("...", "ke-hoach"), ("../../etc", "etc"),
    ("C:\\Windows", "c-windows"), ("a/b\\c:d*?\"<>|", "a-b-c-d"), ("日本", "ke-hoach"), ("x" * 500, "x" * MAX_MA),
    ("Đề án 06 " * 20, "de-an-06-de-an-06-de-an-06-de-an-06-de-an-06-de-an-06-de-an"), (" \t\n ", "ke-hoach"), ("a\0b", "a-b"),
]  # fmt: skip


@pytest.mark.parametrize(("ten", "ma"), MA)
def test_a_folder_is_called_after_the_plan(ten: str, ma: str) -> None:
    assert ma_tu(ten) == ma
    assert len(ma) <= MAX_MA
    assert don(ma)


TEP = [
    ("Kế hoạch số 12.docx", "Kế hoạch số 12.docx"), ("../../etc/passwd", "passwd"), ("C:\\Windows\\system32\\a.exe", "a.exe"),
    ("\\\\may\\chia-se\\a.pdf", "a.pdf"), ("con.txt", "tep-con.txt"), ("NUL", "tep-NUL"), ("aux.tar.gz", "tep-aux.tar.gz"),
    ("a<b>:\"|?*.docx", "a-b------.docx"), ("", "tep"), (".", "tep"), ("..", "tep"), ("...", "tep"), (".htaccess", "htaccess"),
    ("a.docx. . .", "a.docx"), ("a\0b.docx", "ab.docx"), ("a\r\nSet-Cookie: x.docx", "a Set-Cookie- x.docx"),
    ("\u202efdp.exe", "fdp.exe"), ("a\u200b.docx", "a.docx"), ("\ud800.docx", "docx"), ("~$a.docx", "$a.docx"),
    ("<img src=x onerror=alert(1)>.docx", "img src=x onerror=alert(1)-.docx"), ("a.docx:ads", "a.docx-ads"),
    ("ke\u0302\u0301 hoach.docx", "kế hoach.docx"), ("thư mục/", "thư mục"), ("x" * 300 + ".docx", "x" * 120 + ".docx"),
    ("a." + "y" * 200, "a." + "y" * 118), ("lpt1 .txt", "tep-lpt1.txt"), ("COM¹.txt", "tep-COM¹.txt"),
    (".kehoach-abc.tmp", "kehoach-abc.tmp"),
]  # fmt: skip


@pytest.mark.parametrize(("given", "made"), TEP)
def test_a_file_is_kept_under_a_safe_name(kg: KhongGian, ma: str, given: str, made: str) -> None:
    assert ten_tep(given) == made
    assert don(made)
    assert len(made.encode()) <= MAX_BYTES + 20
    kept = kg.them_tep(ma, given, b"1")
    again = kg.them_tep(ma, given.upper(), b"22")
    assert kept.ten == made
    assert again.ten.casefold() != made.casefold()
    assert {each.ten: each.co for each in kg.tep(ma)} == {made: 1, again.ten: 2}
    assert kg.duong_dan(ma, made).read_bytes() == b"1"
    assert kg.duong_dan(ma, made).parent == kg.thu_muc / ma / "tep"


HOSTILE = [
    "", ".", "..", "../ke-hoach.yaml", "..\\ke-hoach.yaml", "/etc/passwd", "C:\\a", "C:a", "a/b", "a\\b", "a\0.docx", "\0",
    "tep/../../a", "....//a", ".lich-su", ".kehoach", "a.docx:ads", "a.docx::$DATA", "CON", "nul.txt", "a.docx.", "a.docx ",
    "%2e%2e/a", "x" * 5000, "\ud800", "~/a", "file:///etc/passwd", "\\\\?\\C:\\a", "//a/b", "a\nb", "*", "Lưu trữ", "Đã xóa",
]  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_nothing_outside_can_be_named(kg: KhongGian, ma: str, ke_hoach: KeHoach, ma_loi: MaLoi, name: str) -> None:
    kg.luu_tru(kg.tao(ke_hoach, "Cất đi"))
    kg.xoa(kg.tao(ke_hoach, "Bỏ đi"))
    assert ma_loi(lambda: kg.duong_dan(ma, name)) == "VT03"
    calls: list[Callable[[], object]] = [
        lambda: kg.doc(name), lambda: kg.xoa(name), lambda: kg.chep(name), lambda: kg.luu_tru(name), lambda: kg.tep(name),
        lambda: kg.them_tep(name, "a.docx", b""), lambda: kg.doi_ten(name, "x"), lambda: kg.lich_su(name),
        lambda: kg.ghi(name, ke_hoach, 1), lambda: kg.hoan_tac(name, 1), lambda: kg.duong_dan(name, "a.docx"),
    ]  # fmt: skip
    assert {ma_loi(call) for call in calls} == {"VT02"}
    assert len(kg.danh_sach()) == 1


@pytest.mark.parametrize(
    "name", [each for each in HOSTILE if not each.startswith(("%", "Lưu", "Đã"))] + ["khoa", "tam"]
)
def test_a_private_folder_has_a_plain_name(kg: KhongGian, ma_loi: MaLoi, name: str) -> None:
    assert ma_loi(lambda: kg.rieng(name)) == "VT03"


def test_a_private_folder_is_private(kg: KhongGian) -> None:
    folder = kg.rieng("tai-len")
    assert folder == kg.thu_muc / ".kehoach" / "tai-len"
    assert kg.rieng("tai-len").is_dir()
    if folder.stat().st_mode & 0o77:
        pytest.skip("hệ thống không có quyền tệp")


def test_links_out_of_the_files_are_not_followed(kg: KhongGian, ma: str, tmp_path: Path, ma_loi: MaLoi) -> None:
    (tmp_path / "bi-mat").write_text("x")
    kg.them_tep(ma, "a.docx", b"1")
    folder = kg.thu_muc / ma / "tep"
    try:
        (folder / "b.docx").symlink_to(tmp_path / "bi-mat")
    except OSError:
        pytest.skip("hệ thống không cho tạo liên kết")
    assert [each.ten for each in kg.tep(ma)] == ["a.docx"]
    assert ma_loi(lambda: kg.duong_dan(ma, "b.docx")) == "VT03"
    (folder / "b.docx").unlink()
    (folder / "a.docx").unlink()
    folder.rmdir()
    folder.symlink_to(tmp_path)
    assert ma_loi(lambda: kg.tep(ma)) == "VT03"
    assert ma_loi(lambda: kg.them_tep(ma, "c.docx", b"")) == "VT03"
    assert ma_loi(lambda: kg.duong_dan(ma, "bi-mat")) == "VT03"
    (kg.thu_muc / ".kehoach" / "ngoai").symlink_to(tmp_path)
    assert ma_loi(lambda: kg.rieng("ngoai")) == "VT03"


def test_what_word_and_the_system_leave_is_not_listed(kg: KhongGian, ma: str) -> None:
    kg.them_tep(ma, "a.docx", b"1")
    folder = kg.thu_muc / ma / "tep"
    for name in ("~$a.docx", "desktop.ini", "Thumbs.db", ".DS_Store", ".kehoach-0.tmp"):
        (folder / name).write_text("x")
    (folder / "thu muc").mkdir()
    assert [each.ten for each in kg.tep(ma)] == ["a.docx"]


def test_a_file_too_large_is_refused(kg: KhongGian, ma: str, ma_loi: MaLoi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.workspace.tep.MAX_INPUT_BYTES", 10)
    assert ma_loi(lambda: kg.them_tep(ma, "a.docx", b"x" * 11)) == "VT05"
    assert kg.tep(ma) == []


@pytest.mark.parametrize("given", ["Hai\ndòng\t\0 \u202eabc", "x" * 1000, "  a  "])
def test_the_name_of_a_plan_is_one_line(given: str) -> None:
    assert re.fullmatch(r"\S(.{0,198}\S)?", ten_viec(given))
