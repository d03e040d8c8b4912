"""What a value prints: words to be escaped, or markup of its own."""

import re
from typing import Any, Final

import markupsafe
from docxtpl.inline_image import InlineImage
from docxtpl.listing import Listing
from docxtpl.richtext import RichText, RichTextParagraph
from docxtpl.template import DocxTemplate
from lxml import etree

from kehoach.engine.shape import ends

_OWN: Final = frozenset((Listing, RichText, RichTextParagraph))
"""docxtpl's kinds of markup, which always close what they open."""
_LASTING: Final = frozenset((str, int, float, bool, type(None), markupsafe.Markup))
"""Kinds of value that nothing can change after they were printed."""
_DECLARED: Final = "".join(
    f' xmlns:{each}="urn:{each}"'
    for each in ["w", "r", "wp", "a", "pic", "m", "mc", "v", "o", "w10", "w14", "w15", "wps", "wpg"]
)
"""The prefixes that every file of Word declares"""
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that XML cannot hold"""
_UNPRINTABLE = re.compile("[\x00-\x06\x08\x0b\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""The same without ``\\a`` and ``\\f``, which have a meaning for docxtpl."""


def printable(words: str) -> str:
    """``words`` without the signs that XML cannot hold, but for those that docxtpl gives a meaning."""
    return _UNPRINTABLE.sub("", words)


class Raw(str):
    """Markup that is printed as it is."""

    __slots__ = ()


class Foreign(Raw):
    """The same from elsewhere than docxtpl, so that it may not fit (:func:`fitting`)."""

    __slots__ = ()


class NeedsDocxtpl(Exception):  # noqa: N818 - no error: another way to render
    """A value belongs to a ``DocxTemplate`` and can be printed by that alone."""

    def __init__(self, owner: DocxTemplate) -> None:
        super().__init__()
        self.owner = owner


def owner(value: Any) -> DocxTemplate | None:
    """The docxtpl template that a picture or a document inside a document belongs to; None for any other value."""
    found: DocxTemplate | None = None
    if isinstance(value, InlineImage) or type(value).__name__ == "Subdoc":
        found = value.tpl
    return found


def text(value: Any) -> str:
    """``value`` as jinja2 prints it: text, or markup when it says that it is (``__html__``)."""
    if type(value) is str or isinstance(value, Raw):
        return value
    if not hasattr(value, "__html__"):
        return str(value)
    _refuse(value)
    markup = str(value.__html__())
    return Raw(markup) if type(value) in _OWN else Foreign(markup)


def fitting(markup: str) -> str:
    """``markup``, repaired if a document with it would not be well formed."""
    return markup if _fits(markup) else _repaired(markup)


def lasting(value: Any) -> Any:
    """``value``, or what it prints now if that might change before it is looked at."""
    return value if type(value) in _LASTING else text(value)


def escape(value: Any) -> markupsafe.Markup:
    """What jinja2 prints where it puts text together itself (in macros, in blocks that are set)."""
    _refuse(value)
    return markupsafe.escape(value)


def unescaped(value: Any) -> str:
    """What jinja2 prints where escaping is switched off."""
    _refuse(value)
    return str(value)


def _refuse(value: Any) -> None:
    belongs = owner(value)
    if belongs is not None:
        raise NeedsDocxtpl(belongs)


def _fits(markup: str) -> bool:
    """Whether a document stays well formed with ``markup`` in it: as in ``</w:t><w:br/><w:t>``, it may end what stands
    around it when it begins the same anew."""
    if "<" not in markup and "&" not in markup:
        return True
    markup = _CONTROL.sub("", markup)
    found = ends(markup)
    if found is None or found[0] != found[1]:
        return False
    before, after = (
        "".join(f"<{sign}{each}>" for each in names) for sign, names in (("", found[0]), ("/", found[1][::-1]))
    )
    try:
        etree.fromstring(f"<docx{_DECLARED}>{before}{markup}{after}</docx>")
    except etree.XMLSyntaxError:
        return False
    return True


def _repaired(markup: str) -> str:
    """``markup`` as lxml repairs it; docxtpl lets lxml repair the whole document, to the harm of what comes after.
    What cannot be repaired is words."""
    root = etree.fromstring(f"<docx>{_CONTROL.sub('', markup)}</docx>", etree.XMLParser(recover=True))
    if root is None or root.tag != "docx":
        return markupsafe.escape(markup)
    repaired = etree.tostring(root, encoding="unicode").removesuffix("<docx/>")
    inner = repaired.removeprefix("<docx>").removesuffix("</docx>")
    return inner if _fits(inner) else markupsafe.escape(markup)
