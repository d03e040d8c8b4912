"""One run at a time in a folder. The system itself lets go of the lock of a process that died, so no lock is ever stale.

Problems: HL55 another run is at work in the folder.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kehoach.files import reason
from kehoach.problems import KehoachError, Place, Problem

NAME: Final = ".kehoach-khoa"
_FAR: Final = 1 << 30
"""The byte that is locked lies behind the number of the process, which another may thus read on Windows"""


@contextmanager
def held(folder: Path) -> Iterator[None]:
    """Have ``folder`` (made if need be) for oneself; what was made for nothing goes. Raises :class:`KehoachError` HL55, TEP01,
    TEP05, TEP07."""
    made = _made(folder)
    path = folder / NAME
    try:
        handle = _taken(path)
        try:
            yield
        finally:
            with suppress(OSError):
                path.unlink()  # while it is still locked, where the system allows it
            os.close(handle)
            with suppress(OSError):
                path.unlink()
    finally:
        if made:
            with suppress(OSError):  # not empty: something was made
                folder.rmdir()


def _made(folder: Path) -> bool:
    if folder.is_dir():
        return False
    try:
        folder.mkdir()
    except FileNotFoundError:
        mend = "tạo thư mục trước rồi chạy lại"
        raise KehoachError(Problem("TEP05", f"Chưa có thư mục {folder.parent}", mend, Place(str(folder)))) from None
    except FileExistsError:
        raise KehoachError(
            Problem("TEP01", "Đây là tệp, không phải thư mục", "đặt tên thư mục kết quả khác", Place(str(folder)))
        ) from None
    except OSError as error:
        raise _no_entry(folder, error) from None
    return True


def _no_entry(folder: Path, error: OSError) -> KehoachError:
    message = f"Không ghi được vào thư mục này ({reason(error)})"
    return KehoachError(Problem("TEP07", message, "chọn thư mục khác hoặc xin quyền ghi", Place(str(folder))))


def _taken(path: Path) -> int:
    while True:
        try:
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
        except OSError as error:
            raise _no_entry(path.parent, error) from None
        try:
            _lock(handle)
            if _still(path, handle):
                os.ftruncate(handle, 0)
                os.write(handle, f"{os.getpid()}\n".encode())
                return handle
        except OSError:
            holder = os.read(handle, 20).decode("ascii", "replace").strip()
            os.close(handle)
            message = f"Một lượt chạy khác (tiến trình {holder or '?'}) đang ghi vào thư mục này"
            mend = "chờ lượt ấy xong, hoặc chọn thư mục khác"
            raise KehoachError(Problem("HL55", message, mend, Place(str(path.parent)))) from None
        os.close(handle)  # the file went away between opening and locking: its holder had just ended


def _still(path: Path, handle: int) -> bool:
    try:
        return os.path.samestat(path.stat(), os.fstat(handle))
    except FileNotFoundError:
        return False


def _lock(handle: int) -> None:
    """Lock the open file against other processes; OSError when one has it."""
    if sys.platform == "win32":
        import msvcrt

        os.lseek(handle, _FAR, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        finally:
            os.lseek(handle, 0, os.SEEK_SET)
    else:
        import errno
        import fcntl

        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno not in (errno.ENOLCK, errno.ENOTSUP, errno.EOPNOTSUPP):
                raise  # a disk of a network that knows no locks: nothing better can be done there
