"""Who is among the recipients, and in what order."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.catalog.load import DanhMuc
from kehoach.catalog.models import TuVung
from kehoach.model.dong import CHAN, Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._cay import Cay, cac_tu, tim_het, trong_cay
from kehoach.rules.noi_nhan._hang import CAP_TREN, DANG_LANH_DAO, hang
from kehoach.rules.noi_nhan._nen import MOST, cac_nhan, chuan, la_ubnd, la_ubnd_xa, theo_nd30
from kehoach.rules.noi_nhan._ngay import ngay_som

_AS_ABOVE = re.compile(r"như\s+(?:trên|điều|kính gửi|phần|mục)(?!\w)[^;.]{0,40}", re.IGNORECASE)
_DISTRICT = re.compile(
    r"(?<!\w)(?:cấp\s+)?(?:huyện(?:\s+ủy)?|thị ủy|quận ủy|quận|thị\s+xã|thị\s+trấn)(?!\w)(?!\s{0,3}\(?\s{0,3}cũ)",
    re.IGNORECASE,
)
_CITY = re.compile(r"(?<!\w)(?:thành phố|TP\.?)\s+(?P<ten>(?:[A-ZĐÀ-Ỹ][^\W\d_]*\s?){1,4})")
_BRACES = "{}⎫⎬⎭⎱"
_SHORT = (
    ("ủy ban nhân dân", "ubnd"),
    ("hội đồng nhân dân", "hđnd"),
    ("thường trực", "tt"),
    ("ttr", "tt"),
    ("các ", ""),
)
_NOT_WORD = re.compile(r"[\W_]+")
_CHAIRMAN = re.compile(r"(?:đồng chí\s+)?chủ tịch\b")


@luat("NN08", Can.KE_HOACH, Can.TU_SOAN)
def nhu_tren(ho_so: HoSo) -> Iterator[Loi]:
    """No ``Như trên``: a plan has no Kính gửi."""
    for each in ho_so.mot_lan(cac_nhan) if theo_nd30(ho_so) else ():
        m = _AS_ABOVE.match(each.ten)
        if m:
            yield Loi(each.dong, m[0].rstrip(), None, tai=each.tai)


@luat("NN12", Can.KE_HOACH, Can.TU_SOAN, Can.NGAY)
def da_giai_the(ho_so: HoSo) -> Iterator[Loi]:
    """No body that is gone."""
    day = ngay_som(ho_so)
    doubtful = set(ho_so.tham_so("NN12")["canh_bao"])
    for each in ho_so.mot_lan(cac_nhan):
        found = _gone(each.chuan, ho_so, day)
        if found is not None:
            at, length, entry = found
            level = (
                Level.CANH_BAO
                if entry.id in doubtful or (entry.id.startswith("cq-so-") and day < _two_levels(ho_so))
                else None
            )
            written = each.ten[at : at + length]
            tu = entry.tu.strftime("%d/%m/%Y") if entry.tu else ""
            vi = f"không còn từ {tu}; thường được thay bằng {entry.day_du}"
            yield Loi(each.dong, written, None, {"vi": vi}, each.tai + at, muc_do=level)
        elif day >= _two_levels(ho_so):
            yield from _districts(each.dong, each.ten[:MOST], each.tai, ho_so)


def _two_levels(ho_so: HoSo) -> dt.date:
    """The day from which there are no districts."""
    day: dt.date = ho_so.tham_so("NN12")["hai_cap_tu"]
    return day


def da_bo(ten: str, ho_so: HoSo) -> bool:
    """Whether a body of that name may be gone on the plan's day."""
    day = ho_so.ngay
    if day is None:
        return True
    return _gone(chuan(ten), ho_so, day) is not None or (day >= _two_levels(ho_so) and bool(_DISTRICT.search(ten)))


def _gone(text: str, ho_so: HoSo, day: dt.date) -> tuple[int, int, TuVung] | None:
    """The longest name in ``text`` of a body that was gone on the day."""
    words = cac_tu(text)
    best: tuple[int, int, TuVung] | None = None
    matches = [
        (words[at].dau, words[at + length - 1].cuoi, entries)
        for at, length, entries in tim_het(words, _names(ho_so.danh_muc))
    ]
    living = [(start, end) for start, end, entries in matches if not entries]
    for start, end, entries in matches:
        entry = next((each for each in entries if each.tu is not None and day >= each.tu), None)
        if entry is None or any(a <= start and end <= b for a, b in living):
            continue
        if (best is None or end - start > best[1]) and not re.match(r"\s*\(?cũ\b", text[end : end + 8]):
            best = (start, end - start, entry)
    return best


@lru_cache(maxsize=8)
def _names(danh_muc: DanhMuc) -> Cay[tuple[TuVung, ...]]:
    """Names of bodies that are gone, with their entries; names of units of today, with none."""
    names: dict[str, tuple[TuVung, ...]] = {
        name: ()
        for each in danh_muc.don_vi.values()
        for name in (each.ten, *each.ten_theo_loai.values())
        if each.den is None and "{" not in name
    }
    for each in danh_muc.tu_vung.values():
        if each.loai == "co_quan":
            for name in (each.chu, *each.bien_the):
                names[name] = (*names.get(name, ()), each)
    return trong_cay(names.items())


def _districts(dong: Dong, ten: str, start: int, ho_so: HoSo) -> Iterator[Loi]:
    known = ho_so.tham_so("NN12")
    if any(word in chuan(ten) for word in known["tru"]):
        return
    m = _DISTRICT.search(ten)
    if m:
        vi = "không còn cấp huyện, thị trấn từ 01/7/2025"
        yield Loi(dong, m[0], None, {"vi": vi}, start + m.start(), muc_do=Level.CANH_BAO)
        return
    m = _CITY.search(ten)
    if m and ho_so.tinh is not None and ho_so.tinh.loai == "tỉnh":
        name = m["ten"].strip()
        if name not in known["thanh_pho"]:
            vi = "không còn thành phố thuộc tỉnh từ 01/7/2025"
            yield Loi(dong, m[0].strip(), None, {"vi": vi}, start + m.start(), muc_do=Level.CANH_BAO)


@luat("NN13", Can.KE_HOACH, Can.TU_SOAN)
def trung_dong(ho_so: HoSo) -> Iterator[Loi]:
    """No recipient twice."""
    seen: dict[str, str] = {}
    for each in ho_so.mot_lan(cac_nhan):
        key = each.chuan
        for long, short in _SHORT:
            key = key.replace(long, short)
        key = _NOT_WORD.sub("", key)
        if key and key in seen:
            yield Loi(each.dong, each.ten, None, {"truoc": seen[key]})
        elif key:
            seen[key] = each.ten


@luat("NN14", Can.KE_HOACH, Can.TU_SOAN)
def thu_tu(ho_so: HoSo) -> Iterator[Loi]:
    """Superiors first, those who carry out behind."""
    if not la_ubnd_xa(ho_so):
        return
    highest, before = -1, ""
    for each in ho_so.mot_lan(cac_nhan):
        rank = hang(each.chuan)
        if rank in (CAP_TREN, DANG_LANH_DAO) and highest > DANG_LANH_DAO:
            yield Loi(each.dong, each.ten, None, {"truoc": before})
            return
        if rank > highest:
            highest, before = rank, each.ten


@luat("NN18", Can.KE_HOACH, Can.TU_SOAN)
def gui_chinh_minh(ho_so: HoSo) -> Iterator[Loi]:
    """Nobody reports to himself."""
    if not la_ubnd(ho_so):
        return
    office = ho_so.dau(Vai.CHUC_VU)
    powers = [chuan(dong.text) for dong in ho_so.vai(Vai.QUYEN_HAN)]
    signs_himself = office is not None and re.fullmatch(r"(?:q\.\s*)?chủ tịch", chuan(office.text).strip()) is not None
    signs_himself = signs_himself and not any(re.match(r"kt|tl|tuq|k/t|t/l", each) for each in powers)
    for each in ho_so.mot_lan(cac_nhan):
        if re.fullmatch(r"(?:ubnd|ủy ban nhân dân)(?:\s+(?:xã|phường|đặc khu)(?:\s+\S+){0,4})?", each.chuan):
            own = each.chuan.replace("ủy ban nhân dân", "ubnd").removeprefix("ubnd").strip()
            unit = ho_so.ke_hoach.xa
            if unit is not None and own in ("", unit.loai, f"{unit.loai} {chuan(unit.ten)}"):
                yield Loi(each.dong, each.ten, None, {"vi": "UBND gửi kế hoạch cho chính mình"})
        elif signs_himself and _CHAIRMAN.match(each.chuan) and "ubnd" in each.chuan and _is_report(each.de):
            vi = f"Chủ tịch ký mà vẫn gửi Chủ tịch “({each.de})”"
            yield Loi(each.dong, f"({each.de})", None, {"vi": vi})


def _is_report(de: str) -> bool:
    return chuan(de).removeprefix("để ").strip() in ("b/c", "báo cáo", "bc")


@luat("NN21", Can.KE_HOACH, Can.TU_SOAN)
def ngoac_nhon(ho_so: HoSo) -> Iterator[Loi]:
    """No curly brace left from a drawn bracket."""
    for dong in ho_so.dong:
        if dong.vai in CHAN:
            brace = next((c for c in dong.text if c in _BRACES), "")
            if brace:
                yield Loi(dong, dong.text.strip() if dong.vai is Vai.CHAN_KHAC else brace)
                return
