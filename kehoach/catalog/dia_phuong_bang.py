"""The dated tables of ``catalogs/dia-phuong``: what a record of a province or commune holds, and which hold on a day.

Since 1 July 2025 (Nghị quyết 203/2025/QH15) there are provinces and communes; before it there were districts between
them. Of the older map only its last state is known, so every earlier day gets that one.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from kehoach.problems import ExitCode, KehoachError, Place, Problem
from kehoach.resources import catalogs_dir
from kehoach.text.nfc import fold, nfc, to_new_style

HAI_CAP = dt.date(2025, 7, 1)
"""First day without districts (Nghị quyết 203/2025/QH15)."""

_NOT_IN_KEY = re.compile(r"[^0-9a-z|]+")
_HYPHEN = re.compile(r"\s*[-\u2013]\s*")
_APOSTROPHES = str.maketrans("\u2019\u2018\u02bc`", "''''")


@lru_cache(maxsize=4096)
def khoa(text: str) -> str:
    """What two spellings of one name have in common: ``"Cư M’gar"`` and ``"cu mgar"`` -> ``"cumgar"``."""
    return _NOT_IN_KEY.sub("", fold(text)).replace("|", "")


def dung_dau(text: str) -> str:
    """An accented name without what is only habit: case, tone-mark style, kind of apostrophe, spaces at a hyphen."""
    return " ".join(_HYPHEN.sub("-", to_new_style(nfc(text)).translate(_APOSTROPHES)).lower().split())


@dataclass(frozen=True, slots=True)
class Tinh:
    """A province-level unit in one state: code (two digits), type, name, and the days ``tu`` <= day < ``den``.

    ``tu`` is None when the first day is not known, ``den`` is None while the state lasts; ``thanh`` is the code of the
    province that an old one became.
    """

    ma: str
    loai: str
    ten: str
    tu: dt.date | None
    den: dt.date | None
    can_cu: str
    thanh: str | None = None

    @property
    def day_du(self) -> str:
        """``"tỉnh Thanh Hóa"``, ``"Thành phố Hồ Chí Minh"`` (Nghị định 30/2020/NĐ-CP, Phụ lục II, III.1c)."""
        return f"{self.loai.capitalize() if self.ten == 'Hồ Chí Minh' else self.loai} {self.ten}"


@dataclass(frozen=True, slots=True)
class Xa:
    """A commune-level unit in one state: code (five digits), type, name, province, the days ``tu`` <= day < ``den``.

    Units of the older map also have ``huyen`` ("thị xã Mỹ Hào") and ``thanh``: the codes of what they became, the main
    one first.
    """

    ma: str
    loai: str
    ten: str
    tinh: Tinh
    tu: dt.date | None
    den: dt.date | None
    can_cu: str
    huyen: str | None = None
    thanh: tuple[str, ...] = ()

    @property
    def danh_tu_rieng(self) -> bool:
        """Whether the type word belongs to the name: named by number, person or event (Phụ lục II, III.1b)."""
        return _danh_tu_rieng(self.ten)

    @property
    def day_du(self) -> str:
        """``"xã Hoa Lộc"``, ``"Xã Nguyễn Huệ"``, ``"Phường 4"``."""
        return xa_day_du(self.loai, self.ten)

    @property
    def dia_danh(self) -> str:
        """The place in the date line: ``"Hoa Lộc"``, but ``"Xã Nguyễn Huệ"`` (Phụ lục I, II.4a)."""
        return self.day_du if self.danh_tu_rieng else self.ten


class _Bang(NamedTuple):
    """Lines of a table, not yet split (few are ever wanted) and, beside each, the key of its name."""

    dong: list[str]
    khoa: list[str]


def _doc(name: str) -> list[str]:
    path = catalogs_dir() / "dia-phuong" / name
    try:
        return path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        problem = Problem("TN01", f"Bản cài kehoach thiếu hoặc hỏng tệp {name}", "cài lại kehoach", Place(str(path)))
        raise KehoachError(problem, ExitCode.OUR_FAULT) from error


@cache
def _bang(name: str) -> _Bang:
    lines = _doc(name)[1:]
    # One call for the whole column: thousands of small ones would cost more than reading the file.
    keys = _NOT_IN_KEY.sub("", fold("|".join([line.split("\t", 3)[2] for line in lines]))).split("|")
    return _Bang(lines, keys)


@cache
def _chi_muc(name: str) -> dict[str, list[int]]:
    """Key of a name -> the lines that bear it."""
    found: dict[str, list[int]] = {}
    for place, key in enumerate(_bang(name).khoa):
        found.setdefault(key, []).append(place)
    return found


@cache
def _ten_nguoi() -> frozenset[str]:
    lines = _doc("ten-nguoi.txt")
    return frozenset(dung_dau(line) for line in lines if line.strip() and not line.startswith("#"))


def la_ten_nguoi(ten: str) -> bool:
    """Whether a unit of that name is named after a person or an event, as far as the list tells."""
    return dung_dau(ten) in _ten_nguoi()


@lru_cache(maxsize=4096)
def _danh_tu_rieng(ten: str) -> bool:
    return any(letter.isdigit() for letter in ten) or la_ten_nguoi(ten)


def xa_day_du(loai: str, ten: str) -> str:
    """``xã Hoa Lộc``; the type word is part of a name that is a number's or a person's: ``Phường 4`` (Phụ lục II, III.1b)."""
    return f"{loai.capitalize() if _danh_tu_rieng(ten) else loai} {ten}"


@cache
def _tu_thuong() -> frozenset[str]:
    lines = _doc("ten-la-tu-thuong.txt")
    return frozenset(dung_dau(line) for line in lines if line.strip() and not line.startswith("#"))


def la_tu_thuong(ten: str) -> bool:
    """Whether a unit's name is also an ordinary word or phrase (Đoàn Kết, Hòa Bình), as far as the list tells."""
    return dung_dau(ten) in _tu_thuong()


@cache
def ho_ten_nguoi() -> frozenset[str]:
    """First words, in lower case, of the names of persons and events that units bear."""
    return frozenset(name.split(" ", 1)[0].lower() for name in _ten_nguoi())


def _ngay(text: str) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@cache
def tat_ca_tinh() -> tuple[Tinh, ...]:
    """Every province in every state, old map first within a code."""
    return tuple(
        Tinh(ma, loai, ten, _ngay(tu), _ngay(den), can_cu, thanh or None)
        for ma, loai, ten, tu, den, can_cu, thanh in (line.split("\t") for line in _doc("tinh.tsv")[1:])
    )


def co_hieu_luc(unit: Tinh | Xa, ngay: dt.date) -> bool:
    """Whether this state holds on the day."""
    return (unit.tu is None or unit.tu <= ngay) and (unit.den is None or ngay < unit.den)


def cung_tinh(own: Tinh, asked: Tinh) -> bool:
    """Whether the two are one province, or one became the other on 1 July 2025, when codes were given anew."""
    if (own.thanh is None) == (asked.thanh is None):
        return own.ma == asked.ma
    return (own.thanh or own.ma) == (asked.thanh or asked.ma)


def danh_sach_tinh(ngay: dt.date) -> list[Tinh]:
    """The provinces of the day, by code."""
    return [unit for unit in tat_ca_tinh() if co_hieu_luc(unit, ngay)]


@cache
def tinh_theo_ma(ma: str, ngay: dt.date) -> Tinh | None:
    """The province with this code on the day. Before 1 July 2025 some codes meant another one (24, 44, 52, ...)."""
    return next((unit for unit in danh_sach_tinh(ngay) if unit.ma == ma), None)


def _xa_moi(line: str, ngay: dt.date) -> Xa:
    ma, loai, ten, tinh, tu, den, can_cu = line.split("\t")
    first, end = _ngay(tu), _ngay(den)
    # The province as it was while this state lasted, as near to the day as can be.
    day = max(ngay, first or ngay)
    day = min(day, end - dt.timedelta(days=1)) if end else day
    province = tinh_theo_ma(tinh, day)
    assert province is not None, tinh  # noqa: S101  # the table is ours and tested
    return Xa(ma, loai, ten, province, first, end, can_cu)


def _xa_cu(line: str, ngay: dt.date) -> Xa:
    ma, loai, ten, huyen, tinh, thanh = line.split("\t")
    province = tinh_theo_ma(tinh, min(ngay, HAI_CAP - dt.timedelta(days=1)))
    assert province is not None, tinh  # noqa: S101  # the table is ours and tested
    return Xa(ma, loai, ten, province, None, HAI_CAP, "", huyen, tuple(thanh.split("|")) if thanh else ())


def _trong(table: str, key: str | None, ma: str | None, ngay: dt.date) -> Iterator[Xa]:
    make = _xa_cu if table == "xa-cu.tsv" else _xa_moi
    lines = _bang(table).dong
    if ma is not None:
        return (make(line, ngay) for line in lines if line.startswith(ma + "\t"))
    if key is not None:
        return (make(lines[place], ngay) for place in _chi_muc(table).get(key, ()))
    return (make(line, ngay) for line in lines)


def xa_dang_co(ngay: dt.date, *, key: str | None = None, ma: str | None = None) -> list[Xa]:
    """The communes of the day: all, those whose name has this key (see :func:`khoa`), or the one with this code."""
    table = "xa-cu.tsv" if ngay < HAI_CAP else "xa.tsv"
    return [xa for xa in _trong(table, key, ma, ngay) if co_hieu_luc(xa, ngay)]


def xa_luc_khac(ngay: dt.date, *, key: str | None = None, ma: str | None = None) -> list[Xa]:
    """Like :func:`xa_dang_co`, for the states that do not hold on the day: gone, or not there yet."""
    others = [xa for xa in _trong("xa.tsv", key, ma, ngay) if not co_hieu_luc(xa, ngay)]
    return others if ngay < HAI_CAP else others + list(_trong("xa-cu.tsv", key, ma, ngay))


def danh_sach_xa(ngay: dt.date, tinh_ma: str | None = None) -> list[Xa]:
    """The communes of the day, by code; of one province (its code on that day) or of all."""
    return [xa for xa in xa_dang_co(ngay) if tinh_ma is None or xa.tinh.ma == tinh_ma]


def ke_thua(xa_cu: Xa, ngay: dt.date | None = None) -> list[Xa]:
    """What a commune became, in the state of the day (today): the main successor first, itself if it still is."""
    day = ngay or dt.date.today()
    return [xa for ma in xa_cu.thanh or (xa_cu.ma,) for xa in xa_dang_co(day, ma=ma)]


def xa_cung_khoa(key: str, ngay: dt.date) -> tuple[list[Xa], list[Xa]]:
    """The communes whose name has this key: those of the day, and those of other days."""
    return xa_dang_co(ngay, key=key), xa_luc_khac(ngay, key=key)


def xa_thanh(xa: Xa) -> list[tuple[str, str, str]]:
    """Type, name and district of the units of the older map of which ``xa`` was made, whole or in part."""
    rows = (line.split("\t") for line in _bang("xa-cu.tsv").dong if xa.ma in line)
    return [(loai, ten, huyen) for _, loai, ten, huyen, _, thanh in rows if xa.ma in thanh.split("|")]


@cache
def huyen_cu() -> dict[str, frozenset[str]]:
    """The districts that were: ``"thành phố thanh hóa"`` -> the codes of today's provinces that they lie in."""
    found: dict[str, set[str]] = {}
    successor = {unit.ma: unit.thanh for unit in tat_ca_tinh() if unit.thanh}
    for line in _bang("xa-cu.tsv").dong:
        _, _, _, huyen, tinh, _ = line.split("\t")
        found.setdefault(dung_dau(huyen), set()).add(successor[tinh])
    return {name: frozenset(codes) for name, codes in found.items()}
