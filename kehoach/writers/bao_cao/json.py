"""Findings as JSON; the shape is that of design.md section 4, with a few keys more."""

import json
from collections.abc import Sequence
from typing import Any

from kehoach.model.phat_hien import KetQuaTep, PhatHien, ViTri


def to_json(results: Sequence[KetQuaTep]) -> str:
    """The results as JSON text."""
    data = {"phien_ban": 1, "tep": [_file(each) for each in results]}
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _file(result: KetQuaTep) -> dict[str, Any]:
    return {
        "ten": result.ten,
        "giai_doan": result.giai_doan,
        "phat_hien": [finding(each) for each in result.phat_hien],
        "khong_kiem_tra": [{"ma": each.ma, "ly_do": each.ly_do} for each in result.khong_kiem_tra],
        "an": result.an,
    }


def finding(each: PhatHien) -> dict[str, Any]:
    """One finding as plain data."""
    return {
        "ma": each.ma,
        "nhom": each.nhom,
        "muc_do": str(each.muc_do),
        "thong_diep": each.thong_diep,
        "vi_tri": place(each.vi_tri),
        "trich": each.trich,
        "lan": each.lan,
        "sua": each.sua,
        "cach_sua": str(each.cach_sua),
        "huong_dan": each.huong_dan,
        "can_cu": each.can_cu,
    }


def place(vi_tri: ViTri) -> dict[str, Any]:
    """A place as plain data."""
    return {"dong": vi_tri.dong, "doan": vi_tri.doan, "muc": vi_tri.muc, "trang": vi_tri.trang}
