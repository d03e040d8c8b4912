"""The column "Áp dụng cho": communes, types, groups and units named in a cell, as data."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from kehoach.batch.job import ApDung, Hang
from kehoach.batch.workbook.cot import gan_nhat, khoa_cua
from kehoach.batch.workbook.loi import OHongError
from kehoach.catalog.dia_phuong import dung_dau, khoa
from kehoach.catalog.dia_phuong_ten import CachDoc, doc_xa

TAT_CA: Final = frozenset({
    "tat_ca", "toan_tinh", "moi_xa", "moi_xa_phuong", "tat_ca_cac_xa_phuong", "tat_ca_cac_xa_phuong_dac_khu", "chung",
})  # fmt: skip
KHONG: Final = "không"
"""For nobody yet: a task of last year that was done, until the clerk decides."""
_KHONG = frozenset({"khong", "khong_ap_dung", "chua_ap_dung"})
_KHONG_AI: Final = ApDung(ma=frozenset({KHONG}))
"""A code that no commune has"""
LOAI: Final = {
    "xa": "xã", "cac_xa": "xã", "phuong": "phường", "cac_phuong": "phường", "dac_khu": "đặc khu", "cac_dac_khu": "đặc khu",
}  # fmt: skip
_TRU = re.compile(r"(?:ngoại\s+)?(?:trừ|tru)(?:\s*:\s*|\s+)|không (?:gồm|bao gồm)\s*:?\s*", re.IGNORECASE)


@dataclass
class DoiTuong:
    """Whom a cell may name: the rows of the sheet xa, read when a cell first names one; and what is known beyond them."""

    doc_hang: Callable[[], Iterable[Hang]]
    don_vi_khac: Mapping[str, str] = field(default_factory=dict)
    """Units of the catalogue, folded -> name"""
    tim: Callable[[str], str | None] = lambda _: None
    """The code of a commune that no row is for; None when there is none of that name"""

    @cached_property
    def _rows(self) -> "_Ten":
        names = _Ten()
        for each in self.doc_hang():
            names.xa.setdefault(khoa(each.ten), {})[each.ma] = each
            if each.nhom:
                names.nhom.setdefault(khoa_cua(each.nhom), set()).add(each.nhom)
            if each.don_vi:
                whole, named = khoa_cua(each.don_vi), khoa_cua(each.xa)
                for key in (whole, whole.replace(named, khoa_cua(each.loai)), whole.replace(named, "xa")):
                    names.don_vi.setdefault(key, set()).add(each.don_vi)
        return names

    def doc(self, text: str) -> ApDung:
        """A cell as data. Raises :class:`OHongError` HL18 for what is not understood."""
        begin = _TRU.match(text)
        rest = text[begin.end() :] if begin else text
        parts = [each.strip() for each in rest.split(";") if each.strip()]
        if any(_TRU.match(each) for each in parts):
            raise OHongError(
                "HL18", "“trừ:” đứng giữa ô Áp dụng cho", "viết “trừ: ...” ở đầu ô, cho cả ô; hoặc tách thành hai hàng"
            )
        keys = [khoa_cua(each) for each in parts]
        everyone = [key in TAT_CA for key in keys]
        if any(everyone):
            if begin or not all(everyone):
                raise OHongError("HL18", "“tất cả” đứng cùng đối tượng khác", "chỉ viết “tất cả”, hoặc để trống ô")
            return ApDung()
        if not begin and len(keys) == 1 and keys[0] in _KHONG:
            return _KHONG_AI
        if begin and not parts:
            raise OHongError("HL18", "Sau “trừ:” không có tên nào", "ghi đối tượng cần loại ra")
        found: dict[str, set[str]] = {}
        for part, key in zip(parts, keys, strict=True):
            kind, names = self._one(part, key)
            found.setdefault(kind, set()).update(names)
        ma, loai, nhom, don_vi = (frozenset(found.get(kind, ())) for kind in ("ma", "loai", "nhom", "don_vi"))
        return ApDung(ma, loai, nhom, don_vi, tru=bool(begin))

    def _one(self, part: str, key: str) -> tuple[str, set[str]]:
        if key in LOAI:
            return "loai", {LOAI[key]}
        rows = self._rows
        for name in (key, key.removeprefix("nhom_")):
            if name in rows.nhom:
                return "nhom", rows.nhom[name]
        if key in rows.don_vi:
            return "don_vi", rows.don_vi[key]
        if code := self._commune(part):
            return "ma", {code}
        if key in self.don_vi_khac:
            return "don_vi", {self.don_vi_khac[key]}
        near = gan_nhat(part, [*LOAI.values(), *rows.moi_ten()])
        mend = (
            "ghi tên hoặc mã xã, loại (xã, phường, đặc khu), tên nhóm hoặc đơn vị có ở trang xa; cách nhau bằng dấu ;"
        )
        hint = f"gần nhất: {'; '.join(near)}; {mend}" if near else mend
        raise OHongError("HL18", f"Không hiểu “{part[:60]}” ở ô Áp dụng cho", hint)

    def _commune(self, part: str) -> str | None:
        """The code of the commune that is named: of a row, else of the catalogue."""
        code = part.zfill(5)
        if part.isascii() and part.isdigit():
            return code if any(code in each for each in self._rows.xa.values()) else self.tim(code)
        asked = doc_xa(part)
        if asked is None:
            return None
        hits: dict[str, Hang] = {}
        for reading in asked.cach_doc:
            same = self._rows.xa.get(reading.khoa, {}).items()
            hits |= {
                ma: each for ma, each in same if reading.loai in (None, each.loai) and _there(each, asked.ngu_canh)
            }
        exact = {ma for ma, each in hits.items() if _exact(each, asked.cach_doc)}
        if len(chosen := exact or set(hits)) > 1:
            which = "; ".join(f"{each.xa}, {each.ten_tinh} ({ma})" for ma, each in hits.items())
            raise OHongError("HL18", f"“{part[:60]}” là tên của nhiều xã ở trang xa: {which}", "ghi mã của xã")
        return chosen.pop() if chosen else self.tim(part)


def _there(each: Hang, context: Iterable[str]) -> bool:
    return all(khoa(place) in (khoa(each.tinh), khoa(each.ten_tinh)) for place in context)


def _exact(each: Hang, readings: Iterable[CachDoc]) -> bool:
    return any(dung_dau(reading.ten) == dung_dau(each.ten) for reading in readings)


@dataclass
class _Ten:
    """Names of the rows by their folded key."""

    xa: dict[str, dict[str, Hang]] = field(default_factory=dict)
    nhom: dict[str, set[str]] = field(default_factory=dict)
    don_vi: dict[str, set[str]] = field(default_factory=dict)

    def moi_ten(self) -> list[str]:
        communes = [each.xa for same in self.xa.values() for each in same.values()]
        return [name for names in (*self.nhom.values(), *self.don_vi.values()) for name in names] + communes
