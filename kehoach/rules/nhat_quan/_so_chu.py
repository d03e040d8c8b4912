"""Numbers in Vietnamese words: ``hai trăm linh năm triệu`` <-> 205000000."""

import re

_UNITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_DIGITS = {word: value for value, word in enumerate(_UNITS)} | {
    "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7,
}  # fmt: skip
_SCALES = {"nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9}
_TENS = {"mươi", "mười"}
WORDS = frozenset({*_DIGITS, *_SCALES, *_TENS, "trăm", "linh", "lẻ", "rưỡi"})
"""Every word that a number is written with."""
SO_CHU = r"(?:một|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)"
"""A pattern for the numbers from one to ten."""


def doc_chu(text: str) -> int | None:
    """The number that ``text`` spells, None for anything else (fractions too)."""
    words = re.findall(r"\w+", text.lower())
    if not words or len(words) > 40 or any(word not in WORDS for word in words):
        return None
    total, group, last = 0, 0, -1
    for word in words:
        if word in _SCALES:
            scale = _SCALES[word]
            if not group and not (scale == 10**9 and total):
                return None
            if scale == 10**9:
                total = (total + max(group, 0)) * scale or scale
            else:
                total += max(group, 1) * scale
            group, last = 0, -1
        elif word == "trăm":
            if last < 0:
                return None
            group, last = group - last + last * 100, -1
        elif word == "mười":
            group, last = group + 10, -1
        elif word == "mươi":
            if last < 0:
                return None
            group, last = group - last + last * 10, -1
        elif word in ("linh", "lẻ"):
            last = -1
        elif word == "rưỡi":
            return None
        else:
            digit = _DIGITS[word]
            if last > 0:
                # "hai mươi" is read above; "hai mốt" leaves out its ten
                group += last * 9
            group += digit
            last = digit
    return total + group


def viet_chu(number: int) -> str:
    """``number`` in words, as money is spelt."""
    if number == 0:
        return _UNITS[0]
    groups: list[str] = []
    rest, scale = number, 0
    names = ("", "nghìn", "triệu", "tỷ", "nghìn tỷ", "triệu tỷ")
    while rest and scale < len(names):
        rest, part = divmod(rest, 1000)
        if part:
            groups.insert(0, f"{_hundreds(part, full=rest > 0)} {names[scale]}".strip())
        scale += 1
    return " ".join(groups)


def _hundreds(part: int, *, full: bool) -> str:
    hundreds, tens, units = part // 100, part // 10 % 10, part % 10
    words: list[str] = []
    if hundreds or full:
        words += [_UNITS[hundreds], "trăm"]
    if tens == 0 and units and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words += [_UNITS[tens], "mươi"]
    if units:
        last = {1: "mốt" if tens > 1 else "một", 4: "tư" if tens > 1 else "bốn", 5: "lăm" if tens else "năm"}
        words.append(last.get(units, _UNITS[units]))
    return " ".join(words)
