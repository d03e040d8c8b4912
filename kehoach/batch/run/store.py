"""The output folder: what is there, whose it is, and putting files in their place without harming anyone's.

Problems: HL53 a file in the way, HL58 no file can be written any more, HL59 a folder that leads out of the output folder, HL60 a
folder that cannot be made.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, Final

from kehoach.batch.job import TepXong
from kehoach.batch.run import lock
from kehoach.batch.run.contract import KetQuaHang, one_line
from kehoach.batch.run.ledger import DaLam, Dong, So
from kehoach.files import TEMPORARY, reason, replacing
from kehoach.problems import KehoachError, Place, Problem

MAX_FAILURES: Final = 20
"""So many rows in sequence whose files the disk refuses end the run: it is full, or gone"""
_BLOCK: Final = 1 << 20
WAY_OUT: Final = "dời tệp ấy đi nơi khác, hoặc thêm --ghi-de nếu muốn thay"
SAME: Final = "Tệp đã được sửa tay, giữ nguyên"
CHANGED: Final = (
    "Tệp đã được sửa tay, giữ nguyên; bản làm lại bây giờ sẽ khác: đổi tên tệp ấy rồi chạy lại với --tiep-tuc"
)


def sha256(data: bytes) -> str:
    """The hash by which files are told."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file's content; empty when there is no such file or it cannot be read."""
    try:
        with path.open("rb") as stream:
            return _digest(stream)
    except OSError:
        return ""


def _digest(stream: BinaryIO) -> str:
    digest = hashlib.sha256()
    while block := stream.read(_BLOCK):
        digest.update(block)
    return digest.hexdigest()


class Kho:
    """The output folder during a run."""

    def __init__(self, folder: Path, before: DaLam, ghi_de: bool) -> None:
        self.folder, self.before, self._ghi_de = folder, before, ghi_de
        self.old = before.finder()
        self._root = folder.resolve()
        self._path = os.path.join(folder, "")  # noqa: PTH118 - what the names follow
        self._inside: set[str] = set()
        """Folders that were looked at, and made"""
        self._failures = 0
        self._new = not folder.exists() or (folder.is_dir() and {each.name for each in folder.iterdir()} <= {lock.NAME})
        """Whether nothing was there before this run"""

    def planned(self, name: str) -> str:
        """As :meth:`in_the_way`, before anything is written."""
        return "" if self._new else self.in_the_way(name)

    def close(self) -> None:
        """Let the record of earlier runs go."""
        self.old.close()

    def in_the_way(self, name: str) -> str:
        """Why the file ``name`` can neither be written over what is there nor be taken for the one of an earlier run."""
        path = self.folder / name
        if not path.exists():
            return ""
        if path.is_dir():
            return "là một thư mục đã có"
        if self._ghi_de or self.before.has(name):
            return ""
        return "đã có mà không do lượt chạy trước ghi"

    def edited(self, name: str) -> bool:
        """Whether the file ``name`` is one that a run made and a person changed since, and that must be left alone. An empty
        file was cut short by a fall of the machine."""
        if self._ghi_de or not self.before.has(name):
            return False
        path = self.folder / name
        return path.exists() and path.stat().st_size > 0 and not self.before.knows(name, sha256_of(path))

    def put(self, row: KetQuaHang, book: So) -> tuple[Dong, ...]:
        """Tell in ``book`` what becomes of the row, then put its files in their place. The lines that hold."""
        if not row.tep:
            return self._told(book, row.hang, [Dong(row.hang, "", "", "hong", row.loi, row.khoa)])
        lines = [self._line(row, each) for each in row.tep]
        book.add(row.hang, lines)
        try:
            for line, each in zip(lines, row.tep, strict=True):
                if line.trang_thai != "sua_tay":
                    self._write(each.ten, each.du_lieu)
            self._failures = 0
        except KehoachError as error:
            self._failures += 1
            if self._failures > MAX_FAILURES:
                mend = "kiểm tra ổ đĩa rồi chạy lại với --tiep-tuc"
                raise KehoachError(
                    [*error.problems, Problem("HL58", "Không ghi thêm được tệp nào", mend, Place(str(self.folder)))]
                ) from None
            return self._told(book, row.hang, [self._failed(each, one_line(error.problems)) for each in lines])
        return tuple(lines)

    def _told(self, book: So, row: int, lines: list[Dong]) -> tuple[Dong, ...]:
        book.add(row, lines)
        return tuple(lines)

    def _line(self, row: KetQuaHang, each: TepXong) -> Dong:
        made = sha256(each.du_lieu)
        if self.edited(each.ten):
            return left_alone(self.old(each.ten), made)._replace(hang=row.hang)
        return Dong(row.hang, each.ten, made, "co_loi" if each.loi else "xong", _said(each), row.khoa)

    def _failed(self, line: Dong, why: str) -> Dong:
        """The line of a file that could not be written; one that lies there from before stays known as ours."""
        there = sha256_of(self.folder / line.tep)
        ours = there == line.sha256 or self.before.knows(line.tep, there)
        return line._replace(sha256=there if ours else "", trang_thai="hong", thong_bao=why)

    def _write(self, name: str, data: bytes) -> None:
        folder = name.rpartition("/")[0]
        if folder not in self._inside:
            self._enter(self.folder / folder)
            self._inside.add(folder)
        path = f"{self._path}{name}"
        there = os.path.lexists(path)
        if there and (why := self.in_the_way(name)):  # put there since the plan was made
            raise KehoachError(Problem("HL53", f"Tệp {name} {why}", WAY_OUT, Place(path)))
        if (there and Path(path).is_symlink()) or not _replaced(path, data):
            with replacing(Path(path), durable=False) as stream:  # tells what is wrong
                stream.write(data)

    def gather(self, name: str, write: Callable[[BinaryIO], None], book: So) -> Dong:
        """Make the file ``name``, which is of many rows, by ``write``; its line. Raises :class:`KehoachError`."""
        path = self.folder / name
        self._enter(path.parent)
        if why := self.in_the_way(name):
            raise KehoachError(Problem("HL53", f"Tệp {name} {why}", WAY_OUT, Place(str(path))))
        if self.edited(name):
            return left_alone(self.old(name), "")
        with replacing(path) as out:
            write(out)
            out.seek(0)
            line = Dong(0, name, _digest(out), "xong")
            book.note([line])
        return line

    def _enter(self, folder: Path) -> None:
        if not folder.resolve().is_relative_to(self._root):
            mend = "bỏ lối tắt (liên kết) ấy khỏi thư mục kết quả"
            raise KehoachError(Problem("HL59", "Thư mục này dẫn ra ngoài thư mục kết quả", mend, Place(str(folder))))
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            mend = "dời tệp cùng tên đi, hoặc kiểm tra quyền ghi"
            raise KehoachError(
                Problem("HL60", f"Không tạo được thư mục ({reason(error)})", mend, Place(str(folder)))
            ) from None

    def sweep(self, folders: Iterable[str]) -> None:
        """Take away what a killed run left half written in the output folder and in ``folders`` of it."""
        begin, end = TEMPORARY
        for folder in ("", *folders):
            where = self.folder / folder
            if where.is_dir():
                for path in where.glob(f"{begin}*{end}"):
                    path.unlink(missing_ok=True)


def _replaced(path: str, data: bytes) -> bool:
    """Write ``data`` to a neighbour and put it in the place of ``path``, with as few calls as there can be: it is done for
    every file. False when that did not go well; then nothing is left of it."""
    begin, end = TEMPORARY
    temporary = os.path.join(os.path.dirname(path), f"{begin}{os.getpid()}{end}")  # noqa: PTH118, PTH120 - see above
    try:
        with open(temporary, "xb", buffering=0) as stream:  # noqa: PTH123
            whole = stream.write(data) == len(data)
        if whole:
            os.replace(temporary, path)  # noqa: PTH105
            return True
    except OSError:
        pass
    with suppress(OSError):
        os.unlink(temporary)  # noqa: PTH108
    return False


def _said(each: TepXong) -> str:
    """What the check says of a file: its faults, then how many warnings there are and what to do about them."""
    if not each.canh_bao:
        return "; ".join(each.loi)
    warnings = ": ".join(filter(None, (f"{each.canh_bao} cảnh báo", "; ".join(each.nhac))))
    return "; ".join((*each.loi, warnings))


def left_alone(old: Dong | None, made: str) -> Dong:
    """The line of a file that a person changed; ``made`` is the hash of what would be made now."""
    if old is None:
        raise ValueError("no file of an earlier run")
    said = SAME if old.sha256 == made else CHANGED
    return old._replace(trang_thai="sua_tay", thong_bao=said)


def kept(names: Sequence[str], lines: Sequence[Dong | None], key: str, folder: Path) -> bool:
    """Whether the files of a row are there as an earlier run made them from the same input."""
    return all(
        each is not None
        and each.tep == name
        and each.trang_thai in ("xong", "co_loi")
        and each.dau_vao == key
        and each.sha256 == sha256_of(folder / name)
        for name, each in zip(names, lines, strict=True)
    )
