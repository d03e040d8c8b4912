"""The command line: results on stdout, words on stderr, exit codes; nothing written when something is wrong."""

import json
import sys
from pathlib import Path

import pytest
from conftest import DATA

from kehoach import __version__
from kehoach.__main__ import main
from kehoach.catalog import load
from kehoach.cli import catalog

PLAN = str(DATA / "ke-hoach-nho.yaml")
NEW = ["new", "phat-dong-thi-dua", "--xa", "hoa loc", "--tinh", "thanh hoa", "--nam", "2026", "--dat", "phong_trao=Thử"]


class Run:
    """One run of the command: exit code, stdout, stderr."""

    def __init__(self, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self._capsys, self._monkeypatch = capsys, monkeypatch

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        self._monkeypatch.setattr(sys, "argv", ["kehoach", *arguments])
        with pytest.raises(SystemExit) as left:
            main()
        captured = self._capsys.readouterr()
        assert "Traceback" not in captured.err
        return int(left.value.code or 0), captured.out, captured.err


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    return Run(capsys, monkeypatch)


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"kehoach {__version__}\n", "")


@pytest.mark.parametrize(
    "command",
    ["", "new", "render", "import", "check", "fix", "diff", "explain", "mau", "issue", "schema", "catalog", "help"],
)
def test_help_is_vietnamese(run: Run, command: str) -> None:
    code, out, _ = run(*filter(None, [command, "--help"]))
    assert code == 0
    assert out.startswith("Cách dùng: kehoach")
    for english in ("Usage", "Options", "Commands", "Show this", "[OPTIONS]", "COMMAND", "default", "required", "x>="):
        assert english not in out


def test_new_then_render(run: Run, tmp_path: Path) -> None:
    plan, txt = tmp_path / "kh.yaml", tmp_path / "kh.txt"
    code, out, err = run(*NEW, "-o", str(plan))
    assert (code, out) == (0, "")
    assert "Họ và tên người ký" in err
    assert (tmp_path / "ke-hoach.schema.json").is_file()
    code, out, err = run("render", str(plan), "-o", str(txt))
    assert (code, out) == (0, "")
    assert "XÃ HOA LỘC" in txt.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nwe"], ["không có lệnh “nwe”", "new"]),
        (["new", "--xaa", "x"], ["không có tùy chọn --xaa", "--xa"]),
        (["new", "--nam", "hai"], ["--nam", "cần một số từ 2000"]),
        (["new", "--nam", "20266"], ["--nam", "đến 2100"]),
        ([*NEW, "-o", "x.docx"], ["YAML", "kehoach render"]),
        ([*NEW, "--dat", "don_vi.vhhx=a", "-o", "x.yaml"], ["don_vi.vhxh"]),
        ([*NEW, "--dat", "don_vi.vhxh=", "-o", "x.yaml"], ["trống"]),
        ([*NEW, "--dat", "so=abc", "-o", "x.yaml"], ["Số “abc”"]),
        ([*NEW, "--dat", "nhiem_vu_moi_linh_vuc=9999", "-o", "x.yaml"], ["từ 0 đến 99"]),
        (["new", "phat-dong-thi-dua", "--xa", "1", "--dat", "phong_trao=", "-o", "x.yaml"], ["“phong_trao” trống"]),
        (["new", "--xa"], ["--xa"]),
        (["render", PLAN], ["thiếu -o"]),
        (["render", PLAN, "x", "-o", "y.txt"], ["thừa tham số"]),
        (["catalog", "list", "luat"], ["LOẠI", "van-ban"]),
        (["catalog", "show", "khung", "phat-dong"], ["phat-dong-thi-dua"]),
        (["new"], ["Thiếu tên khung", "phat-dong-thi-dua", "Thiếu tên xã", "Thiếu tên tệp"]),
        (["new", "phat-dong-thi-dua", "-o", "x.yaml"], ["Thiếu “phong_trao”", "--dat phong_trao=", "Thiếu tên xã"]),
        ([*NEW, "--dat", "phong_trao", "-o", "x.yaml"], ["thiếu dấu bằng"]),
        ([*NEW, "--linh-vuc", "ha-tang", "-o", "x.yaml"], ["Không có lĩnh vực “ha-tang”", "ha-tang-so"]),
        ([*NEW, "-o", "khong/co/x.yaml"], ["Chưa có thư mục"]),
        (["render", PLAN, "-o", "x.doc"], [".docx"]),
        (["render", PLAN, "-o", "x"], [".docx"]),
        (["render", "khong-co.yaml", "-o", "x.txt"], ["Không có tệp này"]),
        (["render", PLAN, "-o", "x.docx", "--mau", "khong-co.docx"], ["khong-co.docx"]),
        (["issue", PLAN, "--so", "x", "--ngay", "2026-05-15"], ["Số “x” không đúng"]),
        (["issue", PLAN, "--so", "1", "--ngay", "mai"], ["15/5/2026"]),
        (["issue", PLAN, "--so", "²", "--ngay", "2026-05-15"], ["Số “²” không đúng"]),
        (["issue", PLAN, "--so", "9" * 5000, "--ngay", "2026-05-15"], ["không đúng"]),
        (["render", PLAN, "-o", "x.docx", "--mau", "."], ["Thư mục này không có mẫu nào"]),
        (["render", PLAN, "-o", "x.docx", "--mau", "a.docx", "--co-chu", "13"], ["không dùng cùng nhau"]),
        (["catalog", "list", "van-ban", "--ngay", "hôm qua"], ["2026-05-15"]),
        (["issue", PLAN, "--so", "1", "--ngay", "2026-05"], ["chưa đủ"]),
        (["help", "khong-co"], ["bat-dau"]),
    ],
)
def test_refused_in_words(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], words: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    code, out, err = run(*arguments)
    assert (code, out) == (2, "")
    assert err.startswith("Lỗi: ")
    assert [word for word in words if word not in err] == []
    assert not list(tmp_path.iterdir())


def test_output_exists(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kh.yaml"
    path.write_text("của tôi", encoding="utf-8")
    for arguments in ([*NEW, "-o", str(path)], ["render", PLAN, "-o", str(path.with_suffix(".txt"))]):
        path.with_suffix(".txt").write_text("của tôi", encoding="utf-8")
        code, _, err = run(*arguments)
        assert code == 2
        assert "--ghi-de" in err
    assert path.read_text(encoding="utf-8") == "của tôi"
    assert run(*NEW, "-o", str(path), "--ghi-de")[0] == 0


def test_interrupted(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("kehoach.api.load_plan", stop)
    code, out, err = run("render", PLAN, "-o", "x.txt")
    assert (code, out, err.strip()) == (130, "", "Đã dừng.")


def test_a_refusal_of_the_system_is_told(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "a.docx")

    monkeypatch.setattr("kehoach.api.load_plan", refuse)
    code, _, err = run("render", PLAN, "-o", "x.txt")
    assert code == 2
    assert "a.docx (không có quyền)" in err


def test_our_fault(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError("x")

    monkeypatch.setattr("kehoach.api.load_plan", fail)
    code, _, err = run("render", PLAN, "-o", "x.txt")
    assert code == 3
    assert "Lỗi của chương trình" in err


def test_issue_changes_number_and_date_alone(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kh.yaml"
    text = Path(PLAN).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    assert run("issue", str(path), "--so", "9", "--ngay", "2026-03-08")[0] == 0
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(text.splitlines(), lines, strict=True) if old != new]
    assert [new.split("#")[0].rstrip() for _, new in changed] == ["so: '09'", 'ngay: "2026-03-08"']


def test_issue_keeps_line_ends_and_warns(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "kh.yaml"
    text = Path(PLAN).read_text(encoding="utf-8").replace("ho_ten: Nguyễn Văn An", "ho_ten: '[[ai ký]]'")
    path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    code, _, err = run("issue", str(path), "--so", "9", "--ngay", "05/01/2026")
    assert code == 0
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    for words in ("Kế hoạch số 12/KH-UBND ban hành sau ngày", "số cũ 7", "còn 1 chỗ [[...]]"):
        assert words in err


def test_input_is_never_the_output(run: Run, tmp_path: Path) -> None:
    plan, mau = tmp_path / "kh.json", tmp_path / "mau.docx"
    assert run("render", PLAN, "-o", str(plan))[0] == 0
    assert run("mau", str(tmp_path / "mau"))[0] == 0
    (tmp_path / "mau" / "ke-hoach.docx").rename(mau)
    before = plan.read_bytes(), mau.read_bytes()
    assert run("render", str(plan), "-o", str(plan), "--ghi-de")[0] == 2
    assert run("render", PLAN, "-o", str(mau), "--mau", str(mau), "--ghi-de")[0] == 2
    assert (plan.read_bytes(), mau.read_bytes()) == before


def test_a_word_file_given_as_plan_is_named(run: Run, tmp_path: Path) -> None:
    docx = tmp_path / "a.docx"
    assert run("render", PLAN, "-o", str(docx))[0] == 0
    code, _, err = run("render", str(docx), "-o", str(tmp_path / "b.docx"))
    assert code == 2
    assert "tệp Word" in err


def test_a_link_stays_a_link(run: Run, tmp_path: Path) -> None:
    real, link = tmp_path / "that.yaml", tmp_path / "lien-ket.yaml"
    real.write_text(Path(PLAN).read_text(encoding="utf-8"), encoding="utf-8")
    try:
        link.symlink_to(real)
    except OSError:
        pytest.skip("hệ này không cho tạo liên kết")
    assert run("issue", str(link), "--so", "9", "--ngay", "2026-03-08")[0] == 0
    assert link.is_symlink()
    assert "so: '09'" in real.read_text(encoding="utf-8")


def test_templates_are_copied_and_used(run: Run, tmp_path: Path) -> None:
    folder = tmp_path / "mẫu của tôi"
    assert run("mau", str(folder))[0] == 0
    assert {path.name for path in folder.iterdir()} >= {"ke-hoach.docx", "phu-luc-nhiem-vu.docx"}
    assert run("mau", str(folder))[0] == 2
    assert run("render", PLAN, "-o", str(tmp_path / "a.docx"), "--mau", str(folder))[0] == 0


def test_questions_of_a_khung(run: Run) -> None:
    code, out, _ = run("new", "phat-dong-thi-dua", "--hoi")
    assert code == 0
    for words in ("phong_trao", "bắt buộc", "nguoi_ky", "pho_chu_tich", "noi_nhan_them"):
        assert words in out


def test_schema(run: Run) -> None:
    code, out, _ = run("schema")
    assert code == 0
    assert json.loads(out)["title"] == "Kế hoạch"


@pytest.mark.parametrize(
    ("kind", "least"),
    [
        ("van-ban", 213),
        ("noi-dung", 17),
        ("nhiem-vu", 17),
        ("chi-tieu", 30),
        ("khung", 3),
        ("don-vi", 20),
        ("noi-nhan", 10),
        ("tu-vung", 50),
        ("dia-phuong", 3321),
    ],
)
def test_catalog_list(run: Run, kind: str, least: int) -> None:
    code, out, _ = run("catalog", "list", kind, "--dang", "json")
    assert code == 0
    entries = json.loads(out)
    assert len(entries) >= least
    code, out, _ = run("catalog", "list", kind)
    assert len(out.splitlines()) == len(entries)
    first = entries[0]
    key = str(first.get("id") or first.get("ma") or first.get("viet_tat"))
    code, out, _ = run("catalog", "show", kind, key, "--dang", "json")
    assert {name: value for name, value in json.loads(out).items() if name != "lop"} == first


def test_help_pages(run: Run) -> None:
    code, out, _ = run("help")
    assert code == 0
    for line in out.splitlines():
        name = line.split("\t")[0]
        assert run("help", name)[0] == 0


def test_every_kind_of_the_catalogue_can_be_named() -> None:
    assert catalog.KINDS == load.KINDS
