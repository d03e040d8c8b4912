"""Reuse: a neighbour's plan, or last year's own, becomes ours; again, when the source has a new version."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kehoach.api import provenance
from kehoach.api.checking import DATA, TuyChon, document_under_check
from kehoach.files import check_output, read_bytes, write_bytes
from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.catalog.dia_phuong import Xa
    from kehoach.model.chuyen import BaoCaoChuyen
    from kehoach.model.gop import KetQuaGop
    from kehoach.model.nguon_goc import BanGhi, DonViGoc
    from kehoach.model.plan import KeHoach
    from kehoach.rebase.chuyen import KetQuaChuyen
    from kehoach.rules.ho_so import HoSo

_YAML: Final = (".yaml", ".yml")
_REPORTS: Final = (".json", ".html")
FAR: Final = 5
"""More years between source and result than that are told"""


@dataclass(frozen=True)
class TuyChonChuyen:
    """For whom, and how."""

    xa: str = ""
    """The commune that it becomes; empty with ``lai``: as last time"""
    tinh: str | None = None
    nam: int | None = None
    """The year that it becomes; None: the source's own"""
    tu: tuple[str, str | None] | None = None
    """Whose plan the source is, where it cannot be told"""
    theo_doi: bool = False
    """The source's own Word file with every change tracked, in place of a new one"""
    lai: bool = False
    """Rebase again: the result is there, edited since, and the source has a new version"""
    packs: Sequence[Path] = ()
    ngay: dt.date | None = None
    """Today, for the record"""


@dataclass
class KetQuaRebase:
    """What came out."""

    ke_hoach: "KeHoach"
    bao_cao: "BaoCaoChuyen"
    luu_y: list[str] = field(default_factory=list)
    """What to tell beside the report"""
    gop: "KetQuaGop | None" = None
    """With ``lai``: what came in, and what clashes"""
    giu_nguyen: bool = False
    """With ``lai``: nothing came in, the result stays as it is, byte for byte"""


def rebase(
    path: Path, out: Path, options: TuyChonChuyen, *, bao_cao: Path | None = None, overwrite: bool = False
) -> KetQuaRebase:
    """Make the plan in ``path`` (any file that can be read) that of ``options.xa``, write it to ``out`` (.yaml, or any format
    that ``render`` knows), how it was made to ``nguon-goc.yaml`` beside it, the record of every change to ``bao_cao``
    (.json, .html).

    Raises :class:`KehoachError`: RB01, RB02 for a source of no commune, RB03 where source and target are one, RB04-RB07 for
    wishes that do not fit, RB08, RB18, RB19 of :mod:`kehoach.api.provenance`; the codes of places (DP) for the target; and
    what reading and writing raise.
    """
    _check(path, out, options, bao_cao, overwrite)
    data = read_bytes(path)
    before = provenance.find(out) if options.lai else None
    if options.lai and before is None:
        message = f"Không có nguồn gốc của {out.name} trong {out.parent / 'nguon-goc.yaml'}"
        raise KehoachError(Problem("RB07", message, "bỏ --lai để làm lại từ đầu, ghi ra tệp khác", Place(str(out))))
    ours = _read(out) if options.lai else None
    if options.theo_doi:
        _check_word(data, path)
    ready = prepare(data, path, options, before)
    dich = ready.dich
    if before is not None and before.den.ma not in ("", dich.ma):
        message = f"Lần trước {out.name} làm cho {before.den.loai} {before.den.ten}, nay là {dich.day_du}"
        raise KehoachError(Problem("RB07", message, "bỏ --lai, ghi ra tệp khác", Place(str(out))))
    made = ready.made(bo_xong=not options.theo_doi)
    told = KetQuaRebase(made.ke_hoach, made.bao_cao, ready.notes(made))
    if before is not None and ours is not None:
        from kehoach.diffing.ba_cay import merge

        told.gop = merge(before.ban_goc, made.ke_hoach, ours)
        told.ke_hoach = told.gop.ke_hoach
    written = _tracked(data, made, told) if options.theo_doi else _printed(told.ke_hoach, out)
    told.giu_nguyen = ours is not None and told.ke_hoach == ours
    kept = _kept(out) if ours is not None and not told.giu_nguyen else None
    if kept is not None:
        told.luu_y.append(f"{out.name} ghi lại từ đầu: chữ đã sửa còn nguyên, bản trước giữ ở {kept.name}")
    report = rebase_report(told, bao_cao.suffix.lower()).encode() if bao_cao is not None else b""
    today = options.ngay or dt.date.today()
    record = provenance_of(made, data, today, options.packs)

    def write() -> None:
        if kept is not None:
            write_bytes(kept, read_bytes(out))
        _write(written, out, overwrite)

    provenance.record(out, record, None if told.giu_nguyen else write)
    if bao_cao is not None:
        try:
            write_bytes(bao_cao, report, overwrite)
        except KehoachError as error:  # the disk, between two files
            done = [
                replace(each, message=f"{each.message}; kết quả {out.name} thì đã ghi xong") for each in error.problems
            ]
            raise KehoachError(done, error.exit_code) from None
    return told


@dataclass(frozen=True)
class ChuanBi:
    """A source that was read, and whom it is to be for."""

    ho_so: "HoSo"
    dich: "Xa"
    nam_goc: int
    nam: int
    ten_tep: Path
    luu_y: tuple[str, ...] = ()

    def made(self, *, bo_xong: bool, giu: Collection[int] = ()) -> "KetQuaChuyen":
        """The rebase; without the finished tasks of an own plan, but those numbered in ``giu``, with ``bo_xong``."""
        from kehoach.rebase.chuyen import chuyen

        try:
            return chuyen(self.ho_so, self.dich, self.nam, self.ten_tep.name, bo_xong=bo_xong, giu=giu)
        except KehoachError as error:
            place = Place(str(self.ten_tep))
            placed = [each if each.place.file else replace(each, place=place) for each in error.problems]
            raise KehoachError(placed, error.exit_code) from None

    def notes(self, made: "KetQuaChuyen") -> list[str]:
        """What to tell beside the report."""
        years = _years(self.nam_goc, self.nam)
        return [*kind_told(self.ho_so), *self.luu_y, *_several(made, self.ho_so), *years]


def prepare(data: bytes, path: Path, options: TuyChonChuyen, before: "BanGhi | None" = None) -> ChuanBi:
    """The source ``data`` of the file ``path``, known to be of a commune, and the target; with the record of the time
    ``before`` for what ``options`` leave open. Raises :class:`KehoachError` as :func:`rebase` does of both."""
    from kehoach.rebase.thoi_gian import thoi_gian

    asked = options.xa or (before.den.ma if before else "")
    nam = options.nam or (before.nam_moi if before else None)
    ho_so = document_under_check(data, path, TuyChon(xa=options.tu, packs=options.packs))
    own = thoi_gian(ho_so).nam
    year = nam or own
    wished = (asked, options.tinh if options.xa else None, year, options.nam)
    ho_so, dich, notes = _both(ho_so, wished, path, before)
    return ChuanBi(ho_so, dich, own, year, path, tuple(notes))


def provenance_of(made: "KetQuaChuyen", data: bytes, ngay: dt.date, packs: Sequence[Path]) -> "BanGhi":
    """The record of a rebase of the source file ``data``."""
    return provenance.make(
        made.bao_cao, data, _unit(made.nguon.xa), _unit(made.dich), made.ke_hoach, ngay, tuple(packs)
    )


def rebase_report(told: KetQuaRebase, suffix: str) -> str:
    """The record of a rebase as ``.json`` or ``.html``."""
    from kehoach.writers.chuyen import html, json

    return json.to_json(told.bao_cao, told.gop) if suffix == ".json" else html.to_html(told.bao_cao, told.gop)


def rebase_lines(told: KetQuaRebase) -> list[str]:
    """The record of a rebase for a terminal, line by line."""
    from kehoach.writers.chuyen import chu

    return list(chu.lines(told.bao_cao))


def _check(path: Path, out: Path, options: TuyChonChuyen, bao_cao: Path | None, overwrite: bool) -> None:
    """Everything that can be told before the work begins."""
    from kehoach.model.schema import FILE_NAME
    from kehoach.writers import WRITERS

    known = (*_YAML, *WRITERS)
    suffix = out.suffix.lower()
    if suffix not in known:
        shown = f"“{suffix}”" if suffix else "trống"
        raise KehoachError(
            Problem("XUAT01", f"Không ghi được tệp có đuôi {shown}", "đặt đuôi: " + ", ".join(known), Place(str(out)))
        )
    if not options.xa and not options.lai:
        raise KehoachError(Problem("RB04", "Chưa nói kế hoạch làm lại cho xã nào", "thêm --xa TÊN --tinh TỈNH"))
    if options.theo_doi and (suffix != ".docx" or options.lai):
        message = (
            "Theo dõi thay đổi chỉ có ở tệp Word mới làm lại"
            if options.lai
            else "Theo dõi thay đổi chỉ ghi được vào tệp .docx"
        )
        mend = "bỏ --theo-doi, hoặc bỏ --lai" if options.lai else f"đặt tên kết quả {out.stem}.docx, hoặc bỏ --theo-doi"
        raise KehoachError(Problem("RB05", message, mend, Place(str(out))))
    if bao_cao is not None and bao_cao.suffix.lower() not in _REPORTS:
        raise KehoachError(
            Problem("RB06", "Báo cáo là tệp .json hoặc .html", f"đặt tên {bao_cao.stem}.html", Place(str(bao_cao)))
        )
    for each in filter(None, (out, bao_cao)):
        if _same(each, path):
            raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp nguồn", "đặt tên khác", Place(str(each))))
        if each.name.casefold() == FILE_NAME:
            message = f"Tên {FILE_NAME} dành cho lược đồ của các tệp kế hoạch"
            raise KehoachError(Problem("TEP09", message, "đặt tên khác", Place(str(each))))
    if bao_cao is not None and _same(bao_cao, out):
        raise KehoachError(Problem("TEP09", "Báo cáo trùng tên với kết quả", "đặt tên khác", Place(str(bao_cao))))
    for each in filter(None, (out, bao_cao)):
        check_output(each, overwrite)
    provenance.check(out)


def _same(a: Path, b: Path) -> bool:
    """Whether two paths are one file, there or not there yet."""
    try:
        return a.samefile(b) if a.exists() and b.exists() else a.resolve() == b.resolve()
    except OSError:  # a name the disk does not allow: told by who opens it
        return False


def _read(out: Path) -> "KeHoach":
    """Our plan as it is now."""
    from kehoach.api.plans import load_plan
    from kehoach.api.reading import read_plan

    if not out.exists():
        raise KehoachError(Problem("RB07", "Chưa có tệp này để làm lại", "bỏ --lai", Place(str(out))))
    return load_plan(out) if out.suffix.lower() in DATA else read_plan(out).ke_hoach


def _target(xa: str, tinh: str | None, nam: int, asked: int | None) -> "tuple[Xa, list[str]]":
    """``nam``: the year of the result, ``asked`` by the user or else the source's own."""
    from kehoach.rebase.dich import dich_cua

    try:
        dich, note = dich_cua(xa, tinh, nam)
    except KehoachError as error:
        raise KehoachError([_of_year(each, nam, asked) for each in error.problems], error.exit_code) from None
    return dich, [note] if note else []


def _of_year(problem: Problem, nam: int, asked: int | None) -> Problem:
    """Not there yet in that year: the year is what to look at."""
    if problem.code != "DP34":
        return problem
    whose = f"năm {nam} theo --nam" if asked else f"năm {nam} theo tệp nguồn"
    mend = f"xem lại --nam, --xa ({whose})" if asked else f"thêm --nam {dt.date.today().year} ({whose})"
    return replace(problem, mend=mend)


def kind_told(ho_so: "HoSo") -> list[str]:
    """What to tell of a source that is no plan of a People's Committee."""
    if not ho_so.la_ke_hoach:
        kind = ho_so.ke_hoach.ten_loai.lower()
        what = f"là {kind}" if kind and "[[" not in kind else "không ghi tên loại KẾ HOẠCH"
        return [f"tệp nguồn {what}, có lẽ không phải kế hoạch: xem lại cả văn bản"]
    if ho_so.cua_dang:
        return ["tệp nguồn là kế hoạch của cơ quan Đảng, có thể thức riêng: xem lại cả văn bản"]
    return []


def _several(made: "KetQuaChuyen", ho_so: "HoSo") -> list[str]:
    """What to tell of a source put together of two."""
    head = ho_so.xa
    if head is not None and head == made.dich != made.nguon.xa:
        message = (
            f"đầu tệp nguồn đã ghi {head.day_du}, nội dung còn của {made.nguon.day_du}: tên nơi ấy được thay, xem kỹ"
        )
        return [message]
    names = [each.nguon.day_du for each in (made.viec, *made.viec.lan)]
    if len(names) < 2:
        return []
    return [f"tệp nguồn tự nhận là của {len(names)} nơi ({'; '.join(names)}): tên của cả hai đều được thay, xem kỹ"]


def _years(own: int, nam: int) -> list[str]:
    if nam < own:
        return [f"năm của kế hoạch mới ({nam}) ở trước năm của tệp nguồn ({own}): xem lại --nam"]
    if nam - own > FAR:
        return [f"năm của kế hoạch mới ({nam}) sau năm của tệp nguồn ({own}) {nam - own} năm: xem lại --nam"]
    return []


def _both(
    ho_so: "HoSo", dich: tuple[str, str | None, int, int | None], path: Path, before: "BanGhi | None"
) -> "tuple[HoSo, Xa, list[str]]":
    """The source, known to be of a commune, and the target; what is wrong with either is told at once. With the record of the
    time ``before``, the source is of whom it was then, where it does not tell."""
    problems: list[Problem] = []
    try:
        xa, notes = _target(*dich)
    except KehoachError as error:
        problems += error.problems
    try:
        ho_so = _source(ho_so, before)
    except KehoachError as error:
        problems += [replace(each, place=Place(str(path), path=each.place.path)) for each in error.problems]
    if problems:
        raise KehoachError(problems)
    return ho_so, xa, notes


def _source(ho_so: "HoSo", before: "BanGhi | None") -> "HoSo":
    from kehoach.rebase.nguon import nguon_cua

    try:
        nguon_cua(ho_so)
    except KehoachError as error:
        if error.problems[0].code != "RB01" or before is None or not before.tu.ten:
            raise
        told = replace(ho_so, xa_khai=(f"{before.tu.loai} {before.tu.ten}", before.tu.tinh or None), nho={})
        nguon_cua(told)
        return told
    return ho_so


def _printed(plan: "KeHoach", out: Path) -> bytes:
    """The file of the result."""
    from kehoach.api.plans import template
    from kehoach.model.yaml_writer import to_yaml
    from kehoach.writers import Options, write

    suffix = out.suffix.lower()
    if suffix in _YAML:
        return to_yaml(plan, {}).encode()
    return write(plan, suffix, Options(template("14") if suffix in (".docx", ".pdf") else None))


def _write(data: bytes, out: Path, overwrite: bool) -> None:
    """The result, and beside a plan as data the schema that its first line names, if it is not there yet."""
    from kehoach.model.schema import FILE_NAME, schema_text

    write_bytes(out, data, overwrite)
    schema = out.parent / FILE_NAME
    if out.suffix.lower() in _YAML and not schema.exists():
        write_bytes(schema, schema_text().encode())


def _kept(out: Path) -> Path | None:
    """Where the result as it was is kept, when it holds of a person's work what is not in its words: the formatting of a Word
    file, comments; None when it holds none."""
    if out.suffix.lower() in _YAML:
        lines = read_bytes(out).decode("utf-8", "replace").splitlines()
        if not any(each.lstrip().startswith("#") and "yaml-language-server" not in each for each in lines):
            return None
    elif out.suffix.lower() != ".docx":
        return None
    names = (f"{out.stem}-truoc{f'-{number}' if number > 1 else ''}{out.suffix}" for number in count(1))
    return next(each for each in map(out.with_name, names) if not each.exists())


def _unit(xa: "Xa | None") -> "DonViGoc":
    from kehoach.model.nguon_goc import DonViGoc

    return DonViGoc(ma=xa.ma, loai=xa.loai, ten=xa.ten, tinh=xa.tinh.day_du) if xa else DonViGoc()


def _check_word(data: bytes, path: Path) -> None:
    from kehoach.readers.sniff import detect

    if detect(data, path.name) != "docx":
        message = "Theo dõi thay đổi chỉ làm được khi tệp nguồn là .docx"
        raise KehoachError(
            Problem("RB05", message, "mở bằng Word, lưu thành .docx, hoặc bỏ --theo-doi", Place(str(path)))
        )


def _tracked(data: bytes, made: "KetQuaChuyen", told: KetQuaRebase) -> bytes:
    """The source's own Word file with all that changed tracked, and what a person must look at as comments."""
    from kehoach.api.rebase_tracked import tracked

    found = tracked(data, made)
    told.bao_cao.con_sot += found.con_sot
    told.luu_y += found.luu_y
    return found.data
