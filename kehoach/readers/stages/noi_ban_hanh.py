"""For which commune, province and year the plan is: from the letterhead, the signature, and what the text says.

Reads what the stages before have written; writes ``xa``, ``nam``, and fills ``co_quan``, ``dia_danh`` where the head is
missing. What nobody can know becomes ``[[...]]``.
"""

import datetime as dt
import itertools
import re
from collections import Counter
from typing import Any

from kehoach.blocks import Paragraph
from kehoach.catalog.dia_phuong import HAI_CAP, danh_sach_tinh, tim_xa
from kehoach.problems import KehoachError
from kehoach.readers.stages.state import State, is_caps, one_line
from kehoach.readers.stages.words import one_of
from kehoach.text.dates import iter_vn, parse_iso
from kehoach.text.nfc import fold, to_new_style

NAME = "noi_ban_hanh"
_CAPITAL = "A-ZÀ-ÝĂĐĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{_CAPITAL}0-9][^\s,;.:()“”\"]*"
_UNIT = re.compile(rf"(?P<loai>(?i:xã|phường|đặc khu|thị trấn))\s+(?P<ten>{_WORD}(?:\s+{_WORD}){{0,4}})")
_DISTRICT = re.compile(rf"\b(huyện|thị xã|quận)\s+({_WORD}(?:\s+{_WORD}){{0,3}})")
_ORGAN = re.compile(r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND)\s+(?:xã|phường|đặc khu|thị trấn)\s+[^\W\d_]")
_YEAR = re.compile(r"năm\s+(20\d\d)|giai đoạn\s+(20\d\d)|(20\d\d)\s*[-–]\s*20\d\d")
_MOST = 40
"""So many paragraphs tell where a plan is from."""


def run(state: State) -> None:
    """Commune, province, year."""
    plan = state.plan
    _year(state)
    organ = plan.get("co_quan")
    if organ is None:
        organ = plan["co_quan"] = _organ_from_text(state)
    unit = _unit(organ["ten"]) or _unit(organ.get("chu_quan", ""))
    if unit is not None:
        plan["xa"] = _commune(state, *unit)
    if not plan.get("dia_danh"):
        plan["dia_danh"] = plan["xa"]["ten"] if unit else "[[địa danh]]"


def _year(state: State) -> None:
    plan = state.plan
    if not plan.get("ngay") and plan.get("kem_theo"):
        plan["ngay"] = next((hit.ngay.iso() for hit in iter_vn(plan["kem_theo"]) if hit.ngay), "")
    if plan.get("ngay"):
        year = parse_iso(plan["ngay"]).nam
    else:
        told = " ".join((plan.get("trich_yeu", ""), plan.get("kem_theo", ""), plan.get("mo_dau", "")))
        m = _YEAR.search(told) or _YEAR.search(" ".join(_texts(state)))
        year = int(next(filter(None, m.groups()))) if m else 0
        if not year:
            year = dt.datetime.now(tz=dt.UTC).year
            state.doubt("NHAP04", f"Không rõ năm của kế hoạch; tạm ghi {year}", "sửa dòng nam và ngay")
        plan["ngay"] = str(year)
    plan["nam"] = year


def _organ_from_text(state: State) -> dict[str, Any]:
    """Without a letterhead: who the opening sentence says issues the plan, else whom the text names first."""
    for text in (state.plan.get("mo_dau", ""), *(_texts(state))):
        m = _ORGAN.search(text)
        unit = _UNIT.search(text, m.start()) if m else None
        if m and unit and unit.start() < m.end():
            ten = f"Ủy ban nhân dân {unit['loai'].lower()} {_proper(unit['ten'])}"
            state.doubt(
                "NHAP09", f"Không có phần tên cơ quan ở đầu văn bản; lấy theo nội dung: {ten}", "xem lại co_quan"
            )
            return {"ten": ten}
    state.doubt("NHAP09", "Không rõ cơ quan ban hành", "điền co_quan")
    return {"ten": "[[tên cơ quan ban hành]]"}


def _texts(state: State) -> list[str]:
    found = []
    for item in state.items[: _MOST * 3]:
        if isinstance(item.block, Paragraph):
            found.append(one_line(item.block.text))
        if len(found) >= _MOST:
            break
    return found


def _unit(organ: str) -> tuple[str, str] | None:
    found = list(_UNIT.finditer(organ))
    if not found:
        return None
    loai = found[-1]["loai"].lower()
    return loai, _proper(found[-1]["ten"])


def _proper(name: str) -> str:
    name = one_line(name)
    return name.title() if is_caps(name) else name


def _commune(state: State, loai: str, ten: str) -> dict[str, Any]:
    """The commune of that name in the province that the text speaks of, on the map of the plan's date."""
    districts = [f", {district}" for district in _districts(state)]
    day = parse_iso(state.plan["ngay"])
    # a year alone may be before or after the districts went: the text tells whether there still are any
    date = dt.date(day.nam, day.thang or (1 if districts else 12), day.ngay or 1)
    provinces = _provinces(state, date)
    days = dict.fromkeys((date, HAI_CAP, HAI_CAP - dt.timedelta(days=1)))
    districts = districts if date < HAI_CAP else []
    for where, tinh, when in itertools.product([*districts, ""], [*provinces, None], days):
        try:
            xa = tim_xa(f"{loai} {ten}{where}", tinh, when)
        except (KehoachError, ValueError):
            continue
        if fold(xa.ten) == fold(ten):
            state.tell(NAME, f"{loai} {ten}, {xa.tinh.ten}")
            return {"ma": xa.ma, "loai": xa.loai, "ten": ten, "huyen": xa.huyen or "", "tinh": xa.tinh.ten}
    tinh = provinces[0] if provinces else "[[tỉnh, thành phố]]"
    state.doubt("NHAP10", f"Không rõ {loai} {ten} thuộc tỉnh, thành phố nào", "điền xa, tinh")
    return {"loai": loai, "ten": ten, "tinh": tinh}


def _districts(state: State) -> list[str]:
    """Districts that the text names, the most named first."""
    text = " ".join(_texts(state))
    return [f"{kind} {name}" for (kind, name), _ in Counter(_DISTRICT.findall(text)).most_common(3)]


def _provinces(state: State, date: dt.date) -> list[str]:
    """Provinces that the text names, the most named first."""
    text = to_new_style(" ".join(_texts(state)))
    days = (date, HAI_CAP - dt.timedelta(days=1))
    names = {to_new_style(each.ten).casefold(): each.ten for day in days for each in danh_sach_tinh(day)}
    found = re.findall(rf"(?:tỉnh|thành phố|TP\.?)\s+({one_of(names)})\b", text, re.IGNORECASE)
    return [name for name, _ in Counter(names[each.casefold()] for each in found).most_common()]
