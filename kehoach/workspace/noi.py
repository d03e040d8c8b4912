"""Where the workspace lies, and whether it can be used."""

import sys
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from kehoach.workspace import loi

TEN = "Kehoach"
RIENG = ".kehoach"
LUU_TRU = "Lưu trữ"
DA_XOA = "Đã xóa"
_TAI_LIEU = ("Documents", "Tài liệu")
_THU = b"\0" * 4096
"""What is written to see whether the disk takes it"""


def mac_dinh() -> Path:
    """``Kehoach`` in the user's documents, or in the home folder where there are none. Raises VT01 without a home."""
    try:
        home = Path.home()
    except RuntimeError:
        raise loi.khong_dung_duoc(Path(TEN), OSError("không biết thư mục cá nhân")) from None
    folders = [*_cua_windows(), *(home / each for each in _TAI_LIEU)]
    return next((each for each in folders if each.is_dir()), home) / TEN


def chuan_bi(folder: Path) -> Path:
    """``folder`` made if need be and proved writable; gives its real path. Raises VT01."""
    try:
        private = folder / RIENG
        private.mkdir(parents=True, exist_ok=True)
        probe = private / f"thu-{token_hex(6)}.tmp"
        try:
            probe.write_bytes(_THU)
        finally:
            with suppress(OSError):
                probe.unlink()
        return folder.resolve()
    except OSError as error:
        raise loi.khong_dung_duoc(folder, error) from None
    except ValueError:  # a name with a character that no system takes
        raise loi.khong_dung_duoc(folder, OSError("tên thư mục không dùng được")) from None


def _cua_windows() -> list[Path]:
    """The folder of documents that Windows itself uses, which may lie in OneDrive."""
    if sys.platform != "win32":
        return []
    import os
    import winreg

    try:
        key = r"Software\Microsoft\Windows\CurrentVersion\Explorer\User Shell Folders"
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
            return [Path(os.path.expandvars(winreg.QueryValueEx(opened, "Personal")[0]))]
    except OSError:
        return []
