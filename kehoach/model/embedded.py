"""The plan inside a Word file that kehoach made: what travels, and its XML form, for the writer and the reader alike.

The part is a custom XML part of the main document (``customXml/item1.xml`` or the next free number)::

    <keHoach xmlns="urn:kehoach:ke-hoach" phienBan="1">
      <duLieu>{"phien_ban": "1", ...}</duLieu>                      the plan as JSON, in one or more pieces
      <dau ten="kh_1" noi="@so">Số: 87/KH-UBND</dau>                one for each bookmark kh_... of the document
      <dau ten="kh_9" noi="muc-dich" ca="I. MỤC ĐÍCH x">I. MỤC ĐÍCH</dau>
      <khac>Nơi nhận:</khac>                                        words of the template itself
    </keHoach>

``noi`` is what was printed there:

- the id of a node: a basis, a ``muc``, a ``chi_tieu`` or ``nhiem_vu`` (its row), a recipient, an annex (its title);
- ``ID#bang`` the table of a ``muc``; ``ID#dau_de``, ``ID#kem_theo``, ``ID#cot`` the lines above an annex's title, below it, and
  the titles of its columns;
- ``@NAME`` or ``@NAME.INDEX`` a field of the plan: ``@chu_quan @co_quan.0 @so @dia_danh_ngay @ten_loai @trich_yeu @kem_theo
  @mo_dau @luu @chu_ky.quyen_han.0 @chu_ky.chuc_vu @chu_ky.ho_ten @phan_khac.0`` (index from 0; ``co_quan`` by its lines).

The text is what the bookmark encloses, number and closing punctuation included, as :func:`paragraph_words` gives it. ``ca``
is there when the paragraph holds more than that. The bookmark of a row lies in its first cell, that of a table in its first
row; text is then the whole row or table, as :func:`row_words` and :func:`table_words` give it. What has no ``dau`` was not
printed (an office's template may leave things out); a ``dau`` whose bookmark is gone from the document was deleted there.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from lxml import etree

from kehoach import ooxml

URI: Final = "urn:kehoach:ke-hoach"
"""Namespace of the part; the part is known by it, not by its name."""
BOOKMARK: Final = "kh_"
"""Names of the bookmarks begin so; a number follows."""
MAX_BYTES: Final = 40_000_000
"""A part that is larger is refused: no plan is."""
MAX_MARKS: Final = 200_000

_ROOT, _DATA, _MARK, _OTHER = (f"{{{URI}}}{name}" for name in ("keHoach", "duLieu", "dau", "khac"))
_VERSION = "1"
_EMPTY = f'<keHoach xmlns="{URI}" phienBan="{_VERSION}"/>'
_PIECE = 1_000_000
"""Characters of JSON in one element, far below what an XML reader takes in one."""
_NAME = re.compile(rf"{BOOKMARK}[0-9]{{1,9}}", re.ASCII)
_TARGET = re.compile(r"@[a-z_]+(?:\.[a-z_]+)?(?:\.[0-9]+)?|[a-z0-9][a-z0-9.-]*(?:#[a-z_]+)?", re.ASCII)
_FRAGILE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")


class Mark(NamedTuple):
    """What a bookmark encloses: of which node or field, its words, and those of its whole paragraph, row or table."""

    target: str
    text: str
    whole: str


class Embedded(NamedTuple):
    """The plan as JSON text, and the marks by the names of their bookmarks, in reading order."""

    plan: str
    marks: Mapping[str, Mark]
    others: tuple[str, ...] = ()
    """Words of the paragraphs that no bookmark is in: what the template itself says"""


def paragraph_words(text: str) -> str:
    """The words of a paragraph or cell: every run of white space one space, none at the ends."""
    return " ".join(text.split())


def row_words(cells: Iterable[str]) -> str:
    """The words of a row: its cells parted by tabs."""
    return "\t".join(map(paragraph_words, cells))


def table_words(rows: Iterable[Iterable[str]]) -> str:
    """The words of a table: its rows parted by line breaks."""
    return "\n".join(map(row_words, rows))


def is_bookmark(name: str) -> bool:
    """Whether a bookmark called ``name`` is one of ours."""
    return _NAME.fullmatch(name) is not None


def encode(embedded: Embedded) -> bytes:
    """The bytes of the XML part; the same for the same content."""
    root = etree.fromstring(_EMPTY)
    plan = _FRAGILE.sub(lambda found: f"\\u{ord(found.group()):04x}", embedded.plan)
    for start in range(0, len(plan), _PIECE):
        etree.SubElement(root, _DATA).text = plan[start : start + _PIECE]
    for name, mark in embedded.marks.items():
        element = etree.SubElement(root, _MARK, {"ten": name, "noi": mark.target})
        element.text = mark.text
        if mark.whole != mark.text:
            element.set("ca", mark.whole)
    for words in embedded.others:
        etree.SubElement(root, _OTHER).text = words
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def decode(data: bytes) -> Embedded:
    """What is in the part ``data``, whoever wrote it. The plan's JSON is text that is still to be checked.

    Raises ``ValueError`` for anything but what :func:`encode` gives: other XML, entities, over a limit, a name twice.
    """
    if len(data) > MAX_BYTES:
        raise ValueError("the part is too large")
    if ooxml.declares(data):
        raise ValueError("the part declares a document type")
    try:
        root = ooxml.parse(data)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"the part is not XML: {error.msg}") from None
    if root.getroottree().docinfo.internalDTD is not None:  # in an encoding that hid it
        raise ValueError("the part declares a document type")
    if root.tag != _ROOT or root.get("phienBan") != _VERSION:
        raise ValueError("the part is not a plan of this version")
    if any(len(each) or each.tag not in (_DATA, _MARK, _OTHER) for each in root):
        raise ValueError("the part has unknown elements")
    plan = "".join(each.text or "" for each in root.iterfind(_DATA))
    return Embedded(plan, _marks(root), tuple(each.text or "" for each in root.iterfind(_OTHER)))


def _marks(root: etree._Element) -> dict[str, Mark]:
    marks: dict[str, Mark] = {}
    for each in root.iterfind(_MARK):
        name, target, text = each.get("ten", ""), each.get("noi", ""), each.text or ""
        if len(marks) == MAX_MARKS or name in marks or not is_bookmark(name) or not _TARGET.fullmatch(target):
            raise ValueError("the part has a wrong mark")
        marks[name] = Mark(target, text, each.get("ca", text))
    return marks
