"""The clerk's folder of plans."""

from pathlib import Path

from kehoach.workspace.khong_gian import KhongGian
from kehoach.workspace.kieu import BanViec, MocLichSu, TepKem, TomTat
from kehoach.workspace.noi import mac_dinh

__all__ = ["BanViec", "KhongGian", "MocLichSu", "TepKem", "TomTat", "open_workspace"]


def open_workspace(folder: Path | None = None) -> KhongGian:
    """The workspace in ``folder``, by default ``Kehoach`` in the user's documents; made if need be. Raises
    :class:`KehoachError` VT01 for a folder that cannot be made or written."""
    return KhongGian(folder if folder is not None else mac_dinh())
