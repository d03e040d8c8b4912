"""Signs of the symbol fonts as the letters they look like: bullets, arrows, ticks."""

from typing import Final

_GREEK = "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_SYMBOL = {
    **{code: chr(code) for code in range(0x20, 0x7F)},
    **dict(zip(range(0x41, 0x5B), _GREEK[0], strict=True)),
    **dict(zip(range(0x61, 0x7B), _GREEK[1], strict=True)),
    0x6F: "o", 0xA3: "≤", 0xA5: "∞", 0xA7: "♣", 0xA8: "♦", 0xA9: "♥", 0xAA: "♠", 0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→",
    0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈", 0xBC: "…", 0xBE: "-",
    0xCE: "∈", 0xD7: "⋅", 0xDB: "⇔", 0xDC: "⇐", 0xDE: "⇒", 0xE5: "∑",
}  # fmt: skip
_WINGDINGS = {
    0x20: " ", 0x28: "☎", 0x2A: "✉", 0x6C: "•", 0x6E: "▪", 0x6F: "□", 0x70: "□", 0x71: "□", 0x72: "□", 0x73: "◆", 0x74: "◆",
    0x75: "◆", 0x76: "❖", 0x77: "◆", 0x9E: "•", 0x9F: "•", 0xA1: "○", 0xA2: "○", 0xA4: "◉", 0xA7: "▪", 0xA8: "□", 0xAB: "★",
    0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑",
}  # fmt: skip
_FONTS: Final = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}
_OTHERS: Final = {code: each for code, each in (_WINGDINGS | _SYMBOL).items() if code > 0x7E}
_SYMBOLS: Final = 0xF000
"""Word stores the characters of a symbol font from here on"""
_OLD_FONTS: Final = (".vn", "vni", "vn")
UNKNOWN: Final = "•"
"""For a sign that no table knows: as a bullet it stands for nothing else, and in a text it shows that something stood there"""


def sign(code: int, font: str) -> str:
    """The letter that the character ``code`` looks like in ``font``; itself where it is an ordinary character."""
    name = font.lower()
    table = _FONTS.get(name.rstrip(" 23"))
    low = code - _SYMBOLS if _SYMBOLS <= code <= _SYMBOLS + 0xFF else code
    if table is not None and low in table:
        return table[low]
    if low != code:
        if table is None and (name.startswith(_OLD_FONTS) or 0x20 <= low <= 0x7E):
            return chr(low)  # an ordinary font of eight bits
        return _OTHERS.get(low, UNKNOWN) if table is None else UNKNOWN
    return chr(code) if 0x20 <= code < 0xD800 or 0xF900 <= code < 0x110000 else UNKNOWN


def signs(text: str, font: str) -> str:
    """``text`` with every private-use character made what it looks like."""
    return "".join(sign(ord(each), font) if "\ue000" <= each <= "\uf8ff" else each for each in text)
