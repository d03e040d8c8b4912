"""The law clock: whether a document may be a basis on a given day."""

from datetime import date
from typing import Literal

from kehoach.catalog.models import VanBan

TinhTrang = Literal["con", "sua_doi", "het", "chua_co", "chua_ro"]
"""con: in force; sua_doi: in force, amended; het: ended; chua_co: not yet issued or not yet in force; chua_ro: unknown."""


def tinh_trang(van_ban: VanBan, ngay: date) -> TinhTrang:
    """The state of ``van_ban`` on ``ngay``."""
    tu = van_ban.hieu_luc_tu or (van_ban.ngay.to_date() if van_ban.ngay and van_ban.ngay.day_du else None)
    if tu is not None and tu > ngay:
        return "chua_co"
    if van_ban.het_hieu_luc_tu is not None:
        return "het" if van_ban.het_hieu_luc_tu <= ngay else "con"
    return van_ban.hieu_luc
