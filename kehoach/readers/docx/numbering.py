"""Automatic numbers: the definitions of numbering.xml, and the counters that run through a document."""

import re
from collections.abc import Callable
from itertools import islice
from typing import Final, NamedTuple

from lxml import etree

from kehoach.readers.docx.names import MC, VAL, W, on, points, whole
from kehoach.readers.docx.number_formats import shown
from kehoach.readers.symbols import UNKNOWN, sign, signs

LEVELS: Final = 9
MAX_TEXT: Final = 60
"""Letters of a level's pattern; Word has a few"""
MAX_LINKS: Final = 8
"""Steps from a list to the list whose style it borrows"""
_SLOT = re.compile("%([1-9])")

Indent = tuple[float | None, float | None]
StyleNumber = Callable[[str], int | None]


class Level(NamedTuple):
    """A level of a list."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    legal: bool = False
    """Whether the numbers of all levels are shown as decimal"""
    restart: int | None = None
    """Begins anew after a level below this; 0 for never, None for after any higher one"""
    indent: Indent = (None, None)
    style: str = ""
    """Id of the paragraph style that stands for this level"""


class List(NamedTuple):
    """A list: an abstract numbering with the overrides of one number instance."""

    counters: str
    """Id of the abstract numbering: lists of one abstract numbering count on together"""
    levels: dict[int, Level]
    starts: dict[int, int]
    """Levels that begin anew where this list begins"""


class Numbering:
    """The lists of a document by ``numId``."""

    def __init__(self, root: etree._Element | None, style_number: StyleNumber) -> None:
        self._style_number = style_number
        children = list(root) if root is not None else []
        self._abstract = {each.get(f"{W}abstractNumId", ""): each for each in children if each.tag == f"{W}abstractNum"}
        self._nums = {whole(each.get(f"{W}numId"), 0, 2**31): each for each in children if each.tag == f"{W}num"}
        self._definitions: dict[str, _Definition | None] = {}
        self._lists: dict[int, List | None] = {}
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[int] = set()

    def list(self, num_id: int) -> List | None:
        """The list, or None when there is none of this number."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read(num_id)
        return self._lists[num_id]

    def level(self, num_id: int, ilvl: int) -> Level | None:
        """A level of a list."""
        found = self.list(num_id)
        return found.levels.get(ilvl) if found else None

    def level_of(self, num_id: int, style: str) -> int | None:
        """The level that the paragraph style with the id ``style`` stands for in a list."""
        found = self.list(num_id)
        return next((ilvl for ilvl, level in found.levels.items() if level.style == style), None) if found else None

    def next(self, num_id: int, ilvl: int) -> str:
        """Count one paragraph of a list; its number as shown."""
        found = self.list(num_id)
        level = found.levels.get(ilvl) if found else None
        if found is None or level is None:
            return ""
        counts = self._counts.setdefault(found.counters, {})
        if num_id not in self._begun:
            self._begun.add(num_id)
            for each in found.starts:
                counts.pop(each, None)
        counts[ilvl] = counts[ilvl] + 1 if ilvl in counts else level.start
        for deeper in [each for each in counts if each > ilvl]:
            restart = found.levels.get(deeper, level).restart
            if restart is None or ilvl < restart:
                del counts[deeper]
        if level.format == "bullet":
            return level.text

        def slot(match: re.Match[str]) -> str:
            index = int(match[1]) - 1
            other = found.levels.get(index)
            if other is None:
                return ""
            number_format = "decimal" if level.legal and other.format not in ("bullet", "none") else other.format
            return shown(counts.get(index, other.start), number_format)

        return _SLOT.sub(slot, level.text).strip()

    def _read(self, num_id: int) -> List | None:
        num = self._nums.get(num_id)
        found = self._definition(num, MAX_LINKS) if num is not None else None
        if num is None or found is None:
            return None
        levels, starts = dict(found.levels), {}
        for override in islice(num.iterchildren(f"{W}lvlOverride"), LEVELS):
            ilvl = whole(override.get(f"{W}ilvl"), 0, LEVELS - 1) or 0
            replaced = override.find(f"{W}lvl")
            if replaced is not None:
                levels[ilvl] = _level(replaced)
            start = override.find(f"{W}startOverride")
            if start is not None:
                starts[ilvl] = whole(start.get(VAL)) or 0
                levels[ilvl] = levels.get(ilvl, Level())._replace(start=starts[ilvl])
        return List(found.name, levels, starts)

    def _definition(self, num: etree._Element, links: int) -> "_Definition | None":
        """The definition of a list; one that borrows a numbering style leads to that style's own list."""
        element = num.find(f"{W}abstractNumId")
        name = element.get(VAL, "") if element is not None else ""
        if name not in self._definitions:
            found = self._abstract.get(name)
            self._definitions[name] = _definition(name, found) if found is not None else None
        definition = self._definitions[name]
        if definition is None or not definition.link or not links:
            return definition
        other = self._nums.get(self._style_number(definition.link))
        return definition if other is None else self._definition(other, links - 1)


class _Definition(NamedTuple):
    """An abstract numbering."""

    name: str
    levels: dict[int, Level]
    link: str
    """The numbering style that it borrows"""


def _definition(name: str, element: etree._Element) -> _Definition:
    levels: dict[int, Level] = {}
    for each in islice(element.iterchildren(f"{W}lvl"), LEVELS):
        levels[whole(each.get(f"{W}ilvl"), 0, LEVELS - 1) or 0] = _level(each)
    link = element.find(f"{W}numStyleLink")
    return _Definition(name, levels, link.get(VAL, "") if link is not None else "")


def _level(element: etree._Element) -> Level:
    own = {each.tag.removeprefix(W): each.get(VAL) for each in element}
    number_format = own.get("numFmt")
    if number_format is None:  # a format that only newer programs know, with an older one to fall back on
        fallback = element.find(f"{MC}AlternateContent/{MC}Fallback/{W}numFmt")
        number_format = fallback.get(VAL) if fallback is not None else None
    text = (own.get("lvlText") or "")[:MAX_TEXT]
    if number_format == "bullet":
        text = _bullet(element, text)
    indent = element.find(f"{W}pPr/{W}ind")
    start, restart = whole(own.get("start")), whole(own.get("lvlRestart"), 0, LEVELS)
    return Level(
        0 if start is None else start,
        number_format or "decimal",
        text,
        "isLgl" in own and on(own["isLgl"]),
        restart,
        indents(indent) if indent is not None else (None, None),
        own.get("pStyle") or "",
    )


def _bullet(element: etree._Element, text: str) -> str:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    font = (fonts.get(f"{W}ascii") or fonts.get(f"{W}hAnsi") or "") if fonts is not None else ""
    if element.find(f"{W}lvlPicBulletId") is not None:
        return UNKNOWN
    if len(text) == 1:
        text = sign(ord(text), font)
    text = signs(text, font).strip()
    return "-" if text in _DASHES else text


_DASHES = frozenset("\u00ad\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uf02d\u02d7\u2043\u23af\u25ac\u2500")


def indents(element: etree._Element) -> Indent:
    """Left and first-line indent of a ``w:ind``; None where it does not say."""
    left = points(element.get(f"{W}start") or element.get(f"{W}left"))
    hanging = points(element.get(f"{W}hanging"))
    return left, (-hanging if hanging is not None else points(element.get(f"{W}firstLine")))
