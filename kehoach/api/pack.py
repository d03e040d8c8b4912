"""A commune's own pack and settings, edited field by field: the files that drafting and checking really use.

Units, recipients and documents are kept in the user's own pack (``home_pack``), signers and the office itself in its settings;
both as YAML that one may edit by hand too: comments and keys that no form knows stay.

Problems: DM30 the own pack is switched off; DM31 the file was edited elsewhere since it was read; DM32 a needed field is empty;
DM33 a file that is not edited by the program; DM34 no such entry.
"""

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kehoach.api.danh_muc import home_pack
from kehoach.api.office import OFFICE, commune_name, letterhead, office, own_commune, save_office
from kehoach.api.pack_gia_tri import cho_bieu, du, from_text, khoa_moi, loi_o, thay_doi
from kehoach.api.pack_kiem import kiem
from kehoach.api.pack_kieu import BanMuc, DaGhi, MucRieng, TongQuan
from kehoach.api.pack_tep import CONFLICT, KINDS, dau, doc, folder, ghi, nguon, o_tep, settings_file
from kehoach.catalog.pack_truong import TRUONG
from kehoach.problems import KehoachError, Problem

if TYPE_CHECKING:
    from kehoach.catalog.load import DanhMuc

__all__ = [
    "CONFLICT",
    "KINDS",
    "OFFICE",
    "BanMuc",
    "DaGhi",
    "MucRieng",
    "TongQuan",
    "commune_name",
    "entries",
    "entry",
    "entry_or_new",
    "faults",
    "folder",
    "forget",
    "from_text",
    "letterhead",
    "mark",
    "new_entry",
    "office",
    "overview",
    "own_commune",
    "save",
    "save_office",
    "search",
    "settings_file",
    "state",
    "withdraw",
]  # fmt: skip
_WITHDRAWN: Final = "bo"


def mark() -> str:
    """Another text whenever the own pack or the settings changed: what was found before may be found otherwise now."""
    from kehoach.catalog.load import dau_goi

    home = home_pack()
    seen: list[object] = [str(home), dau_goi(home) if home else ()]
    try:
        about = settings_file().stat()
        seen.append((about.st_mtime_ns, about.st_size))
    except (OSError, KehoachError):
        seen.append(None)
    return sha256(repr(seen).encode()).hexdigest()


def entries(kind: str) -> list[MucRieng]:
    """The entries of a kind that may be edited: those of the program and those of the own pack, withdrawn ones too."""
    own = _own(kind, doc(nguon(kind).path)[0])
    if kind == "nguoi-ky":
        return [MucRieng(ma, ma, "them", str(each.get("chuc_vu", ""))) for ma, each in own.items()]
    below, now = _below(kind), _now(kind)
    keys = [*now, *(key for key in own if key not in now)]
    found = []
    for key in map(str, keys):
        entry = now.get(key) or {**below.get(key, {}), **own.get(key, {})}
        found.append(MucRieng(key, _title(entry), _state(key, own, below), _beside(kind, entry)))
    return found


def entry(kind: str, ma: str) -> BanMuc:
    """One entry to edit. Raises :class:`KehoachError` DM34."""
    text, dau = doc(nguon(kind).path)
    own = _own(kind, text)
    below = {} if kind == "nguoi-ky" else _below(kind)
    if ma not in own and ma not in below:
        raise KehoachError(Problem("DM34", f"Không còn “{ma[:60]}” trong danh mục riêng", "về danh sách, chọn lại"))
    values = {**below.get(ma, {}), **{key: each for key, each in own.get(ma, {}).items() if key != _WITHDRAWN}}
    return BanMuc(ma, cho_bieu(kind, values), frozenset(own.get(ma, {})), _state(ma, own, below), dau)


def entry_or_new(kind: str, ma: str) -> BanMuc:
    """As :func:`entry`; for one that went away meanwhile, or a file that cannot be read now, an empty one of that key."""
    try:
        return entry(kind, ma) if ma else new_entry(kind)
    except KehoachError:
        return BanMuc(ma, {}, dau=state(kind))


def new_entry(kind: str) -> BanMuc:
    """An entry that is not there yet, with what a new one begins with."""
    _, dau = doc(nguon(kind).path)
    return BanMuc("", cho_bieu(kind, {each.khoa: each.mac_dinh for each in TRUONG[kind] if each.mac_dinh}), dau=dau)


def save(kind: str, ma: str, values: Mapping[str, Any], dau: str) -> DaGhi:
    """Save the fields ``values`` of an entry; ``ma`` empty: a new one. What equals the program's own is not written.

    ``dau`` is that of the entry as it was read. Raises :class:`KehoachError` DM31 when the file is another by now, DM32 and
    the faults of the values, each with its field in ``place.path``; nothing is written then.
    """
    from kehoach.catalog.pack_yaml import dat_muc

    du(kind, values)
    source = nguon(kind)
    with ghi(source.path, dau) as (text, write):
        own = _own(kind, text)
        below = {} if kind == "nguoi-ky" else _below(kind)
        key = ma or khoa_moi(kind, values, {*own, *below})
        if kind == "nguoi-ky" and str(values.get("ho_ten", "")) in own and values["ho_ten"] != ma:
            raise KehoachError(loi_o("DM01", f"Đã có người ký tên {values['ho_ten']}", "sửa dòng ấy", "ho_ten"))
        changes, gone = thay_doi(kind, values, own.get(key, {}), below.get(key, {}))
        if key not in own:
            changes = {source.key: key, **changes}
        if set(changes) <= {source.key} and key not in own and key in below:
            return DaGhi(key)  # says nothing new
        made = dat_muc(text, source.list_key, source.key, key, changes, gone | {_WITHDRAWN})
        told = kiem(kind, made, str(changes.get(source.key, key)))
        write(made)
    return DaGhi(str(changes.get(source.key, key)), told)


def withdraw(kind: str, ma: str, dau: str) -> None:
    """Take an entry of the program out of use: the own pack says so."""
    from kehoach.catalog.pack_yaml import bo_muc, dat_muc

    source = nguon(kind)
    with ghi(source.path, dau) as (text, write):
        text = bo_muc(text, source.list_key, source.key, ma)
        write(dat_muc(text, source.list_key, source.key, ma, {source.key: ma, _WITHDRAWN: True}))


def forget(kind: str, ma: str, dau: str) -> None:
    """Take out what the own pack says of an entry: one of the program is as it came, another is gone."""
    from kehoach.catalog.pack_yaml import bo_muc

    source = nguon(kind)
    with ghi(source.path, dau) as (text, write):
        write(bo_muc(text, source.list_key, source.key, ma))


def overview() -> TongQuan:
    """The own pack at a glance; a file that cannot be read is among the problems."""
    try:
        where: Path | None = folder()
    except KehoachError:
        where = None
    count: dict[str, int | None] = {}
    problems = faults()
    for kind in KINDS:
        try:
            count[kind] = sum(each.trang_thai != "co_san" for each in entries(kind))
        except KehoachError as error:
            count[kind] = None
            problems += error.problems
    name = commune_name(own_commune())
    return TongQuan(where, bool(where and where.is_dir()), count, name, list(dict.fromkeys(problems)))


def state(kind: str) -> str:
    """The state of the file that a kind is kept in, to be given back when saving; also of a file that cannot be read."""
    return dau(nguon(kind).path)


def faults() -> list[Problem]:
    """What is wrong in the files of the own pack and in the settings."""
    from kehoach.api.checking import settings
    from kehoach.api.danh_muc import catalog_check

    home = home_pack()
    found = [
        each for each in catalog_check() if home and each.place.file and Path(each.place.file).is_relative_to(home)
    ]
    try:
        settings(None)
    except KehoachError as error:
        found += error.problems
    return found


def _own(kind: str, text: str) -> dict[str, dict[str, Any]]:
    """What the file says of each entry; one without a key is told by :func:`faults` alone."""
    from kehoach.catalog.pack_yaml import cac_muc

    source = nguon(kind)
    try:
        found = cac_muc(text, source.list_key)
    except KehoachError as error:
        raise KehoachError([o_tep(each, source.path) for each in error.problems]) from None
    return {str(each[source.key]): each for each in found if each.get(source.key)}


def _below(kind: str) -> dict[str, dict[str, Any]]:
    """The entries as they are without the own pack."""
    from kehoach.catalog.load import danh_muc

    return _plain(danh_muc(), kind)


def _now(kind: str) -> dict[str, dict[str, Any]]:
    from kehoach.api.danh_muc import catalog

    return _plain(catalog(), kind)


def _plain(danh_muc: "DanhMuc", kind: str) -> dict[str, dict[str, Any]]:
    return {key: each.entry.model_dump(mode="json", exclude_defaults=True) for key, each in danh_muc.muc(kind).items()}


def _state(ma: str, own: Mapping[Any, Mapping[str, Any]], below: Mapping[str, Any]) -> str:
    if ma not in own:
        return "co_san"
    if str(own[ma].get(_WITHDRAWN)).lower() == "true":
        return "bo"
    return "sua" if ma in below else "them"


def _title(entry: Mapping[str, Any]) -> str:
    if "so_ky_hieu" in entry:
        return f"{entry.get('ten_loai', '')} số {entry['so_ky_hieu']} {entry.get('trich_yeu', '')}".strip()
    return str(entry.get("ten", "")) or str(entry.get("id", ""))


def _beside(kind: str, entry: Mapping[str, Any]) -> str:
    if kind == "don-vi":
        return ", ".join(map(str, entry.get("viet_tat") or []))
    return str(entry.get("de" if kind == "noi-nhan" else "co_quan", ""))


def search(kind: str, words: str = "") -> list[MucRieng]:
    """As :func:`entries`, those that hold ``words``, with or without accents; the own ones first."""
    from kehoach.text.nfc import fold

    wanted = fold(words).split()
    found = [each for each in entries(kind) if all(word in fold(f"{each.ten} {each.phu} {each.ma}") for word in wanted)]
    return sorted(found, key=lambda each: each.trang_thai == "co_san")
