"""The files that the commune's own data are kept in: where they lie, reading, and writing without losing another's edit."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, Final, NamedTuple

from kehoach.api.danh_muc import HOME_VARIABLE
from kehoach.files import read_bytes, write_bytes
from kehoach.problems import KehoachError, Place, Problem

KINDS: Final = ("don-vi", "noi-nhan", "van-ban", "nguoi-ky")
"""Kinds of entries that are edited here"""
CONFLICT: Final = "DM31"
_WAIT: Final = 5.0
"""Seconds to wait for another that is writing"""
_BOM: Final = "\ufeff"


class Nguon(NamedTuple):
    """Where a kind is kept."""

    path: Path
    list_key: str
    key: str


def folder() -> Path:
    """The folder of the own pack, there or not. Raises :class:`KehoachError` DM30 when it is switched off."""
    named = os.environ.get(HOME_VARIABLE)
    if named == "":
        message = f"Danh mục riêng đang tắt (biến {HOME_VARIABLE} để trống)"
        raise KehoachError(Problem("DM30", message, "xóa biến ấy rồi mở lại chương trình"))
    return Path(named) if named else _home() / "danh-muc"


def settings_file() -> Path:
    """The file of the office's settings, there or not."""
    from kehoach.model.cau_hinh import TEN_TEP

    return _home() / TEN_TEP


def _home() -> Path:
    try:
        return Path.home() / ".kehoach"
    except RuntimeError:
        raise KehoachError(
            Problem("DM30", "Máy này không có thư mục cá nhân để giữ danh mục riêng", "đặt biến HOME")
        ) from None


def nguon(kind: str) -> Nguon:
    """Where the entries of a kind are kept. Raises :class:`KehoachError` DM03, DM30."""
    if kind not in KINDS:
        raise KehoachError(Problem("DM03", f"Không sửa được loại “{kind[:40]}”", "dùng một trong: " + ", ".join(KINDS)))
    if kind == "nguoi-ky":
        return Nguon(settings_file(), "nguoi_ky", "ho_ten")
    return Nguon(folder() / f"{kind}.yaml", kind.replace("-", "_"), "id")


def doc(path: Path) -> tuple[str, str]:
    """Text and state of a file; of one that is not there, both empty."""
    from kehoach.model.yaml_data import decode

    if not path.exists():
        return "", ""
    data = read_bytes(path)
    return decode(data, str(path)).replace("\r\n", "\n"), sha256(data).hexdigest()


def dau(path: Path) -> str:
    """The state of a file alone."""
    return sha256(read_bytes(path)).hexdigest() if path.exists() else ""


@contextmanager
def ghi(path: Path, dau: str) -> Iterator[tuple[str, Any]]:
    """The text of ``path`` and how to replace it, while nobody else of ours writes there. Line ends stay what they were."""
    from kehoach.catalog.load import quen
    from kehoach.catalog.pack import file_head, start_pack
    from kehoach.lock import BusyError, locked

    def write(text: str) -> None:
        raw = read_bytes(path) if path.exists() else b""
        mark = _BOM if raw.startswith(_BOM.encode()) else ""
        if not raw and path.parent != settings_file().parent:
            text = file_head(path.stem) + text
        data = mark + (text.replace("\n", "\r\n") if b"\r\n" in raw else text)
        write_bytes(path, data.encode(), overwrite=True)
        quen()

    if path.parent != settings_file().parent:
        start_pack(path.parent)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with locked(path.parent / ".khoa", _WAIT):
            text, now = doc(path)
            if now != dau:
                message = "Tệp này vừa được sửa ở nơi khác sau khi bạn mở trang"
                raise KehoachError(
                    Problem(CONFLICT, message, "xem lại rồi bấm lần nữa; chữ bạn gõ vẫn còn", Place(str(path)))
                )
            yield text, write
    except BusyError:
        raise KehoachError(
            Problem(CONFLICT, "Nơi khác đang ghi vào danh mục riêng", "bấm Lưu lại", Place(str(path)))
        ) from None
    except OSError:
        raise KehoachError(
            Problem("TEP07", "Không ghi được vào thư mục này", "kiểm tra quyền ghi", Place(str(path.parent)))
        ) from None


def o_tep(problem: Problem, path: Path) -> Problem:
    """The problem, in the file ``path``."""
    return replace(problem, place=Place(str(path), problem.place.line, problem.place.column, problem.place.path))


def goc(text: str) -> dict[str, Any]:
    """The keys of the settings as ``text`` has them."""
    from kehoach.model.yaml_data import parse

    try:
        data = parse(text, str(settings_file())).data
    except KehoachError as error:
        if any(each.code == "YAML07" for each in error.problems):
            return {}
        raise
    return data if isinstance(data, dict) else {}
