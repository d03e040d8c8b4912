"""What was found of an uploaded file, kept beside it: a file is checked and mended once for each way of asking."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, Final, TypeVar

from kehoach import __version__, api
from kehoach.api import pack
from kehoach.api.checking import TuyChon
from kehoach.api.findings import place
from kehoach.files import write_bytes
from kehoach.model.phat_hien import KetQuaTep
from kehoach.problems import KehoachError, Level, Problem
from kehoach.web.tai_len import TepTai

if TYPE_CHECKING:
    from werkzeug.datastructures import MultiDict

MUC_DICH: Final = "kiem-tra"
GIAI_DOAN: Final = {"": "Tự nhận (đủ số và ngày là bản ban hành)", "du-thao": "Dự thảo", "ban-hanh": "Bản ban hành"}
MAX_TYPED: Final = 200
_LOCKS: Final = tuple(Lock() for _ in range(16))
"""Two tabs on one file: the second waits for what the first finds"""
K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class CachKiem:
    """How a file is to be checked, as the page says it."""

    giai_doan: str = ""
    xa: str = ""
    """Code of the commune; empty: as its letterhead says"""
    xa_chu: str = ""
    """The same as it was typed"""

    def url(self) -> dict[str, Any]:
        """As it stands in an address."""
        named = {"giai_doan": self.giai_doan, "xa": self.xa, "xa_chu": self.xa_chu}
        return {key: value for key, value in named.items() if value}

    def tuy_chon(self) -> TuyChon:
        """For the checker, by the office's own settings."""
        place = (self.xa or self.xa_chu, None) if self.xa or self.xa_chu else None
        stage = self.giai_doan if self.giai_doan in ("du-thao", "ban-hanh") else None
        return TuyChon(giai_doan=stage, xa=place, cau_hinh=api.settings(None))  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class DaKiem:
    """A file that was checked: what was found, or why it cannot be read."""

    ket_qua: KetQuaTep | None = None
    loi: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ChoSua:
    """A mend that was made; or one that was not, and why."""

    ma: str
    cho: str
    """Where, in words"""
    cu: str
    moi: str
    ly_do: str = ""


@dataclass(frozen=True, slots=True)
class DaMend:
    """A file that was mended: what was done; its content lies beside."""

    tep: str = ""
    """Name of the mended file in the folder"""
    da_sua: list[ChoSua] = field(default_factory=list)
    khong_sua: list[ChoSua] = field(default_factory=list)
    con_lai: dict[Level, int] = field(default_factory=dict)
    """Level -> how many findings are left"""
    loi: list[Problem] = field(default_factory=list)


def cach(values: "MultiDict[str, str] | Mapping[str, str]") -> CachKiem:
    """How to check, from the fields of a form or an address."""
    given = {key: values.get(key, "")[:MAX_TYPED].strip() for key in ("giai_doan", "xa", "xa_chu")}
    return CachKiem(given["giai_doan"] if given["giai_doan"] in GIAI_DOAN else "", given["xa"], given["xa_chu"])


def da_kiem(tep: TepTai, how: CachKiem) -> DaKiem | None:
    """What was found before; None: not checked yet."""
    return _kept(_path(tep, how, "kiem"), DaKiem)


def kiem(tep: TepTai, how: CachKiem, *, lai: bool = False) -> DaKiem:
    """Check the file, unless that was done; ``lai``: once more all the same."""

    def work() -> DaKiem:
        try:
            found = api.check(tep.duong_dan, how.tuy_chon())
        except KehoachError as error:
            return DaKiem(None, error.problems)
        return DaKiem(replace(found, ten=tep.ten))

    return _once(tep, _path(tep, how, "kiem"), DaKiem, work, lai=lai)


def da_sua(tep: TepTai, how: CachKiem, *, dong_y: bool) -> DaMend | None:
    """What was mended before; None: not done yet."""
    return _kept(_path(tep, how, f"sua-{dong_y:d}"), DaMend)


def sua(tep: TepTai, how: CachKiem, *, dong_y: bool, theo_doi: bool = False) -> DaMend:
    """Mend the file, unless that was done; ``theo_doi`` makes the mends tracked changes."""
    path = _path(tep, how, f"sua-{dong_y:d}" + ("-theo-doi" if theo_doi else ""))

    def work() -> DaMend:
        try:
            done = api.mend(tep.duong_dan, how.tuy_chon(), dong_y=dong_y, theo_doi=theo_doi)
        except KehoachError as error:
            return DaMend(loi=error.problems)
        output = path.with_suffix(tep.duong_dan.suffix)
        write_bytes(output, done.data, overwrite=True, durable=False)
        return DaMend(
            output.name,
            [ChoSua(each.ma, place(each.vi_tri), each.cu, each.moi) for each in done.da_sua],
            [ChoSua(each.ma, place(each.vi_tri), each.cu, each.moi, each.ly_do) for each in done.khong_sua],
            {level: sum(each.muc_do is level for each in done.con_lai) for level in Level},
        )

    return _once(tep, path, DaMend, work)


def _path(tep: TepTai, how: CachKiem, what: str) -> Path:
    """Where the outcome is kept: another for every way of asking, catalogue and settings."""
    said = "\n".join((__version__, how.giai_doan, how.xa or how.xa_chu, pack.mark()))
    return tep.thu_muc / f"{what}-{sha256(said.encode()).hexdigest()[:16]}.json"


def _once(tep: TepTai, path: Path, kind: type[K], work: Callable[[], K], *, lai: bool = False) -> K:
    with _LOCKS[hash(tep.ma) % len(_LOCKS)]:
        done = None if lai else _kept(path, kind)
        if done is None:
            from pydantic import TypeAdapter  # heavy: not before the first file is checked

            done = work()
            write_bytes(path, TypeAdapter(kind).dump_json(done), overwrite=True, durable=False)
        return done


def _kept(path: Path, kind: type[K]) -> K | None:
    if not path.exists():
        return None
    from pydantic import TypeAdapter, ValidationError

    try:
        return TypeAdapter(kind).validate_json(path.read_bytes())
    except (OSError, ValidationError):  # half written, or by an older program: done again
        return None
