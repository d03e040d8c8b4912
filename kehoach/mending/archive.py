"""A zip with some members replaced or added: every other byte of it, the order and the dates included, stays."""

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Mapping
from typing import Final

from kehoach import ooxml
from kehoach.problems import KehoachError, Problem

MAX_PART: Final = 100_000_000
MAX_UNPACKED: Final = 200_000_000

_LOCAL: Final = struct.Struct("<4s5H3L2H")
_CENTRAL: Final = struct.Struct("<4s6H3L5H2L")
_END: Final = struct.Struct("<4s4H2LH")
_ZIP64_LOCATOR: Final = b"PK\6\7"
_ZIP64_EXTRA: Final = 1
_SIZED_LATER: Final = 8
"""Flag: sizes stand behind the data"""
_LOCKED: Final = 1
_RESAVE = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng “Word Document (.docx)” rồi thử lại"


class Archive:
    """The members of a zip by name, upper and lower case alike; of two of one name the last counts."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self._left = MAX_UNPACKED
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            entries = ooxml.members(self._zip)
        except ooxml.ZIP_ERRORS:
            raise damaged() from None
        self._entries = {_plain_name(each.filename): each for each in entries}
        self._all = entries

    def names(self) -> list[str]:
        """The members, as they are written, in order."""
        return [each.filename.replace("\\", "/").lstrip("/") for each in self._entries.values()]

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._entries

    def read(self, name: str) -> bytes | None:
        """The content of a member; None when there is none. Raises :class:`KehoachError` DOC02, DOC03, DOC05."""
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & _LOCKED:
            raise KehoachError(Problem("DOC03", "Tệp bị khóa bằng mật khẩu", "bỏ mật khẩu bằng Word rồi thử lại"))
        try:
            found = ooxml.inflate(self._zip, entry, min(MAX_PART, self._left))
        except ooxml.ZIP_ERRORS:
            raise damaged(f"không giải nén được phần {name}") from None
        if found is None:
            raise KehoachError(Problem("DOC05", f"Phần {name} của tệp quá lớn khi giải nén", "tách tệp rồi thử lại"))
        self._left -= len(found)
        return found

    def replaced(self, parts: Mapping[str, bytes], gone: Collection[str] = (), *, single: bool = False) -> bytes:
        """The zip with these members: those that it has, changed; the others, put behind the last; those ``gone`` taken out.
        ``single``: of several of one name only the last stays.

        Raises :class:`KehoachError` DOC02 for a zip of a build that Office programs do not make.
        """
        names = {each.lower() for each in gone}
        left_out = {
            id(each)
            for each in self._all
            if (gone or single)
            and ((name := _plain_name(each.filename)) in names or (single and self._entries[name] is not each))
        }
        if not parts and not left_out:
            return self.data
        changed = {id(self._entries[name.lower()]): content for name, content in parts.items() if name in self}
        added = {name: content for name, content in parts.items() if name not in self}
        try:
            return self._rebuilt(changed, added, left_out)
        except (struct.error, IndexError, ValueError):
            raise damaged("cấu trúc tệp nén lạ") from None

    def _rebuilt(self, changed: Mapping[int, bytes], added: Mapping[str, bytes], gone: Collection[int]) -> bytes:
        data, directory = self.data, self._zip.start_dir
        end = data.rindex(b"PK\5\6")
        ending = _END.unpack_from(data, end)
        # A prefix before the first member shifts all that the directory says.
        shift = directory - ending[6]
        entries = self._zip.infolist()
        if _ZIP64_LOCATOR in data[max(0, end - 20) : end] or ending[4] != len(entries) or shift < 0:
            raise ValueError("a zip of another build")
        ordered = sorted(entries, key=lambda each: each.header_offset)
        starts = [each.header_offset for each in ordered]
        if len(set(starts)) < len(starts) or (starts and starts[-1] >= directory):
            raise ValueError("members that lie in one another")
        out = [data[: starts[0]] if starts else data[:directory]]
        length = len(out[0])
        moved: dict[int, tuple[int, bytes | None, bytes | None]] = {}
        for entry, start, stop in zip(ordered, starts, [*starts[1:], directory], strict=True):
            if id(entry) in gone:
                continue
            content = changed.get(id(entry))
            packed = None if content is None else _packed(entry, content)
            piece = data[start:stop] if packed is None or content is None else _member(data, start, content, packed)
            moved[id(entry)] = (length, content, packed)
            out.append(piece)
            length += len(piece)
        records = _records(data, directory, entries, moved, shift)
        like = self._entries.get("word/document.xml") or (entries[0] if entries else None)
        for name, content in added.items():
            local, record = _new(name, content, like, length - shift)
            out.append(local)
            records.append(record)
            length += len(local)
        index = b"".join(records)
        count = len(records)
        last = _END.pack(ending[0], ending[1], ending[2], count, count, len(index), length - shift, ending[7])
        return b"".join([*out, index, last, data[end + _END.size :]])


def damaged(what: str = "không mở được") -> KehoachError:
    """What to raise for a zip that cannot be opened or taken apart."""
    return KehoachError(Problem("DOC02", f"Tệp bị hỏng: {what}", _RESAVE))


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _packed(entry: zipfile.ZipInfo, content: bytes) -> bytes:
    if entry.compress_type == zipfile.ZIP_STORED:
        return content
    if entry.compress_type != zipfile.ZIP_DEFLATED:
        raise ValueError("packed in an unusual way")
    return _deflated(content)


def _deflated(content: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _member(data: bytes, start: int, content: bytes, packed: bytes) -> bytes:
    """A local header as it was but for the sizes, and the new data."""
    head = list(_LOCAL.unpack_from(data, start))
    name_at = start + _LOCAL.size
    extra_at = name_at + head[9]
    extra = _without_zip64(data[extra_at : extra_at + head[10]])
    head[2] &= ~_SIZED_LATER
    head[6:9] = zlib.crc32(content), len(packed), len(content)
    head[10] = len(extra)
    return _LOCAL.pack(*head) + data[name_at:extra_at] + extra + packed


def _records(
    data: bytes,
    directory: int,
    entries: list[zipfile.ZipInfo],
    moved: Mapping[int, tuple[int, bytes | None, bytes | None]],
    shift: int,
) -> list[bytes]:
    """The records of the directory, each as it was but for the place and, of a changed member, the sizes; those that have
    no place now are left out."""
    records = []
    at = directory
    for entry in entries:
        head = list(_CENTRAL.unpack_from(data, at))
        if head[0] != b"PK\1\2":
            raise ValueError("no record")
        name_at = at + _CENTRAL.size
        extra_at = name_at + head[10]
        comment_at = extra_at + head[11]
        at = comment_at + head[12]
        extra = data[extra_at:comment_at]
        if id(entry) not in moved:
            continue
        place, content, packed = moved[id(entry)]
        if content is not None and packed is not None:
            extra = _without_zip64(extra)
            head[3] &= ~_SIZED_LATER
            head[7:10] = zlib.crc32(content), len(packed), len(content)
            head[11] = len(extra)
        elif 0xFFFFFFFF in head[8:10]:
            raise ValueError("zip64")
        head[16] = place - shift
        records.append(_CENTRAL.pack(*head) + data[name_at:extra_at] + extra + data[comment_at:at])
    return records


def _without_zip64(extra: bytes) -> bytes:
    kept, at = b"", 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        if kind != _ZIP64_EXTRA:
            kept += extra[at : at + 4 + size]
        at += 4 + size
    return kept + extra[at:]


def _new(name: str, content: bytes, like: zipfile.ZipInfo | None, place: int) -> tuple[bytes, bytes]:
    """Header with data, and record, of a new member dated as ``like``."""
    year, month, day, hour, minute, second = like.date_time if like else (1980, 1, 1, 0, 0, 0)
    time, date = hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
    packed, crc, raw = _deflated(content), zlib.crc32(content), name.encode("ascii")
    common = (20, 0, 8, time, date, crc, len(packed), len(content), len(raw), 0)
    local = _LOCAL.pack(b"PK\3\4", *common) + raw + packed
    return local, _CENTRAL.pack(b"PK\1\2", 20, *common, 0, 0, 0, 0, place) + raw
