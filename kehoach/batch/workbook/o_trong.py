"""Slots in the texts of the workbook: ``{xa}``, ``{Số hộ}`` made ``{so_ho}``; one that nothing fills is told."""

import re
from collections.abc import Collection
from typing import Final

from kehoach.batch.workbook.cot import gan_nhat, khoa_cua
from kehoach.batch.workbook.loi import OHongError

CHUNG: Final = ("xa", "ten_xa", "loai_xa", "tinh", "ten_tinh", "nam", "don_vi")
"""Slots that every text may have"""
TEN_TEP: Final = ("ma", "xa", "loai", "tinh", "nam", "don_vi", "so", "hang", "phan")
"""Slots of the template of file names"""

_FILLED = re.compile(r"\{\w+\}")
_SLOT = re.compile(r"\{+\s*([^{}]{0,100}?)\s*\}+")


def chuan_o(text: str, known: Collection[str]) -> str:
    """``text`` with its slots by key. Raises :class:`OHongError` HL19 for one that is not ``known``."""
    if "{" not in text and "}" not in text:
        return text
    wrong: list[str] = []

    def by_key(found: re.Match[str]) -> str:
        key = khoa_cua(found[1])
        if key not in known:
            wrong.append(found[1])
        return f"{{{key}}}"

    result = _SLOT.sub(by_key, text)
    if wrong:
        near = gan_nhat(wrong[0], list(known))
        mend = "dùng " + ", ".join(f"{{{each}}}" for each in (near or known)) + " hoặc thêm cột cùng tên vào trang xa"
        raise OHongError("HL19", f"Không có gì điền vào {{{wrong[0]}}}", mend)
    if set(_FILLED.sub("", result)) & set("{}"):
        raise OHongError("HL19", "Dấu ngoặc nhọn thiếu một bên", "viết đủ cặp như {xa}, hoặc bỏ dấu ngoặc")
    return result
