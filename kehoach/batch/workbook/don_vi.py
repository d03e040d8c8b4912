"""Units of communes by the names that people write: those of the catalogue and those that lead a task of the job."""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final, NamedTuple

from kehoach.batch.workbook.cot import gan_nhat, khoa_cua
from kehoach.batch.workbook.loi import OHongError
from kehoach.catalog.dia_phuong import Xa
from kehoach.catalog.load import DanhMuc
from kehoach.drafting.boi_canh import cac_don_vi, loai_huyen

_O: Final = ("{xa}", "{ten_xa}", "{loai_xa}", "{tinh}", "{ten_tinh}", "{nam}")


@dataclass(frozen=True)
class DonViDay:
    """The units that a row of the sheet xa may be for. ``chu_tri``: who leads the tasks, as written, with slots."""

    catalog: DanhMuc
    nam: int
    chu_tri: Sequence[str] = field(default_factory=tuple)

    def __call__(self, text: str, xa: Xa, ngay: dt.date) -> str:
        """The name of the unit as the tasks have it, else as the catalogue has it. Raises :class:`OHongError` HL17."""
        shared = _trong_danh_muc(self.catalog, xa.loai, loai_huyen(xa.huyen or ""), xa.tinh.day_du, ngay)
        cua = _CuaXa(xa.loai, _o(xa, self.nam), self._dan_dau, shared)
        found = cua.tim(text)
        if found is None:
            near = gan_nhat(text, cua.ten())
            mend = "ghi tên đơn vị trong danh mục hoặc ở cột Đơn vị chủ trì"
            hint = f"{mend}; gần nhất: {'; '.join(near)}" if near else mend
            raise OHongError("HL17", f"Không có đơn vị “{text[:60]}”", hint)
        return cua.tim(found) or found

    @cached_property
    def _dan_dau(self) -> "_CachViet":
        return _cach_viet((each, each) for each in self.chu_tri)


class _CachViet(NamedTuple):
    """Ways to write units, and their names."""

    san: Mapping[str, str]
    """Those that every commune has, folded -> name"""
    o: Sequence[tuple[str, str]]
    """Those with slots of the commune, as written -> name"""


def _cach_viet(ways: Iterable[tuple[str, str]]) -> _CachViet:
    plain: dict[str, str] = {}
    slotted = []
    for way, name in ways:
        if any(slot in way for slot in _O):
            slotted.append((way, name))
        else:
            plain.setdefault(khoa_cua(way), name)
    return _CachViet(plain, slotted)


class _CuaXa(NamedTuple):
    """The units of a commune. Thousands of rows are looked up: what every commune has is looked at first."""

    loai: str
    o: Mapping[str, str]
    dan_dau: _CachViet
    danh_muc: _CachViet

    def tim(self, text: str) -> str | None:
        """The name of the unit that is written so; those that lead tasks come first."""
        key = khoa_cua(_dien(text, self.o))
        return (
            self.dan_dau.san.get(key)
            or next((name for way, name in self._dan_dau() if khoa_cua(way) == key), None)
            or self.danh_muc.san.get(key)
            or self._theo_ten_xa(key)
        )

    def ten(self) -> list[str]:
        """The names of all units, each once."""
        leaders = (*self.dan_dau.san.values(), *(name for _, name in self._dan_dau()))
        return list(dict.fromkeys((*self.danh_muc.san.values(), *leaders)))

    def _dan_dau(self) -> Iterator[tuple[str, str]]:
        for way, _ in self.dan_dau.o:
            name = _dien(way, self.o)
            yield name, name
            yield way.replace("{xa}", self.loai), name  # "Công an xã" is enough to name "Công an xã Hoa Lộc"

    def _theo_ten_xa(self, key: str) -> str | None:
        if khoa_cua(self.o["{xa}"]) not in key:
            return None
        return next((name for way, name in self.danh_muc.o if khoa_cua(_dien(way, self.o)) == key), None)


def _o(xa: Xa, nam: int) -> dict[str, str]:
    """The slots of a commune."""
    return dict(zip(_O, (xa.day_du, xa.ten, xa.loai, xa.tinh.day_du, xa.tinh.ten, str(nam)), strict=True))


def _dien(text: str, values: Mapping[str, str]) -> str:
    """A name with its slots filled in."""
    if "{" in text:
        for slot, value in values.items():
            text = text.replace(slot, value)
    return text


@lru_cache(maxsize=256)
def _trong_danh_muc(catalog: DanhMuc, loai: str, cap_huyen: str, tinh: str, ngay: dt.date) -> _CachViet:
    """What communes of one type and province share."""
    names = cac_don_vi(catalog, loai, cap_huyen, tinh, ngay)
    found = []
    for key, each in catalog.don_vi.items():
        if key in names and not names[key].startswith("[["):
            written = [ten.replace("{{ cap_xa }}", "{xa}") for ten in (each.ten, *each.ten_theo_loai.values())]
            found += [(way, names[key]) for way in (key, names[key], *each.viet_tat, *written)]
    return _cach_viet(found)


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
