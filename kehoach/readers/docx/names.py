"""Names and values of WordprocessingML: qualified names, on/off values, lengths."""

import re
from typing import Final

from kehoach.ooxml import R_URI, W_URI

W: Final = f"{{{W_URI}}}"
R: Final = f"{{{R_URI}}}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
M: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
V: Final = "{urn:schemas-microsoft-com:vml}"

VAL: Final = W + "val"
P: Final = W + "p"
P_PR: Final = W + "pPr"
RUN: Final = W + "r"
R_PR: Final = W + "rPr"
T: Final = W + "t"
DEL_TEXT: Final = W + "delText"
TABLE: Final = W + "tbl"
ROW: Final = W + "tr"
CELL: Final = W + "tc"
SECT_PR: Final = W + "sectPr"

_OFF = frozenset({"0", "false", "off", "none"})
_LENGTH = re.compile(r"([-+]?\d{1,9}(?:\.\d{1,9})?)(mm|cm|in|pt|pc|pi)?")
_UNITS = {"mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pt": 1.0, "pc": 12.0, "pi": 12.0}


def w(names: str) -> frozenset[str]:
    """``"b i"`` -> the qualified names of ``w:b`` and ``w:i``."""
    return frozenset(W + name for name in names.split())


def on(value: str | None) -> bool:
    """Whether an on/off property with this ``w:val`` is on; without a value it is."""
    return value is None or value not in _OFF


def points(value: str | None, per_point: int = 20) -> float | None:
    """A length in points: ``720`` counts in ``1/per_point`` of a point, ``36pt`` and ``1.27cm`` say their unit; else None."""
    found = _LENGTH.fullmatch(value.strip()) if value else None
    if found is None:
        return None
    return float(found[1]) * _UNITS[found[2]] if found[2] else float(found[1]) / per_point


def whole(value: str | None, low: int = 0, high: int = 32_767) -> int | None:
    """A whole number, brought into the bounds that Word has; None for what is none."""
    found = _LENGTH.fullmatch(value.strip()) if value else None
    return None if found is None else max(low, min(high, int(float(found[1]))))
