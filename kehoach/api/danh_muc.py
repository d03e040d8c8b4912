"""The catalogue: which packs lie over it, and looking things up in it."""

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.catalog.load import DanhMuc
    from kehoach.catalog.models import Khung

HOME_VARIABLE = "KEHOACH_DANH_MUC"
"""Environment variable that names another folder for the user's own pack; empty means none."""


def home_pack() -> Path | None:
    """The user's own pack, if there is one: ``.kehoach/danh-muc`` in the home folder."""
    named = os.environ.get(HOME_VARIABLE)
    try:
        folder = Path(named) if named else Path.home() / ".kehoach" / "danh-muc"
        return folder if named != "" and folder.is_dir() else None
    except (OSError, RuntimeError):  # no home, or one that may not be read: no pack
        return None


def catalog(packs: Sequence[Path] = ()) -> "DanhMuc":
    """The built-in catalogue, the user's own pack over it, then ``packs``, the last the highest."""
    from kehoach.catalog.load import danh_muc

    return danh_muc(layers(packs))


def layers(packs: Sequence[Path] = ()) -> tuple[Path, ...]:
    """The packs over the built-in catalogue, lowest first: the user's own, then ``packs``. Raises :class:`KehoachError` DM20."""
    for each in packs:
        if not each.is_dir():
            raise KehoachError(
                Problem("DM20", "Không có thư mục danh mục này", "tạo bằng: kehoach catalog init", Place(str(each)))
            )
    home = home_pack()
    return (*([home] if home else []), *packs)


def find_khung(name: str, packs: Sequence[Path] = ()) -> "Khung":
    """A khung by id or name, with or without accents."""
    from kehoach.catalog.load import tim

    return tim(catalog(packs).khung, name, "khung")


def catalog_list(
    kind: str, packs: Sequence[Path] = (), tinh: str | None = None, ngay: date | None = None
) -> list[dict[str, Any]]:
    """All entries of a kind as plain data. Documents carry their state on ``ngay`` (today) as ``tinh_trang``."""
    if kind == "dia-phuong":
        return _places(tinh, ngay or date.today())
    from kehoach.catalog.load import liet_ke

    entries = liet_ke(catalog(packs), kind)
    if kind == "van-ban":
        states = _states(catalog(packs), ngay or date.today())
        entries = [each | states[each["id"]] for each in entries]
    return entries


def _places(tinh: str | None, ngay: date) -> list[dict[str, Any]]:
    from kehoach.catalog.dia_phuong import danh_sach_xa, tim_tinh

    province = tim_tinh(tinh, ngay).ma if tinh else None
    return [
        {"ma": each.ma, "loai": each.loai, "ten": each.ten, "tinh": each.tinh.day_du, "tu": str(each.tu or "")}
        for each in danh_sach_xa(ngay, province)
    ]


def _states(danh_muc: "DanhMuc", ngay: date) -> dict[str, dict[str, Any]]:
    from kehoach.catalog.hieu_luc import hieu_luc

    documents = danh_muc.van_ban
    result = {}
    for key, each in documents.items():
        state = hieu_luc(each, ngay, documents, danh_muc.moc_hieu_luc)
        result[key] = {
            "tinh_trang": {
                "ngay": ngay.isoformat(),
                "la": state.tinh_trang,
                "chac": state.chac,
                **({"thay_boi": [other.id for other in state.thay_boi]} if state.thay_boi else {}),
                **({"sua_boi": [other.id for other in state.sua_boi]} if state.sua_boi else {}),
            }
        }
    return result


def catalog_show(kind: str, key: str, packs: Sequence[Path] = (), ngay: date | None = None) -> dict[str, Any]:
    """One entry by id (or code), with ``lop``: which layer each of its keys came from. Unknown: the nearest."""
    import difflib

    from kehoach.catalog.load import LOAI

    entries = {str(each.get("id") or each.get("ma")): each for each in catalog_list(kind, packs, None, ngay)}
    if key not in entries:
        near = tuple(difflib.get_close_matches(key, entries, n=5, cutoff=0.5))
        mend = f"xem: kehoach catalog list {kind}"
        raise KehoachError(Problem("DM02", f"Không có “{key}” trong danh mục {kind}", mend, near=near))
    entry = entries[key]
    if kind not in LOAI:
        return entry
    origin = catalog(packs).muc(kind)[key].origin
    layers: dict[str, list[str]] = {}
    for name, (layer, *_) in origin.items():
        layers.setdefault(layer, []).append(name)
    return entry | {"lop": layers}


def catalog_search(words: str, packs: Sequence[Path] = (), kinds: Sequence[str] = ()) -> list[dict[str, Any]]:
    """Entries that hold all ``words``, with or without accents; the best first: ``loai``, ``ma``, ``ten``, ``diem``."""
    from kehoach.catalog.search import search

    return [
        {"loai": hit.kind, "ma": hit.key, "ten": hit.title, "diem": hit.score}
        for hit in search(catalog(packs), words, kinds)
    ]


def catalog_check(packs: Sequence[Path] = ()) -> list[Problem]:
    """Everything that is wrong with the catalogue over all its layers."""
    from kehoach.drafting.catalog_check import check_catalog

    return check_catalog(catalog(packs))


def catalog_init(folder: Path) -> list[Path]:
    """Begin a pack in ``folder`` with examples; the files made. A folder that is not empty is left alone."""
    from kehoach.catalog.pack import init_pack

    return init_pack(folder)


def as_yaml(data: Mapping[str, Any]) -> str:
    """Plain data as YAML for reading on a screen."""
    import yaml

    return yaml.safe_dump(dict(data), allow_unicode=True, sort_keys=False, width=110)
