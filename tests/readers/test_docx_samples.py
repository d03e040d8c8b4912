"""Real Word files from the shared folder: read, or refused for the right reason; nothing of their words is here."""

from pathlib import Path

import pytest
from conftest import SHARED

from kehoach.blocks import Document, Paragraph, Table, paragraphs
from kehoach.problems import KehoachError
from kehoach.readers.docx import read

STORE = SHARED / "samples" / "kho-doc"
FILES = sorted(
    path
    for folder in (SHARED / "samples", SHARED / "reference" / "nd30")
    for path in folder.rglob("*.doc[xm]")
    if path.name not in ("vn-dummy18.docx", "vn-json-error-as-docx.docx")
)
REFUSED = {
    "poi-encrypted.docx": "DOC03",
    "poi-truncated62886.docx": "DOC02",
    "poi-xxe.docx": "DOC04",
    "pydocx-no-styles.docx": "DOC07",  # no style, and no word either
}

pytestmark = pytest.mark.skipif(not STORE.is_dir(), reason="không có ../shared")


def sample(name: str) -> Document:
    return read((STORE / name).read_bytes(), name)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_every_file_is_read_or_refused_for_its_reason(path: Path) -> None:
    if path.name in REFUSED:
        with pytest.raises(KehoachError) as caught:
            read(path.read_bytes(), path.name)
        assert caught.value.problems[0].code == REFUSED[path.name]
        return
    document = read(path.read_bytes(), path.name)
    assert not [each for each in document.problems if "lạ" in each.message]
    assert all(isinstance(each.spot.paragraph, int) for each in paragraphs(document.blocks))
    assert document.sections[0].start == 0
    assert all(section.start <= len(document.blocks) for section in document.sections)


@pytest.mark.parametrize(
    ("name", "numbers"),
    [
        ("docling-resumed-numbering.docx", ["1.", "2.", "•", "•", "3."]),
        ("poi-num-overrides.docx", ["1", "B", "C", "A", "B", "4"]),
        ("docx4j-implicit-numid.docx", ["Section 1.", "1.1", "(a)", "Section 2.", "2.1", "2.2"]),
    ],
)
def test_numbers_of_files_that_test_numbering(name: str, numbers: list[str]) -> None:
    assert [each.number for each in paragraphs(sample(name).blocks) if each.number] == numbers


def test_numbers_repeat_what_the_author_typed_beside_them() -> None:
    found = [each for each in paragraphs(sample("poi-num-overrides.docx").blocks) if each.number]
    assert [each.number for each in found] == [each.text.strip() for each in found]


def test_moved_text_stands_once() -> None:
    document = sample("pandoc-track-move.docx")
    (moved,) = document.dropped
    assert [each.text for each in paragraphs(document.blocks)].count(moved.text) == 1


@pytest.mark.parametrize(
    ("name", "shape"),
    [("pandoc-rowspan.docx", [(11, 8)]), ("pandoc-sdt.docx", [(2, 3)])],
)
def test_tables_have_their_rows_and_columns(name: str, shape: list[tuple[int, int]]) -> None:
    tables = [each for each in sample(name).blocks if isinstance(each, Table)]
    assert [(len(each.rows), each.columns) for each in tables] == shape
    for table in tables:
        covered = [0] * (len(table.rows) * table.columns)
        for index, row in enumerate(table.rows):
            for cell in row:
                for line in range(index, index + cell.rowspan):
                    for column in range(cell.column, cell.column + cell.colspan):
                        covered[line * table.columns + column] += 1
        assert set(covered) == {1}


def test_strict_open_xml_and_missing_parts() -> None:
    for name in ("mammoth-strict.docx", "sd-missing-sectpr.docx"):
        (block,) = sample(name).blocks
        assert isinstance(block, Paragraph)
        assert block.text
