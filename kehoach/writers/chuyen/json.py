"""What a rebase did as JSON; the shape is that of design.md section 4, with a few keys more."""

import json
from dataclasses import asdict
from typing import Any

from kehoach.model.chuyen import BaoCaoChuyen
from kehoach.model.gop import KetQuaGop
from kehoach.writers.bao_cao.json import place
from kehoach.writers.chuyen.clean import writable


def to_json(bao_cao: BaoCaoChuyen, gop: KetQuaGop | None = None) -> str:
    """The record of a rebase as JSON text; of one made again (``gop``) also what came in (``vao``) and what clashes
    (``xung_dot``, with all three texts)."""
    data: dict[str, Any] = {
        "phien_ban": 1,
        "nguon": bao_cao.nguon,
        "tu": bao_cao.tu,
        "den": bao_cao.den,
        "nam": {"cu": bao_cao.nam_cu, "moi": bao_cao.nam_moi},
        "thay": [
            {"tu": each.tu, "den": each.den, "so_lan": each.so_lan, "loai": str(each.loai)} for each in bao_cao.tong()
        ],
        "can_xem": [
            {"vi_tri": place(each.vi_tri), "trich": each.trich, "ly_do": each.ly_do, "loai": str(each.loai)}
            for each in bao_cao.can_xem
        ],
        "con_sot": [
            {"vi_tri": place(each.vi_tri), "trich": each.trich, "ly_do": each.ly_do} for each in bao_cao.con_sot
        ],
    }
    if bao_cao.duyet:
        data["duyet"] = [{**each._asdict(), "vi_tri": place(each.vi_tri)} for each in bao_cao.duyet]
    if gop is not None:
        data["vao"] = [{**asdict(each), "loai": str(each.loai)} for each in gop.vao]
        data["xung_dot"] = [asdict(each) for each in gop.xung_dot]
    return writable(json.dumps(data, ensure_ascii=False, indent=1)) + "\n"
