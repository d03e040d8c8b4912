"""Reading and writing a user's files without ever losing one.

A file is written to a temporary neighbour and renamed when it is whole; an existing file is kept unless the user asked
otherwise; whatever goes wrong leaves the folder as it was.
"""

import errno
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from kehoach.problems import KehoachError, Place, Problem

MAX_INPUT_BYTES = 50_000_000
"""Larger than any plan with annexes; a larger input is refused before it is read."""

TEMPORARY = (".kehoach-", ".tmp")
"""How the name of a file begins and ends while it is being written"""


def read_bytes(path: Path, limit: int = MAX_INPUT_BYTES) -> bytes:
    """The content of ``path``. Missing, unreadable, not a file or over ``limit`` bytes raises :class:`KehoachError`."""
    place = Place(file=str(path))
    try:
        if path.is_dir():
            raise KehoachError(Problem("TEP01", "Đây là thư mục, không phải tệp", "chỉ ra một tệp cụ thể", place))
        if path.exists() and not path.is_file():
            raise KehoachError(Problem("TEP01", "Đây không phải tệp thường", "chỉ ra một tệp cụ thể", place))
        if path.stat().st_size > limit:
            size = path.stat().st_size // 1_000_000
            raise KehoachError(
                Problem("TEP02", f"Tệp quá lớn ({size} MB, tối đa {limit // 1_000_000} MB)", "kiểm tra lại tệp", place)
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise KehoachError(
            Problem("TEP03", "Không có tệp này", "kiểm tra tên và đường dẫn", place, near=_neighbours(path))
        ) from None
    except OSError as error:
        raise KehoachError(
            Problem("TEP04", f"Không đọc được tệp ({reason(error)})", "kiểm tra quyền đọc", place)
        ) from None


def check_output(path: Path, overwrite: bool = False) -> None:
    """Raise :class:`KehoachError` when ``path`` cannot become an output file; call it before the work begins."""
    place = Place(file=str(path))
    folder = path.parent
    try:
        if not folder.is_dir():
            raise KehoachError(Problem("TEP05", f"Chưa có thư mục {folder}", "tạo thư mục trước rồi chạy lại", place))
        if path.is_dir():
            raise KehoachError(Problem("TEP01", "Đây là thư mục, không phải tệp", "đặt tên tệp kết quả", place))
        if path.exists() and not overwrite:
            mend = "đặt tên khác, hoặc thêm --ghi-de nếu muốn thay"
            raise KehoachError(Problem("TEP06", "Tệp kết quả đã có, không ghi đè", mend, place))
        if not os.access(folder, os.W_OK):
            mend = "chọn thư mục khác hoặc xin quyền ghi"
            raise KehoachError(Problem("TEP07", f"Không có quyền ghi vào thư mục {folder}", mend, place))
    except OSError as error:  # a name the disk does not allow
        raise KehoachError(Problem("TEP08", f"Không ghi được tệp ({reason(error)})", "đặt tên khác", place)) from None


def write_bytes(path: Path, data: bytes, overwrite: bool = False, *, durable: bool = True) -> None:
    """Write ``data`` to ``path`` whole or not at all. Failure raises :class:`KehoachError` and leaves nothing behind.

    ``durable``: wait until the disk has it; one of thousands that can be made again need not wait.
    """
    check_output(path, overwrite)
    with replacing(path, durable=durable) as stream:
        stream.write(data)


@contextmanager
def replacing(path: Path, *, durable: bool = True) -> Iterator[BinaryIO]:
    """A stream whose content becomes ``path`` when the block ends well; else nothing is left of it.

    What the system refuses in the block raises :class:`KehoachError` TEP08.
    """
    place = Place(file=str(path))
    if path.is_symlink():
        path = path.resolve()  # a link stays a link; the file it leads to is replaced
    temporary = path.with_name(f"{TEMPORARY[0]}{token_hex(6)}{TEMPORARY[1]}")
    try:
        with temporary.open("x+b") as stream:
            yield stream
            stream.flush()
            if durable:
                os.fsync(stream.fileno())
        temporary.replace(path)
    except OSError as error:
        mend = (
            "giải phóng dung lượng đĩa"
            if error.errno in (errno.ENOSPC, errno.EDQUOT)
            else "kiểm tra ổ đĩa và quyền ghi; đóng tệp nếu đang mở trong Word"
        )
        raise KehoachError(Problem("TEP08", f"Không ghi được tệp ({reason(error)})", mend, place)) from None
    finally:
        with suppress(OSError):  # gone when all went well
            temporary.unlink()


def _neighbours(path: Path) -> tuple[str, ...]:
    """Names in the same folder with the same ending, for a user who mistyped."""
    import difflib

    try:
        names = [entry.name for entry in path.parent.iterdir() if entry.is_file()]
    except OSError:
        return ()
    return tuple(difflib.get_close_matches(path.name, names, n=3, cutoff=0.6))


_REASONS = {
    errno.ENOSPC: "đĩa đầy",
    errno.EDQUOT: "hết hạn mức đĩa",
    errno.EACCES: "không có quyền",
    errno.EPERM: "không có quyền",
    errno.EROFS: "ổ đĩa chỉ đọc",
    errno.ENAMETOOLONG: "tên tệp quá dài",
    errno.EISDIR: "là thư mục",
    errno.ENOTDIR: "đường dẫn đi qua một tệp",
}


def reason(error: OSError) -> str:
    """Why the system refused, in Vietnamese where it is a usual cause."""
    return _REASONS.get(error.errno or 0, error.strerror or "lỗi hệ thống")


_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+')
_DEVICE = re.compile(r"(?:con|prn|aux|nul|conin\$|conout\$|(?:com|lpt)[0-9¹²³]) *(?:\..*)?", re.IGNORECASE | re.DOTALL)
MAX_NAME_BYTES = 180
"""Bytes of the name of a file that a stranger named; systems take 255"""


def is_device(name: str) -> bool:
    """Whether Windows takes the name of a file or folder for a device (``con``, ``LPT1.docx``), so that none can have it."""
    return _DEVICE.fullmatch(name) is not None


def safe_name(name: str) -> str:
    """The last part of ``name`` as a name that every system takes for a plain file; its accents and ending stay."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1]).encode("utf-8", "ignore").decode()
    last = _FORBIDDEN.sub("-", last).strip(" .")
    stem, dot, ending = last.rpartition(".")
    if not dot or len(ending) > 8:
        stem, dot, ending = last, "", ""
    room = MAX_NAME_BYTES - len(f"{dot}{ending}".encode())
    stem = stem.encode()[:room].decode("utf-8", "ignore").strip(" .")
    last = f"{stem or 'tep'}{dot}{ending}"
    return f"_{last}" if is_device(last) else last
