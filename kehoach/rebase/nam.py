"""The years of a plan, made those of another year; what cannot be told for sure stays, and is shown to a person.

A plan of one year moves as a whole: its year, its months, quarters and deadlines, those early in the next year too. Years
before are results, to be filled in anew. A plan of a period keeps it while the new year lies inside. Words of others
(cited documents, quotations, slots) are never touched.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kehoach.model.chuyen import LoaiThay
from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.rebase._moc import CO_HAN, Loai, Moc, cac_moc, doi, nam_can_chi
from kehoach.rebase._thoi_gian import ThoiGian, thoi_gian
from kehoach.rebase.thay import Thay, Xem
from kehoach.rules.dia_phuong._quet import vung_tai
from kehoach.rules.dia_phuong._vung import Vung
from kehoach.rules.ho_so import HoSo
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.rules.nhat_quan._han import la_cot_han
from kehoach.text.citations import VienDanHit, find_citations

_TITLES = frozenset({Vai.TEN_LOAI, Vai.TRICH_YEU, Vai.DUOI_TIEU_DE, Vai.PHU_LUC, Vai.TEN_PHU_LUC})
_WITH = frozenset({Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC})
_LINES = LOI_VAN | _TITLES | _WITH

_HORIZON = re.compile(
    r"(?<!\w)(?:đến|tới|tầm\s+nhìn|định\s+hướng(?:\s+đến)?|mốc)\s+(?:(?:hết|cuối)\s+)?(?:năm\s+)?$", re.IGNORECASE
)
_THEN_HORIZON = re.compile(r"\s{0,2},?;?\s{0,2}(?:và\s+)?(?:tầm\s+nhìn|định\s+hướng)(?!\w)", re.IGNORECASE)
_LEAD = re.compile(
    r"(?<!\w)(?:trước|chậm\s+nhất|muộn\s+nhất|hạn(?:\s+(?:cuối|chót))?|thời\s+hạn|thời\s+gian|hoàn\s+thành|xong|kết\s+thúc|đến|hết|báo\s+cáo|gửi|vào|trong)"
    r"[\s,:(]{1,3}(?:(?:trước|trong|vào|là|đến|hết|chậm\s+nhất|xong|ngày|mốc|về|thực\s+hiện|tháng)[\s:]{1,2}){0,4}$",
    re.IGNORECASE,
)
_STRONG_LEAD = re.compile(
    r"(?<!\w)(?:trước|chậm\s+nhất|muộn\s+nhất|hạn\s+(?:cuối|chót)|thời\s+hạn|hoàn\s+thành|xong)"
    r"[\s,:(]{1,3}(?:(?:trước|trong|vào|là|đến|hết|chậm\s+nhất|xong|ngày|mốc)\s){0,4}$",
    re.IGNORECASE,
)
_FACT = re.compile(
    r"hiệu\s+lực|chính\s+thức\s+(?:vận\s+hành|hoạt\s+động|đi\s+vào)|sáp\s+nhập|hợp\s+nhất|sắp\s+xếp\s+(?:đơn\s+vị|bộ\s+máy|,)|chính\s+quyền\s+địa\s+phương\s+"
    r"(?:0?2|hai)\s+cấp|mô\s+hình\s+(?:chính\s+quyền|tổ\s+chức)[^.;]{0,30}(?:0?2|hai)\s+cấp|sinh\s+(?:ngày|năm)|(?<!\w)được\s+thành\s+lập",
    re.IGNORECASE,
)
_SO_FAR = re.compile(
    r"(?<!\w)(?:tính\s+đến|số\s+liệu|ước|thời\s+điểm|cập\s+nhật\s+đến)(?!\w)[\w\s:]{0,24}$", re.IGNORECASE
)
_DONE = re.compile(
    r"[\s,]{0,3}[^.;:,]{0,60}?,?\s?(?<!\w)đã\s+(?:đạt|hoàn\s+thành|thực\s+hiện|tổ\s+chức|triển\s+khai|xây\s+dựng|ban\s+hành|có|tiếp\s+nhận|giải\s+quyết)",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"kết\s+quả|so\s+(?:với|sánh)|cùng\s+kỳ|tồn\s+tại|hạn\s+chế|tình\s+hình|thực\s+trạng|đánh\s+giá|thực\s+hiện\s+năm|ước|đạt|tăng|giảm|hoàn\s+thành"
    r"|dở\s+dang|chuyển\s+(?:tiếp|sang|nguồn)|kết\s+dư|năm\s+trước|tổng\s+kết|quyết\s+toán|đã(?!\w)",
    re.IGNORECASE,
)
_MILESTONE = re.compile(r"(?<!\w)(?:sơ\s+kết|tổng\s+kết|phát\s+động|giữa\s+kỳ|khởi\s+động)(?!\w)", re.IGNORECASE)
_ANNIVERSARY = re.compile(
    r"(?<!\w)(?:kỷ\s+niệm|lần\s+thứ|mừng)\s+(?:lần\s+thứ\s+)?\d{1,4}\s+năm|lần\s+thứ\s+(?:\d|[IVXLC])+", re.IGNORECASE
)
_LAW = re.compile(r"(?<!\w)(?:Bộ\s+luật|Luật|Pháp\s+lệnh|Hiến\s+pháp)(?!\w)(?:\s[^.;:()“”]{0,90}?)?\s$")
_LAW_USED = re.compile(r"(?<!\w)(?:trong|trước|hết|từ|vào|cho|của|đến|cuối|đầu)\s$|,")
_DOC = r"(?:Kế\s+hoạch|Nghị\s+quyết|Quyết\s+định|Chương\s+trình|Chỉ\s+thị|Công\s+văn|Đề\s+án|Hướng\s+dẫn|Thông\s+báo|Kết\s+luận)"
_ABOVE = (
    r"của\s+(?:(?:UBND|HĐND|[ỦU][yỷ]\s+ban\s+nhân\s+dân|Hội\s+đồng\s+nhân\s+dân|Ban\s+(?:Chỉ\s+đạo|Thường\s+vụ|chỉ\s+đạo)|Chủ\s+tịch)\s+){0,3}"
    r"(?:cấp\s+)?(?:tỉnh|[Tt]hành\s+phố|huyện|thị\s+xã|quận|Trung\s+ương|Chính\s+phủ|Thủ\s+tướng|Quốc\s+hội|Bộ|Sở|Tỉnh\s+ủy|Thành\s+ủy|Huyện\s+ủy)(?!\w)"
)
_DOC_BEFORE = re.compile(rf"(?<!\w){_DOC}(?!\s+này)(?!\w)[^.;“”]{{0,140}}$")
_ISSUER = re.compile(_ABOVE)
_ISSUER_AFTER = re.compile(rf"(?:(?!thực\s+hiện|triển\s+khai)[^.;,:“”]){{0,60}}?{_ABOVE}")
_WEEKDAY = re.compile(r"(?<!\w)(?:thứ\s(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\snhật)(?!\w)", re.IGNORECASE)
_HEAD = re.compile(
    r"\s*(?:KH|TH|ƯTH|UTH|ƯỚC|kế hoạch|thực hiện|chỉ tiêu|mục tiêu|ước(?: thực hiện)?|giao|dự toán|số liệu|lũy kế)?\s*",
    re.IGNORECASE,
)
_ENDS_YEAR = re.compile(r"(?<!\w)năm\s*$", re.IGNORECASE)

_OWN_NAME = re.compile(
    r"(?:ban\s+hành|xây\s+dựng|trên\s+đây\s+là)\s+(?:nội\s+dung\s+)?kế\s+hoạch(?!\s+số)(?!\w)", re.IGNORECASE
)
_AND_ON = re.compile(r"\s{0,2},?\s?và\s+(?:các|những)\s+năm\s+(?:tiếp\s+theo|sau)", re.IGNORECASE)

_OF_OLD = "văn bản của năm cũ: tìm văn bản tương ứng năm {moi}"
_OF_OLD_PERIOD = "văn bản của giai đoạn không có năm {moi}: xem có văn bản thay thế"
_NEXT = "năm tiếp theo của năm kế hoạch: xem có đúng là năm {nam}"


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

    def tat_ca(self) -> Iterator[Thay | Xem]:
        """All lines."""
        for dong in self.ho_so.dong:
            if dong.vai in _LINES:
                told: set[tuple[int, int]] = set()
                for moc in cac_moc(dong.text):
                    for each in self._mark(dong, moc):
                        if isinstance(each, Thay) or (each.dau, each.cuoi) not in told:
                            told.add((each.dau, each.cuoi))
                            yield each

    def _mark(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A mark, by whose words it is."""
        if dong.vai in _WITH:
            hits = _own_number(dong)
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
            cited = vung.hit if vung.loai == "trich_yeu" else None
            start, end = cited.span if cited else (moc.dau, moc.cuoi)
            yield Xem(dong, start, end, LoaiThay.NAM, why)

    def _of_others(self, dong: Dong, moc: Moc, vung: Vung) -> str:
        """Why a person should look at a mark in the words of others; empty if it is no matter of the plan's year."""
        if vung.loai == "vien_dan":
            law = vung.hit is not None and vung.hit.so_ky_hieu is None and moc.loai is Loai.NAM
            return "năm của luật hay năm của kế hoạch" if law and moc.nam[0] == self.time.nam else ""
        goes_on = _THEN_HORIZON.match(dong.text, moc.cuoi) or _AND_ON.match(dong.text, moc.cuoi)
        if goes_on or dong.text.startswith("[[", vung.dau):
            return ""
        if moc.loai is Loai.KY:
            left = self._state(moc, self.time.nam) == 0 != self._state(moc, self.moi)
            return _OF_OLD_PERIOD.format(moi=self.moi) if left else ""
        if moc.loai is Loai.NGAY or self.time.nam not in moc.nam:
            return ""
        if vung.loai == "trich":
            return "năm trong tên riêng hoặc lời trích"
        return _OF_OLD.format(moi=self.moi) if self.time.ky is None else ""

    def _own_behind(self, dong: Dong, moc: Moc, vung: Vung) -> bool:
        """Whether a mark that follows the subject of a document is the plan's own: its deadline, or the end of its name."""
        before = dong.text[vung.dau : moc.dau]
        if moc.loai in CO_HAN and "," in before and _STRONG_LEAD.search(before):
            return True
        if moc.loai is not Loai.NAM or vung.loai != "trich_yeu" or dong.vai not in (Vai.MO_DAU, Vai.DOAN, Vai.CAN_CU):
            return False
        named = dong.text[max(0, vung.dau - 260) : vung.dau]
        after = re.sub(r"\W+", " ", dong.text[moc.dau : moc.cuoi + 20]).lower().split()[:4]
        titles = re.sub(r"\W+", " ", " ".join(each.text for each in self.ho_so.vai(Vai.TRICH_YEU))).lower()
        return bool(_OWN_NAME.search(named)) and " ".join(after[:2]) in titles

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
                return bool(_HEAD.fullmatch(head)) and not re.match(r"\s*[\w%]", dong.text[moc.cuoi :])
            return (dong.bang, dong.cot) in self.cot_han and not head.strip(" .-–/")
        before = self.ho_so.ke(dong, -1)
        titled = dong.vai in _TITLES and before is not None and before.vai in _TITLES
        return titled and not dong.text[: moc.dau].strip() and bool(_ENDS_YEAR.search(before.text if before else ""))

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
        law = None if fine else _LAW.search(before)
        if law and not _LAW_USED.search(law[0]):
            if year == own:
                yield self._look(dong, moc, "năm của luật hay năm của kế hoạch")
        elif year == own:
            why = self._not_moved(dong, moc, before)
            yield self._look(dong, moc, why) if why else self._change(dong, moc)
        elif year == own + 1:
            if fine:
                yield self._change(dong, moc)
            elif not _HORIZON.search(before):
                yield self._change(dong, moc, _NEXT.format(nam=self.moi + 1))
            elif self.moi >= year:
                yield self._look(dong, moc, "mốc đã đến: xem có phải đổi")
        elif year > own:
            if self.moi >= year:
                yield self._look(dong, moc, "mốc đã đến: xem có phải đổi")
        elif year == own - 1:
            yield from self._year_before(dong, moc, before)
        elif _BACK.search(_sentence(text, moc)) and not fine:
            yield self._look(dong, moc, f"số liệu năm {year}: xem có phải thay bằng số liệu mới")

    def _not_moved(self, dong: Dong, moc: Moc, before: str) -> str:
        """Why a mark of the own year stays; empty if it moves."""
        text, fine = dong.text, moc.loai in CO_HAN
        if dong.vai in _TITLES or dong.vai in _WITH:
            return ""
        if fine and _ANNIVERSARY.search(_sentence(text, moc)):
            return "ngày kỷ niệm: số năm phải tính lại"
        if fine and _FACT.search(_sentence(text, moc)) and not _STRONG_LEAD.search(before):
            return "sự kiện có ngày cố định"
        if _SO_FAR.search(before) or (_DONE.match(text, moc.cuoi) and not _STRONG_LEAD.search(before)):
            return f"số liệu, kết quả của năm {self.time.nam}: điền lại"
        if (
            moc.loai is Loai.NGAY
            and not dong.bang
            and self._is_past(moc)
            and not _LEAD.search(before)
            and before.strip(" -+•")
        ):
            return "ngày đã qua khi ban hành kế hoạch: xem có phải sự kiện cố định"
        if moc.loai is Loai.NAM and _HORIZON.search(before) and _THEN_HORIZON.match(text, moc.cuoi):
            return "mốc của chương trình dài hạn"
        named = _DOC_BEFORE.search(before) if not fine else None
        if named and not _OWN_NAME.search(before) and (_ISSUER_AFTER.match(text, moc.cuoi) or _ISSUER.search(named[0])):
            return _OF_OLD.format(moi=self.moi)
        return ""

    def _is_past(self, moc: Moc) -> bool:
        return (moc.nam[0], moc.thang, moc.ngay) < (self.ban_hanh.year, self.ban_hanh.month, self.ban_hanh.day)

    def _year_before(self, dong: Dong, moc: Moc, before: str) -> Iterator[Thay | Xem]:
        """A mark of the year before the plan's."""
        pair = moc.loai in CO_HAN and re.match(
            r"\s{0,2}(?:-|–|đến(?:\shết)?)\s{0,2}", dong.text[moc.cuoi : moc.cuoi + 12]
        )
        if pair:
            start = moc.cuoi + pair.end()
            pair_year = next(
                (each.nam[0] for each in cac_moc(dong.text) if each.dau == start and each.loai in CO_HAN), 0
            )
        if (pair and pair_year == self.time.nam) or self._due(dong, moc, before):
            yield self._change(dong, moc)
        elif _BACK.search(_sentence(dong.text, moc)) or (dong.bang and self._in_head(dong)):
            yield self._look(dong, moc, f"số liệu, kết quả của năm trước: điền lại theo năm {self.moi - 1}")
        else:
            yield self._look(dong, moc, "năm trước năm kế hoạch: xem có phải đổi")

    def _due(self, dong: Dong, moc: Moc, before: str) -> bool:
        """Whether a mark of the year before is a deadline: the plan was issued in that year, and the day was yet to come."""
        if moc.loai not in CO_HAN or self.ban_hanh.year != moc.nam[0] or not self.ho_so.dau(Vai.DIA_DANH_NGAY):
            return False
        led = (dong.bang, dong.cot) in self.cot_han or _STRONG_LEAD.search(before)
        return bool(led) and (moc.thang, moc.ngay or 31) >= (self.ban_hanh.month, self.ban_hanh.day)

    def _period(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        """A period in a plan of one year: a higher programme's, or a span that the plan sets."""
        own, (tu, den) = self.time.nam, moc.nam
        if (dong.bang, dong.cot) in self.cot_han and dong.hang and tu in (own - 1, own) and den - tu == 1:
            yield self._change(dong, moc, "khoảng thời gian qua hai năm: xem lại")
        elif self._state(moc, own) != self._state(moc, self.moi):
            yield self._look(dong, moc, _phase(self._state(moc, self.moi), self.moi))
        elif (
            tu == own
            and den - tu == 1
            and not re.search(r"(?:giai đoạn|nhiệm kỳ)\s*$", dong.text[: moc.dau], re.IGNORECASE)
        ):
            yield self._look(dong, moc, "khoảng thời gian qua hai năm: xem có phải đổi")

    def _season(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        if moc.nam[0] not in (self.time.nam - 1, self.time.nam):
            return
        if moc.nam[0] < self.time.nam and _BACK.search(_sentence(dong.text, moc)):
            yield self._look(dong, moc, "kết quả của năm trước: điền lại")
        else:
            yield self._change(dong, moc)

    def _list(self, dong: Dong, moc: Moc) -> Iterator[Thay | Xem]:
        if set(moc.nam) == {self.time.nam, self.time.nam + 1}:
            yield self._change(dong, moc, _NEXT.format(nam=self.moi + 1))
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
                yield self._look(dong, moc, _phase(self._state(moc, self.moi), self.moi))
            return
        before = dong.text[max(0, moc.dau - 160) : moc.dau]
        if first == own and self._rolls(dong, moc, before):
            yield self._change(dong, moc, "mốc của năm đầu trong kế hoạch nhiều năm: xem có đúng")
        elif min(own, ky[0]) <= first < self.moi and not _horizon_ahead(before, first, self.moi):
            yield self._look(dong, moc, f"mốc đã qua ở năm {self.moi}: xem có phải đổi")

    def _rolls(self, dong: Dong, moc: Moc, before: str) -> bool:
        """Whether a mark of the year in which a plan of a period was made goes with it: deadlines, titles of annexes."""
        if dong.vai in (Vai.PHU_LUC, Vai.TEN_PHU_LUC, Vai.KEM_THEO_PHU_LUC):
            return True
        words = _sentence(dong.text, moc)
        if dong.bang:
            words = " ".join(each.text for each in self.ho_so.bang[dong.bang] if each.hang == dong.hang)
        if _MILESTONE.search(words):
            return False
        if dong.phu_luc in self.phu_luc_nam:
            return True
        if moc.loai not in CO_HAN:
            return bool(self.phu_luc_nam) and "hụ lục" in words
        return (dong.bang, dong.cot) in self.cot_han or bool(_STRONG_LEAD.search(before))

    def _change(self, dong: Dong, moc: Moc, xem: str = "", year: int = 0) -> Thay:
        made, doubt = doi(dong.text[moc.dau : moc.cuoi], moc, self.lech, year)
        if moc.ngay and not doubt and not xem and _weekday(dong.text, moc):
            doubt = "thứ trong tuần không còn khớp với ngày"
        return Thay(dong, moc.dau, moc.cuoi, made, LoaiThay.NAM, "", doubt or xem)

    def _look(self, dong: Dong, moc: Moc, why: str) -> Xem:
        return Xem(dong, moc.dau, moc.cuoi, LoaiThay.NAM, why)


def _own_number(dong: Dong) -> list[VienDanHit]:
    return find_citations(dong.text)


def _horizon_ahead(before: str, year: int, moi: int) -> bool:
    return bool(_HORIZON.search(before)) and year >= moi


def _phase(state: int, moi: int) -> str:
    if state > 0:
        return f"giai đoạn đã qua ở năm {moi}"
    if state < 0:
        return f"giai đoạn chưa đến ở năm {moi}"
    return f"giai đoạn đã bắt đầu ở năm {moi}: xem việc này có còn phải làm"


def _sentence(text: str, moc: Moc) -> str:
    """The sentence that holds a mark, at most some hundred letters of it."""
    low, high = max(0, moc.dau - 200), min(len(text), moc.cuoi + 120)
    start = max(text.rfind(mark, low, moc.dau) for mark in (";", ". ", "! "))
    ends = [end for mark in (";", ". ") if (end := text.find(mark, moc.cuoi, high)) >= 0]
    return text[max(start + 1, low) : min(ends, default=high)]


def _weekday(text: str, moc: Moc) -> bool:
    return bool(_WEEKDAY.search(text, max(0, moc.dau - 20), moc.dau) or _WEEKDAY.search(text, moc.cuoi, moc.cuoi + 14))
