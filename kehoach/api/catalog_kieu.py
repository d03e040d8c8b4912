"""What an entry of the catalogue is made of, as a person reads it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple


class Lien(NamedTuple):
    """Words that lead to an entry."""

    loai: str
    ma: str
    ten: str


Chu = str | Lien


class Dong(NamedTuple):
    """A label and what it says, one or several."""

    nhan: str
    gia_tri: Sequence[Chu]


class Bang(NamedTuple):
    """A table."""

    cot: Sequence[str]
    hang: Sequence[Sequence[Chu]]


class Phan(NamedTuple):
    """A part of the page: labelled lines, paragraphs, or a table."""

    ten: str
    dong: Sequence[Dong] = ()
    doan: Sequence[str] = ()
    bang: Bang | None = None


class TinhTrang(NamedTuple):
    """The state of a document on a day."""

    chu: str
    mau: str
    """xong, goi_y, canh_bao, loi"""
    chac: bool
    ngay: dt.date
    thay_boi: Sequence[Lien] = ()
    sua_boi: Sequence[Lien] = ()


class MucXem(NamedTuple):
    """An entry to read."""

    loai: str
    ma: str
    ten: str
    phan: Sequence[Phan]
    lop: Mapping[str, Sequence[str]] = {}
    """Layer -> the labels of what it says"""
    tinh_trang: TinhTrang | None = None


class Hang(NamedTuple):
    """A line of a list."""

    loai: str
    ma: str
    ten: str
    phu: str = ""
    tinh_trang: TinhTrang | None = None


class Trang(NamedTuple):
    """A page of a list."""

    hang: Sequence[Hang]
    tong: int
    trang: int
    so_trang: int
