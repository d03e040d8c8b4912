"""Layers: the built-in catalogue, then packs over it. A pack adds an entry, overrides keys of one, or withdraws it.

Every entry knows where each of its keys came from, so that a fault is told at its place and ``catalog show`` can say which
layer a value is from. A faulty entry of a pack is left out and told; what lies below it goes on working.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from kehoach.files import read_bytes
from kehoach.model.yaml_data import Loc, YamlData, decode, parse
from kehoach.model.yaml_reader import MAX_BYTES, faults, unknown_key
from kehoach.problems import KehoachError, Place, Problem

E = TypeVar("E", bound=BaseModel)

BUILT_IN = "có sẵn"
"""The name of the layer that comes with the program."""
WITHDRAW = "bo"
"""The key by which a pack withdraws an entry: ``{id: x, bo: true}``."""


@dataclass(frozen=True, slots=True)
class Lop:
    """A layer: a folder of data files and the name by which it is told."""

    folder: Path
    name: str = BUILT_IN


@dataclass(frozen=True, slots=True)
class Loai(Generic[E]):
    """A kind of entry: the file that lists it under ``list_key``, or a folder with one file an entry (no ``list_key``)."""

    name: str
    model: type[E]
    key: str = "id"
    list_key: str = ""
    headers: tuple[str, ...] = ()
    """Other keys that the file may have beside the list"""


@dataclass(slots=True)
class MucDanhMuc(Generic[E]):
    """An entry with the layer and place of each of its keys. ``place(())`` is where it was last said."""

    entry: E
    origin: Mapping[str, tuple[str, Path, YamlData, Loc]]
    layers: Sequence[str]
    """Names of the layers that say something of it, lowest first"""

    def place(self, loc: Loc) -> Place:
        """Where the value at ``loc`` of the entry was written."""
        known = self.origin.get(str(loc[0])) if loc else None
        _, path, source, base = known or list(self.origin.values())[-1]
        return source.place(str(path), (*base, *loc))


@dataclass(slots=True)
class KetQuaLop(Generic[E]):
    """All entries of a kind over all layers, and what was wrong with the files."""

    entries: dict[str, MucDanhMuc[E]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    headers: dict[str, Any] = field(default_factory=dict)
    withdrawn: dict[str, E] = field(default_factory=dict)
    """What a pack took away, as it was below"""


@dataclass(frozen=True, slots=True)
class _Raw:
    """An entry as one file says it."""

    data: Mapping[str, Any]
    path: Path
    source: YamlData
    loc: Loc

    def place(self, loc: Loc = (), key: bool = False) -> Place:
        return self.source.place(str(self.path), (*self.loc, *loc), key=key)


def doc_lop(kind: Loai[E], layers: Sequence[Lop]) -> KetQuaLop[E]:
    """Read one kind of entry from all layers, the lowest first. Faults of the lowest layer are told like any other."""
    result: KetQuaLop[E] = KetQuaLop()
    for layer in layers:
        seen: dict[str, _Raw] = {}
        for raw in _raw(kind, layer, result):
            key = raw.data.get(kind.key)
            if not isinstance(key, str) or not key:
                result.problems.append(
                    Problem("YAML12", f"Thiếu khóa “{kind.key}”", f"thêm dòng “{kind.key}: ...”", raw.place(key=True))
                )
            elif key in seen:
                message = f"Mã “{key}” có hai lần (lần đầu ở {seen[key].place()})"
                result.problems.append(Problem("DM01", message, "đổi hoặc bỏ một trong hai", raw.place((kind.key,))))
            else:
                seen[key] = raw
                _lay(kind, layer, key, raw, result)
    return result


def _raw(kind: Loai[E], layer: Lop, result: KetQuaLop[E]) -> Iterator[_Raw]:
    """The entries of one layer as its files have them; a file that cannot be read is a problem."""
    single = layer.folder / f"{kind.name}.yaml"
    paths = [single] if kind.list_key else sorted((layer.folder / kind.name).glob("*.yaml"))
    for path in paths:
        if not path.is_file():
            continue
        try:
            source = parse(decode(read_bytes(path, MAX_BYTES), str(path)), str(path))
        except KehoachError as error:
            result.problems.extend(error.problems)
            continue
        if not isinstance(source.data, dict):
            result.problems.append(
                Problem("YAML13", "Tệp phải là nhóm khóa", "xem mẫu: kehoach catalog init", Place(str(path), 1))
            )
            continue
        if not kind.list_key:
            yield _Raw(source.data, path, source, ())
            continue
        known = (kind.list_key, *kind.headers)
        for key, value in source.data.items():
            if key not in known:
                result.problems.append(unknown_key(key, known, source.place(str(path), (key,), key=True)))
            elif key != kind.list_key:
                result.headers.setdefault(key, value)
        listed = source.data.get(kind.list_key)
        if listed is not None and not isinstance(listed, list):
            message = f"“{kind.list_key}” phải là danh sách"
            place = source.place(str(path), (kind.list_key,))
            result.problems.append(Problem("YAML13", message, "mỗi mục bắt đầu bằng dấu -: - id: ...", place))
        for index, data in enumerate(listed if isinstance(listed, list) else []):
            loc: Loc = (kind.list_key, index)
            if isinstance(data, dict):
                yield _Raw(data, path, source, loc)
            else:
                message = "Mỗi dòng của danh sách phải là một nhóm khóa"
                result.problems.append(Problem("YAML13", message, "viết dạng - id: ...", source.place(str(path), loc)))


def _lay(kind: Loai[E], layer: Lop, key: str, raw: _Raw, result: KetQuaLop[E]) -> None:
    """Lay what one layer says of an entry over what lies below."""
    below = result.entries.get(key)
    if str(raw.data.get(WITHDRAW)).lower() == "true":
        if below is None:
            result.problems.append(Problem("DM04", f"Không có “{key}” để bỏ", "kiểm tra mã", raw.place((kind.key,))))
        else:
            result.withdrawn[key] = result.entries.pop(key).entry
        return
    origin = dict(below.origin) if below else {}
    origin |= dict.fromkeys(raw.data, (layer.name, raw.path, raw.source, raw.loc))
    data = {name: _value(source, loc, name) for name, (_, _, source, loc) in origin.items()}

    def place(loc: Loc, is_key: bool) -> Place:
        known = origin.get(str(loc[0])) if loc else None
        if known is None:
            return raw.place((), key=True)
        _, path, source, base = known
        return source.place(str(path), (*base, *loc), key=is_key)

    try:
        entry = kind.model.model_validate(data)
    except ValidationError as error:
        result.problems.extend(faults(error, kind.model, place))
        return
    result.withdrawn.pop(key, None)
    layers = [*(below.layers if below else ()), layer.name]
    result.entries[key] = MucDanhMuc(entry, origin, layers)


def _value(source: YamlData, loc: Loc, name: str) -> Any:
    value = source.data
    for part in loc:
        value = value[part]
    return value[name]
