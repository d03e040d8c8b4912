"""The styles of a template, resolved once and kept: the same few templates serve every preview."""

import functools
from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from kehoach.writers import styles as names
from kehoach.writers.html.atoms import Atoms, atoms, border, over
from kehoach.writers.html.declarations import changed, css, of_paragraph, of_run, size_of, slack
from kehoach.writers.oxml import NS, parse, val, w

_EDGES: Final = ("top", "left", "bottom", "right", "insideH", "insideV")
_THEME: Final = {"drawing": "http://schemas.openxmlformats.org/drawingml/2006/main"}

Direct = tuple[tuple[str, str], ...]
"""Direct properties as something that can be looked up."""


class Look(NamedTuple):
    """How a paragraph looks: the class of its style, what differs from it, what keeps together, its tab stops, and
    two measures in points (see :func:`~kehoach.writers.html.declarations.slack`)."""

    number: int
    style: str
    keep: str
    tabs: str
    size: float
    slack: float


class TableStyle(NamedTuple):
    """Borders and cell margins (twips) that a table style gives, by side, and what it says of the paragraphs inside."""

    borders: dict[str, str]
    margins: dict[str, str]
    inside: Atoms


class Sheet:
    """The paragraph, character and table styles of one template."""

    def __init__(self, styles: bytes, theme: bytes = b"") -> None:
        root = parse(styles)
        self._fonts = _theme_fonts(theme)
        self._styles = {each.get(w("styleId"), ""): each for each in root.iterfind("w:style", NS)}
        self._number = {identity: index for index, identity in enumerate(self._styles)}
        self._default = {
            each.get(w("type"), ""): identity
            for identity, each in self._styles.items()
            if each.get(w("default")) in ("1", "true", "on")
        }
        defaults = root.find("w:docDefaults", NS)
        self._base: Atoms = {}
        if defaults is not None:
            self._base = self.own(defaults.find("w:rPrDefault/w:rPr", NS)) | self.own(
                defaults.find("w:pPrDefault/w:pPr", NS)
            )
        self._layers: dict[str, Atoms] = {}
        self.marked = next(
            (key for key, each in self._styles.items() if val(each.find("w:name", NS)) == names.CHO_TRONG), ""
        )

    def own(self, properties: etree._Element | None) -> Atoms:
        """The atoms of ``properties``, fonts of the theme by their names."""
        found = atoms(properties)
        theme = found.pop("rFonts.asciiTheme", "")
        if theme:
            found["rFonts.ascii"] = self._fonts.get(theme[:5], "Times New Roman")
        return found

    def _chain(self, identity: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identity not in seen and (style := self._styles.get(identity)) is not None:
            seen.add(identity)
            yield style
            identity = val(style.find("w:basedOn", NS))

    def layer(self, identity: str) -> Atoms:
        """What a style and those it is based on say."""
        if identity not in self._layers:
            said = [
                self.own(each.find("w:rPr", NS)) | self.own(each.find("w:pPr", NS)) for each in self._chain(identity)
            ]
            self._layers[identity] = over(reversed(said))
        return self._layers[identity]

    def resolved(self, style: str, inside: str = "", direct: Direct = ()) -> Atoms:
        """Everything that holds for a paragraph of ``style`` in a table of the style ``inside``."""
        style = style if style in self._styles else self._default.get("paragraph", "")
        table = self.table(inside).inside if inside else {}
        return over((self._base, table, self.layer(style), dict(direct)))

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - sheets are few and stay
    def paragraph(self, style: str, inside: str, direct: Direct) -> Look:
        """How a paragraph looks."""
        found = self.resolved(style, inside, direct)
        usual = self.resolved(style)
        differs = changed(of_paragraph(usual) | of_run(usual), of_paragraph(found) | of_run(found))
        style = style if style in self._styles else self._default.get("paragraph", "")
        return Look(
            self._number.get(style, -1), differs, _keep(found), found.get("tabs", ""), size_of(found), slack(found)
        )

    @functools.lru_cache(maxsize=4096)  # noqa: B019 - sheets are few and stay
    def run(self, style: str, inside: str, direct: Direct, character: str, own: Direct) -> tuple[str, float, bool]:
        """How the words of a run differ from those of its paragraph, their size, and whether they are not printed."""
        paragraph = self.resolved(style, inside, direct)
        found = over((paragraph, self.layer(character) if character else {}, dict(own)))
        paragraph = paragraph | {"shd.fill": ""}
        if not (any(name == "shd.fill" for name, _ in own) or "shd.fill" in self.layer(character)):
            found["shd.fill"] = ""
        return changed(of_run(paragraph), of_run(found)), size_of(found), bool(found.get("vanish"))

    @functools.lru_cache(maxsize=256)  # noqa: B019 - sheets are few and stay
    def table(self, identity: str) -> TableStyle:
        """What the style of a table gives."""
        borders: dict[str, str] = {}
        margins = {"top": "0", "left": "108", "bottom": "0", "right": "108"}
        for style in reversed(list(self._chain(identity or self._default.get("table", "")))):
            borders |= edges(style.find("w:tblPr/w:tblBorders", NS))
            margins |= measures(style.find("w:tblPr/w:tblCellMar", NS))
        return TableStyle(borders, margins, self.layer(identity))

    @functools.cached_property
    def css(self) -> str:
        """The rules of all paragraph styles."""
        rules = []
        for identity, style in self._styles.items():
            if style.get(w("type")) == "paragraph":
                found = self.resolved(identity)
                rules.append(
                    f".kh-xem-truoc .kh-s{self._number[identity]}{{{css(of_paragraph(found) | of_run(found))}}}"
                )
        return "\n".join(rules)


@functools.lru_cache(maxsize=16)
def sheet(styles: bytes, theme: bytes = b"") -> Sheet:
    """The sheet of a styles part and the theme that it takes fonts from."""
    return Sheet(styles, theme)


def edges(borders: etree._Element | None) -> dict[str, str]:
    """The borders of a table or cell, by side; empty text where one is taken away."""
    if borders is None:
        return {}
    sides = {etree.QName(each).localname: border(each) for each in borders}
    return {{"start": "left", "end": "right"}.get(side, side): value for side, value in sides.items()}


def measures(margins: etree._Element | None) -> dict[str, str]:
    """The margins of a table's cells or of one cell, by side, in twips."""
    found = {} if margins is None else {etree.QName(each).localname: each.get(w("w"), "0") for each in margins}
    return {{"start": "left", "end": "right"}.get(side, side): value for side, value in found.items()}


def _keep(found: Atoms) -> str:
    words = [("keepNext", "sau"), ("keepLines", "dong"), ("pageBreakBefore", "trang")]
    kept = [word for name, word in words if found.get(name)]
    return " ".join(kept + ([] if found.get("widowControl", "1") else ["le"]))


def _theme_fonts(theme: bytes) -> dict[str, str]:
    if not theme:
        return {}
    try:
        root = parse(theme)
    except etree.XMLSyntaxError:
        return {}
    latin = {kind: root.find(f".//drawing:{kind}Font/drawing:latin", _THEME) for kind in ("minor", "major")}
    return {kind: each.get("typeface", "") for kind, each in latin.items() if each is not None}
