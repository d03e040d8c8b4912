"""The catalogue: typed, read-only views of the data files, read when first asked for."""

import difflib
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from kehoach.catalog.models import DonVi, Khung, MauNoiNhan, NoiDung, VanBan, VietTat
from kehoach.model.kieu import Nut
from kehoach.model.yaml_reader import load
from kehoach.problems import KehoachError, Place, Problem
from kehoach.resources import catalogs_dir
from kehoach.text.nfc import fold

E = TypeVar("E", bound=BaseModel)
V = TypeVar("V")


class TepVanBan(Nut):
    """van-ban.yaml"""

    moc_hieu_luc: date
    """Ngày mà tình trạng hiệu lực được biết; sau ngày này phải kiểm tra lại"""
    van_ban: list[VanBan]


class TepDonVi(Nut):
    """don-vi.yaml"""

    don_vi: list[DonVi]


class TepNoiNhan(Nut):
    """noi-nhan.yaml"""

    noi_nhan: list[MauNoiNhan]


class TepTuVung(Nut):
    """tu-vung.yaml"""

    viet_tat: list[VietTat]


class DanhMuc:
    """One catalogue folder. Every view is a mapping from id to entry, in the order of the files."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def _tep_van_ban(self) -> TepVanBan:
        return load(self.folder / "van-ban.yaml", TepVanBan)

    @property
    def moc_hieu_luc(self) -> date:
        """The day up to which the validity of documents is known."""
        return self._tep_van_ban.moc_hieu_luc

    @cached_property
    def van_ban(self) -> Mapping[str, VanBan]:
        """Legal and administrative documents."""
        return self._by_id(self._tep_van_ban.van_ban, "van-ban.yaml")

    @cached_property
    def don_vi(self) -> Mapping[str, DonVi]:
        """Units of a commune."""
        return self._by_id(load(self.folder / "don-vi.yaml", TepDonVi).don_vi, "don-vi.yaml")

    @cached_property
    def noi_nhan(self) -> Mapping[str, MauNoiNhan]:
        """Recipient lines."""
        return self._by_id(load(self.folder / "noi-nhan.yaml", TepNoiNhan).noi_nhan, "noi-nhan.yaml")

    @cached_property
    def tu_vung(self) -> list[VietTat]:
        """Abbreviations."""
        return load(self.folder / "tu-vung.yaml", TepTuVung).viet_tat

    @cached_property
    def noi_dung(self) -> Mapping[str, NoiDung]:
        """Content areas (lĩnh vực)."""
        return self._folder("noi-dung", NoiDung)

    @cached_property
    def khung(self) -> Mapping[str, Khung]:
        """Blueprints."""
        return self._folder("khung", Khung)

    def _folder(self, name: str, model: type[E]) -> Mapping[str, E]:
        return self._by_id((load(path, model) for path in sorted((self.folder / name).glob("*.yaml"))), name)

    def _by_id(self, entries: Iterable[E], file: str) -> dict[str, E]:
        result: dict[str, E] = {}
        for entry in entries:
            key = str(entry.id)  # type: ignore[attr-defined]
            if key in result:
                raise KehoachError(
                    Problem("DM01", f"Mã “{key}” có hai lần", "đổi một trong hai mã", Place(str(self.folder / file)))
                )
            result[key] = entry
        return result


def tim(entries: Mapping[str, V], key: str, what: str) -> V:
    """The entry of that id. Unknown: :class:`KehoachError` with the nearest ids and names, or the whole list if short."""
    if key in entries:
        return entries[key]
    names = {_fold_key(each): each for each in entries} | {
        fold(str(getattr(entry, "ten", each))): each for each, entry in entries.items()
    }
    folded = _fold_key(key)
    if folded in names:
        return entries[names[folded]]
    close = list(dict.fromkeys(names[each] for each in difflib.get_close_matches(folded, names, n=5, cutoff=0.5)))
    shown = [
        f"{each} ({getattr(entries[each], 'ten', '')})" for each in (close or (entries if len(entries) <= 40 else []))
    ]
    raise KehoachError(
        Problem("DM02", f"Không có {what} “{key}” trong danh mục", "chọn một trong các mã đã có", near=tuple(shown))
    )


def _fold_key(key: str) -> str:
    return fold(key).replace("-", " ").replace("_", " ")


@cache
def danh_muc(folder: Path | None = None) -> DanhMuc:
    """The built-in catalogue (or that of ``folder``), read once."""
    return DanhMuc(folder or catalogs_dir())


def liet_ke(catalog: DanhMuc, kind: str) -> list[dict[str, Any]]:
    """All entries of one kind as plain data, for the command line and the page."""
    match kind:
        case "van-ban" | "don-vi" | "noi-nhan" | "noi-dung" | "khung":
            entries: Iterable[BaseModel] = getattr(catalog, kind.replace("-", "_")).values()
        case "tu-vung":
            entries = catalog.tu_vung
        case "chi-tieu" | "nhiem-vu":
            return [
                {"linh_vuc": area.id, **each.model_dump(mode="json", exclude_defaults=True)}
                for area in catalog.noi_dung.values()
                for each in getattr(area, kind.replace("-", "_"))
            ]
        case _:
            raise KehoachError(
                Problem("DM03", f"Không có loại danh mục “{kind}”", "dùng một trong: " + ", ".join(KINDS))
            )
    return [each.model_dump(mode="json", exclude_defaults=True) for each in entries]


KINDS = ("van-ban", "noi-dung", "nhiem-vu", "chi-tieu", "khung", "don-vi", "noi-nhan", "tu-vung", "dia-phuong")
