"""The five examples: each draft command runs, each finished plan prints, passes the gates and the decree's format, and has
the structure of the real plan it stands for (where those are at hand)."""

import functools
import re
import shlex
from pathlib import Path

import pytest
from conftest import ROOT, SHARED
from writers import gates, the_thuc, the_thuc_pdf
from writers.samples import convert

from kehoach import api
from kehoach.cli.main import run
from kehoach.model.numbers import danh_so
from kehoach.model.plan import KeHoach
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

FOLDERS = sorted(path.parent for path in (ROOT / "examples").glob("*/ke-hoach.yaml"))
SEEDS = {
    "1-hoa-loc": "000_e831aee8745480c2.txt",
    "2-xuan-truong": "001_0da661d29b3a6db0.txt",
    "3-vinh-thong": "002_d9f9026fb00968f3.txt",
    "4-hoa-phong": "003_9f6e8f3835070a2c.txt",
    "5-dien-quang": "004_7899f3c0803a1c71.txt",
}

OFFICIAL = (
    "nguyên tắc hiện đại, đồng bộ, an ninh, an toàn, hiệu quả, tránh lãng phí",
    "rõ nhiệm vụ, rõ cơ quan chủ trì, rõ trách nhiệm, rõ tiến độ, rõ kết quả",
    "Huân chương Lao động; Cờ thi đua của Chính phủ; Bằng khen của Thủ tướng Chính phủ; Cờ thi đua của Ủy ban nhân dân",
    "Ban Chỉ đạo của UBND xã về phát triển khoa học, công nghệ, đổi mới sáng tạo và chuyển đổi số và Đề án 06",
)
"""Names and mottoes that must be said as they are."""
CITED = "của thủ tướng chính phủ ban hành"

each_example = pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)


def _plan(folder: Path) -> KeHoach:
    return api.load_plan(folder / "ke-hoach.yaml")


@functools.cache
def _docx(folder: Path) -> bytes:
    return to_docx(_plan(folder))


@functools.cache
def _pdf(folder: Path) -> bytes:
    return convert(_docx(folder))


def test_there_are_five() -> None:
    assert {folder.name for folder in FOLDERS} == set(SEEDS)


@each_example
def test_command_drafts(folder: Path, tmp_path: Path) -> None:
    arguments = shlex.split((folder / "lenh.txt").read_text(encoding="utf-8"), comments=True)
    arguments[arguments.index("-o") + 1] = str(tmp_path / "kh.yaml")
    assert run(arguments) == 0
    draft, finished = api.load_plan(tmp_path / "kh.yaml"), _plan(folder)
    assert draft.xa == finished.xa
    assert draft.chu_ky and finished.chu_ky
    assert draft.chu_ky.quyen_han == finished.chu_ky.quyen_han
    drafted = [each.muc.id for each in danh_so(draft.muc) if each.so.endswith(".")]
    kept = [each.muc.id for each in danh_so(finished.muc) if each.muc.id in drafted]
    assert len(kept) >= 0.7 * len(drafted), "most of the finished plan comes from the draft"


@each_example
def test_nothing_is_left_to_fill_in(folder: Path) -> None:
    assert api.blanks(_plan(folder)) == []


@each_example
def test_passes_the_gates(folder: Path) -> None:
    assert gates.faults(_docx(folder)) == []


@each_example
def test_format_of_the_decree(folder: Path) -> None:
    assert the_thuc.faults(_docx(folder)) == []


@each_example
def test_pages_of_the_decree(folder: Path) -> None:
    pages = the_thuc_pdf.pages(_pdf(folder))
    assert the_thuc_pdf.faults(_pdf(folder)) == []
    assert len(pages) >= 4


@each_example
def test_facts_of_the_real_plan(folder: Path) -> None:
    """Number, date, numbered documents, percentages, deadlines and quotas of the real plan stand in the example."""
    source = SHARED / "seeds" / SEEDS[folder.name]
    if not source.is_file():
        pytest.skip("không có thư mục shared/seeds")
    theirs = re.sub(r"\s+", " ", source.read_text(encoding="utf-8"))
    ours = re.sub(r"\s+", " ", to_txt(_plan(folder)))
    numbers = r"\d+[/-](?:NQ|QĐ|KH|ĐA|HD|CT)[-/](?:TW|TTg|TU|CP|UBND|BNV|BCĐ)"
    assert set(re.findall(numbers, theirs)) <= set(re.findall(numbers, ours))
    assert set(re.findall(r"Số: ?(\d+)/KH", theirs)) == set(re.findall(r"Số: ?(\d+)/KH", ours))
    assert set(re.findall(r"Tối đa (\d+)", theirs)) <= set(re.findall(r"\d+", ours))
    assert set(re.findall(r"\d+(?:,\d+)?%", theirs)) - set(re.findall(r"\d+(?:,\d+)?%", ours)) <= _table_values(folder)


def _table_values(folder: Path) -> set[str]:
    """Values of the indicator annex, where the unit has a column of its own."""
    return {f"{each.gia_tri}%" for annex in _plan(folder).phu_luc for each in annex.chi_tieu}


@each_example
def test_no_sentence_of_the_real_plan(folder: Path) -> None:
    """Fifteen words in a row that are neither a title of a document nor an official phrase would be copied prose."""
    source = SHARED / "seeds" / SEEDS[folder.name]
    if not source.is_file():
        pytest.skip("không có thư mục shared/seeds")
    plan = _plan(folder)
    titles = [
        plan.trich_yeu,
        *(each.trich_yeu for each in plan.can_cu),
        *(each.trich_yeu for each in api.catalog().van_ban.values()),
    ]
    titles += [each.ten for annex in plan.phu_luc for each in annex.chi_tieu]
    titles += [each.ten for annex in plan.phu_luc for each in annex.nhiem_vu]

    def words(text: str) -> list[str]:
        return re.findall(r"\w+", text.casefold())

    def runs(text: str) -> set[tuple[str, ...]]:
        found = words(text)
        return {tuple(found[index : index + 15]) for index in range(len(found) - 14)}

    known = " ".join(" ".join(words(title)) for title in [*titles, *OFFICIAL])
    body = "\n".join(each.muc.loi_van for each in danh_so(plan.muc))
    shared = {" ".join(run) for run in runs(body) & runs(source.read_text(encoding="utf-8"))}
    assert {
        run for run in shared if not re.search(r"\d|" + CITED, run) and not {run[:50], run[-50:]} & _parts(known)
    } == set()


def _parts(text: str) -> set[str]:
    return {text[index : index + 50] for index in range(len(text) - 49)}
