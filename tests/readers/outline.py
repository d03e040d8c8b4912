"""A plan as an outline that a reviewer can read: one line for each part, numbers as computed and as written."""

from collections.abc import Iterator, Sequence

from kehoach.model.numbers import danh_so
from kehoach.model.plan import KeHoach, Muc
from kehoach.readers.stages.ket_qua import BanDoc


def outline(read: BanDoc) -> str:
    """The plan and what was said about it."""
    return "".join(f"{line}\n" for line in (*_plan(read.ke_hoach), *_said(read)))


def _plan(plan: KeHoach) -> Iterator[str]:
    place = f"{plan.xa.loai} {plan.xa.ten}, {plan.xa.tinh}" if plan.xa else "-"
    yield f"{plan.ten_loai or 'CÔNG VĂN'} | số {plan.so or '…'} {plan.ky_hieu} | {plan.dia_danh}, {plan.ngay.iso()} | năm {plan.nam}"
    yield f"cơ quan: {plan.co_quan.chu_quan + ' / ' if plan.co_quan.chu_quan else ''}{plan.co_quan.ten} ({place})"
    yield f"về: {plan.trich_yeu}"
    if plan.kem_theo:
        yield f"kèm theo: {plan.kem_theo}"
    for basis in plan.can_cu:
        parts = f"{basis.ten_loai} {basis.so_ky_hieu} {basis.ngay.iso() if basis.ngay else ''}".strip()
        yield f"căn cứ [{basis.dan or '+'}] {parts} | {basis.nguyen_van or basis.trich_yeu}"
    if plan.mo_dau:
        yield f"mở đầu: {plan.mo_dau}"
    yield from muc_lines(plan.muc)
    for line in plan.noi_nhan:
        yield f"gửi: {line.ten}{f' ({line.de})' if line.de else ''}"
    if plan.luu:
        yield f"lưu: {'; '.join(plan.luu)}"
    if plan.chu_ky:
        yield "ký: " + " / ".join(filter(None, (*plan.chu_ky.quyen_han, plan.chu_ky.chuc_vu, plan.chu_ky.ho_ten)))
    for index, annex in enumerate(plan.phu_luc, 1):
        yield f"phụ lục {index}{f' <{annex.so_goc}>' if annex.so_goc else ''}: {annex.tieu_de} | {annex.kem_theo}"
        for chi_tieu in annex.chi_tieu:
            yield f"  [{chi_tieu.nhom}] {chi_tieu.ten} | {chi_tieu.don_vi_tinh} | {chi_tieu.gia_tri}"
        for nhiem_vu in annex.nhiem_vu:
            yield f"  {nhiem_vu.ten} | {nhiem_vu.chu_tri} | {'; '.join(nhiem_vu.phoi_hop)} | {nhiem_vu.san_pham} | {nhiem_vu.thoi_han}"
        yield from muc_lines(annex.muc)
    for rest in plan.phan_khac:
        yield f"khác [{rest.cho}] {rest.loi_van}"


def muc_lines(nodes: Sequence[Muc]) -> Iterator[str]:
    """The nodes, indented by depth."""
    for each in danh_so(nodes):
        muc = each.muc
        number = f"{each.so or '·'}{f' <{muc.so_goc}>' if muc.so_goc else ''}"
        title = f" [{muc.tieu_de}]" if muc.tieu_de else ""
        marked = "".join(f" {{{one.kieu}: {one.cum}{f' lần {one.lan}' if one.lan else ''}}}" for one in muc.nhan_manh)
        yield f"{'  ' * each.sau}{number}{title}{f' {muc.loi_van}' if muc.loi_van else ''}{marked}"
        if muc.bang:
            rows = [muc.bang.cot, *muc.bang.hang]
            yield from (f"{'  ' * each.sau}  | " + " | ".join(row).replace("\n", " ⏎ ") for row in rows)


def _said(read: BanDoc) -> Iterator[str]:
    yield f"độ phủ {read.coverage:.3f}"
    for doubt in read.doubts:
        yield f"{doubt.code} {doubt.place}: {doubt.message}".replace(" : ", " ")
    for place, text in read.left:
        yield f"để nguyên {place}: {text}"
    for dropped in read.dropped:
        yield f"bỏ {dropped.reason}: {dropped.text}"
