"""What a paragraph's or run's properties say, as flat text: ``{"spacing.before": "120", "jc": "center", "b": "1"}``.

So that properties of defaults, styles and the paragraph itself are laid over one another as plain dicts.
"""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from kehoach.writers.oxml import is_on, val, w

Atoms = dict[str, str]


def _named(names: str) -> dict[str, str]:
    return {w(each): each for each in names.split()}


_SWITCHES: Final = _named(
    "keepNext keepLines pageBreakBefore widowControl contextualSpacing b i caps smallCaps strike vanish"
)
_VALUES: Final = _named("jc sz u color highlight vertAlign")
_MANY: Final = _named("spacing ind shd rFonts")
_VAL: Final = w("val")
_SIDES: Final = {"start": "left", "end": "right"}


def atoms(properties: etree._Element | None) -> Atoms:
    """The atoms of a ``w:pPr`` or ``w:rPr``; none of what has no part in how a page looks."""
    found: Atoms = {}
    for each in () if properties is None else properties:
        tag = each.tag
        if tag in _SWITCHES:
            found[_SWITCHES[tag]] = "1" if is_on(each) else ""
        elif tag in _VALUES:
            found[_VALUES[tag]] = val(each)
        elif tag in _MANY:
            _many(found, _MANY[tag], each)
        elif tag == w("pBdr"):
            for side in each:
                found[f"pBdr.{_local(side)}"] = border(side)
        elif tag == w("tabs"):
            stops = [(each.get(w("pos"), "0"), val(each)) for each in each]
            found["tabs"] = " ".join(f"{position}:{kind}" for position, kind in stops if kind != "clear")
    return found


def _many(found: Atoms, name: str, element: etree._Element) -> None:
    for key, value in _attributes(element):
        side = etree.QName(key).localname
        found[f"{name}.{_SIDES.get(side, side) if name == 'ind' else side}"] = value
    if name == "ind":  # the last of the two that is said counts
        if "ind.hanging" in found:
            found["ind.firstLine"] = f"-{found.pop('ind.hanging').lstrip('-')}"
    elif name == "spacing" and element.get(_VAL) is not None:
        found["letters"] = found.pop("spacing.val")


def _attributes(element: etree._Element) -> list[tuple[str, str]]:
    return [(str(key), str(value)) for key, value in element.attrib.items()]


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname


def border(element: etree._Element | None) -> str:
    """A border as ``"eighths of a point, points of space, colour, kind"``; empty for none."""
    kind = val(element, "none")
    if element is None or kind in ("none", "nil"):
        return ""
    return " ".join((element.get(w("sz"), "4"), element.get(w("space"), "0"), element.get(w("color"), "auto"), kind))


def over(layers: Iterable[Atoms]) -> Atoms:
    """The layers over one another, the last on top."""
    made: Atoms = {}
    for each in layers:
        made.update(each)
    return made
