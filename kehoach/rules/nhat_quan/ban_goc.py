"""Names of the plan that this one was made from by ``kehoach rebase`` (NQ32)."""

import datetime as dt
import re
from collections.abc import Iterator

from kehoach.catalog.dia_phuong import HAI_CAP, Xa, dung_dau, la_tu_thuong, tim_xa
from kehoach.model.dong import Vai
from kehoach.problems import KehoachError
from kehoach.rules.dia_phuong._moc import tinh_ten, xa_ten
from kehoach.rules.dia_phuong._tran import co_ho, qua_tu, ro_la_ten, ten_cua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.text.nfc import to_new_style

_TYPES = r"xã|phường|đặc[\s\u00a0]+khu|thị[\s\u00a0]+trấn|huyện|quận|thị[\s\u00a0]+xã|tỉnh|thành[\s\u00a0]+phố"
_LAST = re.compile(r"(\w+)[\s\u00a0]+$")
_NEXT = re.compile(r"[\s\u00a0]+(\w+)")
_TYPE_WORD = re.compile(r"^(?:tỉnh|thành phố) ", re.IGNORECASE)
_NATION = re.compile(
    r"(?<!\w)(?:tư tưởng|Đại học|Học viện|Nhà xuất bản|NXB|Bệnh viện|chiến dịch|chiến thắng|TNCS|Cộng sản)[^,;.]{0,30}$",
    re.IGNORECASE,
)


@luat("NQ32", Can.KE_HOACH, Can.XA)
def ten_ban_goc(ho_so: HoSo) -> Iterator[Loi]:
    """Nothing bears the names of the source: its commune, what that was made of, districts, province."""
    own, source = ho_so.xa, ho_so.ban_goc
    pattern = _pattern(*source, own) if own and source else None
    if own is None or source is None or pattern is None:
        return
    facts = {"goc": ", ".join(each for each in source if each), "xa": own.day_du}
    for dong in ho_so.dong:
        text = to_new_style(dong.text)
        if dong.vai is Vai.HO_TEN or len(text) != len(dong.text):
            continue
        for m in pattern.finditer(text):
            if _is_name(text, *m.span("ten"), typed=bool(m["loai"])):
                yield Loi(dong, dong.text[m.start() : m.end()], None, facts, tai=m.start())


def _pattern(xa: str, tinh: str, own: Xa) -> re.Pattern[str] | None:
    """The names of the source that are not ours, with their type word or without."""
    unit = _unit(xa, tinh)
    names = ten_cua(unit) if unit else {dung_dau(_TYPE_WORD.sub("", tinh))}
    gap = r"[\s\u00a0]{1,3}"
    words = [gap.join(map(re.escape, each.split())) for each in names - ten_cua(own) if len(each) > 1]
    if not words:
        return None
    one_of = "|".join(sorted(words, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:(?P<loai>{_TYPES}){gap})?(?P<ten>{one_of})(?!\w)", re.IGNORECASE)


def _unit(xa: str, tinh: str) -> Xa | None:
    """The commune of the source on today's map, else on that of before."""
    for day in (dt.date.today(), HAI_CAP, HAI_CAP - dt.timedelta(days=1)) if xa else ():
        try:
            return tim_xa(xa, tinh or None, day)
        except KehoachError:
            continue
    return None


def _is_name(text: str, start: int, end: int, *, typed: bool) -> bool:
    """Whether the words there are the name, and not a phrase, a person, part of another unit's name."""
    name = text[start:end]
    if not all(word[:1].isupper() or not word[:1].isalpha() for word in re.split(r"[\s\u00a0-]+", name)):
        return False
    behind, today = _NEXT.match(text, end, end + 30), dt.date.today()
    if behind and behind[1][:1].isupper() and any(xa_ten(f"{name} {behind[1]}", today)):
        return False
    if typed:
        return True
    before = _LAST.search(text, max(0, start - 30), start)
    capital = before is not None and before[1][:1].isupper() and not text.isupper()
    if before and capital and (co_ho(before[1]) or any(xa_ten(f"{before[1]} {name}", today))):
        return False
    if qua_tu(text, start, end) or _NATION.search(text, max(0, start - 60), start):
        return False
    province = bool(tinh_ten(name)) and name.lower() != "hồ chí minh" and not la_tu_thuong(name)
    return province or ro_la_ten(name)
