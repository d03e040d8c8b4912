"""Stages: blocks become a plan. Each is small, named, and leaves its evidence; the safest come first.

A stage reads and writes the :class:`~kehoach.readers.stages.state.State`; what none of them claims stays as text.
"""

from collections.abc import Callable, Mapping

from kehoach.blocks import Document
from kehoach.problems import KehoachError, Problem
from kehoach.readers.stages import (
    bo_cuc,
    can_cu,
    chu_ky,
    dau_trang,
    noi_ban_hanh,
    noi_dung_phu_luc,
    noi_nhan,
    own,
    phu_luc,
    ten_loai,
)
from kehoach.readers.stages.ket_qua import BanDoc, result
from kehoach.readers.stages.state import State

Stage = Callable[[State], None]

STAGES: dict[str, tuple[Stage, str]] = {
    "ten_loai": (ten_loai.run, "tên loại, trích yếu, dòng kèm theo"),
    "dau_trang": (dau_trang.letterhead, "tên cơ quan, Quốc hiệu, Tiêu ngữ"),
    "so_ky_hieu": (dau_trang.number, "số, ký hiệu"),
    "dia_danh_ngay": (dau_trang.date, "địa danh, ngày tháng năm"),
    "dau_trang_con": (dau_trang.left_over, "những dòng khác ở đầu trang"),
    "phu_luc": (phu_luc.run, "chỗ bắt đầu các phụ lục"),
    "noi_nhan": (noi_nhan.run, "nơi nhận"),
    "chu_ky": (chu_ky.run, "chữ ký"),
    "can_cu": (can_cu.run, "căn cứ, câu mở đầu"),
    "bo_cuc": (bo_cuc.run, "các mục, bảng trong nội dung"),
    "noi_dung_phu_luc": (noi_dung_phu_luc.run, "nội dung các phụ lục"),
    "noi_ban_hanh": (noi_ban_hanh.run, "xã, tỉnh, năm"),
}
"""Name -> stage and what it recognises, in the order of work."""


def check_stage(name: str) -> None:
    """Raise :class:`KehoachError` NHAP12 if no stage is called ``name``."""
    if name not in STAGES:
        raise KehoachError(Problem("NHAP12", f"Không có bước “{name}”", "chọn một bước trong: " + ", ".join(STAGES)))


def recognise(document: Document, until: str | None = None, targets: Mapping[str, str] | None = None) -> State:
    """Run the stages over ``document``, up to and with ``until``; ``targets`` are the marks of a file of our own."""
    state = State.of(document, targets)
    for name, (stage, _) in STAGES.items():
        stage(state)
        if name == until:
            break
    return state


def to_plan(document: Document) -> BanDoc:
    """``document`` as a plan with its report; a file that kehoach made gives its own plan back, with what was edited."""
    inside = own.embedded(document)
    if inside is None:
        return result(recognise(document))
    state = recognise(document, targets=own.targets(inside[0]))
    return own.restore(document, *inside, state)
