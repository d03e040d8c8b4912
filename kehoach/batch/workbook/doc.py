"""The workbook of a job read: what all rows share at once, the rows of the sheet xa as a stream."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kehoach.batch.job import Hang, Job, Phan
from kehoach.batch.workbook import gia_tri
from kehoach.batch.workbook.ap_dung import DoiTuong
from kehoach.batch.workbook.cot import MauTrang
from kehoach.batch.workbook.don_vi import DonViDay, moi_ten
from kehoach.batch.workbook.dong import cac_dong
from kehoach.batch.workbook.dong_chung import MAX_ROWS, DocDong, Mau, bo_vi_du, doc_mau, qua_nhieu_hang
from kehoach.batch.workbook.loi import canh_bao, dung
from kehoach.batch.workbook.mau import CHI_TIEU, NHIEM_VU, THONG_TIN, XA
from kehoach.batch.workbook.o_trong import CHUNG, TEN_TEP, chuan_o
from kehoach.batch.workbook.rieng import cot_rieng
from kehoach.batch.workbook.so import So
from kehoach.batch.workbook.thong_tin import Doc, doc_thong_tin, lap_thong_tin, nam_cua
from kehoach.batch.workbook.trang import Trang, mo_trang, thieu_cot, thieu_trang, tim_trang
from kehoach.batch.workbook.xa import DocHang, HangLoi
from kehoach.catalog.dia_phuong import tim_tinh, tim_xa
from kehoach.catalog.load import danh_muc, tim
from kehoach.drafting.tra_loi import ngay_tra_cuu
from kehoach.problems import KehoachError, Level, Place, Problem


@dataclass(frozen=True, slots=True)
class DocJob:
    """A job as read: ``job`` goes to every worker; :meth:`rows` streams the sheet xa and may be called again."""

    job: Job
    problems: tuple[Problem, ...]
    """Warnings to tell"""
    count: int | None
    """About how many rows there are"""
    _rows: DocHang

    def rows(self) -> Iterator[Hang | HangLoi]:
        """The communes in order; a row that cannot be used as :class:`HangLoi`."""
        return self._rows.cac_hang()


def read_job(path: Path, packs: Sequence[Path] = ()) -> DocJob:
    """Read the workbook ``path``; ``packs`` lie over the built-in catalogue. What makes the whole job impossible is raised
    as :class:`KehoachError`, everything of it at once where possible."""
    so = So(path)
    problems: list[Problem] = []
    sheets = _sheets(so, problems)
    doc = doc_thong_tin(so, sheets[THONG_TIN.ten])
    year = nam_cua(doc)
    catalog = danh_muc(tuple(packs))
    xa = mo_trang(so, XA, sheets[XA.ten], problems)
    if xa.vi_tri("ma") is None and xa.vi_tri("ten") is None:
        raise KehoachError(thieu_cot(xa, "ten"))
    phan = _phan(so, sheets, doc, problems)
    annexes = {
        key: _mau(so, mau, sheets, prefix, key in phan, problems)
        for key, mau, prefix in (("chi_tieu", CHI_TIEU, "ct"), ("nhiem_vu", NHIEM_VU, "nv"))
    }
    phan = _with_rows(so, phan, annexes, "phan" in doc.chu, problems)
    codes = {key: {each.ma for each in rows} for key, (_, rows) in annexes.items()}
    rieng = cot_rieng(xa, codes["chi_tieu"], codes["nhiem_vu"], problems)
    own = [each for each in dict.fromkeys(rieng.values()) if "." not in each and each not in codes["chi_tieu"]]

    khung = catalog.khung
    thong_tin = lap_thong_tin(
        doc, year, phan, lambda text: chuan_o(text, (*CHUNG, *own)), lambda text: chuan_o(text, (*TEN_TEP, *own)),
        lambda text: str(tim(khung, text, "khung").id), lambda text: tim(catalog.noi_dung, text, "lĩnh vực").id,
    )  # fmt: skip
    tinh = doc.lay(
        "tinh", lambda text: tim_tinh(text, ngay_tra_cuu({"ngay": thong_tin.ngay or str(year)}, year)).ten, ""
    )
    if "ke_hoach" in phan and not thong_tin.khung and "khung" not in doc.chu:
        place = Place(so.tep, path=f"trang “{doc.trang}”")
        mend = "thêm hàng: Khung kế hoạch | chuyen-doi-so-nam"
        problems.append(Problem("HL12", "Làm cả kế hoạch thì cần khung kế hoạch", mend, place))
    problems += doc.problems
    dung(_only_errors(problems))

    leaders = tuple(dict.fromkeys(filter(None, (each.dong.chu.get("chu_tri", "") for each in annexes["nhiem_vu"][1]))))
    leaders = tuple(_slots_or_text(each, own) for each in leaders)
    numbers = {*codes["chi_tieu"], *(f"{code}.kinh_phi" for code in codes["nhiem_vu"])}
    rows = DocHang(xa, year, tinh, thong_tin.ngay, rieng, DonViDay(catalog, year, leaders), frozenset(numbers))
    _look_at_rows(xa, problems)

    day = ngay_tra_cuu({"ngay": thong_tin.ngay or str(year)}, year)

    def beyond(text: str) -> str | None:
        try:
            return tim_xa(text, tinh or None, day).ma
        except KehoachError:
            return None

    who = DoiTuong(lambda: (each for each in rows.cac_hang() if isinstance(each, Hang)), moi_ten(catalog), beyond)
    made = {
        key: DocDong(sheet, lambda text: chuan_o(text, (*CHUNG, *own)), who.doc, problems) if sheet else None
        for key, (sheet, _) in annexes.items()
    }
    chi_tieu, nhiem_vu = made["chi_tieu"], made["nhiem_vu"]
    job = Job(
        so.tep,
        thong_tin,
        chi_tieu.chi_tieu(annexes["chi_tieu"][1]) if chi_tieu else (),
        nhiem_vu.nhiem_vu(annexes["nhiem_vu"][1]) if nhiem_vu else (),
        tuple(dict.fromkeys(rieng.values())),
    )
    dung(_only_errors(problems))
    count = max(so.trang[xa.ten].so_hang - xa.dau, 0)
    return DocJob(job, tuple(problems), count, rows)


def _only_errors(problems: list[Problem]) -> list[Problem]:
    return [each for each in problems if each.level is Level.LOI]


def _slots_or_text(text: str, own: Sequence[str]) -> str:
    from kehoach.batch.workbook.loi import OHongError

    try:
        return chuan_o(text, (*CHUNG, *own))
    except OHongError:  # told where the row itself is made
        return text


def _sheets(so: So, problems: list[Problem]) -> dict[str, str]:
    """Name of a sheet of ours -> its title. The two that every job needs must be there."""
    found = {mau.ten: title for mau in (THONG_TIN, XA, CHI_TIEU, NHIEM_VU) if (title := tim_trang(so, mau)) is not None}
    dung([thieu_trang(so, mau) for mau in (THONG_TIN, XA) if mau.ten not in found])
    return found


def _phan(so: So, sheets: dict[str, str], doc: Doc, problems: list[Problem]) -> tuple[Phan, ...]:
    """The parts to make; when nothing is said, the annexes whose sheets are there."""
    asked: tuple[Phan, ...] = doc.lay("phan", gia_tri.phan, ())
    missing = [mau for mau in (CHI_TIEU, NHIEM_VU) if mau.ten not in sheets]
    if asked:
        dung([thieu_trang(so, mau) for mau in missing if mau.ten in asked])
        return asked
    told = [thieu_trang(so, mau) for mau in missing]
    dung([each for each in told if each.near or len(missing) == 2])
    problems += [canh_bao(each.code, f"{each.message}: không làm phụ lục này", each.mend, each.place) for each in told]
    return tuple(each for each in ("chi_tieu", "nhiem_vu") if each in sheets)  # type: ignore[return-value]


def _mau(
    so: So, mau: MauTrang, sheets: dict[str, str], prefix: str, needed: bool, problems: list[Problem]
) -> tuple[Trang | None, list[Mau]]:
    """A sheet of rows that all share, and its rows; a sheet that is not there has none."""
    if mau.ten not in sheets:
        return None, []
    if not needed and not so.trang[sheets[mau.ten]].so_hang:
        return None, []
    if not so.trang[sheets[mau.ten]].so_hang:
        return None, []
    sheet = mo_trang(so, mau, sheets[mau.ten], problems)
    return sheet, doc_mau(sheet, prefix, problems)


def _with_rows(
    so: So, phan: tuple[Phan, ...], annexes: dict[str, Any], asked: bool, problems: list[Problem]
) -> tuple[Phan, ...]:
    """The parts without those whose sheet has no rows: told, and refused when they were asked for or nothing is left."""
    empty = [key for key in phan if key in annexes and not annexes[key][1]]
    left = tuple(key for key in phan if key not in empty)
    for key in empty:
        place = Place(so.tep, path=f"trang “{key}”")
        mend = f"điền trang “{key}”, hoặc bỏ phần này ở trang thong_tin"
        if asked or not left:
            problems.append(Problem("HL25", f"Trang “{key}” chưa có hàng nào", mend, place))
        else:
            problems.append(canh_bao("HL25", f"Trang “{key}” chưa có hàng nào: không làm phụ lục này", mend, place))
    return left


def _look_at_rows(xa: Trang, problems: list[Problem]) -> None:
    """Whether the sheet xa has rows to make, and not too many; examples in front of them are told."""
    examples = []
    some = False
    for dong in cac_dong(xa):
        if not dong.vi_du:
            some = True
            break
        examples.append(dong.hang)
    if examples:
        problems.append(bo_vi_du(xa, examples))
    place = xa.cho(xa.dau).place(xa.so.tep)
    if not some:
        mend = "ghi mỗi xã một hàng dưới tiêu đề" + (
            "; xóa chữ “ví dụ” ở cột Ghi chú để dùng hàng ví dụ" if examples else ""
        )
        raise KehoachError([Problem("HL25", f"Trang “{xa.ten}” chưa có hàng nào để làm", mend, place)])
    if xa.so.trang[xa.ten].so_hang - xa.dau > MAX_ROWS:
        raise KehoachError(qua_nhieu_hang(xa))
