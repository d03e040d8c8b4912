"""A small reader of .docx for the tests: paragraphs in order with what styles and defaults really make of them.

It shares no code with the writer, so that a fault of the writer cannot hide in its own reading.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@dataclass(frozen=True)
class Chu:
    """A run: its words and how they look."""

    text: str
    size: float
    bold: bool
    italic: bool
    caps: bool
    color: str
    fonts: frozenset[str]
    style: str
    shade: str


@dataclass(frozen=True)
class DoanVan:
    """A paragraph: its runs and its layout; distances in twips."""

    element: Any
    runs: tuple[Chu, ...]
    style: str
    jc: str
    before: int
    after: int
    line: int
    line_rule: str
    left: int
    right: int
    first: int
    keep_next: bool
    widow_control: bool
    outline: int | None
    top_border: bool
    in_table: bool

    @property
    def text(self) -> str:
        """The words."""
        return "".join(run.text for run in self.runs)

    def all_runs(self, name: str) -> set[Any]:
        """The values of a property over the runs that print something."""
        return {getattr(run, name) for run in self.runs if run.text.strip()}


@dataclass(frozen=True)
class Phan:
    """A section: its properties and its paragraphs; sizes in twips."""

    element: Any
    paragraphs: tuple[DoanVan, ...]

    def number(self, tag: str, name: str) -> int:
        """An attribute of a property of the section, 0 when absent."""
        found = self.element.find(f"{W}{tag}")
        return 0 if found is None else int(found.get(f"{W}{name}", "0"))

    def has(self, tag: str) -> bool:
        """Whether a property is there."""
        return self.element.find(f"{W}{tag}") is not None


class Word:
    """A .docx."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        self.root = etree.fromstring(self.parts["word/document.xml"])
        self.styles_root = etree.fromstring(self.parts["word/styles.xml"])
        self._styles = {each.get(f"{W}styleId"): each for each in self.styles_root.iter(f"{W}style")}

    @cached_property
    def paragraphs(self) -> list[DoanVan]:
        """Every paragraph in reading order, those of tables too."""
        return [self.paragraph(each) for each in self.body.iter(f"{W}p")]

    @property
    def body(self) -> Any:
        """The body element."""
        return self.root.find(f"{W}body")

    @cached_property
    def sections(self) -> list[Phan]:
        """The sections in order."""
        found: list[Phan] = []
        current: list[DoanVan] = []
        for each in self.body:
            elements = [each] if each.tag == f"{W}p" else list(each.iter(f"{W}p"))
            current += [self.paragraph(element) for element in elements]
            section = each if each.tag == f"{W}sectPr" else each.find(f"{W}pPr/{W}sectPr")
            if section is not None:
                found.append(Phan(section, tuple(current)))
                current = []
        return found

    def headers(self) -> list[DoanVan]:
        """The paragraphs of all headers."""
        names = [name for name in self.parts if name.startswith("word/header")]
        return [self.paragraph(each) for name in names for each in etree.fromstring(self.parts[name]).iter(f"{W}p")]

    def style_name(self, identity: str | None) -> str:
        """Name of a style by its id."""
        style = self._styles.get(identity)
        name = None if style is None else style.find(f"{W}name")
        return "" if name is None else str(name.get(f"{W}val"))

    def paragraph(self, element: Any) -> DoanVan:
        """Resolve a paragraph: own properties over its styles over the document's defaults."""
        own = element.find(f"{W}pPr")
        identity = _value(own, "pStyle") or self._default("paragraph")
        layers = [own, *(style.find(f"{W}pPr") for style in self._chain(identity))]
        layers.append(self.styles_root.find(f"{W}docDefaults/{W}pPrDefault/{W}pPr"))
        spacing, ind = _merged(layers, "spacing"), _merged(layers, "ind")
        outline = _attribute(layers, "outlineLvl", "val")
        border = next((each for each in layers if each is not None and each.find(f"{W}pBdr/{W}top") is not None), None)
        return DoanVan(
            element=element,
            runs=tuple(self._run(run, identity) for run in element.iter(f"{W}r") if _nearest(run) is element),
            style=self.style_name(identity),
            jc=(_attribute(layers, "jc", "val") or "left").replace("start", "left").replace("end", "right"),
            before=int(spacing.get("before", 0)),
            after=int(spacing.get("after", 0)),
            line=int(spacing.get("line", 240)),
            line_rule=str(spacing.get("lineRule", "auto")),
            left=int(ind.get("left", 0)),
            right=int(ind.get("right", 0)),
            first=int(ind.get("firstLine", 0)) - int(ind.get("hanging", 0)),
            keep_next=_on(layers, "keepNext"),
            widow_control=_on(layers, "widowControl"),
            outline=None if outline is None else int(outline),
            top_border=border is not None,
            in_table=any(True for _ in element.iterancestors(f"{W}tbl")),
        )

    def _run(self, run: Any, paragraph_style: str) -> Chu:
        own = run.find(f"{W}rPr")
        style = _value(own, "rStyle")
        layers = [own, *(each.find(f"{W}rPr") for each in self._chain(style))]
        layers += [each.find(f"{W}rPr") for each in self._chain(paragraph_style)]
        layers.append(self.styles_root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        fonts = _merged(layers, "rFonts")
        return Chu(
            text="".join(_words(run)),
            size=float(_attribute(layers, "sz", "val") or 20) / 2,
            bold=_on(layers, "b"),
            italic=_on(layers, "i"),
            caps=_on(layers, "caps") or _on(layers, "smallCaps"),
            color=_attribute(layers, "color", "val") or "auto",
            fonts=frozenset(fonts.values()),
            style=self.style_name(style),
            shade=_attribute(layers, "shd", "fill") or "",
        )

    def _default(self, kind: str) -> str:
        for identity, style in self._styles.items():
            if style.get(f"{W}type") == kind and style.get(f"{W}default") == "1":
                return str(identity)
        return ""

    def _chain(self, identity: str | None) -> Iterator[Any]:
        while identity and identity in self._styles:
            style = self._styles[identity]
            yield style
            identity = _value(style, "basedOn")


def _words(run: Any) -> Iterator[str]:
    for each in run:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag in (f"{W}tab", f"{W}br"):
            yield "\t" if each.tag == f"{W}tab" else "\n"


def _nearest(run: Any) -> Any:
    return next(run.iterancestors(f"{W}p"))


def _value(holder: Any, tag: str) -> str:
    found = None if holder is None else holder.find(f"{W}{tag}")
    return "" if found is None else str(found.get(f"{W}val"))


def _attribute(layers: list[Any], tag: str, name: str) -> str | None:
    for layer in layers:
        found = None if layer is None else layer.find(f"{W}{tag}")
        if found is not None and found.get(f"{W}{name}") is not None:
            return str(found.get(f"{W}{name}"))
    return None


def _merged(layers: list[Any], tag: str) -> dict[str, str]:
    """Attributes of a property laid over each other, the nearest layer winning."""
    result: dict[str, str] = {}
    for layer in reversed(layers):
        found = None if layer is None else layer.find(f"{W}{tag}")
        if found is not None:
            result |= {str(key).replace(W, ""): value for key, value in found.attrib.items()}
    return result


def _on(layers: list[Any], tag: str) -> bool:
    for layer in layers:
        found = None if layer is None else layer.find(f"{W}{tag}")
        if found is not None:
            return found.get(f"{W}val", "1") not in ("0", "false", "off")
    return False
