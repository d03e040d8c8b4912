"""``kehoach diff``: what a clerk types, and what is answered."""

import json
import re
from pathlib import Path

import pytest
from conftest import DATA
from lxml import html

from kehoach.cli.main import run
from kehoach.problems import ExitCode, KehoachError

OLD = (DATA / "ke-hoach-nho.yaml").read_text(encoding="utf-8")
NEW = (
    OLD.replace("Tháng 01/2026", "Tháng 3/2026")
    .replace("so: '7'", "so: '8'")
    .replace("loi_van: Kiểm tra.", "loi_van: Kiểm tra <b>hằng ngày</b> & báo cáo.")
    .replace("  - {id: gui-2, ten: Các thôn, de: th/h}\n", "")
)


@pytest.fixture
def two(tmp_path: Path) -> tuple[str, str]:
    old, new = tmp_path / "cu.yaml", tmp_path / "moi.yaml"
    old.write_text(OLD, encoding="utf-8")
    new.write_text(NEW, encoding="utf-8")
    return str(old), str(new)


def _refused(*arguments: str) -> list[str]:
    with pytest.raises(KehoachError) as caught:
        run(["diff", *arguments])
    assert caught.value.exit_code == ExitCode.CANNOT_RUN
    assert all(each.mend and each.place.file for each in caught.value.problems)
    return [each.code for each in caught.value.problems]


def test_the_report_for_people(two: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *two]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[2:] == [
        "Khác nhau 4 chỗ: bỏ 1, sửa 3",
        "",
        "PHẦN ĐẦU",
        "  ~ sửa     Số: [-07-]{+08+}",
        "",
        "NỘI DUNG",
        "  ~ sửa     II.1.đ: Kiểm tra{+ <b>hằng ngày</b> & báo cáo+}.",
        "",
        "NƠI NHẬN",
        "  - bỏ      nơi nhận 2: Các thôn (th/h)",
        "",
        "PHỤ LỤC",
        "  ~ sửa     Phụ lục II, nhiệm vụ 1: Mua cây giống",
        "    Thời hạn: Tháng [-01/2026-]{+3/2026+}",
    ]


def test_the_same_words(two: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "chep.yml"
    copy.write_text(OLD, encoding="utf-8")
    assert run(["diff", two[0], str(copy)]) == ExitCode.DONE
    said = capsys.readouterr()
    assert said.out.endswith("Hai kế hoạch nói như nhau.\n")
    assert said.err == ""
    assert run(["diff", two[0], two[0]]) == ExitCode.DONE
    assert "là một tệp" in capsys.readouterr().err


def test_json_is_the_contract(two: tuple[str, str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["diff", *two, "--dang", "json"]) == ExitCode.FINDINGS
    data = json.loads(capsys.readouterr().out)
    assert (data["phien_ban"], data["a"], data["b"]) == (1, *two)
    assert [(each["loai"], each["kieu"], each["vi_tri"]) for each in data["khac"]] == [
        ("dau", "sua", "Số"),
        ("muc", "sua", "II.1.đ"),
        ("noi_nhan", "bo", "nơi nhận 2"),
        ("nhiem_vu", "sua", "Phụ lục II, nhiệm vụ 1"),
    ]
    assert data["khac"][2]["moi"] is None
    assert data["khac"][3]["truong"] == [{"ten": "Thời hạn", "cu": "Tháng 01/2026", "moi": "Tháng 3/2026"}]


def test_the_page(two: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "khac.html"
    assert run(["diff", *two, "--dang", "html", "-o", str(target)]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"Đã ghi {target}\n")
    text = target.read_text(encoding="utf-8")
    assert not re.search(r"<script|<b>|https?://| on\w+=", text)
    page = html.document_fromstring(text)

    def found(tag: str) -> list[str]:
        return ["".join(map(str, each.itertext())) for each in page.iter(tag)]

    assert found("h2") == ["Phần đầu", "Nội dung", "Nơi nhận", "Phụ lục"]
    assert found("del") == ["07", "Các thôn (th/h)", "01/2026"]
    assert found("ins") == ["08", " <b>hằng ngày</b> & báo cáo", "3/2026"]
    assert all(len(row) == 3 for row in page.iter("tr"))
    before = target.read_bytes()
    assert _refused(*two, "--dang", "html", "-o", str(target)) == ["TEP06"]
    assert target.read_bytes() == before
    assert run(["diff", *two, "-o", str(target), "--ghi-de"]) == ExitCode.FINDINGS
    assert "Khác nhau 4 chỗ" in target.read_text(encoding="utf-8")


def test_files_of_other_kinds(two: tuple[str, str], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    docx, txt = str(tmp_path / "a.docx"), str(tmp_path / "a.txt")
    run(["render", two[0], "-o", docx, "--sach"])
    run(["render", two[0], "-o", txt])
    capsys.readouterr()
    assert run(["diff", docx, txt]) == ExitCode.DONE
    assert run(["diff", two[0], docx]) == ExitCode.DONE
    assert run(["diff", txt, two[1]]) == ExitCode.FINDINGS
    said = capsys.readouterr()
    assert "Khác nhau 4 chỗ: bỏ 1, sửa 3" in said.out
    assert "Lưu ý: a.txt: Không rõ xã Tân Mẫu" in said.err


BAD = {
    "missing": (None, "TEP03"),
    "empty.yaml": (b"", "YAML"),
    "no-plan.yaml": (b"ten: x\n", "YAML"),
    "broken.yaml": (b"a: [\n", "YAML"),
    "list.json": (b"[]", "YAML"),
    "damaged.docx": (b"PK\x03\x04 nothing", "DOC"),
    "damaged.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 nothing", "DOC"),
    "damaged.pdf": (b"%PDF-1.7 nothing", "DOC"),
    "empty.txt": (b"", ""),
    "binary.txt": (bytes(range(256)), ""),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("first", [True, False])
def test_what_cannot_be_read(name: str, first: bool, two: tuple[str, str], tmp_path: Path) -> None:
    data, code = BAD[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    codes = _refused(*((str(path), two[0]) if first else (two[0], str(path))))
    assert codes
    assert all(each.startswith(code) for each in codes)


def test_both_unreadable_are_told(tmp_path: Path) -> None:
    assert _refused(str(tmp_path / "a.yaml"), str(tmp_path / "b.docx")) == ["TEP03", "TEP03"]
    assert _refused(str(tmp_path), str(tmp_path)) == ["TEP01"]


def test_a_report_never_replaces_its_sources(two: tuple[str, str]) -> None:
    assert _refused(*two, "-o", two[0], "--ghi-de") == ["TEP09"]


@pytest.mark.parametrize("text", ["Kính gửi ông A,\nMai họp lúc 8 giờ.\n", "x\n"])
def test_a_text_that_is_no_plan(text: str, two: tuple[str, str], tmp_path: Path) -> None:
    path = tmp_path / "thu.txt"
    path.write_text(text, encoding="utf-8")
    try:
        assert run(["diff", two[0], str(path)]) == ExitCode.FINDINGS
    except KehoachError as error:
        assert error.exit_code == ExitCode.CANNOT_RUN
