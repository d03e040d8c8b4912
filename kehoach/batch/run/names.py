"""Names of files that every disk takes and that stay under the output folder."""

import hashlib
import re
import unicodedata
from pathlib import Path, PurePosixPath
from typing import Final

from kehoach.files import is_device

MAX_PATH: Final = 240
"""Letters of a path: Windows stops at 260, and a temporary neighbour needs some"""
MAX_PART: Final = 200
"""Bytes of one name: the usual disks stop at 255"""

_REFUSED: Final = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]')
_OURS: Final = (".kehoach-", "goi/", "ket-qua.csv", "tong-hop.xlsx")


def fault(name: str, folder: Path) -> str:
    """Why no file can have ``name`` (with ``/`` between folders) under ``folder``; empty when one can."""
    if len(name) > MAX_PATH or len(str(folder)) + 1 + len(name) > MAX_PATH:
        return f"đường dẫn dài quá {MAX_PATH} chữ"
    for part in name.split("/"):
        if part in ("", ".", ".."):
            return "có phần rỗng, “.” hoặc “..”"
        if found := _REFUSED.search(part):
            return f"có ký tự {found[0]!r} mà Windows không nhận"
        if part != part.strip() or part.endswith("."):
            return "có phần bắt đầu hay kết thúc bằng dấu cách, hoặc kết thúc bằng dấu chấm"
        if is_device(part):
            return f"“{part}” là tên dành riêng của Windows"
        if len(part.encode()) > MAX_PART:
            return f"có phần dài quá {MAX_PART} byte"
    if fold(name).startswith(_OURS):
        return "trùng tên tệp mà chương trình tự ghi"
    return ""


def fold(name: str) -> str:
    """Equal for two names that some disk takes for one: upper and lower case, composed and decomposed letters."""
    if name.isascii():
        return name.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())


def mark(*parts: str) -> int:
    """A number of 64 bits that stands for a text in a table of hundreds of thousands."""
    return int.from_bytes(hashlib.blake2b("\0".join(parts).encode(), digest_size=8).digest(), "big")


def folders(name: str) -> list[str]:
    """The folders that a file of that name lies in, without the output folder."""
    return [str(each) for each in PurePosixPath(name).parents if str(each) != "."] if "/" in name else []
