"""A plan as plain text in reading order: one paragraph a line, numbers included, cells of a row parted by tabs."""

import re
from collections.abc import Iterator, Sequence

from kehoach.model.plan import KeHoach
from kehoach.writers.context import (
    KET_THUC,
    QUOC_HIEU,
    TEN_LOAI,
    TIEU_NGU,
    Doan,
    HangChiTieu,
    HangNhiemVu,
    NguCanh,
    PhuLucIn,
    context,
)

_BREAKS = re.compile("[\t\n\v\f\r\x1c-\x1e\x85\u2028\u2029]+")

NOI_NHAN = "Nơi nhận:"
COT_CHI_TIEU = ("TT", "Nội dung chỉ tiêu", "Đơn vị tính", "Chỉ tiêu năm {nam}")
COT_NHIEM_VU = (
    "TT",
    "Tên nhiệm vụ",
    "Đơn vị chủ trì",
    "Đơn vị phối hợp",
    "Kết quả",
    "Dự kiến kinh phí (triệu đồng)",
    "Thời gian hoàn thành",
)


def to_txt(ke_hoach: KeHoach) -> str:
    """``ke_hoach`` as text: letterhead, title, bases, body, recipients, signature, annexes."""
    return "".join(f"{line}\n" for line in _plan(context(ke_hoach)))


def _plan(printed: NguCanh) -> Iterator[str]:
    yield from _lines(printed.chu_quan, *printed.co_quan, printed.so, QUOC_HIEU, TIEU_NGU, printed.dia_danh_ngay)
    yield from _lines(TEN_LOAI, printed.trich_yeu, *printed.can_cu, printed.mo_dau)
    yield from _body(printed.than)
    yield from _lines(NOI_NHAN, *printed.noi_nhan, *printed.quyen_han, printed.chuc_vu, printed.ho_ten)
    for each in printed.phu_luc:
        yield from _annex(each)


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
    if annex.loai == "chi_tieu":
        yield _row([each.format(nam=annex.nam) for each in COT_CHI_TIEU])
        yield from map(_indicator, annex.chi_tieu)
    else:
        yield _row(COT_NHIEM_VU)
        yield from map(_task, annex.nhiem_vu)
    yield KET_THUC


def _indicator(row: HangChiTieu) -> str:
    return _row((row.tt, row.ten) if row.nhom else (row.tt, row.ten, row.don_vi_tinh, row.gia_tri))


def _task(row: HangNhiemVu) -> str:
    return _row((row.tt, row.ten, row.chu_tri, row.phoi_hop, row.san_pham, row.kinh_phi, row.thoi_han))
