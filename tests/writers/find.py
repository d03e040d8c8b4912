"""Where the parts of a plan are in a .docx: by what they say and where they stand."""

import re
from collections.abc import Iterator
from typing import Any

from writers.word import DoanVan, Phan, W, Word


def looks(
    paragraph: DoanVan, sizes: tuple[float, ...], *, bold: bool = False, italic: bool = False, jc: str = "left"
) -> Iterator[str]:
    if not paragraph.text.strip():
        return
    for name, wanted in (("bold", {bold}), ("italic", {italic})):
        if paragraph.all_runs(name) != wanted:
            yield f"“{paragraph.text[:30]}”: {name} {paragraph.all_runs(name)}, cần {wanted}"
    if paragraph.all_runs("size") - set(sizes):
        yield f"“{paragraph.text[:30]}”: cỡ {paragraph.all_runs('size')}, cần {sizes}"
    if paragraph.jc != jc:
        yield f"“{paragraph.text[:30]}”: căn {paragraph.jc}, cần {jc}"


def one(word: Word, pattern: str) -> DoanVan:
    found = [each for each in word.paragraphs if re.match(pattern, each.text)]
    assert len(found) == 1, f"cần đúng một đoạn {pattern}, có {len(found)}"
    return found[0]


def following(word: Word, paragraph: DoanVan) -> DoanVan:
    elements = [each.element for each in word.paragraphs]
    return word.paragraphs[elements.index(paragraph.element) + 1]


def organs(word: Word) -> list[DoanVan]:
    first = next(word.body.iter(f"{W}tc"))
    return [each for each in (word.paragraph(element) for element in first.iter(f"{W}p")) if each.text]


def main(word: Word) -> list[DoanVan]:
    """Paragraphs between the title's line and the signature, outside tables."""
    about = following(word, one(word, r"^KẾ HOẠCH$"))
    inside = [each for each in word.sections[0].paragraphs if not each.in_table and each.text.strip()]
    texts = [each.element for each in inside]
    return inside[texts.index(about.element) + 1 :]


def annex_texts(word: Word) -> list[DoanVan]:
    return [each for section in word.sections[1:] for each in outside_tables(section)[3:]]


def outside_tables(section: Phan) -> list[DoanVan]:
    return [each for each in section.paragraphs if not each.in_table and each.text.strip()]


def row(paragraph: DoanVan) -> Any:
    return next(paragraph.element.iterancestors(f"{W}tr"), None)


def cell_paragraphs(word: Word, paragraph: DoanVan) -> list[DoanVan]:
    cell = next(paragraph.element.iterancestors(f"{W}tc"))
    return [word.paragraph(each) for each in cell.iter(f"{W}p")]


def is_cell_filler(paragraph: DoanVan) -> bool:
    """A cell must hold a paragraph, even when it has nothing to say."""
    cell = paragraph.element.getparent()
    return bool(cell.tag == f"{W}tc" and len(cell.findall(f"{W}p")) == 1)


def text_width(word: Word, table: Any) -> int:
    first = next(table.iter(f"{W}p"))
    section = next(each for each in word.sections if any(p.element is first for p in each.paragraphs))
    return section.number("pgSz", "w") - section.number("pgMar", "left") - section.number("pgMar", "right")


def fields(paragraph: DoanVan) -> str:
    simple = [each.get(f"{W}instr") or "" for each in paragraph.element.iter(f"{W}fldSimple")]
    return " ".join([*simple, *(each.text or "" for each in paragraph.element.iter(f"{W}instrText"))])


def roman(number: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    text = ""
    for value, sign in signs:
        while number >= value:
            text, number = text + sign, number - value
    return text
