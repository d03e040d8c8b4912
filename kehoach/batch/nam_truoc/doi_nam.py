"""The years of a document of last year made those of the new one, as a rebase does it; what is doubtful is told."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from kehoach.blocks import Block, Document, Paragraph, Run, Table, plain
from kehoach.catalog.load import danh_muc
from kehoach.model.dong import Dong, Vai
from kehoach.model.plan import TEN_LOAI
from kehoach.readers.stages import to_plan
from kehoach.rebase._moc import CO_HAN, cac_moc
from kehoach.rebase.nam import nam as cac_cho
from kehoach.rebase.sua_doan import cho_trong_doan, sua
from kehoach.rebase.thay import Thay
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.rules.ho_so import HoSo
from kehoach.text.dates import Ngay
from kehoach.text.nfc import fold

_OF_OTHERS: Final = frozenset({Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC, Vai.CAN_CU, Vai.SO, Vai.DIA_DANH_NGAY})
_TITLE_LENGTH: Final = 200
_YEAR = re.compile(r"năm\s+(20\d\d)(?!\s*[-–]\s*20)", re.IGNORECASE)


@dataclass(frozen=True)
class DaDoi:
    """A document with its years rolled."""

    nam: int
    """The year that it was for"""
    cu: Document
    moi: Document
    """The same, block by block, with the new years"""
    xem: tuple[tuple[Dong, str, str], ...]
    """What a person must look at: line, words, why"""
    thay: tuple[Thay, ...] = ()
    """What was replaced"""

    def chu(self, dong: Dong) -> str:
        """The words of a line of the old document, as they are now."""
        text = dong.text
        for each in sorted((each for each in self.thay if each.dong is dong), key=lambda each: -each.dau):
            text = text[: each.dau] + each.moi + text[each.cuoi :]
        return text


def ho_so_cua(document: Document, nam: int, cua_nam: int | None = None) -> HoSo:
    """The document under a look, dated in the year that it is for: ``cua_nam``, else what its titles say, else most of its
    deadlines, else the year before ``nam``."""
    document = replace(document, plan=None, blocks=_with_plan(document.blocks))
    told = to_plan(document)
    ho_so = HoSo(document, told.dong, told.ke_hoach, danh_muc())
    if cua_nam is None and ho_so.dau(Vai.TRICH_YEU) is not None and ho_so.dau(Vai.DIA_DANH_NGAY) is not None:
        return ho_so  # a whole plan tells its time itself
    year = cua_nam or _year_told(ho_so) or nam - 1
    ho_so.ke_hoach.nam, ho_so.ke_hoach.ngay = year, Ngay(year)
    return ho_so


def _with_plan(blocks: list[Block]) -> list[Block]:
    """The blocks with the name of a plan above annexes that stand alone, so that the stages see them as annexes."""
    first = next((each for each in blocks if not isinstance(each, Paragraph) or each.text.strip()), None)
    words = fold(plain(first)) if first else ""
    alone = "cong hoa xa hoi" not in words if isinstance(first, Table) else words.startswith("phu luc")
    return [Paragraph([Run(TEN_LOAI)], align="center"), *blocks] if alone else blocks


def _year_told(ho_so: HoSo) -> int | None:
    titles = [int(year) for dong in _titles(ho_so) for year in _YEAR.findall(dong.text)]
    if titles:
        return max(titles)
    marks = (moc for dong in ho_so.dong if dong.bang for moc in cac_moc(dong.text) if moc.loai in CO_HAN)
    years = Counter(moc.nam[0] for moc in marks)
    return years.most_common(1)[0][0] if years else None


def _titles(ho_so: HoSo) -> Iterator[Dong]:
    """The short lines outside the tables, which in annexes are their titles."""
    for dong in ho_so.dong:
        if not dong.bang and dong.vai not in _OF_OTHERS and len(dong.text) < _TITLE_LENGTH:
            yield dong


def doi_nam(ho_so: HoSo, nam: int) -> DaDoi:
    """The document made one of the year ``nam``."""
    own = thoi_gian(ho_so).nam
    found = (
        list(cac_cho(ho_so, nam)) if own < nam else []
    )  # one that is of the new year already, or of a later one, stays
    changes = tuple(each for each in found if isinstance(each, Thay))
    made = sua(ho_so.document, cho_trong_doan(changes))
    looks = (
        (each.dong, each.tu, each.xem) if isinstance(each, Thay) else (each.dong, each.trich, each.ly_do)
        for each in found
    )
    return DaDoi(own, ho_so.document, made, tuple(each for each in looks if each[2]), changes)
