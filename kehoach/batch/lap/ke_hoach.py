"""The plan that the annexes of a row come with: as little of it as an annex needs."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from pydantic import ValidationError

from kehoach.batch.job import Hang, Job
from kehoach.batch.lap.bang import LoaiPhuLuc
from kehoach.batch.lap.o_chu import CHUNG, co_quan, dien, doc, gia_tri
from kehoach.model.plan import KeHoach, PhuLuc
from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers.annexes import NOI_DON_VI, HangChiTieu, HangNhiemVu

_MO_DAU = "Ủy ban nhân dân {xa}, {tinh} ban hành Kế hoạch năm {nam}, kèm theo các phụ lục, với các nội dung sau:"
_NOI_DUNG = {"cap": "I", "tieu_de": "Nội dung", "loi_van": "Theo các phụ lục kèm theo Kế hoạch này."}


def phu_luc(loai: LoaiPhuLuc, tieu_de: str, rows: Iterable[HangChiTieu | HangNhiemVu]) -> PhuLuc:
    """An annex with those printed rows as a part of a plan, where it gets its numbers again."""
    if loai == "chi_tieu":
        return PhuLuc(tieu_de=tieu_de, chi_tieu=list(_indicators(rows)))
    tasks = [each for each in rows if isinstance(each, HangNhiemVu)]
    return PhuLuc(
        tieu_de=tieu_de,
        nhiem_vu=[_task(each) for each in tasks if not each.tong],
        tong=any(each.tong for each in tasks),
    )


def _indicators(rows: Iterable[HangChiTieu | HangNhiemVu]) -> Any:
    group = ""
    for each in rows:
        if isinstance(each, HangChiTieu) and each.nhom:
            group = each.ten
        elif isinstance(each, HangChiTieu):
            yield {"nhom": group, "ten": each.ten, "don_vi_tinh": each.don_vi_tinh, "gia_tri": each.gia_tri}


def _task(row: HangNhiemVu) -> Any:
    units = row.phoi_hop.split(NOI_DON_VI) if row.phoi_hop else []
    return {
        "ten": row.ten, "chu_tri": row.chu_tri, "phoi_hop": units, "san_pham": row.san_pham,
        "kinh_phi": row.kinh_phi, "thoi_han": row.thoi_han,
    }  # fmt: skip


def ke_hoach_gon(job: Job, hang: Hang, annexes: Sequence[PhuLuc]) -> KeHoach:
    """A plan of ``hang`` with next to nothing in its body, for templates that print what the plan says and for checking annexes.

    Raises :class:`KehoachError` HL47 when the row makes no plan.
    """
    info, xa = job.thong_tin, hang.xa
    with trong_hang(Place(job.tep, path=f"trang “xa”, hàng {hang.hang}")):
        return KeHoach.model_validate(
            {
                "nam": info.nam,
                "xa": {"ma": hang.ma, "loai": hang.loai, "ten": hang.ten, "tinh": hang.tinh},
                "co_quan": {"ten": co_quan(hang)},
                "so": hang.so or info.so,
                "ky_hieu": info.ky_hieu,
                "dia_danh": xa if xa[0].isupper() else hang.ten,
                "ngay": hang.ngay or info.ngay or str(info.nam),
                "trich_yeu": trich_yeu(job, hang) or f"Công tác năm {info.nam}",
                "mo_dau": _MO_DAU.format(xa=xa, tinh=hang.ten_tinh, nam=info.nam),
                "muc": [_NOI_DUNG],
                "chu_ky": {
                    "quyen_han": ["TM. Ủy ban nhân dân"],
                    "chuc_vu": "Chủ tịch",
                    "ho_ten": hang.nguoi_ky or info.nguoi_ky,
                },
                "phu_luc": list(annexes),
            }
        )


def trich_yeu(job: Job, hang: Hang) -> str:
    """What the plan of ``hang`` is about in the clerk's words; empty where there are none."""
    info = job.thong_tin
    text = doc(info.trich_yeu, (*CHUNG, *job.cot), lambda _: None, Place(job.tep))
    return dien(text, gia_tri(info, hang))


@contextmanager
def trong_hang(place: Place) -> Iterator[None]:
    """What goes wrong inside is told of the row at ``place``: HL47 for values that make no plan."""
    try:
        yield
    except ValidationError as error:
        what = "; ".join(each["msg"].removeprefix("Value error, ") for each in error.errors())
        raise KehoachError(Problem("HL47", f"Hàng này không lập được kế hoạch: {what}", "sửa hàng đó", place)) from None
    except KehoachError as error:
        raise KehoachError(
            [each if each.place.file else replace(each, place=place) for each in error.problems], error.exit_code
        ) from None
