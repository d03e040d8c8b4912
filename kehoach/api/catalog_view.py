"""Entries of the catalogue as a person reads them: labels in place of keys, names in place of ids, states in words."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from kehoach.api.catalog_kieu import Chu, Dong, Hang, Lien, MucXem, Phan, TinhTrang, Trang
from kehoach.api.catalog_labels import DON_VI_O, GIA_TRI, MAU, NHAN, O_TRONG, PHAN, SO_KY_HIEU, TEN_LOAI, TINH_TRANG
from kehoach.api.danh_muc import catalog, catalog_list, catalog_search, catalog_show
from kehoach.problems import KehoachError, Problem

PAGE: Final = 50
"""Entries of one page of a list"""
_SLOT: Final = re.compile(r"\{\{\s*(don_vi\.)?(\w*).*?\}\}", re.DOTALL)
_CONTROL: Final = re.compile(r"\{%.*?%\}", re.DOTALL)


def browse(kind: str, words: str = "", *, tinh: str = "", ngay: dt.date | None = None, trang: int = 1) -> Trang:
    """One page of the entries of a kind; only those that hold ``words``, only communes of ``tinh``. Raises DM03."""
    if kind not in TEN_LOAI:
        raise KehoachError(Problem("DM03", f"Không có loại danh mục “{kind[:40]}”", "chọn một loại trong danh sách"))
    day = ngay or dt.date.today()
    found = {str(each.get("id") or each["ma"]): each for each in catalog_list(kind, (), tinh or None, day)}
    if words.strip():
        found = {hit["ma"]: found[hit["ma"]] for hit in catalog_search(words, (), (kind,)) if hit["ma"] in found}
    pages = max(1, -(-len(found) // PAGE))
    number = min(max(1, trang), pages)
    keys = list(found)[(number - 1) * PAGE : number * PAGE]
    return Trang([_row(kind, key, found[key], day) for key in keys], len(found), number, pages)


def find(
    words: str, kinds: Sequence[str] = (), ngay: dt.date | None = None, each_kind: int = 8
) -> dict[str, tuple[int, list[Hang]]]:
    """Entries of all kinds that hold ``words``: kind -> how many, and the first of them."""
    day = ngay or dt.date.today()
    found: dict[str, list[str]] = {}
    for hit in catalog_search(words, (), [each for each in kinds if each in TEN_LOAI]):
        found.setdefault(hit["loai"], []).append(hit["ma"])
    result = {}
    for kind in (each for each in TEN_LOAI if each in found):
        entries = {str(each.get("id") or each["ma"]): each for each in catalog_list(kind, (), None, day)}
        shown = [_row(kind, key, entries[key], day) for key in found[kind][:each_kind]]
        result[kind] = len(found[kind]), shown
    return result


def counts() -> dict[str, int]:
    """Kind -> how many entries."""
    return {kind: len(catalog_list(kind)) for kind in TEN_LOAI}


def view(kind: str, ma: str, ngay: dt.date | None = None) -> MucXem:
    """One entry to read. Raises :class:`KehoachError` DM02 with the nearest, DM03."""
    from kehoach.api import catalog_parts

    if kind not in TEN_LOAI:
        raise KehoachError(Problem("DM03", f"Không có loại danh mục “{kind[:40]}”", "chọn một loại trong danh sách"))
    day = ngay or dt.date.today()
    entry = catalog_show(kind, ma, (), day)
    parts = [Phan("", _lines(kind, entry)), *catalog_parts.parts(kind, entry)]
    layers = {
        layer: [NHAN[kind].get(key, PHAN.get(key, key)) for key in keys if key != "id"]
        for layer, keys in entry.get("lop", {}).items()
    }
    return MucXem(kind, ma, title(kind, entry), [each for each in parts if each], layers, _state(entry, day))


def title(kind: str, entry: Mapping[str, Any]) -> str:
    """What an entry is called."""
    if kind == "van-ban":
        return f"{entry['ten_loai']} số {entry['so_ky_hieu']}"
    if kind == "dia-phuong":
        return f"{entry['loai']} {entry['ten']}"
    if kind == "tu-vung":
        return f"{entry['chu']} → {entry['day_du']}"
    return readable(str(entry["ten"]))


def readable(text: str) -> str:
    """A text of the catalogue with its slots in words: ``‹năm›``, ``‹Phòng Kinh tế›``."""
    return _SLOT.sub(_slot, _CONTROL.sub(" … ", text))


def unit(ma: str) -> Chu:
    """A unit by its id, with a way to its page."""
    known = catalog().don_vi.get(ma)
    return Lien("don-vi", ma, readable(known.ten)) if known else ma


def document(number: str) -> Chu:
    """A document by its number, with a way to its page."""
    known = next((each for each in catalog().van_ban.values() if each.so_ky_hieu == number), None)
    return Lien("van-ban", known.id, f"{known.ten_loai} số {number}") if known else number


def area(ma: str) -> Chu:
    """A content area by its id, with a way to its page."""
    known = catalog().noi_dung.get(ma)
    return Lien("noi-dung", ma, known.ten) if known else ma


def day_text(value: str) -> str:
    """2026-01-15 -> 15/01/2026; anything else as it is."""
    found = re.fullmatch(r"(\d{4})-(\d\d)(?:-(\d\d))?", value)
    return "/".join(part for part in reversed(found.groups()) if part) if found else value


def _slot(found: re.Match[str]) -> str:
    name = found[2]
    if found[1]:
        known = catalog().don_vi.get(name)
        return f"‹{_SLOT.sub('…', known.ten) if known else name}›"
    return f"‹{O_TRONG.get(name, name.replace('_', ' ') or '…')}›"


def _lines(kind: str, entry: Mapping[str, Any]) -> list[Dong]:
    return [
        Dong(label, list(_values(kind, key, entry[key])))
        for key, label in NHAN[kind].items()
        if entry.get(key) not in (None, "", [])
    ]


def _values(kind: str, key: str, value: Any) -> Iterator[Chu]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            yield from (f"{name}: {readable(str(said))}" for name, said in each.items())
        elif isinstance(each, bool):
            yield "có" if each else "không"
        elif key in DON_VI_O:
            yield unit(each)
        elif key in SO_KY_HIEU:
            yield document(each)
        elif key == "linh_vuc" and kind in ("chi-tieu", "nhiem-vu", "khung"):
            yield area(each)
        elif kind == "chi-tieu" and key == "nhom":
            yield each
        else:
            yield day_text(readable(GIA_TRI.get(key, {}).get(str(each), str(each))))


def _row(kind: str, key: str, entry: Mapping[str, Any], day: dt.date) -> Hang:
    beside = {
        "van-ban": lambda: readable(str(entry["trich_yeu"])), "dia-phuong": lambda: str(entry["tinh"]),
        "chi-tieu": lambda: str(entry["don_vi_tinh"]), "nhiem-vu": lambda: str(entry["san_pham"]),
        "don-vi": lambda: ", ".join(entry.get("viet_tat", [])), "noi-nhan": lambda: str(entry.get("de", "")),
        "tu-vung": lambda: GIA_TRI["loai"].get(str(entry["loai"]), ""), "khung": lambda: str(entry["mo_ta"]),
        "noi-dung": lambda: str(_name(unit(entry["chu_tri"]))),
    }  # fmt: skip
    return Hang(kind, key, title(kind, entry), beside[kind](), _state(entry, day))


def _name(said: Chu) -> str:
    return said.ten if isinstance(said, Lien) else said


def _state(entry: Mapping[str, Any], day: dt.date) -> TinhTrang | None:
    state = entry.get("tinh_trang")
    if not isinstance(state, dict):
        return None
    documents = catalog().van_ban

    def named(keys: Sequence[str]) -> list[Lien]:
        return [Lien("van-ban", key, f"{documents[key].ten_loai} số {documents[key].so_ky_hieu}") for key in keys]

    which = str(state["la"])
    after, amended = named(state.get("thay_boi", ())), named(state.get("sua_boi", ()))
    return TinhTrang(TINH_TRANG[which], MAU[which], bool(state["chac"]), day, after, amended)
