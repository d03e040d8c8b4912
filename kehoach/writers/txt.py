"""A plan as plain text in reading order: one paragraph a line, numbers included, cells of a row parted by tabs."""

import re
from collections.abc import Iterator, Sequence

from kehoach.model.plan import KeHoach
from kehoach.writers.context import (
    KET_THUC,
    NOI_NHAN,
    QUOC_HIEU,
    TIEU_NGU,
    Doan,
    HangChiTieu,
    HangNhiemVu,
    NguCanh,
    PhuLucIn,
    context,
)

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")


def to_txt(ke_hoach: KeHoach, keep_numbers: bool = False) -> str:
    """``ke_hoach`` as text: letterhead, title, bases, body, recipients, signature, annexes. ``keep_numbers`` prints the
    numbers of the source where they differ."""
    return "".join(f"{line}\n" for line in _plan(context(ke_hoach, keep_numbers)))


def _plan(printed: NguCanh) -> Iterator[str]:
    others = printed.phan_khac
    yield from _lines(printed.chu_quan, *printed.co_quan, printed.so, QUOC_HIEU, TIEU_NGU, printed.dia_danh_ngay)
    yield from _lines(*others.dau, printed.ten_loai, printed.trich_yeu, printed.kem_theo, *others.tieu_de)
    yield from _lines(*printed.can_cu, printed.mo_dau)
    yield from _body(printed.than)
    yield from _lines(NOI_NHAN if printed.noi_nhan else "", *printed.noi_nhan, *others.noi_nhan)
    yield from _lines(*printed.quyen_han, printed.chuc_vu, printed.ho_ten, *others.chu_ky)
    for each in printed.phu_luc:
        yield from _annex(each)
    yield from _lines(*others.cuoi)


def _lines(*texts: str) -> Iterator[str]:
    yield from (_BREAKS.sub(" ", each) for each in texts if each)


def _row(cells: Sequence[str]) -> str:
    return "\t".join(_BREAKS.sub(" ", cell) for cell in cells)


def _body(paragraphs: Sequence[Doan]) -> Iterator[str]:
    for each in paragraphs:
        if each.bang is not None:
            yield _row(each.bang.cot)
            yield from map(_row, each.bang.hang)
        else:
            yield from _lines(each.chu)


def _annex(annex: PhuLucIn) -> Iterator[str]:
    yield from _lines(annex.dau_de, annex.ten, annex.kem_theo)
    if annex.loai == "muc":
        yield from _body(annex.than)
        return
    yield _row(annex.cot)
    yield from map(_indicator, annex.chi_tieu)
    yield from map(_task, annex.nhiem_vu)
    yield KET_THUC


def _indicator(row: HangChiTieu) -> str:
    return _row((row.tt, row.ten) if row.nhom else (row.tt, row.ten, row.don_vi_tinh, row.gia_tri))


def _task(row: HangNhiemVu) -> str:
    return _row((row.tt, row.ten, row.chu_tri, row.phoi_hop, row.san_pham, row.kinh_phi, row.thoi_han))
