"""The tasks of last year in next year's plan: the finished ones are left out, every one is told."""

from collections.abc import Collection
from dataclasses import replace

from kehoach.model.chuyen import CanXem, DaThay, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.readers.stages import to_plan
from kehoach.rebase.tien_do import TienDo, TrangThai, bo_viec_xong, tien_do
from kehoach.rebase.viec import vi_tri
from kehoach.rules.ho_so import HoSo


def bo_viec(ho_so: HoSo, giu: Collection[int], *, bo_xong: bool) -> tuple[HoSo, list[DaThay | CanXem]]:
    """The document without the tasks that were finished, and what became of each task."""
    tasks = tien_do(ho_so)
    told: list[DaThay | CanXem] = []
    for number, each in enumerate(tasks):
        where = vi_tri(ho_so, each.dong[0]) if each.dong else ViTri()
        if each.trang_thai is TrangThai.XONG and bo_xong and number not in giu:
            told.append(DaThay(LoaiThay.NHIEM_VU, each.ten, "", where, f"đã xong năm trước ({each.chu}): bỏ"))
        else:
            told.append(CanXem(LoaiThay.NHIEM_VU, where, each.ten, _task_told(each, giu=number in giu)))
    if not (bo_xong and tasks):
        return ho_so, told
    kept = [replace(each, trang_thai=TrangThai.DO_DANG) if number in giu else each for number, each in enumerate(tasks)]
    document = bo_viec_xong(ho_so.document, kept)
    read = to_plan(document)
    return replace(ho_so, document=document, dong=read.dong, ke_hoach=read.ke_hoach, nguon=None, nho={}), told


def _task_told(each: TienDo, *, giu: bool) -> str:
    if each.trang_thai is TrangThai.XONG:
        what = "giữ lại" if giu else "bỏ khỏi kế hoạch mới"
        return f"việc đã xong năm trước ({each.chu}): {what}"
    state = f" ({each.chu})" if each.chu else ""
    unsure = each.trang_thai is TrangThai.KHONG_RO
    return (
        f"không rõ đã xong chưa{state}: quyết định giữ hay bỏ"
        if unsure
        else f"việc chưa xong năm trước{state}: chuyển sang, xem lại thời hạn"
    )
