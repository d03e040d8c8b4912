"""Checks of references between units, content areas, recipients and khung."""

from collections.abc import Iterator, Mapping
from typing import Any

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.lop import MucDanhMuc
from kehoach.model.yaml_data import Loc
from kehoach.problems import Problem


def _nothing(owner: MucDanhMuc[Any], loc: Loc, what: str, key: str, known: Mapping[str, Any]) -> Problem:
    import difflib

    near = tuple(difflib.get_close_matches(key, known, n=3, cutoff=0.5))
    return Problem(
        "DM05", f"Không có {what} “{key}”", "sửa mã, hoặc thêm mục ấy vào danh mục", owner.place(loc), near=near
    )


def units(catalog: DanhMuc) -> Iterator[Problem]:
    """Predecessors and successors of units, and the units that a recipient line stands for."""
    known = catalog.nhac_duoc("don-vi")
    for owner in catalog.muc("don-vi").values():
        for name in ("truoc", "nay_la"):
            key = getattr(owner.entry, name)
            if key and key not in known:
                yield _nothing(owner, (name,), "đơn vị", key, known)
        if owner.entry.tu and owner.entry.den and owner.entry.den <= owner.entry.tu:
            yield Problem("DM07", f"“{owner.entry.id}”: den không sau tu", "sửa tu hoặc den", owner.place(("den",)))
    for owner in catalog.muc("noi-nhan").values():
        for index, key in enumerate(owner.entry.gom):
            if key not in known:
                yield _nothing(owner, ("gom", index), "đơn vị", key, known)


def areas(catalog: DanhMuc) -> Iterator[Problem]:
    """Units that lead and take part in an area and in its tasks; nobody leads and takes part at once; sources of facts."""
    known = catalog.nhac_duoc("don-vi")
    for owner in catalog.muc("noi-dung").values():
        area = owner.entry
        who: list[tuple[Loc, str, list[str]]] = [((), area.chu_tri, area.phoi_hop)]
        who += [(("nhiem_vu", index), task.chu_tri, task.phoi_hop) for index, task in enumerate(area.nhiem_vu)]
        for loc, lead, others in who:
            if lead not in known:
                yield _nothing(owner, (*loc, "chu_tri"), "đơn vị", lead, known)
            for index, key in enumerate(others):
                if key not in known:
                    yield _nothing(owner, (*loc, "phoi_hop", index), "đơn vị", key, known)
            if lead in others:
                place = owner.place((*loc, "chu_tri"))
                yield Problem("DM08", f"“{area.id}”: {lead} vừa chủ trì vừa phối hợp", "bỏ ở phoi_hop", place)
        for index, task in enumerate(area.nhiem_vu):
            if not task.nguon and not task.goi_y:
                place = owner.place(("nhiem_vu", index))
                yield Problem("DM13", f"Nhiệm vụ “{task.id}” không có nguồn", "thêm nguon, hoặc ghi goi_y: true", place)


def khung(catalog: DanhMuc) -> Iterator[Problem]:
    """Areas, documents, recipients and the drafting unit that a khung names."""
    for owner in catalog.muc("khung").values():
        entry = owner.entry
        for index, key in enumerate(entry.linh_vuc):
            if key not in catalog.nhac_duoc("noi-dung"):
                yield _nothing(owner, ("linh_vuc", index), "lĩnh vực", key, catalog.noi_dung)
        for index, basis in enumerate(entry.can_cu):
            if basis.van_ban and basis.van_ban not in catalog.nhac_duoc("van-ban"):
                yield _nothing(owner, ("can_cu", index, "van_ban"), "văn bản", basis.van_ban, catalog.van_ban)
            if not basis.van_ban and not basis.cua_tinh:
                place = owner.place(("can_cu", index))
                yield Problem("YAML12", "Căn cứ cần van_ban hoặc cua_tinh", "thêm một trong hai khóa", place)
        for index, line in enumerate(entry.noi_nhan):
            if line.gui not in catalog.nhac_duoc("noi-nhan"):
                yield _nothing(owner, ("noi_nhan", index, "gui"), "nơi nhận", line.gui, catalog.noi_nhan)
        if entry.soan_thao not in catalog.don_vi:
            yield _nothing(owner, ("soan_thao",), "đơn vị", entry.soan_thao, catalog.don_vi)


def ids(catalog: DanhMuc) -> Iterator[Problem]:
    """Indicators and tasks have ids of their own across all areas: they may stand in one plan together."""
    for kind in ("chi_tieu", "nhiem_vu"):
        seen: dict[str, str] = {}
        for owner in catalog.muc("noi-dung").values():
            for index, each in enumerate(getattr(owner.entry, kind)):
                if each.id in seen:
                    message = f"Mã “{each.id}” đã dùng ở lĩnh vực “{seen[each.id]}”"
                    yield Problem("DM01", message, "đổi mã", owner.place((kind, index, "id")))
                seen.setdefault(each.id, owner.entry.id)
