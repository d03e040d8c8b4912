"""The values of an entry's fields: from a form, to a form, and what of them is new to the own pack."""

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from kehoach.catalog.pack_truong import LISTS, TRUONG, Truong
from kehoach.problems import KehoachError, Place, Problem

_BY_TYPE: Final = "ten_theo_loai"


def from_text(kind: str, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The values of a form's fields: key -> what was typed (several where several may be ticked)."""
    found: dict[str, Any] = {}
    for each in TRUONG[kind]:
        typed = list(given.get(each.khoa, ()))
        if each.kieu in ("dong", "danh_sach"):
            words = (
                "\n".join(typed).splitlines() if each.kieu == "dong" else ",".join(typed).replace(";", ",").split(",")
            )
            found[each.khoa] = [word.strip() for word in words if word.strip()]
        elif each.kieu == "don_vi":
            found[each.khoa] = typed
        elif each.kieu == "co":
            found[each.khoa] = bool(typed and typed[-1])
        else:
            line = " ".join(typed[-1].split()) if typed else ""
            found[each.khoa] = _iso(line) if each.kieu == "ngay" else line
    return found


def _iso(words: str) -> str:
    """15/1/2026 -> 2026-01-15, 1/2026 -> 2026-01; anything else as it is."""
    parts = words.split("/")
    if not 2 <= len(parts) <= 3 or not all(each.isascii() and each.isdigit() for each in parts):
        return words
    return "-".join(each.zfill(2) for each in reversed(parts))


def dung_kieu(each: Truong, value: Any) -> Any:
    """The value of a field in its own type: text, list or flag."""
    if each.kieu in LISTS:
        return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []
    if each.kieu == "co":
        return str(value).lower() in ("true", "1")
    return "" if value is None or isinstance(value, list | dict) else str(value)


def cho_bieu(kind: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """The values of the fields as a form takes them."""
    return {each.khoa: dung_kieu(each, values.get(each.khoa)) for each in TRUONG[kind]}


def du(kind: str, values: Mapping[str, Any]) -> None:
    """Raise :class:`KehoachError` DM32 for every needed field that is empty."""
    lacking = [each for each in TRUONG[kind] if each.bat_buoc and not values.get(each.khoa)]
    if lacking:
        raise KehoachError([loi_o("DM32", f"“{each.nhan}” còn trống", each.goi_y, each.khoa) for each in lacking])


def loi_o(code: str, message: str, mend: str, key: str) -> Problem:
    """A problem of the field ``key``."""
    return Problem(code, message, mend, Place(path=key))


def thay_doi(
    kind: str, values: Mapping[str, Any], own: Mapping[str, Any], below: Mapping[str, Any]
) -> tuple[dict[str, Any], frozenset[str]]:
    """The keys to set in the own entry, and those to take out of it."""
    changes: dict[str, Any] = {}
    gone = set()
    for each in TRUONG[kind]:
        if each.khoa not in values:
            continue
        value, lower = dung_kieu(each, values[each.khoa]), dung_kieu(each, below.get(each.khoa))
        if each.khoa in own and value == dung_kieu(each, own[each.khoa]):
            continue
        if value == lower:
            gone.add(each.khoa)
        else:
            changes[each.khoa] = None if value == "" and each.kieu == "ngay" else value
    if (
        below.get(_BY_TYPE) and own.get(_BY_TYPE, {}) == {}
    ):  # a commune that names its unit means itself, whatever its type
        if "ten" in changes:
            changes[_BY_TYPE] = {}
        elif "ten" in gone:
            gone.add(_BY_TYPE)
    return changes, frozenset(gone & set(own))


def khoa_moi(kind: str, values: Mapping[str, Any], taken: set[str]) -> str:
    """A key for a new entry, made of its name."""
    from kehoach.text.nfc import fold

    if kind == "nguoi-ky":
        return str(values["ho_ten"])
    between = "-" if kind == "van-ban" else "_"
    name = re.sub(r"\{\{.*?\}\}", "", str(values["so_ky_hieu" if kind == "van-ban" else "ten"]))
    key = re.sub(r"[^a-z0-9]+", between, fold(name).replace("đ", "d"))[:40].strip(between) or "muc"
    key = key if kind == "van-ban" or not key[0].isdigit() else f"x_{key}"
    number, free = 2, key
    while free in taken:
        free, number = f"{key}{between}{number}", number + 1
    return free
