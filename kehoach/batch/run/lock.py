"""One run at a time in a folder.

Problems: HL55 another run is at work in the folder.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from kehoach.files import reason
from kehoach.lock import BusyError, take
from kehoach.problems import KehoachError, Place, Problem

NAME: Final = ".kehoach-khoa"


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
    try:
        return take(path)
    except BusyError as busy:
        message = f"Một lượt chạy khác (tiến trình {busy or '?'}) đang ghi vào thư mục này"
        mend = "chờ lượt ấy xong, hoặc chọn thư mục khác"
        raise KehoachError(Problem("HL55", message, mend, Place(str(path.parent)))) from None
    except OSError as error:
        raise _no_entry(path.parent, error) from None
