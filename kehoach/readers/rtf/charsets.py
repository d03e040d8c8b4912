"""What the bytes of RTF text mean: by the character set of the font, or the code page of the file."""

from kehoach.readers.symbols import sign
from kehoach.readers.text_encoding import cp1252

_CODE_PAGES = {
    0: "cp1252", 77: "mac_roman", 128: "cp932", 129: "cp949", 134: "cp936", 136: "cp950", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437",
}  # fmt: skip
SYMBOL = "symbol"
_SYMBOLS = 0xF000
"""Where the characters of symbol fonts stand in Unicode"""


def codec(charset: int | None, page: str) -> str:
    """Name of the codec for a font of ``charset``, in a file whose code page is ``page``."""
    if charset == 2:
        return SYMBOL
    return page if charset is None else _CODE_PAGES.get(charset, page)


def page(number: int | None) -> str:
    """Codec of ``\\ansicpg``; windows-1252 when unknown."""
    name = {65001: "utf-8", 10000: "mac_roman"}.get(number or 0, f"cp{number}")
    try:
        "".encode(name)
    except LookupError:
        return "cp1252"
    return name


def decode(data: bytes, name: str, font: str = "") -> str:
    """``data`` as text by the codec ``name``; never fails. ``font`` says which signs a symbol font has."""
    if name == SYMBOL:
        return "".join(sign(_SYMBOLS + byte, font) for byte in data)
    if name in ("cp1252", ""):
        return cp1252(data)
    return data.decode(name, errors="replace")
