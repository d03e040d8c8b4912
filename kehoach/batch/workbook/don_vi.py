"""Units of communes by the names that people write: those of the catalogue and those that lead a task of the job."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from kehoach.batch.workbook.cot import gan_nhat, khoa_cua
from kehoach.batch.workbook.loi import OHongError
from kehoach.catalog.dia_phuong import Xa
from kehoach.catalog.load import DanhMuc
from kehoach.drafting.boi_canh import boi_canh


@dataclass(frozen=True)
class DonViDay:
    """The units that a row of the sheet xa may be for. ``chu_tri``: who leads the tasks, as written, with slots."""

    catalog: DanhMuc
    nam: int
    chu_tri: Sequence[str] = field(default_factory=tuple)

    def __call__(self, text: str, xa: Xa, ngay: dt.date) -> str:
        """The name of the unit as the tasks have it, else as the catalogue has it. Raises :class:`OHongError` HL17."""
        names = self.ten(xa, ngay)
        found = names.get(khoa_cua(dien(text, xa, self.nam)))
        if found is None:
            near = gan_nhat(text, list(dict.fromkeys(names.values())))
            mend = "ghi tên đơn vị trong danh mục hoặc ở cột Đơn vị chủ trì"
            hint = f"{mend}; gần nhất: {'; '.join(near)}" if near else mend
            raise OHongError("HL17", f"Không có đơn vị “{text[:60]}”", hint)
        return names.get(khoa_cua(found), found)

    def ten(self, xa: Xa, ngay: dt.date) -> dict[str, str]:
        """Every way to write a unit of a commune, folded -> its name."""
        found = dict(_trong_danh_muc(self.catalog, xa, ngay))
        for each in self.chu_tri:
            name = dien(each, xa, self.nam)
            short = each.replace("{xa}", xa.loai)  # "Công an xã" is enough to name "Công an xã Hoa Lộc"
            found[khoa_cua(short)] = found[khoa_cua(name)] = name
        return found


def dien(text: str, xa: Xa, nam: int) -> str:
    """A name with the slots of a commune filled in."""
    if "{" not in text:
        return text
    values = {
        "xa": xa.day_du, "ten_xa": xa.ten, "loai_xa": xa.loai, "tinh": xa.tinh.day_du, "ten_tinh": xa.tinh.ten,
        "nam": str(nam),
    }  # fmt: skip
    for key, value in values.items():
        text = text.replace(f"{{{key}}}", value)
    return text


@lru_cache(maxsize=4096)
def _trong_danh_muc(catalog: DanhMuc, xa: Xa, ngay: dt.date) -> dict[str, str]:
    names = dict(boi_canh(catalog, xa, ngay, ngay.year, ngay.year, ngay.year).don_vi)
    found: dict[str, str] = {}
    for key, each in catalog.don_vi.items():
        if key in names and not names[key].startswith("[["):
            written = [ten.replace("{{ cap_xa }}", "{xa}") for ten in (each.ten, *each.ten_theo_loai.values())]
            for alias in (key, names[key], *each.viet_tat, *(dien(ten, xa, ngay.year) for ten in written)):
                found.setdefault(khoa_cua(alias), names[key])
    return found


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
