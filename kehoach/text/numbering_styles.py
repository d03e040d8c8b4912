"""The styles of numbers in a plan, and printing them: numbers are computed, never typed.

Sections take ``I.``, items ``1.``, points ``a)`` in the order of the Vietnamese alphabet (PL1/II.6đ, PL1/V.6b). Below
the point the decree rules nothing; plans use ``-`` and then ``+``. ``1.1.`` and ``(1)`` are practice, not the decree.
"""

import re
from enum import StrEnum

from kehoach.text.ordinals import MAX_ROMAN, VIETNAMESE_LETTERS, NumberingError, check_ordinal, letter, roman


class Kieu(StrEnum):
    """A style of numbers. The value is the sample that a clerk writes in YAML."""

    LA_MA = "I"
    A_RAP = "1"
    THAP_PHAN = "1.1"
    CHU_CAI = "a"
    NGOAC = "(1)"
    GACH = "-"
    CONG = "+"
    DOAN = ""
    """A plain paragraph, without a number."""


UNCOUNTED = frozenset({Kieu.GACH, Kieu.CONG, Kieu.DOAN})
"""Styles that print the same for every ordinal."""

_PARENT = re.compile(r"[1-9][0-9]*(?:\.[1-9][0-9]*)*\.?")


def so(kieu: Kieu, ordinal: int, cha: str = "") -> str:
    """The printed number: ``IV.``, ``3.``, ``1.2.``, ``đ)``, ``(3)``, ``-``, ``+`` or nothing.

    ``ordinal`` counts from 1 within the parent. ``cha`` is the printed number of the parent (``1.``, ``1.2.``);
    THAP_PHAN alone uses it and cannot do without. Raises NumberingError for an ordinal below 1, past 3999 (LA_MA) or
    past y (CHU_CAI), and for a THAP_PHAN whose parent is no Arabic or decimal number.
    """
    check_ordinal(ordinal)
    match kieu:
        case Kieu.LA_MA:
            return f"{roman(ordinal)}."
        case Kieu.A_RAP:
            return f"{ordinal}."
        case Kieu.THAP_PHAN:
            if not _PARENT.fullmatch(cha):
                raise NumberingError(f"Số kiểu 1.1. cần mục trên đánh số 1. hoặc 1.1., mục trên đang là “{cha}”.")
            return f"{cha.rstrip('.')}.{ordinal}."
        case Kieu.CHU_CAI:
            return f"{letter(ordinal)})"
        case Kieu.NGOAC:
            return f"({ordinal})"
        case _:
            return kieu.value


def ke_tiep(kieu: Kieu, thanh_phan: tuple[int, ...]) -> tuple[int, ...]:
    """The components of the next number: (4,) -> (5,), (1, 9) -> (1, 10); () for styles without a count.

    Raises NumberingError where ``so`` could not print the next, and for components that are empty or below 1.
    """
    if kieu in UNCOUNTED:
        return ()
    if not thanh_phan:
        raise NumberingError("Không có số nào để tính số kế tiếp.")
    for component in thanh_phan:
        check_ordinal(component)
    last = {Kieu.LA_MA: MAX_ROMAN, Kieu.CHU_CAI: len(VIETNAMESE_LETTERS)}.get(kieu)
    if last is not None and thanh_phan[-1] >= last:
        raise NumberingError(f"Sau số {so(kieu, last)} không còn số kế tiếp; hãy tách bớt thành mục khác.")
    return (*thanh_phan[:-1], thanh_phan[-1] + 1)
