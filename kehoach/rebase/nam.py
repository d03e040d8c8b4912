"""The years of a plan, made those of another year; what cannot be told for sure stays, and is shown to a person.

A plan of one year moves as a whole: its year, its months, quarters and deadlines, those early in the next year too. Years
before are results, to be filled in anew. A plan of a period keeps it while the new year lies inside. Words of others
(cited documents, quotations, slots) are never touched.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rebase import _loi_nam as loi
from kehoach.rebase._moc import CO_HAN, Loai, Moc, cac_khoang, cac_moc, doi, nam_can_chi
from kehoach.rebase.thay import Thay, Xem
from kehoach.rebase.thoi_gian import ThoiGian, thoi_gian
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.dia_phuong._vung import Vung
from kehoach.rules.ho_so import HoSo
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.rules.nhat_quan._han import la_cot_han
from kehoach.text.citations import find_citations

_TITLES = frozenset({Vai.TEN_LOAI, Vai.TRICH_YEU, Vai.DUOI_TIEU_DE, Vai.PHU_LUC, Vai.TEN_PHU_LUC})
_WITH = frozenset({Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC})
_LINES = LOI_VAN | _TITLES | _WITH


def nam(ho_so: HoSo, moi: int) -> Iterator[Thay | Xem]:
    """What a plan says of its year, for the year ``moi``: words to replace (they never overlap), words to look at."""
    time = thoi_gian(ho_so)
    if moi != time.nam:
        yield from _Doi(ho_so, moi, time).tat_ca()


@dataclass
class _Doi:
    """A change of year under way."""

    ho_so: HoSo
    moi: int
    time: ThoiGian
    cot_han: set[tuple[int, int]] = field(default_factory=set)
    """Columns of deadlines: number of the table, column"""

    def __post_init__(self) -> None:
        self.khoang: dict[int, tuple[Moc, Moc]] = {}
        self.lech = self.moi - self.time.nam
        self.trong_ky = self.time.ky is None or self.time.ky[0] <= self.moi <= self.time.ky[1]
        issued = self.ho_so.ke_hoach.ngay
        self.ban_hanh = dt.date(issued.nam, issued.thang or 1, issued.ngay or 1)
        for table in cac_bang(self.ho_so):
            self.cot_han |= {(table.so, column) for column, title in table.cot.items() if la_cot_han(title)}
        own_year = [
            dong.phu_luc
            for dong in self.ho_so.vai(Vai.PHU_LUC, Vai.TEN_PHU_LUC, Vai.KEM_THEO_PHU_LUC)
            if any(moc.loai is Loai.NAM and moc.nam[0] == self.time.nam for moc in cac_moc(dong.text))
        ]
        self.phu_luc_nam = frozenset(own_year)
        titles = self.ho_so.vai(Vai.TEN_LOAI, Vai.TRICH_YEU)
        self.tet = any(moc.loai is Loai.CAN_CHI for dong in titles for moc in cac_moc(dong.text))

    def tat_ca(self) -> Iterator[Thay | Xem]:
        """All lines."""
        for dong in self.ho_so.dong:
            if dong.vai in _LINES:
                told: set[tuple[int, int]] = set()
                marks = cac_moc(dong.text)
                self.khoang = cac_khoang(dong.text, marks)
                for moc in marks:
                    for each in self._mark(dong, moc):
                        if isinstance(each, Thay) or (each.dau, each.cuoi) not in told:
                            told.add((each.dau, each.cuoi))
                            yield each

    def _mark(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A mark, by whose words it is."""
        if dong.vai in _WITH:
            hits = find_citations(dong.text)
            if any(hit.span[0] <= moc.dau < hit.span[1] for hit in hits) or moc.ngay:
                return  # its own number and date
            yield from self._own(dong, moc)
            return
        vung = vung_tai(self.ho_so, dong, moc.dau)
        if vung is None or (
            vung.loai in ("trich_yeu", "can_cu") and (dong.vai in _TITLES or self._own_behind(dong, moc, vung))
        ):
            yield from self._own(dong, moc)
        elif why := self._of_others(dong, moc, vung):
            cited = vung.hit if vung.loai == "trich_yeu" and moc.loai not in CO_HAN else None
            start, end = cited.span if cited else (moc.dau, moc.cuoi)
            yield Xem(dong, start, end, LoaiThay.NAM, why)

    def _of_others(self, dong: Dong, moc: Moc, vung: Vung) -> str:
        """Why a person should look at a mark in the words of others; empty if it is no matter of the plan's year."""
        if vung.loai == "vien_dan":
            law = vung.hit is not None and vung.hit.so_ky_hieu is None and moc.loai is Loai.NAM
            return "năm của luật hay năm của kế hoạch" if law and moc.nam[0] == self.time.nam else ""
        goes_on = loi.THEN_HORIZON.match(dong.text, moc.cuoi) or loi.AND_ON.match(dong.text, moc.cuoi)
        if goes_on or dong.text.startswith("[[", vung.dau):
            return ""
        if moc.loai is Loai.KY:
            left = self._state(moc, self.time.nam) == 0 != self._state(moc, self.moi)
            return loi.OF_OLD_PERIOD.format(moi=self.moi) if left else ""
        if vung.loai == "trich_yeu" and moc.loai is Loai.NAM and moc.nam[0] == self.time.nam - 1:
            reported = loi.REPORTED.search(dong.text, vung.dau, moc.dau) and self.time.ky is None
            return loi.OF_OLD.format(moi=self.moi) if reported else ""
        if self.time.nam not in moc.nam or (moc.loai is Loai.NGAY and vung.loai != "trich_yeu"):
            return ""
        if vung.loai == "trich":
            return "năm trong tên riêng hoặc lời trích"
        if moc.loai in CO_HAN and vung.loai == "trich_yeu":
            return "mốc của kế hoạch hay của văn bản được dẫn" if dong.vai is not Vai.CAN_CU else ""
        return loi.OF_OLD.format(moi=self.moi) if self.time.ky is None else ""

    def _own_behind(self, dong: Dong, moc: Moc, vung: Vung) -> bool:
        """Whether a mark that follows the subject of a document is the plan's own: its deadline, or the end of its name."""
        before = dong.text[vung.dau : moc.dau]
        if moc.loai in CO_HAN and loi.OWN_WORK.search(before):
            return True
        if moc.loai is not Loai.NAM or vung.loai != "trich_yeu" or dong.vai not in (Vai.MO_DAU, Vai.DOAN, Vai.CAN_CU):
            return False
        named = dong.text[max(0, vung.dau - 260) : vung.dau]
        after = re.sub(r"\W+", " ", dong.text[moc.dau : moc.cuoi + 20]).lower().split()[:4]
        titles = re.sub(r"\W+", " ", " ".join(each.text for each in self.ho_so.vai(Vai.TRICH_YEU))).lower()
        return bool(loi.OWN_NAME.search(named)) and " ".join(after[:2]) in titles

    @staticmethod
    def _state(moc: Moc, year: int) -> int:
        """-1: before the period, 0: inside, 1: after it."""
        return -1 if year < moc.nam[0] else 1 if year > moc.nam[-1] else 0

    def _own(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A mark in the plan's own words."""
        if moc.loai is Loai.TRAN and not self._year_alone(dong, moc):
            return
        if moc.loai is Loai.CAN_CHI:
            yield from self._named_year(dong, moc)
        elif moc.loai is Loai.KY_NIEM:
            if moc.nam[0] == self.time.nam:
                yield self._look(dong, moc, "ngày kỷ niệm: số năm phải tính lại")
        elif self.time.ky is not None:
            yield from self._of_period_plan(dong, moc, self.time.ky)
        elif moc.loai is Loai.KY:
            yield from self._period(dong, moc)
        elif moc.loai is Loai.MUA:
            yield from self._season(dong, moc)
        elif moc.loai is Loai.DAY:
            yield from self._list(dong, moc)
        else:
            yield from self._single(dong, moc)

    def _year_alone(self, dong: Dong, moc: Moc) -> bool:
        """Whether a bare number is a year: the title of a column, a cell of deadlines, the end of ``NĂM`` on the line before."""
        if dong.bang:
            head = dong.text[: moc.dau]
            if self._in_head(dong):
                return bool(loi.HEAD.fullmatch(head)) and not re.match(r"\s*[\w%]", dong.text[moc.cuoi :])
            return (dong.bang, dong.cot) in self.cot_han and not head.strip(" .-–/")
        before = self.ho_so.ke(dong, -1)
        titled = dong.vai in _TITLES and before is not None and before.vai in _TITLES
        return titled and not dong.text[: moc.dau].strip() and bool(loi.ENDS_YEAR.search(before.text if before else ""))

    def _in_head(self, dong: Dong) -> bool:
        """Whether a cell is the title of a column: in the first row, or in the second below a merged one."""
        if dong.hang == 0:
            return True
        return dong.hang == 1 and not any(each.hang == 1 and each.cot == 0 for each in self.ho_so.bang[dong.bang])

    def _single(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A year, a date, a month, a quarter in a plan of one year."""
        year, own = moc.nam[0], self.time.nam
        text = dong.text
        before = text[max(0, moc.dau - 160) : moc.dau]
        fine = moc.loai in CO_HAN
        if moc.dau in self.khoang and self._goes_as_one(*self.khoang[moc.dau]):
            why = self._span_stays(dong, *self.khoang[moc.dau])
            yield self._look(dong, moc, why) if why else self._change(dong, moc)
            return
        law = None if fine else loi.LAW.search(before)
        if law and not loi.LAW_USED.search(law[0]):
            if year == own:
                yield self._look(dong, moc, "năm của luật hay năm của kế hoạch")
        elif year == own:
            why = self._not_moved(dong, moc, before)
            yield self._look(dong, moc, why) if why else self._change(dong, moc)
        elif year == own + 1:
            why = self._fixed(dong, moc, before)
            if why:
                yield self._look(dong, moc, why)
            elif fine:
                yield self._change(dong, moc)
            elif not loi.HORIZON.search(before):
                yield self._change(dong, moc, loi.NEXT.format(nam=self.moi + 1))
            elif self.moi >= year:
                yield self._look(dong, moc, "mốc đã đến: xem có phải đổi")
        elif year > own:
            if self.moi >= year:
                yield self._look(dong, moc, "mốc đã đến: xem có phải đổi")
        elif year == own - 1:
            yield from self._year_before(dong, moc, before)
        elif loi.BACK.search(loi.sentence(text, moc)) and not fine:
            yield self._look(dong, moc, f"số liệu năm {year}: xem có phải thay bằng số liệu mới")

    def _not_moved(self, dong: Dong, moc: Moc, before: str) -> str:
        """Why a mark of the own year stays; empty if it moves."""
        text, fine = dong.text, moc.loai in CO_HAN
        if dong.vai in _TITLES or dong.vai in _WITH:
            return ""
        if why := self._fixed(dong, moc, before):
            return why
        if loi.SO_FAR.search(before) or (loi.DONE.match(text, moc.cuoi) and not loi.STRONG_LEAD.search(before)):
            return f"số liệu, kết quả của năm {self.time.nam}: điền lại"
        if (
            moc.loai is Loai.NGAY
            and not dong.bang
            and self._is_past(moc)
            and not loi.LEAD.search(before)
            and before.strip(" -+•")
        ):
            return "ngày đã qua khi ban hành kế hoạch: xem có phải sự kiện cố định"
        if moc.loai is Loai.NAM and loi.HORIZON.search(before) and loi.THEN_HORIZON.match(text, moc.cuoi):
            return "mốc của chương trình dài hạn"
        named = loi.DOC_BEFORE.search(before) if not fine else None
        if (
            named
            and not loi.OWN_NAME.search(before)
            and (loi.ISSUER_AFTER.match(text, moc.cuoi) or loi.ISSUER.search(named[0]))
        ):
            return loi.OF_OLD.format(moi=self.moi)
        return ""

    def _fixed(self, dong: Dong, moc: Moc, before: str) -> str:
        """Why a mark is one of an event that does not come back with the plan; empty if it may."""
        words = loi.sentence(dong.text, moc)
        if moc.loai in CO_HAN:
            if loi.ANNIVERSARY.search(words):
                return "ngày kỷ niệm: số năm phải tính lại"
            if loi.FACT.search(words) and not loi.STRONG_LEAD.search(before):
                return "sự kiện có ngày cố định"
        if loi.NOT_YEARLY.search(re.split(r"[.;,]", before)[-1]):
            return "sự kiện không diễn ra hằng năm"
        if moc.loai is Loai.NAM:
            if loi.RANK.match(dong.text, moc.cuoi) or loi.RANK_BEFORE.search(before):
                return "năm thứ mấy: phải tính lại"
            if any(int(year) >= self.time.nam + 2 for year in re.findall(r"20\d\d", words)):
                later = (each for each in cac_moc(words) if each.loai is Loai.NAM and each.nam[0] >= self.time.nam + 2)
                if any(not loi.HORIZON.search(words[: each.dau]) for each in later):
                    return "lộ trình nhiều năm: xem có phải đổi"
        return ""

    def _goes_as_one(self, one: Moc, other: Moc) -> bool:
        """Whether a span is one of the plan's own year, which may begin before it and end after it."""
        own = self.time.nam
        return own - 1 <= one.nam[0] and other.nam[0] in (own, own + 1)

    def _span_stays(self, dong: Dong, one: Moc, other: Moc) -> str:
        """Why a span stays as it is; empty if it moves."""
        before = dong.text[max(0, one.dau - 160) : one.dau]
        if why := self._fixed(dong, one, before):
            return why
        return f"số liệu, kết quả của năm {self.time.nam}: điền lại" if self._is_past(other) and not dong.bang else ""

    def _is_past(self, moc: Moc) -> bool:
        return (moc.nam[0], moc.thang, moc.ngay or 31) < (self.ban_hanh.year, self.ban_hanh.month, self.ban_hanh.day)

    def _year_before(self, dong: Dong, moc: Moc, before: str) -> Iterator[Thay | Xem]:
        """A mark of the year before the plan's."""
        if self._due(dong, moc, before):
            yield self._change(dong, moc)
        elif loi.BACK.search(loi.sentence(dong.text, moc)) or (dong.bang and self._in_head(dong)):
            yield self._look(dong, moc, f"số liệu, kết quả của năm trước: điền lại theo năm {self.moi - 1}")
        else:
            yield self._look(dong, moc, "năm trước năm kế hoạch: xem có phải đổi")

    def _due(self, dong: Dong, moc: Moc, before: str) -> bool:
        """Whether a mark of the year before is a deadline: the plan was issued in that year, and the day was yet to come."""
        if moc.loai not in CO_HAN or self.ban_hanh.year != moc.nam[0] or not self.ho_so.dau(Vai.DIA_DANH_NGAY):
            return False
        led = (dong.bang, dong.cot) in self.cot_han or loi.STRONG_LEAD.search(before)
        return bool(led) and (moc.thang, moc.ngay or 31) >= (self.ban_hanh.month, self.ban_hanh.day)

    def _period(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A period in a plan of one year: a higher programme's, or a span that the plan sets."""
        own, (tu, den) = self.time.nam, moc.nam
        if (dong.bang, dong.cot) in self.cot_han and dong.hang and tu in (own - 1, own) and den - tu == 1:
            yield self._change(dong, moc, "khoảng thời gian qua hai năm: xem lại")
        elif self._state(moc, own) != self._state(moc, self.moi):
            yield self._look(dong, moc, loi.phase(self._state(moc, self.moi), self.moi))
        elif (
            tu == own
            and den - tu == 1
            and not re.search(r"(?:giai đoạn|nhiệm kỳ)\s*$", dong.text[: moc.dau], re.IGNORECASE)
        ):
            yield self._look(dong, moc, "khoảng thời gian qua hai năm: xem có phải đổi")

    def _season(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        if moc.nam[0] not in (self.time.nam - 1, self.time.nam):
            return
        if moc.nam[0] < self.time.nam and loi.BACK.search(loi.sentence(dong.text, moc)):
            yield self._look(dong, moc, "kết quả của năm trước: điền lại")
        else:
            yield self._change(dong, moc)

    def _list(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        if set(moc.nam) == {self.time.nam, self.time.nam + 1}:
            yield self._change(dong, moc, loi.NEXT.format(nam=self.moi + 1))
        elif self.time.nam in moc.nam or self.moi in moc.nam or self.time.nam - 1 in moc.nam:
            yield self._look(dong, moc, "nhiều năm kể liền nhau: xem có phải đổi")

    def _named_year(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        year = moc.nam[0] if moc.nam else nam_can_chi(dong.text[moc.dau : moc.cuoi], self.time.nam)
        if year is None or year not in (self.time.nam, self.time.nam + 1):
            return
        if self.time.ky is not None:
            yield self._look(dong, moc, f"năm của kế hoạch cũ: xem có phải đổi sang năm {self.moi}")
        else:
            yield self._change(dong, moc, "ngày Tết theo âm lịch: xem lại các mốc gần đó", year)

    def _of_period_plan(self, dong: Dong, moc: Moc, ky: tuple[int, int]) -> Iterator[Thay | Xem]:
        """A mark in a plan of several years."""
        own, first, last = self.time.nam, moc.nam[0], moc.nam[-1]
        if not self.trong_ky:
            if first <= max(ky[1], own) and last >= min(ky[0], own):
                yield self._look(
                    dong, moc, f"năm {self.moi} nằm ngoài giai đoạn {ky[0]} - {ky[1]}: xác định lại giai đoạn"
                )
            return
        if moc.loai in (Loai.KY, Loai.DAY, Loai.MUA):
            inside = ky[0] <= first and last <= ky[1]
            begins = inside and self._state(moc, self.moi) == 0  # a phase whose time has come
            listed = moc.loai is Loai.DAY and own <= first < self.moi
            if listed or (not begins and self._state(moc, own) != self._state(moc, self.moi)):
                yield self._look(dong, moc, loi.phase(self._state(moc, self.moi), self.moi))
            return
        before = dong.text[max(0, moc.dau - 160) : moc.dau]
        if first == own and self._rolls(dong, moc, before):
            yield self._change(dong, moc, "mốc của năm đầu trong kế hoạch nhiều năm: xem có đúng")
        elif min(own, ky[0]) <= first < self.moi and not loi.horizon_ahead(before, first, self.moi):
            yield self._look(dong, moc, f"mốc đã qua ở năm {self.moi}: xem có phải đổi")

    def _rolls(self, dong: Dong, moc: Moc, before: str) -> bool:
        """Whether a mark of the year in which a plan of a period was made goes with it: deadlines, titles of annexes."""
        if dong.vai in (Vai.PHU_LUC, Vai.TEN_PHU_LUC, Vai.KEM_THEO_PHU_LUC):
            return True
        words = loi.sentence(dong.text, moc)
        if dong.bang:
            words = self._rows[dong.bang, dong.hang]
        if loi.MILESTONE.search(words):
            return False
        if dong.phu_luc in self.phu_luc_nam:
            return True
        if moc.loai not in CO_HAN:
            return bool(self.phu_luc_nam) and "hụ lục" in words
        return (dong.bang, dong.cot) in self.cot_han or bool(loi.STRONG_LEAD.search(before))

    @cached_property
    def _rows(self) -> dict[tuple[int, int], str]:
        """The words of the rows of all tables."""
        found: dict[tuple[int, int], list[str]] = {}
        for number, cells in self.ho_so.bang.items():
            for each in cells:
                found.setdefault((number, each.hang), []).append(each.text)
        return {place: " ".join(words) for place, words in found.items()}

    def _change(self, dong: Dong, moc: Moc, xem: str = "", year: int = 0) -> Thay:
        made, doubt = doi(dong.text[moc.dau : moc.cuoi], moc, self.lech, year)
        if moc.ngay and not doubt and not xem and loi.weekday(dong.text, moc):
            doubt = "thứ trong tuần không còn khớp với ngày"
        elif moc.ngay and not doubt and not xem and self.tet:
            doubt = "ngày trong kế hoạch Tết: xem có phải tính lại theo âm lịch"
        return Thay(dong, moc.dau, moc.cuoi, made, LoaiThay.NAM, "", doubt or xem)

    def _look(self, dong: Dong, moc: Moc, why: str) -> Xem:
        return Xem(dong, moc.dau, moc.cuoi, LoaiThay.NAM, why)
