"""The work of one rebase: the document, whose it was, whose it becomes; and what the finders ask of a place."""

import datetime as dt
from dataclasses import dataclass, replace
from functools import cached_property

from kehoach.blocks import Paragraph, paragraphs
from kehoach.catalog.dia_phuong import Tinh, Xa, cung_tinh, dung_dau
from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import ViTri
from kehoach.rebase.danh_tinh import Nguon
from kehoach.rebase.dich import ngay_ban_do
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.dia_phuong._vung import Vung
from kehoach.rules.ho_so import HoSo


@dataclass
class Viec:
    """What is to be done."""

    ho_so: HoSo
    nguon: Nguon
    dich: Xa
    nam: int
    """Year of the result"""

    @cached_property
    def tinh(self) -> Tinh:
        """The province that it is for."""
        return self.dich.tinh

    @cached_property
    def ngay(self) -> dt.date:
        """The day whose map counts for the result."""
        return ngay_ban_do(self.nam)

    @cached_property
    def cung_xa(self) -> bool:
        """Whether it stays with its commune: next year's plan."""
        nguon = self.nguon
        same = dung_dau(nguon.ten) == dung_dau(self.dich.ten) and nguon.loai == self.dich.loai
        return same and self.cung_tinh

    @cached_property
    def lan(self) -> list["Viec"]:
        """The same work for the other communes that the source calls its own."""
        return [each for each in (replace(self, nguon=other) for other in self.nguon.lan) if not each.cung_xa]

    @cached_property
    def cung_tinh(self) -> bool:
        """Whether both communes are of one province."""
        return self.nguon.tinh is not None and cung_tinh(self.nguon.tinh, self.tinh)

    @cached_property
    def doi_loai(self) -> bool:
        """Whether xã becomes phường or the like."""
        return bool(self.nguon.loai) and self.nguon.loai != self.dich.loai

    def vung(self, dong: Dong, place: int) -> Vung | None:
        """Whose words stand there; None: the plan's own."""
        return vung_tai(self.ho_so, dong, place)


def vi_tri(ho_so: HoSo, dong: Dong) -> ViTri:
    """Where a line stands, for the report."""
    spot = dong.spot
    paragraph = spot.paragraph or ho_so.thu_tu_doan.get(id(dong.paragraph))
    return ViTri(spot.line, paragraph, dong.muc or None, spot.page)


def cac_doan(ho_so: HoSo) -> list[Dong]:
    """Every paragraph with words, those of notes too, as one line each; a paragraph of several lines as one that nobody knows."""
    by_paragraph: dict[int, list[Dong]] = {}
    for dong in ho_so.dong:
        by_paragraph.setdefault(id(dong.paragraph), []).append(dong)
    found = []
    notes = [each for each in ho_so.document.notes if isinstance(each, Paragraph)]
    for paragraph in (*paragraphs(ho_so.document.blocks), *notes):
        lines = by_paragraph.get(id(paragraph), [])
        if len(lines) == 1 and lines[0].text == paragraph.text:
            found.append(lines[0])
        elif paragraph.text.strip():
            found.append(Dong(paragraph.text, lines[0].vai if lines else Vai.KHAC, paragraph))
    return found


def rieng(text: str) -> Dong:
    """Words that stand in no paragraph of the body (a header, a property of the file) as a line."""
    return Dong(text, Vai.KHAC, Paragraph([]))
