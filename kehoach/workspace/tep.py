"""The files kept with a plan."""

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from kehoach.files import MAX_INPUT_BYTES, write_bytes
from kehoach.workspace import loi
from kehoach.workspace.kieu import TepKem
from kehoach.workspace.ten import chua_co, don, ten_tep

_CUA_MAY = frozenset({"desktop.ini", "thumbs.db"})


def ben_trong(path: Path, root: Path) -> bool:
    """Whether ``path``, links followed, lies below ``root`` (itself resolved)."""
    try:
        return path.resolve().is_relative_to(root)
    except (OSError, RuntimeError, ValueError):
        return False


def danh_sach(folder: Path) -> list[TepKem]:
    """The files in ``folder``, newest first; not what Word and the system leave there for themselves."""
    found = []
    with suppress(OSError):
        for each in folder.iterdir():
            if _ke(each.name) and each.is_file() and ben_trong(each, folder.resolve()):
                with suppress(OSError):
                    found.append(_kem(each))
    return sorted(found, key=lambda tep: (tep.luc, tep.ten), reverse=True)


def duong_dan(folder: Path, ten: str) -> Path:
    """The path of the file ``ten`` in ``folder``. Raises VT03 for whatever is not a file of it."""
    path = folder / ten if don(ten) else None
    if path is None or not path.is_file() or not ben_trong(path, folder.resolve()):
        raise loi.khong_co_tep(ten)
    return path


def them(folder: Path, ten: str, data: bytes) -> TepKem:
    """Keep ``data`` in ``folder`` under a name made of ``ten`` that is not taken. Raises VT05, TEP07, TEP08."""
    if len(data) > MAX_INPUT_BYTES:
        raise loi.tep_qua_lon(MAX_INPUT_BYTES)
    try:
        folder.mkdir(exist_ok=True)
        taken = {each.name.casefold() for each in folder.iterdir()}
    except OSError as error:
        raise loi.khong_dung_duoc(folder, error) from None
    path = folder / chua_co(ten_tep(ten), lambda name: name.casefold() in taken, "{than} ({so}){duoi}")
    write_bytes(path, data)
    return _kem(path)


def _ke(name: str) -> bool:
    return don(name) and not name.startswith("~$") and name.casefold() not in _CUA_MAY


def _kem(path: Path) -> TepKem:
    about = path.stat()
    return TepKem(path.name, about.st_size, datetime.fromtimestamp(about.st_mtime).astimezone())
