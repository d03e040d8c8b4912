"""The name of the commune left blank, as model plans have it: ``xã ........``, ``phường [[tên phường]]``."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import Dong, Vai

if TYPE_CHECKING:
    from kehoach.rebase.thay import Thay
    from kehoach.rebase.viec import Viec

LOAI = r"(?:xã|phường|đặc\s+khu)(?:\s*/\s*(?:xã|phường|đặc\s+khu))*"
_DOTS = r"(?:(?:\.|…|_|‥){3,}|…+|_{2,})"
TRONG = rf"(?:{_DOTS}|\[\[[^\[\]]*(?:xã|phường|đơn vị|địa danh)[^\[\]]*\]\]|[(<\[](?:ghi\s+)?tên\s+[^()<>\[\]]{{1,30}}[)>\]])"
"""A blank in the place of the name"""
_UNIT = re.compile(rf"(?<!\w)(?P<loai>{LOAI})[\s\u00a0]*{TRONG}", re.IGNORECASE)
_PLACE = re.compile(rf"\s*(?P<trong>{TRONG})\s*,\s*ngày", re.IGNORECASE)


def ten_trong(viec: "Viec", dong: Dong) -> Iterator["Thay"]:
    """The blanks of a source that names no commune, filled with ours."""
    from kehoach.rebase.mau import kieu_chu
    from kehoach.rebase.thay import Thay

    if viec.nguon.ten:
        return
    for m in _UNIT.finditer(dong.text):
        made = kieu_chu(m["loai"], viec.dich.day_du)
        yield Thay(dong, *m.span(), made, LoaiThay.XA)
    place = _PLACE.match(dong.text) if dong.vai in (Vai.DIA_DANH_NGAY, Vai.KHAC) else None
    if place:
        yield Thay(dong, *place.span("trong"), viec.dich.dia_danh, LoaiThay.XA)
