"""A plan in one line of the list."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from kehoach.problems import KehoachError
from kehoach.text.cho_trong import CHO_TRONG
from kehoach.text.strings import squeeze

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach

NHAN = {
    "trich_yeu": "trích yếu",
    "can_cu": "căn cứ",
    "mo_dau": "câu mở đầu",
    "muc": "nội dung",
    "phu_luc": "phụ lục",
    "noi_nhan": "nơi nhận",
    "luu": "nơi nhận",
    "chu_ky": "chữ ký",
    "so": "số, ngày",
    "ngay": "số, ngày",
    "ky_hieu": "số, ngày",
    "dia_danh": "số, ngày",
    "co_quan": "cơ quan",
    "xa": "xã",
}
"""Part of a plan -> what a clerk calls it"""
_TEN = 200


def noi(plan: "KeHoach") -> str:
    """Whose plan it is: ``xã Hoa Lộc, tỉnh Thanh Hóa``, or its organ."""
    xa = plan.xa
    if xa is None:
        return plan.co_quan.ten
    return ", ".join(filter(None, (f"{xa.loai} {xa.ten}", xa.huyen, _tinh(xa.tinh, plan.nam))))


def ten(plan: "KeHoach") -> str:
    """How a plan is called that nobody named: by what it is about."""
    about = squeeze(plan.trich_yeu)
    return about if len(about) <= _TEN else about[:_TEN].rpartition(" ")[0] + "…"


def cho_trong(plan: "KeHoach") -> int:
    """How many different ``[[...]]`` are to be filled in."""
    return len({blank for text in _texts(plan.model_dump()) for blank in CHO_TRONG.findall(text)})


def ghi(plan: "KeHoach") -> dict[str, Any]:
    """What the index remembers of ``plan``."""
    return {"ten": ten(plan), "nam": plan.nam, "noi": noi(plan), "cho_trong": cho_trong(plan)}


def viec(truoc: "KeHoach | None", sau: "KeHoach") -> str:
    """What was changed, in a few words: ``Sửa căn cứ, nội dung``."""
    if truoc is None:
        return ""
    changed = [name for name in type(sau).model_fields if getattr(truoc, name) != getattr(sau, name)]
    parts = list(dict.fromkeys(NHAN.get(name, "thông tin khác") for name in changed))
    return "Sửa " + ", ".join(parts) if parts else ""


def loi(error: KehoachError) -> str:
    """Why a plan cannot be read, in one line."""
    problem = error.problems[0]
    where = f"dòng {problem.place.line}: " if problem.place.line else ""
    return f"{where}{problem.message}"


@lru_cache(maxsize=256)
def _tinh(ten: str, nam: int) -> str:
    from datetime import date

    from kehoach.catalog.dia_phuong import tim_tinh

    try:
        return tim_tinh(ten, date(nam, 12, 31)).day_du
    except KehoachError:  # a province of former days, or a slip of the clerk
        return f"tỉnh {ten}"


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = value.values()
    if isinstance(value, str):
        yield value
    elif not isinstance(value, int | float | None):
        for each in value:
            yield from _texts(each)
