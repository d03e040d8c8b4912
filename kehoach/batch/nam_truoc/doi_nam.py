"""The years of a document of last year made those of the new one, as a rebase does it; what is doubtful is told."""

import re
from collections import Counter
from dataclasses import replace

from kehoach.blocks import Block, Document, Paragraph, Run, Table
from kehoach.catalog.load import danh_muc
from kehoach.model.dong import Vai
from kehoach.model.plan import TEN_LOAI
from kehoach.readers.stages import to_plan
from kehoach.rebase._moc import CO_HAN, cac_moc
from kehoach.rebase.nam import nam as cac_cho
from kehoach.rebase.sua_doan import cho_trong_doan, sua
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.thoi_gian import thoi_gian
from kehoach.rules.ho_so import HoSo
from kehoach.text.dates import Ngay
from kehoach.text.nfc import fold

_TITLES = (Vai.PHU_LUC, Vai.TEN_PHU_LUC, Vai.TRICH_YEU, Vai.TEN_LOAI)
_YEAR = re.compile(r"năm\s+(20\d\d)(?!\s*[-–]\s*20)", re.IGNORECASE)


def ho_so_cua(document: Document, nam: int) -> HoSo:
    """The document under a look, dated in the year that it is for: what its titles say, else most of its deadlines, else the
    year before ``nam``."""
    document = replace(document, plan=None, blocks=_with_plan(document.blocks))
    told = to_plan(document)
    ho_so = HoSo(document, told.dong, told.ke_hoach, danh_muc())
    if ho_so.dau(Vai.TRICH_YEU) is not None and ho_so.dau(Vai.DIA_DANH_NGAY) is not None:
        return ho_so  # a whole plan tells its time itself
    year = _year_told(ho_so) or nam - 1
    ho_so.ke_hoach.nam, ho_so.ke_hoach.ngay = year, Ngay(year)
    return ho_so


def _with_plan(blocks: list[Block]) -> list[Block]:
    """The blocks with the name of a plan above annexes that stand alone, so that the stages see them as annexes."""
    first = next((each for each in blocks if not isinstance(each, Paragraph) or each.text.strip()), None)
    alone = isinstance(first, Table) or (isinstance(first, Paragraph) and fold(first.text).startswith("phu luc"))
    return [Paragraph([Run(TEN_LOAI)], align="center"), *blocks] if alone else blocks


def _year_told(ho_so: HoSo) -> int | None:
    titles = Counter(int(year) for dong in ho_so.vai(*_TITLES) for year in _YEAR.findall(dong.text))
    if titles:
        return max(titles)
    marks = (moc for dong in ho_so.dong if dong.bang for moc in cac_moc(dong.text) if moc.loai in CO_HAN)
    years = Counter(moc.nam[0] for moc in marks)
    return years.most_common(1)[0][0] if years else None


def doi_nam(ho_so: HoSo, nam: int) -> tuple[int, Document, list[Thay | Xem]]:
    """The year of the document, the document made one of ``nam`` block by block, and the places that a person must look at."""
    found = list(cac_cho(ho_so, nam))
    made = sua(ho_so.document, cho_trong_doan(each for each in found if isinstance(each, Thay)))
    return thoi_gian(ho_so).nam, made, [each for each in found if isinstance(each, Xem) or each.xem]
