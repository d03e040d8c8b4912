"""Sections: the geometry of pages, their headers and footers, and the page breaks between them."""

from collections.abc import Callable
from typing import Final, Literal

from lxml import etree

from kehoach.blocks import Block, Origin, PageNumber, Section, paragraphs
from kehoach.readers.docx.names import SECT_PR, VAL, R, W, on, points, whole

Furniture = tuple[list[Block], tuple[PageNumber, ...]]
"""The blocks of a header or footer, and the numbers of pages in them"""
Read = Callable[[str, Origin], Furniture]
"""Relationship id of a header or footer, and which of both -> what it holds"""
Pages = Literal["default", "first", "even"]
_SAME_PAGE = frozenset({"continuous", "nextColumn"})
_KINDS: Final[tuple[Pages, ...]] = ("default", "first", "even")


def sections(ends: list[tuple[int, etree._Element]], blocks: list[Block], even: bool, read: Read) -> list[Section]:
    """The sections whose properties stand at ``ends`` (number of blocks before it, ``w:sectPr``); marks where pages break.

    ``even`` tells whether pages of even numbers have headers and footers of their own.
    """
    found: list[Section] = []
    start = 0
    used: dict[tuple[str, str], str] = {}
    for end, properties in ends:
        if found and _type(properties) not in _SAME_PAGE and start < len(blocks):
            first = next(paragraphs(blocks[start : start + 1]), None)
            if first is not None:
                first.page_break = True
        used |= _references(properties)
        found.append(_section(start, properties, used, even, read))
        start = end
    return found or [Section()]


def _section(start: int, element: etree._Element, used: dict[tuple[str, str], str], even: bool, read: Read) -> Section:
    section = Section(start)
    names = {each.tag.removeprefix(W): each for each in element}
    for part, fields in _LENGTHS.items():
        for field, attribute in fields.items():
            value = points(names[part].get(W + attribute)) if part in names else None
            if value is not None:
                setattr(section, field, abs(value))
    if "pgMar" in names:
        section.left += points(names["pgMar"].get(f"{W}gutter")) or 0.0
    if "cols" in names:
        section.columns = whole(names["cols"].get(f"{W}num"), 1, 50) or 1
    if "pgNumType" in names:
        section.page_start = whole(names["pgNumType"].get(f"{W}start"))
        section.page_format = names["pgNumType"].get(f"{W}fmt", "")
    section.title_page = "titlePg" in names and on(names["titlePg"].get(VAL))
    shown = {"default": True, "first": section.title_page, "even": even}
    for kind in _KINDS:
        if shown[kind]:
            header, above = read(used.get(("header", kind), ""), "header")
            footer, below = read(used.get(("footer", kind), ""), "footer")
            section.headers += header
            section.footers += footer
            section.page_numbers += tuple(each._replace(pages=kind) for each in above + below)
    return section


_LENGTHS = {
    "pgSz": {"width": "w", "height": "h"},
    "pgMar": {"top": "top", "bottom": "bottom", "left": "left", "right": "right"},
}


def _type(element: etree._Element) -> str:
    found = element.find(f"{W}type")
    return found.get(VAL, "nextPage") if found is not None else "nextPage"


def _references(element: etree._Element) -> dict[tuple[str, str], str]:
    """(header or footer, kind of page) -> relationship id; what a section does not say, it has from the one before."""
    return {
        (each.tag.removeprefix(W).removesuffix("Reference"), each.get(f"{W}type", "default")): each.get(f"{R}id", "")
        for each in element.iterchildren(f"{W}headerReference", f"{W}footerReference")
    }


def last_properties(body: etree._Element) -> etree._Element | None:
    """The ``w:sectPr`` of the last section."""
    return next(body.iterchildren(SECT_PR, reversed=True), None)
