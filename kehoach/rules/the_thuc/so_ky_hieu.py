"""The number and symbol of the document (PL1/II.3)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import co_dinh_dang, cua_dang, dau_dong, kieu, la_ubnd, ngoai, so
from kehoach.text.nfc import fold

_LEAD = re.compile(r"(?P<chu>[^\W\d_]{2,3}(?=[\s:.;,\d/…_\[]))?(?P<dau>\s{0,3}[:.;,]?)\s*")
_SEPARATORS = r"/\\\-–—−"
_REST = re.compile(
    rf"(?P<so>\[\[[^\[\]]{{0,80}}\]\]|[^\[\]{_SEPARATORS}]{{0,60}}?)(?P<truoc>\s*)(?P<gach>[{_SEPARATORS}])(?P<sau>\s*)"
    r"(?P<ky_hieu>\S.{0,60})$"
)
_JOINED = re.compile(r"(?P<so>\d{1,5})(?P<gach>\s*)(?P<ky_hieu>KH\s?[-–.]?\s?UBND.{0,30})$", re.IGNORECASE)
_BLANK = re.compile(r"[\s.…_]*")
_DASH = re.compile(r"\s*[-–—−]\s*")
_YEAR = re.compile(r"(?:20\d\d)\s*/\s*(?=\D)|[-/]\s*20\d\d$")
_UBND = re.compile(r"(?P<dau>KH\s?[-–.]?\s?UBND)(?P<duoi>[\s.\-–&/]*[^\W_].*)$")


class DongSo(NamedTuple):
    """A number line taken apart; offsets count in ``dong.text``."""

    dong: Dong
    mo: str
    """``Số:`` as written, with its mark"""
    so: str
    tai_so: int
    gach: str
    """What stands between number and symbol, spaces too"""
    ky_hieu: str
    tai: int
    """Where the symbol begins"""

    @property
    def trong(self) -> bool:
        """Whether the number is left blank."""
        return bool(_BLANK.fullmatch(self.so)) or self.so.startswith("[[")


def dong_so(ho_so: HoSo) -> Iterator[DongSo]:
    """The number lines of the plan, those that can be taken apart."""
    if cua_dang(ho_so):
        return
    for dong in ho_so.vai(Vai.SO):
        text = dong.text.rstrip(" .…_")
        lead = _LEAD.match(text)
        at = lead.end() if lead and lead["chu"] and fold(lead["chu"]) in ("so", "o") else 0
        m = _JOINED.match(text, at) or _REST.match(text, at)
        if m:
            mo = text[: lead.end("dau")].rstrip() if at and lead else ""
            yield DongSo(
                dong, mo, m["so"].rstrip(), m.start("so"), text[m.start("so") + len(m["so"].rstrip()) : m.start("ky_hieu")],
                m["ky_hieu"].rstrip(), m.start("ky_hieu"),
            )  # fmt: skip


@luat("TT19", Can.KE_HOACH, Can.TU_SOAN)
def dung_mau(ho_so: HoSo) -> Iterator[Loi]:
    """``Số:`` with its colon, the number, a slash, the symbol in capitals."""
    ubnd = la_ubnd(ho_so)
    for each in dong_so(ho_so):
        if not each.mo:
            first = each.dong.text.split()[0]
            yield Loi(each.dong, first, f"Số: {first}", {"loi": "Thiếu chữ “Số:” trước số và ký hiệu"}, tai=0)
        elif each.mo != "Số:" and not (each.mo == "SỐ:" and ho_so.document.encoding):  # old codes tell no capitals
            why = "Sau chữ “Số” thiếu dấu hai chấm" if each.mo == "Số" else f"Viết “{each.mo}” chưa đúng mẫu “Số:”"
            yield Loi(each.dong, each.mo, "Số:", {"loi": why}, tai=0)
        yield from _symbol(each, ubnd)


def _symbol(each: DongSo, ubnd: bool) -> Iterator[Loi]:
    """Slash, hyphen and capitals of number and symbol."""
    written = each.ky_hieu
    upper = written.upper()
    start = each.tai_so + len(each.so)
    separator = each.gach.strip()
    groups = [part for part in re.split(r"[\s/.\\–—−-]+", upper) if part]
    whole = each.dong.text[each.tai_so : each.tai + len(written)].lstrip()
    at = each.tai + len(written) - len(whole)
    if ubnd and groups in (["KH", "UBND"], ["KHUBND"], ["UBND", "KH"], ["KH"]):
        if separator == "/" and upper == written and _DASH.sub("-", written) == "KH-UBND":
            return
        if separator in ("", "\\") or (separator == "-" and "/" in written):
            right = f"{'' if each.trong else each.so}/KH-UBND"
            yield Loi(each.dong, whole, right, {"loi": f"“{whole}” chưa đúng mẫu “12/KH-UBND”"}, tai=at)
        else:
            why = (
                "Ký hiệu viết chữ in hoa" if upper != written else "Giữa tên loại và cơ quan dùng một dấu gạch nối (-)"
            )
            missing = groups == ["KH"]
            why = "Ký hiệu thiếu tên viết tắt của cơ quan ban hành" if missing else why
            how = CachSua.DONG_Y if missing else None
            yield Loi(each.dong, written, "KH-UBND", {"loi": why}, tai=each.tai, cach_sua=how)
    elif separator == "\\":
        yield Loi(each.dong, each.gach, "/", {"loi": "Giữa số và ký hiệu dùng dấu gạch chéo (/)"}, tai=start)


@luat("TT20", Can.KE_HOACH, Can.TU_SOAN)
def so_duoi_muoi(ho_so: HoSo) -> Iterator[Loi]:
    """A number below ten begins with 0; no other does."""
    for each in dong_so(ho_so):
        if re.fullmatch("[1-9]", each.so):
            facts = {"loi": f"Số {each.so} nhỏ hơn 10, thiếu số 0 phía trước"}
            yield Loi(each.dong, each.so, f"0{each.so}", facts, tai=each.tai_so)
        elif re.fullmatch(r"0+[1-9]\d{1,4}|00+[1-9]", each.so):
            right = f"{int(each.so):02}"
            facts = {"loi": f"Số {each.so} độn thừa số 0; nghị định chỉ thêm số 0 trước số nhỏ hơn 10"}
            yield Loi(each.dong, each.so, right, facts, tai=each.tai_so, muc_do=Level.GOI_Y, cach_sua=CachSua.CHI_GOI_Y)


@luat("TT21", Can.KE_HOACH, Can.TU_SOAN)
def khong_cach(ho_so: HoSo) -> Iterator[Loi]:
    """No space around the slash and the hyphen, and short hyphens."""
    for each in dong_so(ho_so):
        gap = each.gach.rstrip() if each.trong else each.gach  # a blank number is as wide as it is
        gap = each.gach.lstrip() if each.trong else gap
        right = _DASH.sub("-", each.ky_hieu) if not re.search(r"\s[^-–—−\s]", _DASH.sub("-", each.ky_hieu)) else ""
        if "/" not in gap or not right or (gap == "/" and right == each.ky_hieu):
            continue
        start = each.tai - len(gap) if each.trong else each.tai_so
        wrong = each.dong.text[start : each.tai + len(each.ky_hieu)]
        yield Loi(each.dong, wrong, f"{'' if each.trong else each.so}/{right}", tai=start)


@luat("TT22", Can.KE_HOACH, Can.TU_SOAN)
def khong_nam_khong_xa(ho_so: HoSo) -> Iterator[Loi]:
    """The symbol holds no year, no name of the commune, no unit."""
    ubnd = la_ubnd(ho_so)
    for each in dong_so(ho_so):
        year = _YEAR.search(each.ky_hieu)
        rest = each.ky_hieu
        if year:
            facts = {"loi": "có năm ban hành; năm chỉ có trong ký hiệu văn bản quy phạm pháp luật"}
            yield Loi(each.dong, year[0], "", facts, tai=each.tai + year.start())
            rest = rest[: year.start()] if year.start() else ""
        m = _UBND.match(rest) if ubnd else None
        if m:
            facts = {"loi": f"có thêm “{m['duoi'].strip(' .-–&/')}” sau tên viết tắt của cơ quan"}
            yield Loi(each.dong, m[0], m["dau"], facts, tai=each.tai)


@luat("TT23", Can.KE_HOACH, Can.TU_SOAN)
def viet_tat_ten_loai(ho_so: HoSo) -> Iterator[Loi]:
    """The symbol begins with KH."""
    known = ho_so.tham_so("TT23")["duoc_dung"]
    for each in dong_so(ho_so):
        symbol = _YEAR.sub("", each.ky_hieu)
        m = re.match(r"[^\W\d_]+(?:\.(?=[^\W\d_]\b)[^\W\d_])?", symbol)
        if not m or m[0].upper() in known or re.match(r"(?i)KH\s?[-–.]?\s?UBND|UBND\W{1,3}KH\b", symbol):
            continue
        at = each.tai + each.ky_hieu.index(m[0])
        alone = m[0].upper() == "UBND"
        yield Loi(each.dong, m[0], "KH-UBND" if alone else "KH", tai=at)


@luat("TT24", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def co_chu(ho_so: HoSo) -> Iterator[Loi]:
    """Size 13, upright."""
    wanted = ho_so.tham_so("TT24")["co_chu"]
    for dong in ho_so.vai(Vai.SO):
        look = kieu(dong)
        wrong = [f"cỡ {so(each)}" for each in ngoai(look.co, wanted, wanted)] + ["nghiêng"] * look.co_nghieng
        if wrong and co_dinh_dang(ho_so):
            yield Loi(dong, dau_dong(dong), None, {"loi": ", ".join(wrong)})


@luat("TT49", Can.KE_HOACH, Can.TU_SOAN)
def phan_so(ho_so: HoSo) -> Iterator[Loi]:
    """The place of the number holds digits alone."""
    for each in dong_so(ho_so):
        if each.trong or re.fullmatch(r"0*[1-9]\d*", each.so):
            continue
        zero = not each.so.strip("0")
        yield Loi(
            each.dong, each.so, None, {"loi": "bằng 0" if zero else "không phải là chữ số Ả Rập"}, tai=each.tai_so
        )
