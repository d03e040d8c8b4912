"""Names that every system takes: of the folder of a plan and of the files kept with it."""

import re
import unicodedata
from collections.abc import Callable

from kehoach.files import is_device
from kehoach.text.nfc import nfc, slug

MAX_MA = 60
"""Letters of the name of a folder; a path on Windows may have 260"""
MAX_TEN = 200
"""Letters of the name that a clerk gives to a plan"""
MAX_TEN_TEP = 120
"""Letters of the name of a file"""
MAX_BYTES = 200
"""Bytes of the name of a file; most disks allow 255, and a number may be added"""
MAX_DUOI = 12
"""Letters of the ending that is kept when a name is cut"""

_SIGNS = re.compile(r'[<>:"/\\|?*]')
_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def ma_tu(ten: str) -> str:
    """The name of a folder made from the name of a plan: ``Kế hoạch số 5`` -> ``ke-hoach-so-5``."""
    ma = slug(ten)
    if len(ma) > MAX_MA:
        ma = ma[: MAX_MA + 1].rpartition("-")[0] or ma[:MAX_MA]
    return f"ke-hoach-{ma}".rstrip("-") if not ma or is_device(ma) else ma


def ten_viec(ten: str) -> str:
    """The name of a plan as typed, on one line and not too long."""
    return " ".join(_thay_duoc(ten).split())[:MAX_TEN].strip()


def ten_tep(ten: str) -> str:
    """A name as sent by a browser made one that every system takes: no path, no sign that Windows refuses, nothing
    invisible."""
    last = re.split(r"[/\\]", ten.rstrip("/\\"))[-1]
    clean = _SIGNS.sub("-", " ".join(_thay_duoc(last).split())).lstrip(". -~").rstrip(". ")
    than, cham, duoi = clean.rpartition(".")
    if not cham or not than or len(duoi) > MAX_DUOI:
        than, duoi = clean, ""
    than = _cat(than).rstrip(". ") or "tep"
    if is_device(than):
        than = f"tep-{than}"
    return f"{than}.{duoi}" if duoi else than


def don(ten: str) -> bool:
    """Whether ``ten`` can be one name in a folder, hidden ones apart, on every system."""
    return (
        0 < len(ten.encode("utf-8", "surrogatepass")) <= 255
        and not ten.startswith(".")
        and not ten.endswith((".", " "))
        and not _SIGNS.search(ten)
        and all(unicodedata.category(c) not in ("Cc", "Cs") for c in ten)
        and not is_device(ten)
    )


def chua_co(ten: str, taken: Callable[[str], bool], mau: str = "{than}-{so}{duoi}") -> str:
    """``ten``, with a number when it is ``taken``."""
    than, cham, duoi = ten.rpartition(".")
    if not than:
        than, cham, duoi = ten, "", ""
    made, so = ten, 1
    while taken(made):
        so += 1
        made = mau.format(than=than, so=so, duoi=cham + duoi)
    return made


def _thay_duoc(text: str) -> str:
    """NFC without what cannot be seen; line ends and tabs become spaces."""
    return "".join(
        " " if c.isspace() else c for c in nfc(text) if c.isspace() or unicodedata.category(c) not in _INVISIBLE
    )


def _cat(than: str) -> str:
    than = than[:MAX_TEN_TEP]
    while len(than.encode()) > MAX_BYTES:
        than = than[:-1]
    return than
