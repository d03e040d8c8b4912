"""The folders of the plans: found by name, locked, made whole and moved whole."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from secrets import token_hex
from time import time

from kehoach.lock import BusyError, locked
from kehoach.text.nfc import nfc
from kehoach.workspace import loi, noi
from kehoach.workspace.ben_bi import ben_bi
from kehoach.workspace.ten import chua_co, don, ma_tu
from kehoach.workspace.tep import ben_trong
from kehoach.workspace.viec import la_viec

CHO = 10.0
"""Seconds to wait for another who writes the same plan"""
_CHUNG = "?"
"""The lock of the whole folder, held while plans come and go; no plan can be called so"""
_KHOA, _TAM = "khoa", "tam"
_TAM_CU = 86_400
"""Seconds after which a folder that was never finished is one that a crash left"""


class Kho:
    """The folder ``goc`` and those below it."""

    def __init__(self, goc: Path) -> None:
        self.goc = noi.chuan_bi(goc)
        for each in self._rieng(_TAM).iterdir():
            with suppress(OSError):
                if time() - each.stat().st_mtime > _TAM_CU:
                    shutil.rmtree(each)
        self._rieng(_KHOA)

    def cac(self, *, luu_tru: bool) -> Iterator[Path]:
        """The folders of the plans there are, or of those put away."""
        base = self._nen(luu_tru)
        try:
            folders = sorted(base.iterdir())
        except FileNotFoundError:
            return
        except OSError as error:
            raise loi.khong_dung_duoc(base, error) from None
        yield from (each for each in folders if self._nhan(each))

    def tim(self, ma: str) -> tuple[Path, bool]:
        """The folder of the plan ``ma``, and whether it is put away. Raises VT02."""
        for put_away in (False, True):
            folder = self._nen(put_away) / ma if don(ma) else None
            if folder is not None and self._nhan(folder):
                return folder, put_away
        raise loi.khong_co_viec(ma, [each.name for away in (False, True) for each in self.cac(luu_tru=away)])

    @contextmanager
    def khoa(self, ma: str = _CHUNG) -> Iterator[None]:
        """Have the plan ``ma``, or the whole, for oneself. Raises VT01, VT11."""
        name = sha256(nfc(ma).casefold().encode("utf-8", "surrogatepass")).hexdigest()[:24]
        path = self._rieng(_KHOA) / name
        with ExitStack() as stack:
            try:
                stack.enter_context(locked(path, CHO))
            except BusyError as busy:
                raise loi.dang_ban(str(busy)) from None
            except OSError as error:
                raise loi.khong_dung_duoc(self.goc, error) from None
            yield

    def them(self, ten: str, dung: Callable[[Path], None]) -> str:
        """A new folder called after ``ten``, filled by ``dung`` before it is there for others; gives its name."""
        temporary = self._rieng(_TAM) / token_hex(8)
        try:
            temporary.mkdir()
            dung(temporary)
            with self.khoa():
                ma = chua_co(ma_tu(ten), lambda name: any((self._nen(away) / name).exists() for away in (False, True)))
                ben_bi(lambda: temporary.rename(self.goc / ma))
            return ma
        except OSError as error:
            raise loi.khong_dung_duoc(self.goc, error) from None
        finally:
            shutil.rmtree(temporary, ignore_errors=True)

    def chuyen(self, folder: Path, den: str) -> None:
        """Move ``folder`` to the folder ``den`` below the root ("" is the root itself), with a number when it is taken."""
        base = self.goc / den
        try:
            base.mkdir(exist_ok=True)
            with self.khoa():
                name = chua_co(folder.name, lambda name: (base / name).exists(), "{than}{duoi}-{so}")
                ben_bi(lambda: folder.rename(base / name))
        except OSError as error:
            raise loi.khong_dung_duoc(folder, error) from None

    def rieng(self, ten: str) -> Path:
        """The private folder ``ten``, for this user alone where the system has that. Raises VT03 for a name that is none."""
        if not don(ten) or ten in (_KHOA, _TAM):
            raise loi.khong_co_tep(ten)
        folder = self._rieng(ten)
        if not ben_trong(folder, self.goc):
            raise loi.khong_co_tep(ten)
        with suppress(OSError):  # a disk without modes
            folder.chmod(0o700)
        return folder

    def _rieng(self, ten: str) -> Path:
        folder = self.goc / noi.RIENG / ten
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise loi.khong_dung_duoc(folder, error) from None
        return folder

    def _nen(self, luu_tru: bool) -> Path:
        return self.goc / noi.LUU_TRU if luu_tru else self.goc

    def _nhan(self, folder: Path) -> bool:
        """Whether ``folder`` is that of a plan and truly lies here."""
        name = folder.name
        return don(name) and name not in (noi.LUU_TRU, noi.DA_XOA) and la_viec(folder) and self._o_day(folder)

    def _o_day(self, folder: Path) -> bool:
        return all(ben_trong(each, self.goc) for each in (folder, folder / "ke-hoach.yaml"))
