"""What the settings of a document change in how it looks."""

from typing import Final, NamedTuple

from lxml import etree

from kehoach.writers.html.declarations import number
from kehoach.writers.oxml import NS, parse, w

_MODERN: Final = 15
"""The mode of Word 2013 and later."""
_OLDEST: Final = 12


class Settings(NamedTuple):
    """``hanging_tables``: the words of a table, not its edge, stand at the margin, as before Word 2013."""

    hanging_tables: bool = False


def settings(part: bytes | None) -> Settings:
    """What the settings part ``part`` says; without one, what a new document has."""
    try:
        root = parse(part) if part else None
    except etree.XMLSyntaxError:
        root = None
    if root is None:
        return Settings()
    mode = _OLDEST
    for each in root.iterfind("w:compat/w:compatSetting", NS):
        if each.get(w("name")) == "compatibilityMode":
            mode = int(number(each.get(w("val"), ""), _OLDEST))
    return Settings(mode < _MODERN)
