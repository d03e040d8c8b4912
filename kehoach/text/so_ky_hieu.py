"""Document numbers: ``116/KH-UBND``, ``150/2025/NĐ-CP``, ``57-NQ/TW``.

Administrative: number, slash, kind and issuer joined by a hyphen, no white space, no year (PL1/II.3). A year between
number and symbol marks legislation, a hyphen after the number and a slash before the issuer the Party (CC13). Before a
document is issued its number is blank: ``/KH-UBND`` (NĐ/15.2-15.3).
"""

import re
from dataclasses import dataclass

from kehoach.text.nfc import fix_d, nfc
from kehoach.text.strings import squeeze
from kehoach.text.ten_loai import CO_QUAN, TEN_LOAI, TEN_LOAI_KHAC


class SoKyHieuError(ValueError):
    """A text that is no document number. The message is Vietnamese."""


@dataclass(frozen=True, slots=True)
class SoKyHieu:
    """A document number; ``str`` prints it. Raises SoKyHieuError when the parts make no number."""

    so: str
    """The number as written: ``05``, ``0155``, ``66.7``, ``12a``; empty while it is not given."""
    nam: int | None
    """The year of legislation, else None."""
    ky_hieu: str
    """What follows: ``KH-UBND``, ``NĐ-CP``, ``QH15``, ``NQ/TW``."""
    dau: str = "/"
    """What stands after the number: ``/``, or ``-`` for the Party."""

    def __post_init__(self) -> None:
        shape = {"/": _SYMBOL, "-": _PARTY_SYMBOL}.get(self.dau)
        year_fits = self.nam is None or (self.dau == "/" and 1900 <= self.nam <= 2199)
        if not (shape and year_fits and _NUMBER.fullmatch(self.so) and shape.fullmatch(self.ky_hieu)):
            raise _error(str(self))

    def __str__(self) -> str:
        return f"{self.so}{self.dau}{'' if self.nam is None else f'{self.nam}/'}{self.ky_hieu}"

    @classmethod
    def parse(cls, text: str) -> "SoKyHieu":
        """Reads ``57-NQ/TW``, ``Số: /KH-UBND`` and typed slips; raises SoKyHieuError for anything else.

        Mended are stray spaces, other hyphens and slashes and lower case (``12 / kh – ubnd``), a space for the hyphen
        (``02 KH/BCĐ``), the eth of old encodings (``QÐ``), dots for a blank.
        """
        s = squeeze(fix_d(nfc(text)).translate(_MARKS))
        s = re.sub(" ?([/-]) ?", r"\1", _LEAD.sub("", s)).strip(" .;,…_")
        if m := re.fullmatch(rf"({_SO}) ({_WORD}.*)", s):
            s = f"{m[1]}{'-' if '/' in m[2] else '/'}{m[2]}"
        m = re.fullmatch(rf"(?P<so>{_SO}|)(?P<dau>[/-])(?:(?P<nam>[0-9]{{4}})/)?(?P<ky_hieu>.+)", s)
        if not m:
            raise _error(text)
        try:
            return cls(m["so"], int(m["nam"]) if m["nam"] else None, _right_case(m["ky_hieu"]), m["dau"])
        except SoKyHieuError:
            raise _error(text) from None


def cac_co_quan_theo_ky_hieu(so_ky_hieu: "str | SoKyHieu") -> tuple[str, ...]:
    """All names that the issuer of such a number may be cited by, the usual one first; () when it tells none."""
    if isinstance(so_ky_hieu, str):
        try:
            so_ky_hieu = SoKyHieu.parse(so_ky_hieu)
        except SoKyHieuError:
            return ()
    groups = re.split("[/-]", so_ky_hieu.ky_hieu)
    kind = groups.pop(0) if groups[0] in _KINDS.values() else ""
    if not groups or kind == "TTLT":
        return ()
    names = CO_QUAN.get(groups[0].rstrip("0123456789"), ())
    if kind == "TT" and names and names[0].startswith("Bộ "):
        return (f"Bộ trưởng {names[0]}", *names)
    return names


def co_quan_theo_ky_hieu(so_ky_hieu: "str | SoKyHieu") -> str | None:
    """The issuer that a number tells: ``923/QĐ-TTg`` -> Thủ tướng Chính phủ; None when it tells none (``57-NQ/TW``).

    A UBND is named without its place, a circular's issuer is the minister (1.7); see ``cac_co_quan_theo_ky_hieu``.
    """
    return next(iter(cac_co_quan_theo_ky_hieu(so_ky_hieu)), None)


DASHES, SLASHES = "-‐‑‒–—―−", "/∕⁄／"
_MARKS = str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SLASHES, "/"))
_LEAD = re.compile(r"^(?:số\b)? ?:? ?[ .…_]{0,60}", re.IGNORECASE)

_SO = r"[0-9]{1,6}[^\W\d_]?(?:\.[0-9]{1,3})?"
_WORD = r"[^\W\d_](?:[^\W_]|&){0,19}"
_PART = r"(?:[^\W_]|&){1,20}"
_NUMBER = re.compile(rf"{_SO}|")
_SYMBOL = re.compile(rf"{_WORD}(?:-{_PART}){{1,4}}|(?:UBTV)?QH[0-9]{{1,2}}|SY|SL|TrS")
_PARTY_SYMBOL = re.compile(rf"{_WORD}/{_PART}(?:-{_PART}){{0,3}}")

_KINDS = {key.lower(): key for key in TEN_LOAI | TEN_LOAI_KHAC}
_ISSUERS = {key.lower(): key for key in CO_QUAN}


def _right_case(ky_hieu: str) -> str:
    """``kh-ubnd`` -> ``KH-UBND``, ``QĐ-TTG`` -> ``QĐ-TTg``; an unknown group in mixed case stays."""
    groups = re.split("([/-])", ky_hieu)
    for i in range(0, len(groups), 2):
        known = (_KINDS if i == 0 else _ISSUERS).get(groups[i].lower()) or _ISSUERS.get(groups[i].lower())
        groups[i] = known or (groups[i].upper() if groups[i].islower() else groups[i])
    return "".join(groups)


def _error(text: str) -> SoKyHieuError:
    return SoKyHieuError(
        f"“{squeeze(text)}” không phải số, ký hiệu văn bản; viết như 116/KH-UBND, 150/2025/NĐ-CP hoặc 57-NQ/TW."
    )
