"""Sources for the tests of reuse: made-up plans of communes as text and as Word files."""

import os
import random
from functools import lru_cache

from drafts import draft

from kehoach import api
from kehoach.writers.docx import to_docx
from rebase.gieo_goi import plant
from rebase.harness import _PLAN, _SLOTS

SO_BAN = int(os.environ.get("KEHOACH_SO_BAN", "40")) // 10
THAN = (
    "UBND xã Hoa Lộc phối hợp Công an xã Hoa Lộc; theo Kế hoạch số 12/KH-UBND ngày 10/01/2026 của UBND tỉnh Thanh Hóa "
    "có 120 hộ, 35% thôn Hoa Phú; xã Hoa Lộc báo cáo UBND tỉnh Thanh Hóa."
)


def van_ban(than: str = THAN) -> str:
    """A plan of xã Hoa Lộc, tỉnh Thanh Hóa, of 2026, with one paragraph of our choice."""
    facts = {"don_vi": "xã Hoa Lộc", "don_vi_hoa": "XÃ HOA LỘC", "dia_danh": "Hoa Lộc", "tinh": "tỉnh Thanh Hóa"}
    parts = {name: text.format_map(facts) for name, text in _SLOTS.items()}
    return _PLAN.format_map({**facts, **parts, "than": than})


@lru_cache(maxsize=64)
def nguon(number: int) -> tuple[str, bytes]:
    """A source: name and content. Number 0 is a text, the others are Word files."""
    if number == 0:
        return "nguon.txt", van_ban().encode()
    plan, _, ma, _ = draft(number)
    data = to_docx(plan)
    if number % 2:
        xa = api.find_xa(ma, None, 2026, {})
        data = plant(data, xa.ten, xa.loai, xa.tinh.ten, random.Random(number))
    return "nguon.docx", data
