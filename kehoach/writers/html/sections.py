"""Sections: the parts of a document with one page size, their margins, headers and page numbers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from typing import Final

from lxml import etree

from kehoach.ooxml import R_URI, resolve
from kehoach.writers.html.declarations import number
from kehoach.writers.oxml import NS, TWIPS, is_on, parse, val, w
from kehoach.writers.package import Package

_EDGES: Final = ("top", "right", "bottom", "left", "header", "footer")
_LEAST: Final = 72.0
"""Points that a page and the text on it have at least, whatever a template says."""
_MOST: Final = 4_000.0
_KINDS: Final = {"headerReference": "dau", "footerReference": "chan"}


@dataclass(frozen=True, slots=True)
class Geometry:
    """A page in points: width, height, and its margins top, right, bottom, left, header, footer."""

    width: float
    height: float
    margins: tuple[float, ...]
    start: int | None
    """Number of the first page; None where numbers go on"""
    own_first: bool
    """Whether the first page has a header of its own (none, mostly)"""
    joined: bool
    """Whether the section begins on the page where the last one ends"""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        return self.width, self.height


def geometry(section: etree._Element) -> Geometry:
    """The page that ``w:sectPr`` describes."""
    size, margin = section.find("w:pgSz", NS), section.find("w:pgMar", NS)
    width = _points(size, "w", 11906.0, _LEAST)
    height = _points(size, "h", 16838.0, _LEAST)
    edges = [abs(_points(margin, side, 1134.0 if side in _EDGES[:4] else 567.0)) for side in _EDGES]
    edges[3] += _points(margin, "gutter", 0.0)
    if edges[1] + edges[3] > width - _LEAST:
        edges[1] = edges[3] = 0.0
    if edges[0] + edges[2] > height - _LEAST:
        edges[0] = edges[2] = 0.0
    numbers = section.find("w:pgNumType", NS)
    start = None if numbers is None else numbers.get(w("start"))
    return Geometry(
        width,
        height,
        tuple(edges),
        None if start is None else int(number(start)),
        is_on(section.find("w:titlePg", NS)),
        val(section.find("w:type", NS)) == "continuous",
    )


def _points(element: etree._Element | None, name: str, default: float, least: float = -_MOST) -> float:
    text = "" if element is None else element.get(w(name), "")
    return max(least, min(number(text, default) / TWIPS, _MOST))


class Margins:
    """Headers and footers: each section has those of the one before where it names none."""

    def __init__(self, package: Package, parts: Mapping[str, bytes]) -> None:
        relations = parse(package.parts.get(package.rels_name(package.main)) or "<none/>")
        self._names = {each.get("Id", ""): resolve(package.main, each.get("Target", "")) for each in relations}
        self._parts = parts
        self._now: dict[tuple[str, str], etree._Element] = {}

    def of(self, section: etree._Element) -> dict[tuple[str, str], etree._Element]:
        """The headers (``dau``) and footers (``chan``) of ``section`` by place and kind (default, first, even)."""
        for each in section:
            place = _KINDS.get(etree.QName(each).localname)
            data = self._parts.get(self._names.get(each.get(f"{{{R_URI}}}id", ""), ""))
            if place is not None and data is not None:
                self._now[place, each.get(w("type"), "default")] = parse(data)
        return dict(self._now)


def sections(bodies: list[etree._Element]) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """The sections of ``bodies``: the properties of each and what stands in it."""
    for body in bodies:
        content: list[etree._Element] = []
        for each in body:
            if each.tag == w("sectPr"):
                continue
            content.append(each)
            ends = each.find("w:pPr/w:sectPr", NS) if each.tag == w("p") else None
            if ends is not None:
                yield ends, content
                content = []
        last = body.find("w:sectPr", NS)
        if last is not None:
            yield last, content


def opening(page: Geometry) -> str:
    """The tag that begins a section."""
    values = {
        "data-rong": f"{page.width:g}",
        "data-cao": f"{page.height:g}",
        "data-le": " ".join(f"{each:g}" for each in page.margins),
        "data-bat-dau": "" if page.start is None else str(page.start),
        "data-trang-dau": "rieng" if page.own_first else "",
        "data-noi": "1" if page.joined else "",
    }
    listed = "".join(f' {name}="{escape(value)}"' for name, value in values.items() if value)
    return f'<section class="kh-phan"{listed}>'
