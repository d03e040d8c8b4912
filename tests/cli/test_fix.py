"""``kehoach fix``: what it says, what it writes, how it ends."""

import sys
from pathlib import Path

import pytest

from kehoach.__main__ import main
from kehoach.model.phat_hien import CachSua, KhongKiemTra, PhatHien, ViTri
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo

TEXT = """ỦY BAN NHÂN DÂN
XÃ HOA LỘC
Số: 12/KH-UBND

KẾ HOẠCH
Triển khai phong trào thi đua năm 2026

I. MỤC ĐÍCH
Uỷ ban nhân dân xã thực hiện tốt nhiệm vụ.
"""


class Run:
    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: object) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["kehoach", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return int(left.value.code or 0), captured.out, captured.err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    def kiem(ho_so: HoSo, chi: object = None) -> tuple[list[PhatHien], list[KhongKiemTra]]:
        return [
            PhatHien(
                ma, level, "Sai", words, sua, way, vi_tri=ViTri(each.spot.line, each.spot.paragraph), doan_van=each.text
            )
            for each in ho_so.dong
            for ma, words, sua, way, level in (
                ("CT01", "Uỷ", "Ủy", CachSua.CHAC_CHAN, Level.LOI),
                ("CT02", "tốt", "", CachSua.DONG_Y, Level.GOI_Y),
                ("CT03", "thi đua", None, CachSua.CHI_GOI_Y, Level.LOI),
                ("CT04", "KẾ", "K\x01", CachSua.CHAC_CHAN, Level.CANH_BAO),
            )
            if words in each.text
        ], []

    monkeypatch.setattr("kehoach.rules.kiem.kiem", kiem)
    return Run(capsys, monkeypatch)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_fix_says_what_it_did(run: Run, path: Path) -> None:
    out = path.with_name("ra.txt")
    code, words, err = run("fix", path, "-o", out)
    assert (code, words) == (0, "")
    assert "Đã sửa 1 chỗ:" in err
    assert "dòng 9: “Uỷ” → “Ủy” [CT01]" in err
    assert "Chưa sửa được 1 chỗ" in err
    assert "Còn lại cho người xem: 1 lỗi, 1 cảnh báo, 1 gợi ý." in err
    assert out.read_text(encoding="utf-8") == TEXT.replace("Uỷ", "Ủy")
    assert path.read_text(encoding="utf-8") == TEXT
    assert run("fix", path, "-o", out)[0] == 2
    code, _, err = run("fix", path, "-o", out, "--ghi-de", "--dong-y")
    assert code == 0
    assert "bỏ “tốt”" in err
    assert "  " in out.read_text(encoding="utf-8")


def test_fix_only_shows(run: Run, path: Path) -> None:
    code, words, err = run("fix", path, "--xem")
    assert (code, words) == (0, "")
    assert "Sẽ sửa 1 chỗ:" in err
    assert sorted(each.name for each in path.parent.iterdir()) == ["ke-hoach.txt"]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], ["Chưa có tên tệp kết quả", "--xem"]),
        (["-o", "ke-hoach.txt"], ["trùng với tệp nguồn"]),
        (["-o", "ra.docx"], ["giữ nguyên loại", ".txt"]),
        (["-o", "ra.txt", "--theo-doi"], [".docx"]),
        (["-o", "ra.txt", "--tinh", "a"], ["--xa"]),
        (["-o", "ra.txt", "--giai-doan", "xong"], ["--giai-doan"]),
        (["-o", "khong/co/ra.txt"], ["Chưa có thư mục"]),
    ],
)
def test_fix_refuses(
    run: Run, path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: list[str]
) -> None:
    monkeypatch.chdir(path.parent)
    code, out, err = run("fix", "ke-hoach.txt", *arguments)
    assert (code, out) == (2, "")
    assert all(each in err for each in words), err
    assert [each.name for each in path.parent.iterdir()] == ["ke-hoach.txt"]


def test_fix_of_what_is_not_there(run: Run, tmp_path: Path) -> None:
    code, _, err = run("fix", tmp_path / "a.txt", "-o", tmp_path / "b.txt")
    assert code == 2
    assert "Không có tệp này" in err
    (tmp_path / "a.pdf").write_bytes(b"%PDF-1.4")
    code, _, err = run("fix", tmp_path / "a.pdf", "-o", tmp_path / "b.pdf")
    assert code == 2
    assert "kehoach import" in err


def test_help_is_vietnamese(run: Run) -> None:
    code, out, _ = run("fix", "--help")
    assert code == 0
    assert out.startswith("Cách dùng: kehoach fix")
    assert "Options" not in out
