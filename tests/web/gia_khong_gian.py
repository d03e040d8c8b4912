"""A stand-in for the workspace until :mod:`kehoach.workspace` is there: one folder, no plans."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach import api


@dataclass(frozen=True)
class KhongGian:
    thu_muc: Path

    def danh_sach(self, tim: str = "", *, luu_tru: bool = False) -> list[Any]:
        return []

    def rieng(self, ten: str) -> Path:
        folder = self.thu_muc / ".kehoach" / ten
        folder.mkdir(parents=True, exist_ok=True)
        return folder


def open_workspace(folder: Path | None = None) -> KhongGian:
    assert folder is not None
    folder.mkdir(parents=True, exist_ok=True)
    return KhongGian(folder)


def cai() -> None:
    """Put it where the page looks for the real one."""
    if not hasattr(api, "open_workspace"):
        vars(api).update(KhongGian=KhongGian, open_workspace=open_workspace)
