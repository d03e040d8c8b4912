"""``kehoach import`` and ``render --giu-so``: what a clerk types, and what is answered."""

import re
from pathlib import Path

import pytest
from conftest import DATA, ROOT

from kehoach import api
from kehoach.cli.main import run
from kehoach.problems import ExitCode, KehoachError

SOURCE = DATA / "doc" / "bang-tab.txt"


def _messages(arguments: list[str]) -> list[str]:
    with pytest.raises(KehoachError) as caught:
        run(arguments)
    assert caught.value.exit_code == ExitCode.CANNOT_RUN
    return [str(each) for each in caught.value.problems]


def test_it_writes_a_plan_and_says_what_it_saw(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "kh.yaml"
    assert run(["import", str(SOURCE), "-o", str(target)]) == ExitCode.DONE
    said = capsys.readouterr()
    assert said.out == ""
    for words in (
        "Đã nhận ra:",
        "2 căn cứ; 2 mục lớn; ",
        "Phụ lục 1: CHỈ TIÊU NĂM 2026 (3 chỉ tiêu)",
        "Chưa chắc:",
        "dòng 24: Không rõ dòng “} (b/c)”",
        "Giữ nguyên thành chữ",
        "Độ phủ: 99",
    ):
        assert words in said.err
    plan = api.load_plan(target)
    assert [each.so_ky_hieu for each in plan.can_cu] == ["10-NQ/ĐU", "5/KH-UBND"]
    assert (tmp_path / "ke-hoach.schema.json").exists()


def test_render_prints_numbers_anew_or_as_written(tmp_path: Path) -> None:
    plan, anew, written = tmp_path / "kh.yaml", tmp_path / "moi.txt", tmp_path / "cu.txt"
    run(["import", str(SOURCE), "-o", str(plan)])
    run(["render", str(plan), "-o", str(anew)])
    run(["render", str(plan), "-o", str(written), "--giu-so"])
    assert "\nII. TỔ CHỨC THỰC HIỆN\n" in anew.read_text(encoding="utf-8")
    assert "\nIII. TỔ CHỨC THỰC HIỆN\n" in written.read_text(encoding="utf-8")
    assert "\nf) Đề nghị" in written.read_text(encoding="utf-8")
    assert "\nPhụ lục 1\n" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("stage", list(api.stages()))
def test_a_look_after_every_stage(stage: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["import", str(SOURCE), "--den", stage]) == ExitCode.DONE
    out = capsys.readouterr().out
    assert any(line.startswith("ten_loai") and line.endswith("KẾ HOẠCH") for line in out.splitlines())
    assert ("\nphu_luc " in out) == (list(api.stages()).index(stage) >= list(api.stages()).index("phu_luc"))


def test_every_code_is_explained() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "kehoach").rglob("*.py"))
    used = set(re.findall(r'"((?:NHAP|DOC)\d\d)"', source))
    assert used
    assert used <= set(re.findall(r"(?:NHAP|DOC)\d\d", api.help_page("nhap-tep")))


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    target = tmp_path / "kh.yaml"
    target.write_text("của tôi", encoding="utf-8")
    assert "không ghi đè" in _messages(["import", str(SOURCE), "-o", str(target)])[0]
    assert target.read_text(encoding="utf-8") == "của tôi"
    assert run(["import", str(SOURCE), "-o", str(target), "--ghi-de"]) == ExitCode.DONE


# what is asked wrongly -> words of the answer
WRONG = {
    "không có -o": (["import", str(SOURCE)], "thêm -o bang-tab.yaml"),
    "đuôi sai": (["import", str(SOURCE), "-o", "kh.docx"], "đặt tên: -o kh.yaml"),
    "bước lạ": (["import", str(SOURCE), "--den", "doan"], "Không có bước “doan”"),
    "không có tệp": (["import", "khong-co.docx", "-o", "kh.yaml"], "Không có tệp này"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_request_is_answered_with_the_mend(name: str) -> None:
    arguments, words = WRONG[name]
    assert words in "\n".join(_messages(arguments))


def test_the_file_is_named_where_it_cannot_be_read(tmp_path: Path) -> None:
    source = tmp_path / "rong.docx"
    source.write_bytes(b"")
    message = _messages(["import", str(source), "-o", str(tmp_path / "kh.yaml")])[0]
    assert "rong.docx" in message
    assert "Tệp trống" in message
    assert not (tmp_path / "kh.yaml").exists()


def test_a_document_that_is_no_plan_is_said_to_be_none(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["import", str(DATA / "doc" / "cong-van.txt"), "-o", str(tmp_path / "kh.yaml")])
    assert "công văn, không phải kế hoạch" in capsys.readouterr().err
    run(["render", str(tmp_path / "kh.yaml"), "-o", str(tmp_path / "kh.txt")])
    assert "KẾ HOẠCH" not in (tmp_path / "kh.txt").read_text(encoding="utf-8")
