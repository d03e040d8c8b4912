"""The plan's period and year wherever it names itself, and the phases that it is divided into (NQ21, NQ22, NQ23)."""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._bang import cac_bang
from kehoach.rules.nhat_quan._dem import mo_dau_muc
from kehoach.rules.nhat_quan._thoi_ky import ThoiKy, cac_ky, cac_nam, ngoai_ngoac, ten_rieng, thoi_ky
from kehoach.text.nfc import fold

_RUNS = re.compile(
    r"(?:phong trào(?: thi đua)?|kế hoạch(?: này)?|cuộc vận động|đề án(?: này)?)\s(?:này\s)?(?:được\s)?"
    r"(?:tổ chức|triển khai|thực hiện|diễn ra|kéo dài|phát động|áp dụng|tiến hành)[\w\s,]{0,30}$"
    r"|thời gian (?:thực hiện|thi đua|triển khai)[^.;]{0,24}$",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"(?<!\w)(?:cả nước|quốc gia|trung ương|tỉnh|thành phố|thị xã|huyện|nhiệm kỳ|số \d)", re.IGNORECASE
)
_PAST = re.compile(
    r"ket qua|thuc trang|hien trang|so lieu|tinh hinh|uoc thuc hien|da thuc hien|thuc hien nam|tham khao|nam truoc"
)


@luat("NQ21", Can.KE_HOACH)
def mot_giai_doan(ho_so: HoSo) -> Iterator[Loi]:
    """The plan's own period is the same in title, opening, body, close and annexes."""
    own = thoi_ky(ho_so)
    if own is None or not own.nhieu_nam:
        return
    for dong, start, words in _own_places(ho_so):
        blank = ngoai_ngoac(words)
        for ky in cac_ky(blank):
            if (ky.tu, ky.den) != (own.tu, own.den) and not _OTHERS.search(blank, max(0, ky.tai - 60), ky.tai):
                trich = words[ky.tai : ky.tai + len(ky.trich)]
                yield Loi(dong, trich, _as(trich, own), {"ky": own.chu}, tai=start + ky.tai)


def _as(trich: str, own: ThoiKy) -> str:
    years = iter((str(own.tu), str(own.den)))
    return re.sub(r"20\d\d", lambda _m: next(years), trich)


def _own_places(ho_so: HoSo) -> Iterator[tuple[Dong, int, str]]:
    yield from ten_rieng(ho_so)
    for dong in ho_so.vai(Vai.TEN_PHU_LUC, Vai.PHU_LUC):
        if not _PAST.search(fold(dong.text)):
            yield dong, 0, dong.text
    for dong in ho_so.than:
        if dong.bang or "20" not in dong.text:
            continue
        for ky in cac_ky(dong.text):
            if _RUNS.search(dong.text, max(0, ky.tai - 70), ky.tai):
                yield dong, ky.tai, ky.trich


@luat("NQ22", Can.KE_HOACH)
def mot_nam(ho_so: HoSo) -> Iterator[Loi]:
    """The plan's own year is the same in title, opening, close, annexes and titles of columns."""
    own = thoi_ky(ho_so)
    if own is None:
        return
    yield from _old_budget(ho_so, own)
    for dong, start, words in _year_places(ho_so):
        for year, at in cac_nam(ngoai_ngoac(words)):
            wrong = year < own.tu if own.nhieu_nam else year != own.tu
            if wrong and not _OTHERS.search(words, max(0, at - 60), at) and not _until(words, at):
                sua = None if own.nhieu_nam else str(own.tu)
                yield Loi(dong, str(year), sua, {"ky": own.chu}, tai=start + at)


_BUDGET = re.compile(
    r"(?<!\w)(?:ngân sách(?: xã| phường| nhà nước| địa phương)?|dự toán(?: chi| ngân sách(?: xã| phường| nhà nước)?)?|kinh phí)"
    r"(?: được giao| giao| bố trí)?,?\s(?:trong\s)?năm\s(?P<nam>20\d\d)(?!\s?[-–/]\s?\d|\d)",
    re.IGNORECASE,
)
_SPEND = re.compile(
    r"(?<!\w)(?:lấy|bố trí|sử dụng|từ nguồn|cân đối|bảo đảm|đảm bảo|lồng ghép|trong dự toán|cấp)(?!\w)", re.IGNORECASE
)
_SETTLED = re.compile(
    r"quyết toán|kết dư|chuyển nguồn|chuyển sang|năm trước|kết quả|(?<!\w)(?:đã|so với|tăng|giảm|tồn|dư)(?!\w)|thực hiện năm",
    re.IGNORECASE,
)


def _old_budget(ho_so: HoSo, own: ThoiKy) -> Iterator[Loi]:
    """Money of a year gone by: ngân sách xã năm 2025 in a plan for 2026."""
    for dong in ho_so.than:
        if dong.bang or "năm 20" not in dong.text or dong.vai not in (Vai.MUC, Vai.DOAN):
            continue
        for m in _BUDGET.finditer(dong.text):
            before = dong.text[max(0, m.start() - 160) : m.end()]
            if int(m["nam"]) == own.tu - 1 and _SPEND.search(before) and not _SETTLED.search(dong.text):
                sua = None if own.nhieu_nam else str(own.tu)
                yield Loi(dong, m["nam"], sua, {"ky": own.chu}, tai=m.start("nam"), muc_do=Level.CANH_BAO)


def _until(words: str, at: int) -> bool:
    return bool(
        re.search(r"(?:đến|tới|từ|so với|cuối|đầu)\s(?:hết\s)?năm\s$", words[max(0, at - 18) : at], re.IGNORECASE)
    )


def _year_places(ho_so: HoSo) -> Iterator[tuple[Dong, int, str]]:
    yield from ten_rieng(ho_so)
    for dong in ho_so.vai(Vai.TEN_PHU_LUC, Vai.PHU_LUC, Vai.KEM_THEO_PHU_LUC):
        if "20" in dong.text and not _PAST.search(fold(dong.text)):
            yield dong, 0, dong.text
    for bang in cac_bang(ho_so):
        titles = [bang.o[min(row for row, _ in bang.o), column] for column in bang.cot]
        years = [[year for year, _ in cac_nam(each.text)] for each in titles]
        if sum(map(bool, years)) == 1 and bang.phu_luc:
            yield from (
                (each, 0, each.text)
                for each in titles
                if re.match(r"(?:chi tieu|muc tieu|ke hoach|nhiem vu)\s", fold(each.text))
            )


class Pha(NamedTuple):
    """A phase."""

    dong: Dong
    tu: int
    den: int
    tai: int
    trich: str


_PHASE = re.compile(
    r"giai đoạn\s(?:(?:\d|I{1,3}|một|hai|ba|bốn|thứ \w+)\s?)?[:(,]?\s?(?:từ\s)?(?:năm\s)?$", re.IGNORECASE
)
_MONTH = re.compile(r"tháng|quý|giữa năm|đầu năm|cuối năm", re.IGNORECASE)


@luat("NQ23", Can.KE_HOACH)
def cac_giai_doan_noi_tiep(ho_so: HoSo) -> Iterator[Loi]:
    """Phases follow on each other, leave no gap and fill the plan's period."""
    own = thoi_ky(ho_so)
    first: list[Pha] = []
    yield from _by_month(ho_so)
    for group in _groups(ho_so):
        yield from _otherwise(first, group)
        first = first or group
        for before, after in pairwise(group):
            if after.tu <= before.den and after.tu > before.tu:
                yield _loi(
                    after,
                    f"bắt đầu từ năm {after.tu} khi giai đoạn trước ({before.trich}) chưa hết: năm {before.den} nằm ở cả hai",
                )
            elif after.tu > before.den + 1:
                missing = before.den + 1
                gap = f"năm {missing}" if after.tu - 1 == missing else f"các năm {missing} - {after.tu - 1}"
                yield _loi(after, f"để trống {gap} sau giai đoạn trước ({before.trich})")
            elif after.tu <= before.tu:
                yield _loi(after, f"không nối tiếp giai đoạn trước ({before.trich})")
        if own is not None and own.nhieu_nam:
            if group[0].tu != own.tu:
                yield _loi(group[0], f"không bắt đầu từ năm {own.tu} như {own.chu} của kế hoạch")
            if group[-1].den != own.den:
                yield _loi(group[-1], f"không kết thúc vào năm {own.den} như {own.chu} của kế hoạch")


def _otherwise(first: list[Pha], group: list[Pha]) -> Iterator[Loi]:
    """The same span parted in two ways."""
    if len(first) != len(group) or not first or (first[0].tu, first[-1].den) != (group[0].tu, group[-1].den):
        return
    for one, other in zip(first, group, strict=True):
        if (one.tu, one.den) != (other.tu, other.den):
            yield _loi(other, f"ở chỗ khác lại ghi là “{one.trich}”")
            return


_BY_MONTH = re.compile(
    r"(?:từ\s)?tháng\s(?P<t1>\d{1,2})(?:/|\snăm\s)(?P<n1>20\d\d)\s(?:đến|-|–)\s(?:hết\s)?tháng\s(?P<t2>\d{1,2})(?:/|\snăm\s)(?P<n2>20\d\d)(?!\d)",
    re.IGNORECASE,
)


def _by_month(ho_so: HoSo) -> Iterator[Loi]:
    """Phases that lines name in months: each begins in the month after the one before."""
    last: tuple[object, int, str] | None = None
    for dong in ho_so.than:
        if dong.vai not in (Vai.MUC, Vai.DOAN) or dong.bang or "iai đoạn" not in dong.text[:40]:
            continue
        words = mo_dau_muc(dong)
        m = _BY_MONTH.search(dong.text, 0, 200) if words[:9].lower() == "giai đoạn" else None
        if m is None or not (1 <= int(m["t1"]) <= 12 and 1 <= int(m["t2"]) <= 12):
            last = None
            continue
        begin, end = int(m["n1"]) * 12 + int(m["t1"]), int(m["n2"]) * 12 + int(m["t2"])
        if last is not None and last[0] is dong.cha and begin != last[1] + 1:
            if begin > last[1] + 1:
                why = f"để trống thời gian sau giai đoạn trước ({last[2]})"
            else:
                why = f"bắt đầu khi giai đoạn trước ({last[2]}) chưa hết"
            level = Level.GOI_Y if begin == last[1] else None
            yield Loi(dong, m[0], None, {"vi": why}, tai=m.start(), muc_do=level)
        last = dong.cha, end, m[0]


def _loi(pha: Pha, why: str) -> Loi:
    return Loi(pha.dong, pha.trich, None, {"vi": why}, tai=pha.tai)


def _groups(ho_so: HoSo) -> Iterator[list[Pha]]:
    """Lists of two phases or more: in one sentence, or as lines that follow each other."""
    listed: list[Pha] = []
    parent: object = None
    for dong in ho_so.dong:
        if dong.phu_luc or dong.bang or dong.vai not in (Vai.MUC, Vai.DOAN) or "20" not in dong.text:
            if dong.vai is Vai.MUC and dong.cha is None:
                yield from _done(listed)
                listed = []
            continue
        line = _in_sentence(dong)
        if len(line) > 1:
            yield line
            continue
        first = _first(dong)
        if first is None:
            continue
        if listed and dong.cha is not parent:
            yield from _done(listed)
            listed = []
        parent = dong.cha
        listed.append(first)
    yield from _done(listed)


def _done(listed: list[Pha]) -> Iterator[list[Pha]]:
    if len(listed) > 1:
        yield listed


def _first(dong: Dong) -> Pha | None:
    words = mo_dau_muc(dong)
    if words[:9].lower() != "giai đoạn":
        return None
    start = dong.text.find(words)
    for ky in cac_ky(dong.text)[:1]:
        if _PHASE.match(dong.text, start, ky.tai) and not _MONTH.search(ky.trich):
            return Pha(dong, ky.tu, ky.den, ky.tai, ky.trich)
    return None


_ENUM = re.compile(r"(?:\d{1,2}|một|hai|ba|bốn|các)\sgiai đoạn", re.IGNORECASE)


def _in_sentence(dong: Dong) -> list[Pha]:
    text = dong.text
    m = _ENUM.search(text) if "iai đoạn" in text else None
    if not m:
        return []
    stop = re.search(r"\.(?:\s|$)", text[m.end() :])
    end = m.end() + stop.start() if stop else len(text)
    found: list[Pha] = []
    for ky in cac_ky(text):
        if m.end() <= ky.tai < end:
            between = text[max(m.end(), ky.tai - 24) : ky.tai]
            if found or "giai đoạn" in between.lower() or re.match(r"\s?[(:,]", text[m.end() : ky.tai + 1]):
                found.append(Pha(dong, ky.tu, ky.den, ky.tai, ky.trich))
    return found if not any(_MONTH.search(each.trich) for each in found) else []
