"""What is written is what the plan says: literally, the same each time, with the gaps marked."""

import hashlib
import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import strategies
from docx import Document
from hypothesis import HealthCheck, given, settings
from lxml import etree

from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError
from kehoach.writers import WRITERS, write
from kehoach.writers.context import context
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt
from writers import gates, plans
from writers.samples import docx
from writers.word import W, Word

HOSTILE = [
    "a & b < c > d \"e\" 'f'",
    "<w:p><w:r><w:t>x</w:t></w:r></w:p>",
    "{{ 7*7 }} {% raw %} {# chú thích #} {%p if x %}",
    "{_{ 7*7 }_} {_% if %_}",
    "{{ ''.__class__.__mro__ }}",
    "&lt;b&gt; &#10; ]]> <![CDATA[ x ]]> <!-- y -->",
    "“ngoặc” ‘đơn’ – gạch — …",
    "hai  dấu  cách và\u00a0dấu cách cứng",
    "\ue0005\ue001 𝒜 chữ ngoài bảng",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_text_comes_out_literally_everywhere(words: str) -> None:
    plan = plans.plan(
        trich_yeu=words,
        mo_dau=words,
        dia_danh=words,
        muc=[
            {"cap": "I", "tieu_de": words, "muc": [
                {"cap": "1", "tieu_de": words, "loi_van": words, "bang": {"cot": [words, "b"], "hang": [[words, words]]}},
                {"loi_van": words},
                {"loi_van": "Hết"},
            ]},
        ],
        noi_nhan=[{"ten": words}],
        chu_ky={"quyen_han": [words], "chuc_vu": words, "ho_ten": words},
        phu_luc=[
            {"tieu_de": words, "chi_tieu": [{"ten": words, "nhom": words, "gia_tri": words}]},
            {"tieu_de": words, "nhiem_vu": [{"ten": words, "phoi_hop": [words]}]},
        ],
    )  # fmt: skip
    data = to_docx(plan)
    texts = [each.text for each in Word(data).paragraphs if each.text]
    assert sorted(_expected(plan)) == sorted(texts)
    assert gates.audit(data) == []
    core = etree.fromstring(Word(data).parts["docProps/core.xml"])
    assert core.findtext("{http://purl.org/dc/elements/1.1/}title") == " ".join(f"Kế hoạch {words}".split())


def _expected(plan: KeHoach) -> list[str]:
    """The paragraphs of the .docx, from the plain text of the same plan: rows of tables become cells."""
    return [cell for line in to_txt(plan).splitlines() for cell in line.split("\t") if cell]


def test_paragraphs_are_those_of_the_plain_text_in_order() -> None:
    texts = [each.text for each in Word(docx("day-du")).paragraphs if each.text]
    expected = _expected(plans.full())
    assert sorted(texts) == sorted(expected)
    start = expected.index("KẾ HOẠCH")
    assert texts[texts.index("KẾ HOẠCH") :] == expected[start:]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(strategies.plans)
def test_any_plan_becomes_a_sound_file(plan: KeHoach) -> None:
    data = to_docx(plan)
    assert gates.audit(data) == []
    found = [each.text for each in Word(data).paragraphs]
    printed = context(plan)
    assert printed.trich_yeu in found
    assert all(each.chu in found for each in printed.than if each.bang is None)


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\t", "\n\n"])
def test_a_new_line_in_a_text_makes_no_paragraph(newline: str) -> None:
    plan = plans.plan(trich_yeu=f"Một{newline}hai", mo_dau=f"Ba{newline}bốn", muc=[{"loi_van": f"Năm{newline}sáu"}])
    texts = [each.text for each in Word(to_docx(plan)).paragraphs]
    assert {"Một hai", "Ba bốn", "Năm sáu./."} <= set(texts)


def test_same_plan_same_bytes_also_in_another_process(tmp_path: Path) -> None:
    first = to_docx(plans.full())
    assert to_docx(plans.full()) == first
    code = (
        "import sys, hashlib; sys.path[:0] = sys.argv[1:]\n"
        "from writers import plans\nfrom kehoach.writers.docx import to_docx\n"
        "print(hashlib.sha256(to_docx(plans.full())).hexdigest())"
    )
    root = Path(__file__).resolve().parents[2]
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code, str(root), str(root / "tests")],
            capture_output=True,
            text=True,
            check=True,
            cwd=tmp_path,
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Ho_Chi_Minh", "SYSTEMROOT": "C:\\Windows"},
        )
        assert done.stdout.strip() == hashlib.sha256(first).hexdigest()


def test_nothing_of_the_machine_or_the_maker_is_inside() -> None:
    with zipfile.ZipFile(io.BytesIO(docx("day-du"))) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"
        assert not any("thumbnail" in name for name in archive.namelist())
        everything = b"".join(archive.read(name) for name in archive.namelist())
    assert b"python-docx" not in everything
    assert b"rsid" not in everything


@pytest.mark.parametrize(
    ("ngay", "stamp"),
    [("2026-05-05", "2026-05-05"), ("2026-05", "2026-05-01"), ("2026", "2026-01-01")],
)
def test_properties_of_the_file(ngay: str, stamp: str) -> None:
    properties = Document(io.BytesIO(to_docx(plans.plan(ngay=ngay)))).core_properties
    assert properties.title.startswith("Kế hoạch Triển khai chuyển đổi số")
    assert properties.author == properties.last_modified_by == "Ủy ban nhân dân xã Bình Minh"
    assert properties.created == properties.modified
    assert str(properties.created)[:10] == stamp
    assert properties.language == "vi-VN"
    assert properties.comments == ""


def test_what_is_to_be_filled_in_is_marked_and_keeps_its_looks() -> None:
    gap = "[[Tên đơn vị]]"
    plan = plans.plan(
        trich_yeu=f"Bàn giao {gap} năm 2026",
        muc=[
            {"cap": "1", "tieu_de": f"Giao {gap} việc", "loi_van": f"đến {gap} xong {gap}"},
            {"loi_van": "Bảng", "bang": {"cot": ["TT", gap], "hang": [["1", f"do {gap}"]]}},
        ],
        noi_nhan=[{"ten": gap}],
        chu_ky={"quyen_han": [], "chuc_vu": "Chủ tịch", "ho_ten": gap},
        phu_luc=[{"tieu_de": "Việc", "nhiem_vu": [{"ten": f"Lập {gap}", "chu_tri": gap}]}],
    )
    word = Word(to_docx(plan))
    marked = [(run, each) for each in word.paragraphs for run in each.runs if run.style == "KH Chỗ trống"]
    assert [run.text for run, _ in marked] == [gap] * 10
    assert all(run.shade == "FFFF00" for run, _ in marked)
    for run, each in marked:
        others = [other for other in each.runs if other is not run and other.style != "KH Chỗ trống"]
        beside = [other for other in others if other.bold == run.bold]
        assert not others or beside, each.text
        assert all((other.size, other.italic) == (run.size, run.italic) for other in others)
    run_in = next(each for each in word.paragraphs if each.text.startswith("1. Giao"))
    assert [run.bold for run in run_in.runs if run.style == "KH Chỗ trống"] == [True, False, False]
    assert "[[" not in "".join(run.text for each in word.paragraphs for run in each.runs if run.style != "KH Chỗ trống")


@pytest.mark.parametrize("words", ["[[chưa đóng", "đóng]] thôi", "[ [x]]", "[[]]"])
def test_half_a_mark_is_plain_text(words: str) -> None:
    texts = [each.text for each in Word(to_docx(plans.plan(mo_dau=words))).paragraphs]
    assert words in texts


@pytest.mark.parametrize("columns", [1, 2, 3, 5, 9])
def test_a_table_of_any_width_fills_the_text_width(columns: int) -> None:
    table = {
        "cot": [f"Cột {index}" for index in range(columns)],
        "hang": [[f"nội dung của ô {index}" if index % 2 else "12" for index in range(columns)]] * 3,
    }
    data = to_docx(plans.plan(muc=[{"loi_van": "Bảng", "bang": table}, {"loi_van": "Hai bảng", "bang": table}]))
    assert gates.audit(data) + gates.integrity(data) == []
    found = [each for each in Word(data).body.iter(f"{W}tbl") if len(each.findall(f"{W}tr")) == 4]
    assert len(found) == 2
    for each in found:
        assert [len(row.findall(f"{W}tc")) for row in each.iter(f"{W}tr")] == [columns] * 4
        assert sum(int(column.get(f"{W}w")) for column in each.iter(f"{W}gridCol")) == 9355


def test_two_tables_that_touch_stay_two() -> None:
    table = {"cot": ["A", "B"], "hang": [["1", "2"]]}
    plan = plans.plan(muc=[{"bang": table}, {"bang": table}, {"bang": {"cot": ["C"], "hang": []}}])
    tables = [each for each in Word(to_docx(plan)).body if each.tag == f"{W}tbl"]
    assert len(tables) == 5
    assert all(each.getnext().tag == f"{W}p" for each in tables)


def test_a_plan_is_written_in_a_moment() -> None:
    plan = plans.full()
    to_docx(plan)
    start = time.perf_counter()
    to_docx(plan)
    assert time.perf_counter() - start < 0.5


@pytest.mark.parametrize("suffix", WRITERS)
def test_each_suffix_has_its_writer(suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kehoach.writers.pdf.docx_to_pdf", lambda data: b"%PDF")
    monkeypatch.setattr("kehoach.writers.pdf.find_program", lambda: "soffice")
    assert write(plans.plan(), suffix.upper())


@pytest.mark.parametrize("suffix", [".doc", ".odt", "", ".docx "])
def test_an_unknown_suffix_is_told_with_the_known_ones(suffix: str) -> None:
    with pytest.raises(KehoachError) as error:
        write(plans.plan(), suffix)
    assert error.value.problems[0].code == "XUAT01"
    assert ".docx, .pdf, .html, .txt, .json" in str(error.value)


def test_the_word_engine_is_loaded_only_when_it_is_used() -> None:
    code = "import sys, kehoach.writers; print([m for m in ('docx', 'docxtpl', 'lxml', 'jinja2') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
