"""The office itself: its commune and abbreviations, kept with its settings."""

from collections.abc import Mapping
from typing import Any, Final

from kehoach.api.pack_gia_tri import cho_bieu, dung_kieu
from kehoach.api.pack_kiem import kiem_cau_hinh
from kehoach.api.pack_kieu import BanMuc, DaGhi
from kehoach.api.pack_tep import doc, ghi, goc, settings_file
from kehoach.catalog.pack_truong import TRUONG
from kehoach.problems import KehoachError

OFFICE: Final = "co-quan"


def office() -> BanMuc:
    """What the settings say of the office: commune, abbreviations."""
    text, dau = doc(settings_file())
    values = goc(text)
    return BanMuc(OFFICE, cho_bieu(OFFICE, values), frozenset(values), "sua", dau)


def save_office(values: Mapping[str, Any], dau: str) -> DaGhi:
    """Save what the settings say of the office. Raises as :func:`save`, XA for a commune that is none."""
    from kehoach.catalog.pack_yaml import dat_khoa

    with ghi(settings_file(), dau) as (text, write):
        before = goc(text)
        changes: dict[str, Any] = {}
        for each in TRUONG[OFFICE]:
            value = dung_kieu(each, values.get(each.khoa))
            if value in ("", [], False):
                value = None
            if each.kieu == "xa" and value:
                value = _commune(value)
            if value != (dung_kieu(each, before[each.khoa]) if each.khoa in before else None):
                changes[each.khoa] = value
        made = dat_khoa(text, changes)
        kiem_cau_hinh(made)
        write(made)
    return DaGhi(OFFICE)


def _commune(given: str) -> str:
    import datetime as dt

    from kehoach.catalog.dia_phuong import tim_xa

    return tim_xa(given, None, dt.date.today()).ma


def letterhead(ma: str) -> tuple[str, str]:
    """Organ and place as the plans of the commune ``ma`` have them: ``Ủy ban nhân dân xã Hoa Lộc``, ``Hoa Lộc``; else empty."""
    import datetime as dt

    from kehoach.catalog.dia_phuong import tim_xa

    try:
        found = tim_xa(ma, None, dt.date.today())
    except KehoachError:
        return "", ""
    return f"Ủy ban nhân dân {found.day_du}", found.dia_danh


def own_commune() -> str:
    """The code of the office's own commune; empty when it is not chosen, or the settings cannot be read."""
    try:
        return str(office().gia_tri["xa"])
    except KehoachError:
        return ""


def commune_name(ma: str) -> str:
    """The whole name of a commune by its code; empty for none."""
    import datetime as dt

    from kehoach.catalog.dia_phuong import tim_xa

    try:
        found = tim_xa(ma, None, dt.date.today())
    except KehoachError:
        return ""
    return f"{found.day_du}, {found.tinh.day_du}"
