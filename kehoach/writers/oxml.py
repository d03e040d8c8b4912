"""Raw WordprocessingML: names, safe parsing, and the few edits of a document's tree that the writer makes."""

from copy import deepcopy
from typing import Final

from lxml import etree

from kehoach.ooxml import R_URI, W_URI
from kehoach.ooxml import parse as parse

NS: Final = {"w": W_URI, "r": R_URI}
TWIPS: Final = 20
"""Twentieths of a point, the unit of positions and indents in WordprocessingML."""


def ranks(names: str) -> dict[str, int]:
    """Names in the order that the schema asks for -> their rank in it."""
    return {name: rank for rank, name in enumerate(names.split())}


_P_PR: Final = ranks(
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
    "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
    "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_R_PR: Final = ranks(
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish "
    "webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang "
    "eastAsianLayout specVanish oMath"
)
_SECT_PR: Final = ranks(
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols "
    "formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings sectPrChange"
)


def w(name: str) -> str:
    """``p`` -> the qualified name of ``w:p``."""
    return f"{{{W_URI}}}{name}"


def serialize(root: etree._Element) -> bytes:
    """A part's bytes: UTF-8 with the declaration that Word writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


_VAL: Final = w("val")


def val(element: etree._Element | None, default: str = "") -> str:
    """``w:val`` of ``element``."""
    return default if element is None else element.get(_VAL, default)


def is_on(element: etree._Element | None) -> bool:
    """Whether an on/off property such as ``w:b`` is there and not switched off."""
    return element is not None and val(element, "1") not in ("0", "false", "off")


def text(paragraph: etree._Element) -> str:
    """The words of a paragraph, without those of a text box that is anchored in it."""
    runs = list(paragraph.iter(w("t")))
    if paragraph.find(f".//{w('p')}") is not None:
        runs = [each for each in runs if next(each.iterancestors(w("p"))) is paragraph]
    return "".join(each.text or "" for each in runs)


_STYLED: Final = {kind: (w(f"{kind}Pr"), w(f"{kind}Style")) for kind in ("p", "r", "tbl")}


def style_id(element: etree._Element, kind: str = "p") -> str:
    """Id of the style of a paragraph (``p``), run (``r``) or table (``tbl``); empty when it has none."""
    properties, style = _STYLED[kind]
    for found in element.iterchildren(properties):
        return val(next(found.iterchildren(style), None))
    return ""


def p_pr(paragraph: etree._Element, name: str) -> etree._Element:
    """The property ``name`` of a paragraph, made in its proper place when missing."""
    return child(child(paragraph, "pPr", {}), name, _P_PR)


def r_pr(run: etree._Element, name: str) -> etree._Element:
    """The property ``name`` of a run, made in its proper place when missing."""
    return child(child(run, "rPr", {}), name, _R_PR)


def sect_pr(section: etree._Element, name: str) -> etree._Element:
    """The property ``name`` of a section, made in its proper place when missing."""
    return child(section, name, _SECT_PR)


def child(owner: etree._Element, name: str, order: dict[str, int]) -> etree._Element:
    """The child ``name`` of ``owner``, made behind those of lower rank when missing."""
    found = owner.find(w(name))
    if found is None:
        found = etree.Element(w(name))
        rank = order.get(name, 0)
        index = sum(1 for each in owner if order.get(etree.QName(each).localname, len(order)) < rank)
        owner.insert(index, found)
    return found


def indent(paragraph: etree._Element, left: float, right: float) -> None:
    """Set the indents in points; a first line indent that a template gave is taken away."""
    element = p_pr(paragraph, "ind")
    for name in list(element.attrib):
        del element.attrib[name]
    element.set(w("left"), str(round(left * TWIPS)))
    element.set(w("right"), str(round(right * TWIPS)))


def paragraph(style: str) -> etree._Element:
    """An empty paragraph of the style with the id ``style``."""
    element = etree.Element(w("p"))
    if style:
        p_pr(element, "pStyle").set(w("val"), style)
    return element


def split_run(run: etree._Element, pieces: list[str]) -> list[etree._Element]:
    """Replace ``run``, which holds one ``w:t``, by copies that hold ``pieces``; returns the copies."""
    parent = run.getparent()
    assert parent is not None  # noqa: S101 - a run is never the root
    position = parent.index(run)
    copies = []
    for offset, piece in enumerate(pieces):
        copy = deepcopy(run)
        holder = copy.find(w("t"))
        assert holder is not None  # noqa: S101 - promised by the caller
        holder.text = piece
        holder.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        parent.insert(position + offset, copy)
        copies.append(copy)
    parent.remove(run)
    return copies
