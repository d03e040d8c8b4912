"""The whole of a rebase: find, replace, read again, until nothing of theirs is left that the program can tell."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from kehoach.blocks import Document, Paragraph, paragraphs
from kehoach.catalog.dia_phuong import Xa
from kehoach.model.chuyen import BaoCaoChuyen, CanXem, DaThay, DoanThay
from kehoach.model.dong import Vai
from kehoach.model.phat_hien import ViTri
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Problem
from kehoach.readers.stages import to_plan
from kehoach.rebase.bo_may import bo_may, het_hieu_luc, loi_goc, mau_thuan, nhu_cua_ta, xa_ban
from kehoach.rebase.con_sot import con_sot
from kehoach.rebase.danh_tinh import Nguon
from kehoach.rebase.ghi_vong import cac_lop, ghi_chu, ghi_vong, khoa
from kehoach.rebase.ke_hoach import ke_hoach_moi
from kehoach.rebase.loai_xa import loai_xa
from kehoach.rebase.nam import nam as doi_nam
from kehoach.rebase.nguon import nguon_cua
from kehoach.rebase.so_lieu import so_lieu
from kehoach.rebase.sua_doan import cho_trong_doan, sua
from kehoach.rebase.ten_nguoi import nguoi
from kehoach.rebase.ten_rieng import lich_su, ten_rieng
from kehoach.rebase.than_phan import lien_he, so_ngay
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.rebase.thon import thon
from kehoach.rebase.vet import Vet
from kehoach.rebase.viec import Viec, cac_doan
from kehoach.rebase.viec_nam import bo_viec
from kehoach.rebase.vien_dan import vien_dan
from kehoach.rebase.viet_lai import TEN
from kehoach.rules.ho_so import HoSo
from kehoach.text.citations import VienDanHit, find_citations

MAX_ROUNDS: Final = 4
"""So often the result is read again for what the first replacements brought to light"""
_CITING = frozenset({Vai.SO, Vai.QUOC_HIEU, Vai.TIEU_NGU, Vai.HO_TEN})
"""Lines that cite nothing"""
_EARLY = (so_ngay, lien_he, nguoi)
_LATE = (thon, *TEN, so_lieu, ten_rieng, lich_su)


@dataclass
class KetQuaChuyen:
    """What came out."""

    ke_hoach: KeHoach
    document: Document
    """The source with all replacements, paragraph by paragraph as it was"""
    nguon: Nguon
    dich: Xa
    viec: Viec
    bao_cao: BaoCaoChuyen
    doan: list[tuple[Paragraph, Paragraph]] = field(default_factory=list)
    """Every paragraph that changed: before, after"""
    xem: list[tuple[Paragraph, str, str]] = field(default_factory=list)
    """For comments: paragraph of the result, its words that are meant, why"""
    vet: Vet = field(default_factory=lambda: Vet([]))
    """What became of every paragraph of the source, piece by piece"""
    nhiem_vu: list[DaThay | CanXem] = field(default_factory=list)
    """What became of every task of an own plan of before whose table tells how far it is"""
    giu: frozenset[int] = frozenset()
    """Which of them were kept though they are finished"""
    so_doan: list[int | None] = field(default_factory=list)
    """Which paragraph of the source each is, from 0, also where tasks were left out; None for one that these changed"""


def chuyen(
    ho_so: HoSo, dich: Xa, nam: int, ten_tep: str = "", *, bo_xong: bool = True, giu: Collection[int] = ()
) -> KetQuaChuyen:
    """The plan of ``ho_so`` as a plan of ``dich`` for the year ``nam``. With ``bo_xong`` the finished tasks of an own plan of
    before are left out, where its table tells which are, but for those whose number, from 0, is in ``giu``.

    Raises :class:`kehoach.problems.KehoachError` RB01, RB02 for a source whose commune cannot be told.
    """
    nguon = nguon_cua(ho_so)
    viec = Viec(ho_so, nguon, dich, nam)
    year = thoi_gian(ho_so).nam
    if viec.cung_xa and viec.lan and nam == year:  # ours in the letterhead only: the plan is the other's
        first, *rest = (each.nguon for each in viec.lan)
        nguon = replace(first, lan=tuple(rest))
        viec = Viec(ho_so, nguon, dich, nam)
    report = BaoCaoChuyen(ten_tep, nguon.day_du, f"{dich.day_du}, {dich.tinh.day_du}", year, nam)
    if viec.cung_xa and nam == year:
        message = f"Nguồn và đích là một: {nguon.day_du}, năm {nam}"
        raise KehoachError(
            Problem("RB03", message, f"cho xã khác thì đổi --xa, --tinh; cho năm sau thì thêm --nam {nam + 1}")
        )
    numbers = {id(each): index for index, each in enumerate(moi_doan(ho_so.document))}
    tasks: list[DaThay | CanXem] = []
    if viec.cung_xa:
        ho_so, tasks = bo_viec(ho_so, giu, bo_xong=bo_xong)
        report.thay += [each for each in tasks if isinstance(each, DaThay)]
        report.can_xem += [each for each in tasks if isinstance(each, CanXem)]
        viec = replace(viec, ho_so=ho_so)
    document, read = ho_so.document, ho_so.ke_hoach
    found = list(_first(viec))
    current = ho_so
    notes: list[tuple[int, str, str]] = []
    vet = Vet(moi_doan(document))
    for number in range(MAX_ROUNDS):
        places = cho_trong_doan(each for each in found if isinstance(each, Thay))
        looks = [each for each in found if isinstance(each, Xem)]
        order = {id(each): index for index, each in enumerate(moi_doan(document))}
        vet.vong(moi_doan(document), ghi_vong(report, current, places, looks))
        notes += ghi_chu(order, places, looks)
        if number and not places:
            break
        document = sua(document, places)
        told = to_plan(document)
        read = told.ke_hoach
        current = replace(ho_so, document=document, dong=told.dong, ke_hoach=read, xa_khai=None, nguon=None, nho={})
        current = nhu_cua_ta(current, (dich.ma, dich.tinh.ten), nam)
        found = [*bo_may(current), *loi_goc(current), *mau_thuan(current)] if number + 2 < MAX_ROUNDS else []
        found = [each for each in found if isinstance(each, Thay) or not number]
    shown = {(each.vi_tri.doan, each.vi_tri.dong, each.trich) for each in report.can_xem}
    others = [] if viec.cung_xa else xa_ban(current, dich)
    told_not = (each for each in others if khoa(current, each) not in shown)
    last = [*het_hieu_luc(current), *told_not]
    notes += ghi_chu({id(each): index for index, each in enumerate(moi_doan(document))}, {}, last)
    vet.vong(moi_doan(document), ghi_vong(report, current, {}, last))
    made = ke_hoach_moi(read, viec, report)
    pairs = list(zip(moi_doan(ho_so.document), moi_doan(document), strict=True))
    changed = [(old, new) for old, new in pairs if old.text != new.text]
    report.doan = [DoanThay(cho_dung(ho_so, old), old.text, new.text) for old, new in changed]
    left = con_sot(viec, current, report.can_xem)
    report.con_sot = list(left)
    vet.vong(moi_doan(document), cac_lop((dong, at, each.trich, each) for each, (dong, at) in left.items()))
    after = [new for _, new in pairs]
    told_of = [(after[index], words, why) for index, words, why in notes]
    numbered = [numbers.get(id(old)) for old, _ in pairs]
    return KetQuaChuyen(
        made, document, nguon, dich, viec, report, changed, told_of, vet, tasks, frozenset(giu), numbered
    )


def _first(viec: Viec) -> Iterator[Thay | Xem]:
    """What is found in the source, what goes before first."""
    ho_so = viec.ho_so
    lines = cac_doan(ho_so)
    hits: dict[int, list[VienDanHit]] = {}
    for told in ho_so.vien_dan:
        hits.setdefault(id(told.dong), []).append(told.hit)
    for dong in lines:
        if dong.vai not in _CITING:
            cited = hits.get(id(dong)) or find_citations(dong.text)
            for each in viec.lan:
                yield from (found for found in vien_dan(each, dong, cited) if isinstance(found, Thay))
            yield from vien_dan(viec, dong, cited)
    for finder in _EARLY:
        for dong in (*ho_so.dong, *(each for each in lines if each.vai is Vai.KHAC)):
            yield from finder(viec, dong)
    yield from bo_may(nhu_cua_ta(ho_so, (viec.dich.ma, viec.tinh.ten), viec.nam))
    for other in viec.lan:
        for finder in (each for each in TEN if each is not loai_xa):
            for dong in lines:
                # a place of the main source's to look at is told once
                yield from (each for each in finder(other, dong) if isinstance(each, Thay))
    for late in _LATE:
        for dong in lines:
            if dong.vai not in (Vai.QUOC_HIEU, Vai.TIEU_NGU):
                yield from late(viec, dong)
    yield from doi_nam(ho_so, viec.nam)


def moi_doan(document: Document) -> list[Paragraph]:
    """Every paragraph of a document, those of cells and notes too."""
    return [*paragraphs(document.blocks), *paragraphs(document.notes)]


def cho_dung(ho_so: HoSo, paragraph: Paragraph) -> ViTri:
    """Where a paragraph stands, for the report."""
    spot = paragraph.spot
    return ViTri(spot.line, spot.paragraph or ho_so.thu_tu_doan.get(id(paragraph)), None, spot.page)
