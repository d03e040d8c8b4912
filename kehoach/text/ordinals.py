"""Roman numbers and the letters of points: ordinal to text and back, strictly.

Roman numbers count parts and sections (PL1/II.6d, V.6b), letters count points in the order of the Vietnamese alphabet
(PL1/II.6đ). The decree's own points run a, b, c, d, đ, e, g, h, i: no ă, â, ê, ô, ơ, ư and no f, j, w, z.
"""

import re

VIETNAMESE_LETTERS = "abcdđeghiklmnopqrstuvxy"
LATIN_LETTERS = "abcdefghijklmnopqrstuvwxyz"
MAX_ROMAN = 3999

_ROMAN_DIGITS = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_ROMAN_VALUES = {digit: value for value, digit in _ROMAN_DIGITS}
_ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")


class NumberingError(ValueError):
    """An ordinal that has no number in its style, or a text that is no number of it. The message is Vietnamese."""


def roman(n: int) -> str:
    """1..3999 -> ``I``..``MMMCMXCIX``; anything else raises NumberingError."""
    check_ordinal(n)
    if n > MAX_ROMAN:
        raise NumberingError(f"Số La Mã chỉ viết được đến {MAX_ROMAN}, không viết được {n}.")
    text = ""
    for value, digit in _ROMAN_DIGITS:
        count, n = divmod(n, value)
        text += digit * count
    return text


def from_roman(s: str) -> int:
    """``IV`` -> 4. Upper case and canonical only: ``iv``, ``IIII``, ``VX``, an empty text raise NumberingError."""
    if not s or not _ROMAN.fullmatch(s):
        raise NumberingError(f"“{s}” không phải số La Mã viết đúng (ví dụ đúng: I, IV, IX, XII).")
    return sum(_ROMAN_VALUES[digit] for digit in re.findall("CM|CD|XC|XL|IX|IV|.", s))


def letter(n: int) -> str:
    """1..23 -> ``a``, ``b``, ``c``, ``d``, ``đ`` .. ``y``.

    The decree has no rule for what comes after y, so 24 and more raise NumberingError instead of inventing ``aa``.
    """
    check_ordinal(n)
    if n > len(VIETNAMESE_LETTERS):
        raise NumberingError(
            f"Chỉ có {len(VIETNAMESE_LETTERS)} điểm từ a) đến y), không có điểm thứ {n}; hãy tách bớt thành khoản khác."
        )
    return VIETNAMESE_LETTERS[n - 1]


def from_letter(s: str) -> int:
    """``đ`` -> 5. One lower-case letter of the 23; anything else (``f``, ``ă``, ``A``) raises NumberingError."""
    if len(s) != 1 or s not in VIETNAMESE_LETTERS:
        raise NumberingError(f"“{s}” không phải chữ cái dùng đánh điểm ({', '.join(VIETNAMESE_LETTERS)}).")
    return VIETNAMESE_LETTERS.index(s) + 1


def check_ordinal(n: int) -> None:
    """Raises NumberingError unless ``n`` is 1 or more."""
    if n < 1:
        raise NumberingError(f"Số thứ tự bắt đầu từ 1, không có số {n}.")
