"""Units of communes by the names that people write: those of the catalogue and those that lead a task of the job."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from kehoach.batch.workbook.cot import gan_nhat, khoa_cua
from kehoach.batch.workbook.loi import OHongError
from kehoach.catalog.dia_phuong import Xa
from kehoach.catalog.load import DanhMuc
from kehoach.drafting.boi_canh import cac_don_vi, cap


@dataclass(frozen=True)
class DonViDay:
    """The units that a row of the sheet xa may be for. ``chu_tri``: who leads the tasks, as written, with slots."""

    catalog: DanhMuc
    nam: int
    chu_tri: Sequence[str] = field(default_factory=tuple)

    def __call__(self, text: str, xa: Xa, ngay: dt.date) -> str:
        """The name of the unit as the tasks have it, else as the catalogue has it. Raises :class:`OHongError` HL17."""
        values = _o(xa, self.nam)
        names = self._ten(xa, ngay, values)
        found = names.get(khoa_cua(_dien(text, values)))
        if found is None:
            near = gan_nhat(text, list(dict.fromkeys(names.values())))
            mend = "ghi tên đơn vị trong danh mục hoặc ở cột Đơn vị chủ trì"
            hint = f"{mend}; gần nhất: {'; '.join(near)}" if near else mend
            raise OHongError("HL17", f"Không có đơn vị “{text[:60]}”", hint)
        return names.get(khoa_cua(found), found)

    def _ten(self, xa: Xa, ngay: dt.date, values: Mapping[str, str]) -> dict[str, str]:
        """Every way to write a unit of a commune, folded -> its name."""
        found: dict[str, str] = {}
        for way in _trong_danh_muc(self.catalog, xa.loai, cap(xa.huyen or ""), xa.tinh.day_du, ngay):
            found.setdefault(way.khoa or khoa_cua(_dien(way.chu, values)), way.ten)
        for each in self.chu_tri:
            name = _dien(each, values)
            short = each.replace("{xa}", xa.loai)  # "Công an xã" is enough to name "Công an xã Hoa Lộc"
            found[khoa_cua(short)] = found[khoa_cua(name)] = name
        return found


def _o(xa: Xa, nam: int) -> dict[str, str]:
    """The slots of a commune."""
    return {
        "{xa}": xa.day_du, "{ten_xa}": xa.ten, "{loai_xa}": xa.loai, "{tinh}": xa.tinh.day_du,
        "{ten_tinh}": xa.tinh.ten, "{nam}": str(nam),
    }  # fmt: skip


def _dien(text: str, values: Mapping[str, str]) -> str:
    """A name with its slots filled in."""
    if "{" in text:
        for slot, value in values.items():
            text = text.replace(slot, value)
    return text


class _CachViet(NamedTuple):
    """A way to write a unit of the catalogue."""

    chu: str
    khoa: str
    """The same folded; empty where it has slots of the commune"""
    ten: str


@lru_cache(maxsize=256)
def _trong_danh_muc(catalog: DanhMuc, loai: str, cap_huyen: str, tinh: str, ngay: dt.date) -> tuple[_CachViet, ...]:
    """What communes of one type and province share; thousands of rows ask for it."""
    names = cac_don_vi(catalog, loai, cap_huyen, tinh, ngay)
    found = []
    for key, each in catalog.don_vi.items():
        if key in names and not names[key].startswith("[["):
            written = [ten.replace("{{ cap_xa }}", "{xa}") for ten in (each.ten, *each.ten_theo_loai.values())]
            found += [
                _CachViet(chu, "" if "{" in chu else khoa_cua(chu), names[key])
                for chu in dict.fromkeys((key, names[key], *each.viet_tat, *written))
            ]
    return tuple(found)


def moi_ten(catalog: DanhMuc) -> dict[str, str]:
    """Every name of a unit in the catalogue, of all types of communes, folded -> the name."""
    found: dict[str, str] = {}
    for each in catalog.don_vi.values():
        for ten in (each.ten, *each.ten_theo_loai.values()):
            for loai in ("xã", "phường", "đặc khu"):
                name = ten.replace("{{ cap_xa }}", loai)
                if "{" not in name:
                    found.setdefault(khoa_cua(name), name)
    return found
