"""The catalogue: typed, read-only views of the data files of all layers, read when first asked for."""

import difflib
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from kehoach.catalog.lop import KetQuaLop, Loai, Lop, MucDanhMuc, doc_lop
from kehoach.catalog.models import DonVi, Khung, MauNoiNhan, NoiDung, TuVung, VanBan
from kehoach.problems import KehoachError, Problem
from kehoach.resources import catalogs_dir
from kehoach.text.nfc import fold

V = TypeVar("V")
DauGoi = tuple[tuple[str, int, int], ...]

VAN_BAN = Loai("van-ban", VanBan, list_key="van_ban", headers=("moc_hieu_luc",))
DON_VI = Loai("don-vi", DonVi, list_key="don_vi")
NOI_NHAN = Loai("noi-nhan", MauNoiNhan, list_key="noi_nhan")
TU_VUNG = Loai("tu-vung", TuVung, list_key="tu_vung")
NOI_DUNG = Loai("noi-dung", NoiDung)
KHUNG = Loai("khung", Khung)

LOAI: Mapping[str, Loai[Any]] = {each.name: each for each in (VAN_BAN, DON_VI, NOI_NHAN, TU_VUNG, NOI_DUNG, KHUNG)}
"""Kinds that have files of their own."""

KINDS = ("van-ban", "noi-dung", "nhiem-vu", "chi-tieu", "khung", "don-vi", "noi-nhan", "tu-vung", "dia-phuong")
"""Kinds that can be listed: chi-tieu and nhiem-vu live inside noi-dung; dia-phuong are tables."""


class DanhMuc:
    """The catalogue over its layers. Every view is a mapping from id to entry, in the order of the files."""

    def __init__(self, layers: Sequence[Lop]) -> None:
        self.layers = tuple(layers)
        self._read: dict[str, KetQuaLop[Any]] = {}

    def muc(self, kind: str) -> Mapping[str, MucDanhMuc[Any]]:
        """Entries of a kind with the layer and place of each of their keys."""
        return self._result(kind).entries

    def da_bo(self, kind: str) -> Mapping[str, Any]:
        """What a pack withdrew of a kind: texts below may still name it."""
        return self._result(kind).withdrawn

    def nhac_duoc(self, kind: str) -> Mapping[str, Any]:
        """All entries that a text or a reference may name: what is there and what a pack withdrew."""
        return {**self.da_bo(kind), **self._entries(kind)}

    def problems(self, kind: str) -> Sequence[Problem]:
        """What is wrong with the files of a kind; the entries they are about are left out or as the layer below has them."""
        return self._result(kind).problems

    def _result(self, kind: str) -> KetQuaLop[Any]:
        if kind not in self._read:
            self._read[kind] = doc_lop(LOAI[kind], self.layers)
        return self._read[kind]

    def _entries(self, kind: str) -> Mapping[str, Any]:
        return {key: each.entry for key, each in self.muc(kind).items()}

    @property
    def moc_hieu_luc(self) -> date:
        """The day up to which the validity of documents is known."""
        return date.fromisoformat(self._result("van-ban").headers["moc_hieu_luc"])

    @property
    def van_ban(self) -> Mapping[str, VanBan]:
        """Legal and administrative documents."""
        return self._entries("van-ban")

    @property
    def don_vi(self) -> Mapping[str, DonVi]:
        """Units of a commune."""
        return self._entries("don-vi")

    @property
    def noi_nhan(self) -> Mapping[str, MauNoiNhan]:
        """Recipient lines."""
        return self._entries("noi-nhan")

    @property
    def tu_vung(self) -> Mapping[str, TuVung]:
        """Words and phrases: abbreviations, organs' names over time, confusions."""
        return self._entries("tu-vung")

    @property
    def noi_dung(self) -> Mapping[str, NoiDung]:
        """Content areas (lĩnh vực)."""
        return self._entries("noi-dung")

    @property
    def khung(self) -> Mapping[str, Khung]:
        """Blueprints."""
        return self._entries("khung")


def tim(entries: Mapping[str, V], key: str, what: str) -> V:
    """The entry of that id or name. Unknown: :class:`KehoachError` with the nearest, or the whole list if it is short."""
    if key in entries:
        return entries[key]
    names = {_fold_key(each): each for each in entries}
    names |= {fold(str(getattr(entry, "ten", each))): each for each, entry in entries.items()}
    folded = _fold_key(key)
    if folded in names:
        return entries[names[folded]]
    close = list(dict.fromkeys(names[each] for each in difflib.get_close_matches(folded, names, n=5, cutoff=0.5)))
    shown = [
        f"{each} ({getattr(entries[each], 'ten', '')})" for each in (close or (entries if len(entries) <= 40 else []))
    ]
    message = f"Không có {what} “{key}” trong danh mục"
    raise KehoachError(Problem("DM02", message, "chọn một trong các mã đã có", near=tuple(shown)))


def _fold_key(key: str) -> str:
    return fold(key).replace("-", " ").replace("_", " ")


def danh_muc(packs: tuple[Path, ...] = ()) -> DanhMuc:
    """The built-in catalogue with ``packs`` over it, the last the highest; read once, and again when a pack was edited."""
    return _danh_muc(packs, tuple(dau_goi(each) for each in packs))


@lru_cache(maxsize=8)
def _danh_muc(packs: tuple[Path, ...], _marks: tuple[DauGoi, ...]) -> DanhMuc:
    return DanhMuc([Lop(catalogs_dir()), *(Lop(each, str(each)) for each in packs)])


def quen() -> None:
    """Forget what was read: a pack was written just now, maybe within one tick of the disk's clock."""
    _danh_muc.cache_clear()


def dau_goi(folder: Path) -> DauGoi:
    """Name, time and size of each data file of a pack: another when someone edited it."""
    found = []
    for name, kind in LOAI.items():
        for path in [folder / f"{name}.yaml"] if kind.list_key else sorted((folder / name).glob("*.yaml")):
            with suppress(OSError):
                about = path.stat()
                found.append((path.name, about.st_mtime_ns, about.st_size))
    return tuple(found)


def liet_ke(catalog: DanhMuc, kind: str) -> list[dict[str, Any]]:
    """All entries of one kind as plain data, for the command line and the page."""
    if kind in ("chi-tieu", "nhiem-vu"):
        return [
            {"linh_vuc": area.id, **_plain(each)}
            for area in catalog.noi_dung.values()
            for each in getattr(area, kind.replace("-", "_"))
        ]
    if kind not in LOAI:
        mend = "dùng một trong: " + ", ".join(KINDS)
        raise KehoachError(Problem("DM03", f"Không có loại danh mục “{kind}”", mend))
    return [_plain(each.entry) for each in catalog.muc(kind).values()]


def _plain(entry: BaseModel) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_defaults=True)
