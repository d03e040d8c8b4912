"""The batches of "Phụ lục hằng loạt" on disk: a private folder each, so that they are there when the server starts again.

``viec.json`` says what is known of a batch, ``xem.json`` what its workbook will give, ``goc/`` holds the workbook and
``ket-qua/`` the files, unless the clerk wants them in the open part of the workspace, under ``Hàng loạt``.
Problems: WEB62 a batch that is not there, WEB63 too many of them, WEB65 a disk that does not take it.
"""

import hashlib
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from kehoach import __version__, api
from kehoach.files import reason, write_bytes
from kehoach.problems import KehoachError, Problem

MAX_LO: Final = 200
"""Batches that are kept at once"""
HIEN: Final = "Hàng loạt"
"""Folder of the workspace for files that the clerk wants to see"""
_MA: Final = re.compile(r"\d{8}-\d{6}-[0-9a-f]{6}")


@dataclass(frozen=True, slots=True)
class Lo:
    """A batch: a workbook that was dropped and what became of it."""

    ma: str
    ten: str
    """Name of the workbook"""
    luc: datetime
    bam: str
    """Hash of the workbook"""
    tien_trinh: int = 0
    dong_goi: bool = False
    noi: str = ""
    """Name of its folder under ``Hàng loạt``; empty: the files stay private"""
    bat_dau: datetime | None = None
    """When it was last run"""
    tong_ket: dict[str, Any] | None = None
    """What the last run did; None: it never came to its end"""
    loi: tuple[tuple[str, str], ...] = ()
    """Why the last run could not go on: causes and mends"""

    @property
    def doc_duoc(self) -> bool:
        """Whether what is known of it could be read."""
        return bool(self.bam)


class KhoLo:
    """All batches of a workspace."""

    def __init__(self, workspace: api.KhongGian) -> None:
        self._root, self._open = workspace.rieng("hang-loat"), workspace.thu_muc / HIEN

    def so(self, lo: Lo) -> Path:
        """Its workbook."""
        return self._root / lo.ma / "goc" / lo.ten

    def ra(self, lo: Lo) -> Path:
        """The folder of its files."""
        return self._open / lo.noi if lo.noi else self._root / lo.ma / "ket-qua"

    def danh_sach(self) -> list[Lo]:
        """Newest first. One that cannot be read is there with why."""
        names = sorted((each.name for each in self._root.iterdir() if _MA.fullmatch(each.name)), reverse=True)
        return [self._read(name) for name in names]

    def lay(self, ma: str) -> Lo:
        """The batch ``ma``. Raises :class:`KehoachError` WEB62."""
        if _MA.fullmatch(ma) and (self._root / ma).is_dir():
            return self._read(ma)
        raise KehoachError(Problem("WEB62", "Không có lượt này", "về trang Phụ lục hằng loạt, chọn lại"))

    def nhan(self, ten: str, data: bytes) -> tuple[Lo, bool]:
        """Keep a workbook; the batch, and whether it is new: the same workbook again is the same batch. Raises
        :class:`KehoachError` WEB63, WEB65, TEP."""
        known, digest = self.danh_sach(), hashlib.sha256(data).hexdigest()
        for each in known:
            if each.bam == digest and self.so(each).exists():
                return each, False
        if len(known) >= MAX_LO:
            raise KehoachError(
                Problem("WEB63", f"Đã giữ {MAX_LO} lượt", "xóa bớt các lượt cũ ở cuối trang rồi làm lại")
            )
        now = datetime.now().astimezone()
        lo = Lo(f"{now:%Y%m%d-%H%M%S}-{token_hex(3)}", _name(ten), now, digest)
        try:
            self._keep(lo, data)
        except KehoachError:
            shutil.rmtree(self._root / lo.ma, ignore_errors=True)
            raise
        return lo, True

    def thay(self, lo: Lo, ten: str, data: bytes) -> Lo:
        """Another workbook, a mended one, in the place of that of ``lo``; its files stay. Raises as :meth:`nhan`."""
        new = replace(lo, ten=_name(ten), bam=hashlib.sha256(data).hexdigest())
        old = self.so(lo)
        self._keep(new, data)
        if self.so(new) != old:
            old.unlink(missing_ok=True)
        return new

    def ghi(self, lo: Lo) -> Lo:
        """Keep what is known of ``lo``. Raises :class:`KehoachError` TEP."""
        self._put(self._root / lo.ma / "viec.json", _adapter(Lo).dump_json(lo, indent=1))
        return lo

    def xem(self, lo: Lo) -> api.XemTruoc:
        """What its workbook will give: looked at once. Raises :class:`KehoachError` with what is wrong with all of it."""
        path = self._root / lo.ma / f"xem-{lo.bam[:16]}-{__version__}.json"
        with suppress(OSError, ValueError):
            found: api.XemTruoc = _adapter(api.XemTruoc).validate_json(path.read_bytes())
            return found
        seen = api.look_at_batch(api.open_batch(self.so(lo), self.ra(lo)))
        with suppress(KehoachError):  # a full disk: looked at again next time
            self._put(path, _adapter(api.XemTruoc).dump_json(seen))
        return seen

    def cho_hien(self, lo: Lo) -> str:
        """A folder of its own under ``Hàng loạt``; its name. Raises :class:`KehoachError` WEB65."""
        stem = api.safe_name(Path(lo.ten).stem)
        _make(self._open)
        for number in count(1):
            name = stem if number == 1 else f"{stem} ({number})"
            try:
                (self._open / name).mkdir()
            except FileExistsError:
                continue
            except OSError as error:
                raise _refused(error) from None
            return name
        raise AssertionError

    def xoa(self, lo: Lo) -> None:
        """Forget ``lo``; files in the open part of the workspace stay. Raises :class:`KehoachError` WEB65."""
        gone = self._root / f".xoa-{lo.ma}"
        try:
            (self._root / lo.ma).rename(gone)
        except OSError as error:
            raise _refused(error) from None
        shutil.rmtree(gone, ignore_errors=True)

    def _read(self, ma: str) -> Lo:
        path = self._root / ma / "viec.json"
        try:
            found: Lo = _adapter(Lo).validate_json(path.read_bytes())
            return replace(found, ma=ma, ten=_name(found.ten))
        except (OSError, ValueError):
            when = datetime.strptime(ma[:15], "%Y%m%d-%H%M%S").astimezone()
            return Lo(
                ma, "việc.xlsx", when, "", loi=(("Không đọc được thông tin của lượt này", "xóa đi rồi thả lại tệp"),)
            )

    def _keep(self, lo: Lo, data: bytes) -> None:
        _make(self.so(lo).parent)
        write_bytes(self.so(lo), data, overwrite=True)
        self.ghi(lo)

    def _put(self, path: Path, data: bytes) -> None:
        write_bytes(path, data, overwrite=True)


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _refused(error) from None


def _refused(error: OSError) -> KehoachError:
    mend = "giải phóng dung lượng đĩa, kiểm tra quyền ghi rồi làm lại"
    return KehoachError(Problem("WEB65", f"Không ghi được vào thư mục làm việc ({reason(error)})", mend))


def _name(ten: str) -> str:
    name = api.safe_name(ten)
    return name if Path(name).suffix else f"{name}.xlsx"


@cache
def _adapter(kind: type) -> Any:
    from pydantic import TypeAdapter

    return TypeAdapter(kind)
