"""Files that come in and go out. What comes in lies in a private folder under a name that nobody can guess.

Problems: WEB30 no file given, WEB31 a file that is gone.
"""

import re
import shutil
import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from secrets import token_urlsafe
from typing import Final
from urllib.parse import quote

from flask import Response
from werkzeug.datastructures import FileStorage

from kehoach import api
from kehoach.files import write_bytes
from kehoach.problems import KehoachError, Problem
from kehoach.web.app import khong_gian

KEEP: Final = 14 * 24 * 3600
"""Seconds that an upload is kept"""
MAX_FILES: Final = 50
"""Files of one request"""
TYPES: Final = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".pdf": "application/pdf",
    ".zip": "application/zip",
    ".csv": "text/csv; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".json": "application/json",
    ".txt": "text/plain; charset=utf-8",
}
_TOKEN: Final = re.compile(r"[A-Za-z0-9_-]{20,40}")


@dataclass(frozen=True, slots=True)
class TepTai:
    """An uploaded file."""

    ma: str
    """What a page calls it by"""
    ten: str
    """Its name, for people"""
    duong_dan: Path
    """Where it lies"""

    @property
    def thu_muc(self) -> Path:
        """Its folder, for what is made of it."""
        return self.duong_dan.parent.parent


def nhan(file: FileStorage | None, muc_dich: str) -> TepTai:
    """Keep the file that came for ``muc_dich`` (a folder of its own). Raises :class:`KehoachError` WEB30, TEP."""
    if file is None or not file.filename:
        raise KehoachError(Problem("WEB30", "Chưa chọn tệp nào", "bấm Chọn tệp, hoặc kéo tệp thả vào ô"))
    name = api.safe_name(file.filename)
    root = khong_gian().rieng(muc_dich)
    _forget(root)
    token = token_urlsafe(18)
    folder = root / token / "goc"
    folder.mkdir(parents=True)
    write_bytes(folder / name, file.stream.read(), durable=False)
    return TepTai(token, name, folder / name)


def nhan_nhieu(files: Iterable[FileStorage], muc_dich: str) -> list[TepTai]:
    """As :func:`nhan`, of several."""
    given = [each for each in files if each.filename]
    if not given:
        nhan(None, muc_dich)
    if len(given) > MAX_FILES:
        raise KehoachError(
            Problem("WEB30", f"Gửi {len(given)} tệp một lúc là quá nhiều", f"mỗi lần tối đa {MAX_FILES} tệp")
        )
    return [nhan(each, muc_dich) for each in given]


def lay(ma: str, muc_dich: str) -> TepTai:
    """The file that a page calls ``ma``. Raises :class:`KehoachError` WEB31."""
    if _TOKEN.fullmatch(ma):
        folder = khong_gian().rieng(muc_dich) / ma / "goc"
        found = sorted(folder.iterdir()) if folder.is_dir() else []
        if found:
            return TepTai(ma, found[0].name, found[0])
    raise KehoachError(Problem("WEB31", "Tệp này không còn được giữ", "chọn lại tệp từ máy của mình"))


def gui(data: bytes, ten: str) -> Response:
    """``data`` as a download called ``ten``; a browser never shows it as a page."""
    suffix = Path(ten).suffix.lower()
    response = Response(data, content_type=TYPES.get(suffix, "application/octet-stream"))
    plain = re.sub(r"[^A-Za-z0-9._-]+", "-", ten) or "tep"
    response.headers["Content-Disposition"] = (
        f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(ten, safe='')}"
    )
    return response


def _forget(root: Path) -> None:
    """Remove what was kept long enough."""
    before = time.time() - KEEP
    for each in root.iterdir():
        try:
            if each.stat().st_mtime < before:
                shutil.rmtree(each, ignore_errors=True)
        except OSError:
            continue
