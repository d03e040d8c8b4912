"""One indicator, one value: in the text, in tables, between both (NQ24)."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.nhat_quan._bang import BangDoc, cac_bang
from kehoach.rules.nhat_quan._dem import mo_dau_muc
from kehoach.rules.nhat_quan._thoi_ky import ThoiKy, thoi_ky
from kehoach.text.nfc import fold

_COMPARE = r"(?:trên|từ|tối thiểu|ít nhất|không dưới|khoảng|hơn|đạt|tỷ lệ|tỉ lệ|là|bằng|mức|100/100|ở mức)"
_VALUE = re.compile(rf"(?P<so_sanh>(?:{_COMPARE}\s){{0,4}})(?P<so>\d{{1,3}}(?:,\d{{1,2}})?)\s?%", re.IGNORECASE)
_CLAUSE = re.compile(r"[;.](?:\s|$)|:\s")
_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_NOT_A_GOAL = re.compile(
    r"tăng|giảm|hiện nay|hiện tại|đã đạt|đến nay|tính đến|so với"
    r"|mỗi năm|hằng năm|hàng năm|bình quân|quý|tháng|thêm|đối với|riêng",
    re.IGNORECASE,
)


class GiaTri(NamedTuple):
    """A value that a line gives to an indicator."""

    ten: str
    nam: int | None
    so: float
    dong: Dong
    tai: int
    trich: str


@luat("NQ24", Can.KE_HOACH)
def mot_gia_tri(ho_so: HoSo) -> Iterator[Loi]:
    """An indicator has one value for one year."""
    own = thoi_ky(ho_so)
    drop = _dropped(tuple(ho_so.tham_so("NQ24")["bo_khi_so"]))
    known: dict[tuple[str, int | None], GiaTri] = {}
    for each in (*_of_text(ho_so, own, drop), *_of_tables(ho_so, own, drop)):
        before = known.setdefault((each.ten, each.nam), each)
        if before.so != each.so:
            facts = {"kia": before.trich, "cho": _where(before)}
            yield Loi(each.dong, each.trich, None, facts, tai=each.tai)


def _where(each: GiaTri) -> str:
    if each.dong.bang:
        return f"bảng ở Phụ lục thứ {each.dong.phu_luc}" if each.dong.phu_luc else "bảng"
    return f"mục {each.dong.muc}" if each.dong.muc else "đoạn khác"


@lru_cache(maxsize=4)
def _dropped(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(re.escape(fold(each)) for each in sorted(words, key=len, reverse=True))})(?!\w)"
    )


def _key(words: str, drop: re.Pattern[str]) -> str:
    plain = re.sub(r"[^\w/&]+", " ", fold(re.sub(r"\((?:gọi|sau|viết)[^()]*\)", " ", words)))
    return " ".join(drop.sub(" ", _YEAR.sub(" ", plain)).split())


def _of_text(ho_so: HoSo, own: ThoiKy | None, drop: re.Pattern[str]) -> Iterator[GiaTri]:
    for dong in ho_so.dong:
        if dong.vai not in (Vai.MUC, Vai.DOAN) or "%" not in dong.text or len(dong.text) > 6000:
            continue
        start = len(dong.text) - len(mo_dau_muc(dong))
        for stop in (*_CLAUSE.finditer(dong.text, start), None):
            end = stop.start() if stop else len(dong.text)
            yield from _of_clause(dong, start, end, own, drop)
            start = stop.end() if stop else end


def _of_clause(dong: Dong, start: int, end: int, own: ThoiKy | None, drop: re.Pattern[str]) -> Iterator[GiaTri]:
    clause = dong.text[start:end]
    values = list(_VALUE.finditer(clause))
    if len(values) != 1 or _NOT_A_GOAL.search(clause):
        return
    m = values[0]
    before, after = clause[: m.start()], clause[m.end() :]
    # The name stands before the value (X đạt 80%) or behind it (80% X)
    years = {int(year) for year in _YEAR.findall(clause)}
    name = before if len(after.split()) <= 4 and len(years) <= 1 else f"{before} {after}"
    key = _key(name if len(_key(name, drop).split()) >= 3 else f"{before} {after}", drop)
    if len(key.split()) >= 4 and len(years) <= 1:
        year = next(iter(years), own.tu if own is not None and not own.nhieu_nam else None)
        yield GiaTri(
            key, year, float(m["so"].replace(",", ".")), dong, start + m.start("so"), clause[m.start("so") : m.end()]
        )


def _of_tables(ho_so: HoSo, own: ThoiKy | None, drop: re.Pattern[str]) -> Iterator[GiaTri]:
    for bang in cac_bang(ho_so):
        if bang.ten is None or bang.loai != "chi_tieu":
            continue
        columns = _value_columns(bang)
        for row in bang.hang:
            name = bang.o.get((row, bang.ten))
            unit = bang.o.get((row, bang.don_vi)) if bang.don_vi is not None else None
            if name is None or unit is None or unit.text.strip() != "%" or _NOT_A_GOAL.search(name.text):
                continue
            for column, year in columns:
                cell = bang.o.get((row, column))
                m = (
                    re.fullmatch(
                        rf"\s*(?:{_COMPARE}\s|[≥>]\s?)*(\d{{1,3}}(?:,\d{{1,2}})?)\s?%?\s*", cell.text, re.IGNORECASE
                    )
                    if cell
                    else None
                )
                key = _key(name.text, drop)
                if cell and m and len(key.split()) >= 4:
                    when = year or (own.tu if own is not None and not own.nhieu_nam else None)
                    yield GiaTri(key, when, float(m[1].replace(",", ".")), cell, m.start(1), m[1])


def _value_columns(bang: BangDoc) -> list[tuple[int, int | None]]:
    """Columns of values to reach, with their year."""
    found: list[tuple[int, int | None]] = []
    for column, title in bang.cot.items():
        folded = fold(title)
        if column in (bang.ten, bang.don_vi, bang.chu_tri, bang.phoi_hop):
            continue
        if re.match(r"(?:chi tieu|muc tieu|ke hoach|gia tri|nam 20)", folded) and "thuc hien" not in folded:
            year = _YEAR.search(folded)
            found.append((column, int(year[1]) if year else None))
    return found if len({year for _, year in found}) == len(found) else []
