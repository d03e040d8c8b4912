"""Reuse: a neighbour's plan, or last year's own, becomes ours; again, when the source has a new version."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
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
    from kehoach.model.nguon_goc import DonViGoc
    from kehoach.model.plan import KeHoach
    from kehoach.rebase.chuyen import KetQuaChuyen
    from kehoach.rules.ho_so import HoSo

_YAML: Final = (".yaml", ".yml")
_REPORTS: Final = (".json", ".html")


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
    from kehoach.rebase.thoi_gian import thoi_gian

    _check(path, out, options, bao_cao, overwrite)
    data = read_bytes(path)
    before = provenance.find(out) if options.lai else None
    if options.lai and before is None:
        message = f"Không có nguồn gốc của {out.name} trong {out.parent / 'nguon-goc.yaml'}"
        raise KehoachError(Problem("RB07", message, "bỏ --lai để làm lại từ đầu, ghi ra tệp khác", Place(str(out))))
    ours = _read(out) if options.lai else None
    asked = options.xa or (before.den.ma if before else "")
    tinh = options.tinh if options.xa else None
    nam = options.nam or (before.nam_moi if before else None)
    ho_so = document_under_check(data, path, TuyChon(xa=options.tu, packs=options.packs))
    year = nam or thoi_gian(ho_so).nam
    dich, notes = _target(asked, tinh, year)
    made = _made(ho_so, dich, year, path, bo_xong=not options.theo_doi)
    told = KetQuaRebase(made.ke_hoach, made.bao_cao, notes)
    if before is not None and ours is not None:
        from kehoach.diffing.ba_cay import merge

        told.gop = merge(before.ban_goc, made.ke_hoach, ours)
        told.ke_hoach = told.gop.ke_hoach
    written = _tracked(data, made, told) if options.theo_doi else b""
    if options.theo_doi:
        write_bytes(out, written, overwrite)
    else:
        _write(told.ke_hoach, out, overwrite)
    today = options.ngay or dt.date.today()
    record = provenance.make(
        made.bao_cao, data, _unit(made.nguon.xa), _unit(dich), made.ke_hoach, today, tuple(options.packs)
    )
    provenance.record(out, record)
    if bao_cao is not None:
        write_bytes(bao_cao, rebase_report(told, bao_cao.suffix.lower()).encode(), overwrite)
    return told


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
    from kehoach.writers import WRITERS

    known = (*_YAML, *WRITERS)
    suffix = out.suffix.lower()
    if suffix not in known:
        raise KehoachError(
            Problem(
                "XUAT01", f"Không ghi được tệp có đuôi “{suffix}”", "đặt đuôi: " + ", ".join(known), Place(str(out))
            )
        )
    if not options.xa and not options.lai:
        raise KehoachError(Problem("RB04", "Chưa nói kế hoạch làm lại cho xã nào", "thêm --xa TÊN --tinh TỈNH"))
    if options.theo_doi and (suffix != ".docx" or options.lai):
        message = (
            "Theo dõi thay đổi chỉ có ở tệp Word mới làm lại"
            if options.lai
            else "Theo dõi thay đổi chỉ ghi được vào tệp .docx"
        )
        raise KehoachError(
            Problem("RB05", message, f"đặt tên kết quả {out.stem}.docx, hoặc bỏ --theo-doi", Place(str(out)))
        )
    if bao_cao is not None and bao_cao.suffix.lower() not in _REPORTS:
        raise KehoachError(
            Problem("RB06", "Báo cáo là tệp .json hoặc .html", f"đặt tên {bao_cao.stem}.html", Place(str(bao_cao)))
        )
    for each in (out, bao_cao):
        if each is None:
            continue
        check_output(each, overwrite)
        if each.exists() and path.exists() and each.samefile(path):
            raise KehoachError(Problem("TEP09", "Tệp kết quả trùng với tệp nguồn", "đặt tên khác", Place(str(each))))
    if bao_cao is not None and bao_cao.absolute() == out.absolute():
        raise KehoachError(Problem("TEP09", "Báo cáo trùng tên với kết quả", "đặt tên khác", Place(str(bao_cao))))
    provenance.check(out)


def _read(out: Path) -> "KeHoach":
    """Our plan as it is now."""
    from kehoach.api.plans import load_plan
    from kehoach.api.reading import read_plan

    if not out.exists():
        raise KehoachError(Problem("RB07", "Chưa có tệp này để làm lại", "bỏ --lai", Place(str(out))))
    return load_plan(out) if out.suffix.lower() in DATA else read_plan(out).ke_hoach


def _target(xa: str, tinh: str | None, nam: int) -> "tuple[Xa, list[str]]":
    from kehoach.rebase.nguon import dich_cua

    dich, note = dich_cua(xa, tinh, nam)
    return dich, [note] if note else []


def _made(ho_so: "HoSo", dich: "Xa", nam: int, path: Path, *, bo_xong: bool) -> "KetQuaChuyen":
    from kehoach.rebase.chuyen import chuyen

    try:
        return chuyen(ho_so, dich, nam, path.name, bo_xong=bo_xong)
    except KehoachError as error:
        placed = [each if each.place.file else _at(each, path) for each in error.problems]
        raise KehoachError(placed, error.exit_code) from None


def _at(problem: Problem, path: Path) -> Problem:
    from dataclasses import replace

    return replace(problem, place=Place(str(path)))


def _write(plan: "KeHoach", out: Path, overwrite: bool) -> None:
    from kehoach.api.plans import render, template
    from kehoach.api.reading import save_plan

    if out.suffix.lower() in _YAML:
        save_plan(plan, out, overwrite)
    else:
        render(plan, out, template("14") if out.suffix.lower() in (".docx", ".pdf") else None, overwrite)


def _unit(xa: "Xa | None") -> "DonViGoc":
    from kehoach.model.nguon_goc import DonViGoc

    return DonViGoc(ma=xa.ma, loai=xa.loai, ten=xa.ten, tinh=xa.tinh.day_du) if xa else DonViGoc()


def _tracked(data: bytes, made: "KetQuaChuyen", told: KetQuaRebase) -> bytes:
    """The source's own Word file with all that changed tracked, and what a person must look at as comments."""
    from kehoach.api.rebase_tracked import tracked

    found = tracked(data, made)
    told.bao_cao.con_sot += found.con_sot
    told.luu_y += found.luu_y
    return found.data
