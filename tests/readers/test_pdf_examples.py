"""PDF: the finished examples, printed by LibreOffice, read back with every word in its line."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT
from writers.samples import convert

from kehoach import api
from kehoach.blocks import Block, Document, Paragraph, Table, paragraphs
from kehoach.model.plan import KeHoach
from kehoach.readers.pdf import read
from kehoach.resources import templates_dir
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

FOLDERS = sorted(path.parent for path in (ROOT / "examples").glob("*/ke-hoach.yaml"))
PRINTS = [(folder, "ke-hoach") for folder in FOLDERS] + [(FOLDERS[-1], "ke-hoach-13")]


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield " ".join(block.text.split())
        elif block.bordered:
            yield from (" ".join(" ".join(cell.text for cell in row).split()) for row in block.rows)
        else:
            for row in block.rows:
                for cell in row:
                    yield from _lines(cell.blocks)


@pytest.mark.parametrize(("folder", "template"), PRINTS, ids=[f"{folder.name}-{name}" for folder, name in PRINTS])
def test_the_print_of_an_example_reads_back(folder: Path, template: str) -> None:
    plan = api.load_plan(folder / "ke-hoach.yaml")
    document = read(convert(to_docx(plan, templates_dir() / f"{template}.docx")))
    _every_line(document, to_txt(plan))
    _only_furniture_is_dropped(document)
    _tables_and_formats(document, plan)


def _every_line(document: Document, text: str) -> None:
    source = [" ".join(line.split()) for line in text.splitlines()]
    assert list(_lines(document.blocks)) == [line for line in source if line]


def _only_furniture_is_dropped(document: Document) -> None:
    numbers = [drop.text for drop in document.dropped if drop.reason == "số trang"]
    assert numbers
    assert all(re.fullmatch(r"\d+", number) for number in numbers)
    assert {drop.reason for drop in document.dropped} <= {"số trang", "dòng tiêu đề bảng lặp lại"}
    assert document.problems == []


def _tables_and_formats(document: Document, plan: KeHoach) -> None:
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert tables[0] is document.blocks[0]
    assert (tables[0].bordered, len(tables[0].rows[0])) == (False, 2)
    assert sum(table.bordered for table in tables) == sum(bool(each.chi_tieu or each.nhiem_vu) for each in plan.phu_luc)
    body = next(block for block in document.blocks if isinstance(block, Paragraph) and block.text.startswith("I. "))
    assert body.runs[0].format.bold
    assert body.first_line > 20
    assert {run.format.font for block in paragraphs(document.blocks) for run in block.runs} <= {
        "Times New Roman",
        "Liberation Serif",
    }
