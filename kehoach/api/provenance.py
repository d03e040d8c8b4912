"""Provenance: ``nguon-goc.yaml`` beside the results of rebase says how each was made, and keeps what rebasing again needs."""

import datetime as dt
import hashlib
import re
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Final

from kehoach.files import check_output, read_bytes, reason, write_bytes
from kehoach.problems import ExitCode, KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.model.chuyen import BaoCaoChuyen
    from kehoach.model.nguon_goc import BanGhi, DonViGoc, NguonGoc
    from kehoach.model.plan import KeHoach

FIRST_LINE: Final = "# Máy ghi, không sửa tay: nguồn gốc của các kế hoạch trong thư mục này (kehoach rebase)."
WAIT: Final = 10.0
"""Seconds to wait for another process that writes the same file."""
_KEEP: Final = "đổi tên tệp này để giữ lại, hoặc lấy lại bản chưa sửa, rồi chạy lại"
_NOT_TEXT = re.compile("[\x00-\x1f\ufffe\uffff\ud800-\udfff]")


def make(
    report: "BaoCaoChuyen",
    data: bytes,
    tu: "DonViGoc",
    den: "DonViGoc",
    plan: "KeHoach",
    ngay: dt.date,
    packs: Sequence[Path] = (),
) -> "BanGhi":
    """The record of a rebase: ``data`` is the source file, ``plan`` the result as rebase gave it, ``ngay`` today."""
    from kehoach import __version__
    from kehoach.api.danh_muc import catalog
    from kehoach.catalog.phien_ban import phien_ban
    from kehoach.model.nguon_goc import BanGhi, LopDanhMuc, TepNguon, ThayThe, plan_text

    return BanGhi(
        kehoach=__version__,
        ngay=ngay,
        nguon=TepNguon(ten=_text(PurePath(report.nguon).name), sha256=hashlib.sha256(data).hexdigest()),
        tu=tu,
        den=den,
        nam_cu=report.nam_cu,
        nam_moi=report.nam_moi,
        thay=[
            ThayThe(tu=_text(each.tu), den=_text(each.den), loai=each.loai, so_lan=each.so_lan)
            for each in report.tong()
        ],
        danh_muc=[LopDanhMuc(ten=_text(each.ten), sha256=each.sha256) for each in phien_ban(catalog(packs))],
        ban_goc=plan_text(plan),  # as it will be read, and a copy of its own
    )


def check(out: Path) -> None:
    """Raise :class:`KehoachError` when the record of ``out`` could not be written; call it before the work begins.

    RB08: the file is damaged or was edited by hand. TEP09: ``out`` has the name of that file.
    """
    _load(_file(out), to_rewrite=True)


def find(out: Path) -> "BanGhi | None":
    """The record of the result ``out``; None when there is none. A damaged file raises :class:`KehoachError` RB08."""
    return _load(_file(out))[0].tep.get(_name(out))


def record(out: Path, ban_ghi: "BanGhi", write: Callable[[], None] | None = None) -> None:
    """Write the record of the result ``out`` beside it, in place of an older one; those of other results stay as they are.
    ``write`` writes the result itself, once nothing but the disk can keep the record from being written.

    The file is written whole or not at all. Raises :class:`KehoachError`: RB08 as :func:`check`, RB18 when another process
    does not let go of the file, RB19 when it would grow too large; TEP for a folder or disk that cannot be written.
    """
    path = _file(out)
    check_output(path, overwrite=True)
    with _alone(path):
        _, data = _load(path, to_rewrite=True)
        own = _plain(ban_ghi.model_dump(mode="json", exclude_none=True))
        data["tep"] = {**(data.get("tep") or {}), _name(out): own}
        text = _dump(data)
        _prove(text, path, out, ban_ghi)
        if write is not None:
            write()
        write_bytes(path, text.encode(), overwrite=True)


def _file(out: Path) -> Path:
    from kehoach.model.nguon_goc import TEN_TEP

    if out.name.casefold() == TEN_TEP:
        message = f"Tên {TEN_TEP} dành cho tệp ghi nguồn gốc"
        raise KehoachError(Problem("TEP09", message, "đặt tên khác cho tệp kết quả", Place(str(out))))
    return out.parent / TEN_TEP


def _name(out: Path) -> str:
    """The key of a result, the same on every system."""
    return _text(out.name).strip()


def _text(text: str) -> str:
    return unicodedata.normalize("NFC", _NOT_TEXT.sub("\ufffd", text))


def _load(path: Path, *, to_rewrite: bool = False) -> "tuple[NguonGoc, dict[str, Any]]":
    """The file as model and as plain data (all text); empty when there is none. ``to_rewrite``: refuse a file that would
    not be the same when written again, which the machine did not write so."""
    from kehoach.model.nguon_goc import NguonGoc
    from kehoach.model.yaml_reader import MAX_BYTES

    if not path.exists():
        return NguonGoc(), {"phien_ban": "1"}
    raw = read_bytes(path, MAX_BYTES)
    try:
        model, data, text = _parsed(raw, str(path))
    except KehoachError as error:
        raise KehoachError([_damaged(each) for each in error.problems]) from None
    if to_rewrite and _dump(data) != text.replace("\r\n", "\n"):
        message = "Tệp nguồn gốc đã bị sửa tay, ghi tiếp sẽ mất chỗ sửa"
        raise KehoachError(Problem("RB08", message, _KEEP, Place(str(path), _changed_line(_dump(data), text))))
    return model, data


def _parsed(raw: bytes, file: str) -> "tuple[NguonGoc, dict[str, Any], str]":
    from kehoach.model.nguon_goc import NguonGoc
    from kehoach.model.yaml_data import decode, parse
    from kehoach.model.yaml_reader import validate

    text = decode(raw, file)
    source = parse(text, file)
    return validate(source, NguonGoc, file), source.data, text


def _damaged(problem: Problem) -> Problem:
    return replace(problem, code="RB08", message=f"Tệp nguồn gốc hỏng: {problem.message}", mend=_KEEP, near=())


def _changed_line(wanted: str, text: str) -> int:
    """The first line, from 1, in which the two differ."""
    pairs = zip(wanted.splitlines(), text.splitlines(), strict=False)
    same = next((index for index, (a, b) in enumerate(pairs) if a != b), None)
    return (min(len(wanted.splitlines()), len(text.splitlines())) if same is None else same) + 1


def _plain(value: Any) -> Any:
    """All values as text, which is how they are read."""
    if isinstance(value, dict):
        return {key: _plain(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_plain(each) for each in value]
    return str(value)


def _dump(data: dict[str, Any]) -> str:
    import yaml

    def dumped(readable: bool) -> str:
        text = yaml.dump(data, Dumper=dumper, allow_unicode=readable, sort_keys=False, width=1_000_000_000)
        return f"{FIRST_LINE}\n{text}"

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = dumped(True)
    return text if unicodedata.is_normalized("NFC", text) else dumped(False)


def _prove(text: str, path: Path, out: Path, ban_ghi: "BanGhi") -> None:
    """The text reads back as what it should say, before it takes the place of the old file."""
    from kehoach.model.yaml_reader import MAX_BYTES

    place = Place(str(path))
    full = Problem("RB19", "Tệp nguồn gốc của thư mục này sẽ quá lớn", "ghi kết quả vào một thư mục khác", place)
    raw = text.encode()
    if len(raw) > MAX_BYTES:
        raise KehoachError(full)
    try:
        model, _, _ = _parsed(raw, str(path))
    except KehoachError:
        raise KehoachError(full) from None
    if model.tep.get(_name(out)) != ban_ghi:
        message = "Nguồn gốc của kế hoạch này không ghi lại được nguyên vẹn"
        raise KehoachError(Problem("RB19", message, "báo cho người làm kehoach", place), ExitCode.OUR_FAULT)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock file of ``path``, so that of two who write at once the second reads what the first wrote."""
    lock = path.with_name(f"{path.name}.khoa")
    end = time.monotonic() + WAIT
    while True:
        try:
            lock.open("xb").close()
            break
        except (FileExistsError, PermissionError):  # Windows says the latter of a file that is just being deleted
            if time.monotonic() > end:
                message = "Một lệnh kehoach khác đang ghi tệp nguồn gốc của thư mục này"
                mend = f"chờ lệnh ấy xong; nếu không có lệnh nào đang chạy thì xóa tệp {lock.name}"
                raise KehoachError(Problem("RB18", message, mend, Place(str(lock)))) from None
            time.sleep(0.02)
        except OSError as error:
            problem = Problem("TEP08", f"Không ghi được tệp ({reason(error)})", "kiểm tra ổ đĩa", Place(str(lock)))
            raise KehoachError(problem) from None
    try:
        yield
    finally:
        with suppress(OSError):
            lock.unlink()
