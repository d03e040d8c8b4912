"""The output folder: what is there, whose it is, and putting files in their place without harming anyone's.

Problems: HL53 a file in the way, HL58 no file can be written any more, HL59 a folder that leads out of the output folder, HL60 a
folder that cannot be made.
"""

import hashlib
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from kehoach.batch.job import TepXong
from kehoach.batch.run.contract import KetQuaHang, one_line
from kehoach.batch.run.ledger import DaLam, Dong, So
from kehoach.files import TEMPORARY, reason, write_bytes
from kehoach.problems import KehoachError, Place, Problem

MAX_FAILURES: Final = 20
"""So many rows in sequence whose files the disk refuses end the run: it is full, or gone"""
_BLOCK: Final = 1 << 20


def sha256(data: bytes) -> str:
    """The hash by which files are told."""
    return hashlib.sha256(data).hexdigest()


def sha256_of(path: Path) -> str:
    """The hash of a file's content; empty when there is no such file or it cannot be read."""
    try:
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


class Kho:
    """The output folder during a run."""

    def __init__(self, folder: Path, before: DaLam, ghi_de: bool) -> None:
        self.folder, self._before, self._ghi_de = folder, before, ghi_de
        self._root = folder.resolve()
        self._inside: set[Path] = set()
        self._failures = 0

    def in_the_way(self, name: str) -> str:
        """Why the file ``name`` may not be written over what is there; empty when it may, or when nothing is there."""
        path = self.folder / name
        if path.is_dir():
            return "là một thư mục đã có"
        if self._ghi_de or not path.exists() or self.is_ours(name):
            return ""
        return "đã có mà không do lượt chạy trước ghi; dời tệp ấy đi, hoặc thêm --ghi-de nếu muốn thay"

    def is_ours(self, name: str) -> bool:
        """Whether the file ``name`` that is there is as a run made it; an empty one was cut short by a fall of the machine."""
        path = self.folder / name
        return not path.stat().st_size or self._before.knows(name, sha256_of(path))

    def put(self, row: KetQuaHang, book: So) -> tuple[Dong, ...]:
        """Tell in ``book`` what becomes of the row, then put its files in their place. The lines that hold."""
        lines = [_line(row, each) for each in row.tep] or [Dong(row.hang, "", "", "hong", row.loi, row.khoa)]
        book.add(row.hang, lines)
        try:
            for each in row.tep:
                self.write(each.ten, each.du_lieu)
            self._failures = 0
        except KehoachError as error:
            self._failures += 1
            if self._failures > MAX_FAILURES:
                mend = "kiểm tra ổ đĩa rồi chạy lại với --tiep-tuc"
                raise KehoachError(
                    [*error.problems, Problem("HL58", "Không ghi thêm được tệp nào", mend, Place(str(self.folder)))]
                ) from None
            lines = self._failed(row, one_line(error.problems))
            book.add(row.hang, lines)
        return tuple(lines)

    def _failed(self, row: KetQuaHang, why: str) -> list[Dong]:
        """Lines for files that could not be written; those that lie there from before stay known as ours."""
        shas = {each.ten: sha256_of(self.folder / each.ten) for each in row.tep}
        made = {each.ten: sha256(each.du_lieu) for each in row.tep}
        ours = {name for name, sha in shas.items() if sha and (sha == made[name] or self._before.knows(name, sha))}
        return [Dong(row.hang, name, shas[name] if name in ours else "", "hong", why) for name in shas]

    def write(self, name: str, data: bytes) -> None:
        """Write a file under the folder. Raises :class:`KehoachError` when another's is in the way or the disk refuses."""
        path = self.folder / name
        self._enter(path.parent)
        if why := self.in_the_way(name):
            raise KehoachError(Problem("HL53", f"Tệp {name} {why}", "", Place(str(path))))
        write_bytes(path, data, overwrite=True, durable=False)

    def _enter(self, folder: Path) -> None:
        if folder in self._inside:
            return
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
        self._inside.add(folder)

    def sweep(self, folders: Iterable[str]) -> None:
        """Take away what a killed run left half written in the output folder and in ``folders`` of it."""
        begin, end = TEMPORARY
        for folder in ("", *folders):
            where = self.folder / folder
            if where.is_dir():
                for path in where.glob(f"{begin}*{end}"):
                    path.unlink(missing_ok=True)


def _line(row: KetQuaHang, each: TepXong) -> Dong:
    said = "; ".join(each.loi)
    return Dong(row.hang, each.ten, sha256(each.du_lieu), "co_loi" if each.loi else "xong", said, row.khoa)


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
