"""``kehoach batch``: what a clerk types, what is made, what is said, with which exit code."""

import contextlib
import csv
import os
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from kehoach import api
from kehoach.__main__ import main
from kehoach.batch.workbook import Bang, NoiDungJob, write_job
from kehoach.cli.tien_do import line

XA = (("16072", "Hoa Lộc"), ("14797", "Hạc Thành"), ("16645", "Hải Bình"))


def job(path: Path, xa: Sequence[tuple[str, str]] = XA, ten_tep: str = "", **thong_tin: str) -> Path:
    """A workbook for some communes."""
    info = {"nam": "2026", "tinh": "Thanh Hóa", "trich_yeu": "Chuyển đổi số năm 2026", **thong_tin}
    if ten_tep:
        info["ten_tep"] = ten_tep
    content = NoiDungJob(
        info,
        Bang(("ma", "ten"), xa),
        Bang(("ma", "ten", "don_vi_tinh", "gia_tri"), [("ct01", "Tỷ lệ hồ sơ trực tuyến của {xa}", "%", "80")]),
        Bang(
            ("ma", "ten", "chu_tri", "kinh_phi", "thoi_han"),
            [
                ("nv01", "Tập huấn kỹ năng số tại {xa}", "Phòng Văn hóa - Xã hội", "12,5", "Quý II/2026"),
                ("nv02", "Báo cáo kết quả năm {nam}", "Văn phòng HĐND và UBND", "1.000", "15/12/2026"),
            ],
        ),
    )
    write_job(path, content)
    return path


class Run:
    """The command as typed, in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._capsys, self._monkeypatch = folder, capsys, monkeypatch

    def __call__(self, *arguments: object, code: int = 0) -> tuple[str, str]:
        """What it says on stdout and stderr."""
        self._monkeypatch.chdir(self.folder)
        self._monkeypatch.setattr(sys, "argv", ["kehoach", "batch", *map(str, arguments)])
        with pytest.raises(SystemExit) as left:
            main()
        said = self._capsys.readouterr()
        assert int(left.value.code or 0) == code, said.err
        assert "Traceback" not in said.err
        assert "Lỗi của chương trình" not in said.err
        if code == 2:
            assert "cách sửa: " in said.err or "xem cách dùng: " in said.err
        return said.out, said.err


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(tmp_path, capsys, monkeypatch)


def _lines(folder: Path) -> list[dict[str, str]]:
    with (folder / "ket-qua.csv").open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


def test_from_nothing_to_annexes(run: Run, tmp_path: Path) -> None:
    _, said = run("--tao", "viec.xlsx", "--tinh", "Thanh Hóa", "--nam", "2026")
    assert "kehoach batch viec.xlsx" in said
    _, said = run("--tao", "viec.xlsx", code=2)
    assert "không ghi đè" in said
    out, said = run("viec.xlsx", "-o", "kq", "--thu")
    assert "16072-hoa-loc-2026-phu-luc-II.docx" in out
    assert "Chưa ghi gì" in said
    assert not (tmp_path / "kq").exists()


def test_made_kept_and_refused(run: Run, tmp_path: Path) -> None:
    job(tmp_path / "viec.xlsx")
    out, said = run("viec.xlsx", "-o", "kq", "--dong-goi")
    assert out == ""
    assert "làm 6 tệp, 3 gói" in said
    made = sorted(each.name for each in (tmp_path / "kq").iterdir())
    assert made[:2] == ["14797-hac-thanh-2026-phu-luc-I.docx", "14797-hac-thanh-2026-phu-luc-II.docx"]
    assert made[6:] == ["goi", "ket-qua.csv", "tong-hop.xlsx"]
    assert {each["trang_thai"] for each in _lines(tmp_path / "kq")} == {"xong"}
    assert zipfile.ZipFile(tmp_path / "kq" / "goi" / "16072-hoa-loc.zip").testzip() is None
    totals = openpyxl.load_workbook(tmp_path / "kq" / "tong-hop.xlsx")["tong"]
    assert [cell.value for cell in totals[2]] == ["16072", "xã Hoa Lộc", 1, 2, 1012.5, None]
    _, said = run("viec.xlsx", "-o", "kq", code=2)
    assert "--tiep-tuc" in said
    _, said = run("viec.xlsx", "-o", "kq", "--tiep-tuc")
    assert "làm 0 tệp, giữ 6 tệp" in said
    _, said = run("viec.xlsx", "-o", "kq", "--ghi-de")
    assert "làm 6 tệp" in said


def test_a_bad_row(run: Run, tmp_path: Path) -> None:
    job(tmp_path / "viec.xlsx", [*XA[:2], ("", "Không Có Xã Này")])
    out, said = run("viec.xlsx", "-o", "kq", "--thu", code=1)
    assert "KHÔNG LÀM ĐƯỢC" in out
    _, said = run("viec.xlsx", "-o", "kq", code=1)
    assert "hàng 4" in said
    assert "1 hàng không làm được" in said
    assert [each["trang_thai"] for each in _lines(tmp_path / "kq")] == ["xong"] * 4 + ["hong", "xong"]


def test_what_is_told_of_a_row_is_short(run: Run, tmp_path: Path) -> None:
    asked = "; ".join(f"[[chờ giao {number}]]" for number in range(60))
    info = {"phan": "kế hoạch; phụ lục chỉ tiêu", "khung": "chuyen-doi-so-nam", "nguoi_ky": "Lê Văn Chính"}
    job(tmp_path / "viec.xlsx", XA[:1], so="87", ngay="15/5/2026", trich_yeu=f"Việc {asked}", **info)
    _, said = run("viec.xlsx", "-o", "kq", code=1)
    row = next(line for line in said.splitlines() if "hàng 2: " in line)
    assert len(row) < 450
    assert row.endswith(" ...")
    assert "xem hết ở kq" in said
    assert max(len(each["thong_bao"]) for each in _lines(tmp_path / "kq")) > 1_000


def test_two_rows_with_one_name(run: Run, tmp_path: Path) -> None:
    job(tmp_path / "viec.xlsx", ten_tep="{nam}-{phan}.docx")
    for more in ((), ("--thu",), ("--ghi-de",)):
        _, said = run("viec.xlsx", "-o", "kq", *more, code=2)
        assert "Hàng 2 và hàng 3 cùng làm tệp" in said
        assert not (tmp_path / "kq").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Chưa có tệp công việc"),
        (("viec.xlsx",), "Chưa có thư mục kết quả"),
        (("khong-co.xlsx", "-o", "kq"), "Không có tệp này"),
        (("viec.xlsx", "-o", "viec.xlsx"), "không phải thư mục"),
        (("viec.xlsx", "-o", "a/b"), "Chưa có thư mục"),
        (("viec.xlsx", "-o", "kq", "--nam", "2026"), "--tao"),
        (("viec.xlsx", "-o", "kq", "--tao", "moi.xlsx"), "--tao"),
        (("viec.xlsx", "-o", "kq", "--mau", "khong-co"), "Không có thư mục mẫu này"),
        (("viec.xlsx", "-o", "kq", "--mau", "."), "không có tệp .docx nào"),
        (("viec.xlsx", "-o", "kq", "--tien-trinh", "-1"), "--tien-trinh"),
        (("viec.xlsx", "-o", "kq", "--tien-trinh", "nhiều"), "--tien-trinh"),
        (("--tao", "moi.xlsx", "--tinh", "Không Đâu"), "Không Đâu"),
        (("--tao", "moi.xlsx", "--tu-nam-truoc", "khong-co.docx"), "khong-co.docx"),
    ],
)
def test_what_cannot_be(run: Run, tmp_path: Path, arguments: tuple[str, ...], said: str) -> None:
    job(tmp_path / "viec.xlsx")
    assert said in run(*arguments, code=2)[1]
    assert sorted(each.name for each in tmp_path.iterdir()) == ["viec.xlsx"]


def test_templates_of_the_office(run: Run, tmp_path: Path) -> None:
    job(tmp_path / "viec.xlsx")
    api.copy_templates(tmp_path / "mau")
    run("viec.xlsx", "-o", "a")
    run("viec.xlsx", "-o", "b", "--mau", "mau", "--tien-trinh", "2")
    name = "16072-hoa-loc-2026-phu-luc-I.docx"
    assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()
    assert not list(tmp_path.glob("**/.kehoach-*"))


def test_whole_plans_see_the_packs(run: Run, tmp_path: Path) -> None:
    pack = tmp_path / "goi"
    pack.mkdir()
    (pack / "don-vi.yaml").write_text("don_vi:\n  - id: vhxh\n    ten: phòng của riêng xã\n", encoding="utf-8")
    job(tmp_path / "viec.xlsx", XA[:1], phan="kế hoạch", khung="chuyen-doi-so-nam")
    run("viec.xlsx", "-o", "co", "--danh-muc", pack)
    run("viec.xlsx", "-o", "khong")
    name = next((tmp_path / "co").glob("*-ke-hoach.docx")).name
    first, second = ((tmp_path / each / name).read_bytes() for each in ("co", "khong"))
    assert first != second
    assert "Không có thư mục danh mục này" in run("viec.xlsx", "-o", "ra", "--danh-muc", tmp_path / "x", code=2)[1]


def test_dask_is_not_there(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    job(tmp_path / "viec.xlsx")
    monkeypatch.setitem(sys.modules, "distributed", None)
    _, said = run("viec.xlsx", "-o", "kq", "--dask", "tcp://127.0.0.1:8786", code=2)
    assert "pip install kehoach[dask]" in said


def _started(folder: Path, *arguments: str, **how: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "kehoach", "batch", *arguments]
    pipes = {"stderr": subprocess.PIPE, **how}
    return subprocess.Popen(command, cwd=folder, **pipes)  # type: ignore[call-overload, no-any-return]


@pytest.mark.skipif(sys.platform == "win32", reason="Ctrl-C gửi bằng tín hiệu")
@pytest.mark.parametrize("processes", ["1", "2"])
def test_ctrl_c(run: Run, tmp_path: Path, processes: str) -> None:
    run("--tao", "viec.xlsx", "--tinh", "Thanh Hóa", "--nam", "2026")
    child = _started(tmp_path, "viec.xlsx", "-o", "kq", "--tien-trinh", processes, start_new_session=1)
    deadline = time.monotonic() + 30
    while not list((tmp_path / "kq").glob("*.docx")) and time.monotonic() < deadline:
        time.sleep(0.01)
    begun = time.monotonic()
    os.killpg(child.pid, signal.SIGINT)  # as a terminal does: the workers hear it too
    _, said = child.communicate(timeout=20)
    assert child.returncode == 130, said.decode()
    assert time.monotonic() - begun < 15
    assert "--tiep-tuc" in said.decode()
    assert "Traceback" not in said.decode()
    _, told = run("viec.xlsx", "-o", "kq", "--tiep-tuc")
    assert "Xong 166 hàng" in told
    run("viec.xlsx", "-o", "moi")
    for name in ("ket-qua.csv", "tong-hop.xlsx"):
        assert (tmp_path / "kq" / name).read_bytes() == (tmp_path / "moi" / name).read_bytes()


def test_a_line_of_progress_on_a_terminal(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty", reason="hệ này không có thiết bị cuối giả (pty)")
    job(tmp_path / "viec.xlsx")
    master, slave = pty.openpty()
    child = _started(tmp_path, "viec.xlsx", "-o", "kq", stderr=slave)
    os.close(slave)
    shown = b""
    with contextlib.suppress(OSError):
        while read := os.read(master, 65536):
            shown += read
    os.close(master)
    assert child.wait() == 0
    text = shown.decode()
    assert "\r 100% 3/3 hàng" in text
    assert text.rindex("\x1b[K") < text.index("Xong 3 hàng"), "the line is taken away before the sum"


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((0, 0, 0, 0.0), " 100% 0/0 hàng"),
        ((1, 200, 1, 0.1), "   0% 1/200 hàng"),
        ((1500, 3321, 1500, 12.5), "  45% 1.500/3.321 hàng, 120 hàng/giây, còn 0:15"),
        ((1500, 3321, 500, 12.5), "  45% 1.500/3.321 hàng, 40 hàng/giây, còn 0:46"),
        ((10, 3010, 10, 30.0), "   0% 10/3.010 hàng, 3,0 giây/hàng, còn 2:30:00"),
    ],
)
def test_the_line_of_progress(numbers: tuple[int, int, int, float], said: str) -> None:
    assert line("hàng", *numbers) == said


def test_help_is_in_vietnamese(run: Run) -> None:
    out, _ = run("--help")
    assert "kehoach batch --tao viec.xlsx" in out
    assert "Tùy chọn" in out
