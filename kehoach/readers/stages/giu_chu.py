"""The promise kept: whatever the stages have done, no line of the source is without its words in the plan.

Reads the finished plan; writes what is missing to ``state.rest``, and says so. Numbers and fixed phrases are printed anew
and do not count.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from kehoach.blocks import Table, plain
from kehoach.model.mac_dinh import cot, kem_theo
from kehoach.model.plan import KeHoach
from kehoach.readers.stages.state import Item, State

_WORD = re.compile(r"[^\W\d_]{2,}")
_ROMAN = re.compile(r"[ivxlc]+")
_FIXED = "Cộng hòa xã hội chủ nghĩa Việt Nam Độc lập Tự do Hạnh phúc Nơi nhận Lưu Số ngày tháng năm Phụ lục TT STT"


def run(state: State, plan: KeHoach) -> list[tuple[str, Any]]:
    """The lines of the document whose words are not in the plan, each with its spot."""
    items = [item for item in state.items if not _is_kept(item)]
    missing = Counter(word for item in items for word in _words(plain(item.block)))
    missing -= Counter(_words("\n".join(_said(state, plan))))
    found = []
    if missing:
        for item in items:
            for line in re.split(r"[\n\t]", plain(item.block)):
                words = Counter(_words(line))
                if words and words <= missing:
                    missing -= words
                    found.append((line, item.spot))
    return found


def _is_kept(item: Item) -> bool:
    """A ruled table is kept cell by cell, whatever it is."""
    return isinstance(item.block, Table) and item.block.bordered and item.claimed in ("noi_dung_phu_luc", "bo_cuc")


def _said(state: State, plan: KeHoach) -> Iterator[str]:
    for annex in plan.phu_luc:
        yield from (annex.tieu_de, annex.kem_theo, *annex.cot, *_strings([each.model_dump() for each in annex.muc]))
    yield from _strings(plan.model_dump(mode="json", exclude={"phu_luc"}))
    yield from (each.text for each in state.dropped)
    yield f"{_FIXED} {plan.ngay.chu()} {plan.ky_hieu} {kem_theo(plan)}"
    for annex in plan.phu_luc:
        yield f"Phụ lục {kem_theo(plan)} {' '.join(cot(plan, annex))} {annex.so_goc}"


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _words(text: str) -> list[str]:
    """Words of two letters and more: one letter and Roman figures are numbers, or look like them."""
    return [word for word in _WORD.findall(text.casefold()) if not _ROMAN.fullmatch(word)]
