"""Cells: empty ones, rows twice, per cent over a hundred, units twice; rows of titles."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.phu_luc._bang import BangDong, Hang, bang
from kehoach.rules.the_thuc._chu import dung_phong
from kehoach.text.nfc import fold

_NOTES = ("ghi chu", "luu y")
_DASHES = ("-", "–", "—", "không", "Không", "x", "0", "…", "...")
_PERCENT = re.compile(r"(?:(?:trên|dưới|từ|tối thiểu|đạt|ít nhất|>|≥|<|≤)\s*)?(?P<so>\d{1,4}(?:,\d{1,3})?)\s?%?")
_MORE_THAN_ALL = (
    "tang",
    "so voi",
    "toc do",
    "ke hoach",
    "du toan",
    "thu ngan sach",
    "cung ky",
    "vuot",
    "chi so",
    "bao phu",
)
_UNIT_COLUMN = re.compile(r"don vi tinh|dvt|don vi")
_VALUE_COLUMN = re.compile(r"(?:chi tieu|gia tri|muc tieu|ke hoach|muc|ket qua|so luong|kinh phi)\b.*")


def _data(table: BangDong) -> list[Hang]:
    """Rows that are neither groups nor totals nor empty."""
    return [
        row for row in table.than
        if not row.tong and sum(bool(cell.chu) for index, cell in enumerate(row.o) if index != table.cot_stt) > 1
    ]  # fmt: skip


@luat("PL18", Can.KE_HOACH)
def o_trong(ho_so: HoSo) -> Iterator[Loi]:
    """Where one column writes a dash for nothing, it does so everywhere."""
    for table in bang(ho_so):
        rows = _data(table)
        for column in range(table.rong):
            if column == table.cot_stt or any(word in table.ten_cot[column] for word in _NOTES):
                continue
            said = [row for row in rows if row.chu(column) in _DASHES[:5]]
            empty = [row for row in rows if not row.chu(column)]
            if said and empty and not _spans(table):
                dong = empty[0].dong
                if dong is not None:
                    facts = {
                        "so": len(empty),
                        "cot": table.hang[0].chu(column) or f"thứ {column + 1}",
                        "dau": said[0].chu(column),
                    }
                    yield Loi(dong, dong.text[:60], None, facts, tai=0)


def _spans(table: BangDong) -> bool:
    return any(cell.rowspan > 1 for row in table.goc.rows for cell in row)


@luat("PL25", Can.KE_HOACH)
def hang_trung(ho_so: HoSo) -> Iterator[Loi]:
    """No row twice."""
    for table in bang(ho_so):
        seen: dict[tuple[str, ...], Hang] = {}
        group = 0
        for index, row in enumerate(table.than):
            if row.cap < 2 or row.tong or (row.cap == 9 and sum(bool(cell.chu) for cell in row.o) == 1):
                group = index
                continue
            key = tuple(fold(cell.chu) for place, cell in enumerate(row.o) if place != table.cot_stt)
            if sum(map(len, key)) < 15 or "[[" in "".join(key):
                continue
            older = seen.setdefault((*key, str(group) if row.cap > 2 else ""), row)
            if older is not row and row.dong is not None:
                column = next(place for place, cell in enumerate(row.o) if cell.chu and place != table.cot_stt)
                cell = row.o[column]
                line = cell.dong or row.dong
                facts = {
                    "so": row.chu(table.cot_stt) if table.cot_stt >= 0 else index + 1,
                    "kia": older.chu(table.cot_stt) if table.cot_stt >= 0 else "",
                }
                facts["kia"] = f" số {facts['kia']}" if facts["kia"] else " ở trên"
                yield Loi(line, line.text[:100], None, facts, tai=0)


_COMPARED = re.compile(r"\b(?:so sanh|so voi|tang|toc do|vuot)\b")
"""Words in the title of a column that compares two years: its values may be over a hundred."""


@luat("PL26", Can.KE_HOACH)
def qua_tram(ho_so: HoSo) -> Iterator[Loi]:
    """A share is no more than a hundred per cent."""
    for table in bang(ho_so):
        unit = next((index for index, name in enumerate(table.ten_cot) if _UNIT_COLUMN.fullmatch(name)), -1)
        for row in table.than:
            name = fold(" ".join(cell.chu for cell in row.o[:2]))
            if not re.match(r"(?:\S{1,6} )?(?:ty|ti) le\b", name) or any(word in name for word in _MORE_THAN_ALL):
                continue
            for index, cell in enumerate(row.o):
                if index < len(table.ten_cot) and _COMPARED.search(table.ten_cot[index]):
                    continue
                if index in (unit, table.cot_stt) or cell.dong is None or not (
                    cell.chu.endswith("%") or (unit >= 0 and row.chu(unit) == "%" and index > unit)
                ):  # fmt: skip
                    continue
                m = _PERCENT.fullmatch(cell.chu)
                if m and float(m["so"].replace(",", ".")) > 100 and len(m["so"].split(",")[0]) < 5:
                    yield Loi(cell.dong, m["so"], None, {"so": m["so"]}, tai=max(cell.dong.text.find(m["so"]), 0))


_UNIT_IN_TITLE = re.compile(r"\((?:đvt:\s?|đơn vị(?: tính)?:\s?)?(?P<dv>[^()\d]{1,20})\)$", re.IGNORECASE)


def _unit_in_title(table: BangDong) -> Iterator[Loi]:
    """Kinh phí (triệu đồng) above, 45 triệu đồng in the cell."""
    for column in range(table.rong):
        m = _UNIT_IN_TITLE.search(table.hang[0].chu(column))
        own = m["dv"].strip() if m else ""
        for row in table.than if own else ():
            cell = row.o[column]
            if cell.dong is not None and cell.chu.endswith(f" {own}") and cell.chu[: -len(own)].rstrip()[-1:].isdigit():
                number = cell.chu[: -len(own)].rstrip()
                facts = {"don_vi": own, "so": 1, "them": ""}
                yield Loi(cell.dong, cell.chu if cell.chu in cell.dong.text else own, number, facts)


@luat("PL27", Can.KE_HOACH)
def lap_don_vi(ho_so: HoSo) -> Iterator[Loi]:
    """A unit that has a column of its own, or stands in the title, is not written again with the value."""
    for table in bang(ho_so):
        yield from _unit_in_title(table)
        unit = next((index for index, name in enumerate(table.ten_cot) if _UNIT_COLUMN.fullmatch(name)), -1)
        if unit < 0:
            continue
        found = []
        bare = 0
        for row in table.than:
            own = row.chu(unit)
            for cell in row.o[unit + 1 :] if own else ():
                if cell.dong is None or not any(c.isdigit() for c in cell.chu):
                    continue
                if cell.chu.endswith(own) and cell.chu[: -len(own)].rstrip()[-1:].isdigit():
                    found.append((cell, own))
                else:
                    bare += 1
        if found:
            cell, own = found[0]
            line = cell.dong
            if line is not None and own in line.text:
                facts = {"don_vi": own, "so": len(found), "them": f"; {bare} ô khác lại không ghi" if bare else ""}
                yield Loi(
                    line, cell.chu if cell.chu in line.text else own, cell.chu[: -len(own)].rstrip() or None, facts
                )


@luat("PL28", Can.KE_HOACH)
def cot_trong(ho_so: HoSo) -> Iterator[Loi]:
    """A column has something in it."""
    for table in bang(ho_so):
        rows = _data(table)
        if len(rows) < 2 or not table.dau:
            continue
        for column in range(table.rong):
            name = table.hang[0].chu(column)
            if not name or any(word in table.ten_cot[column] for word in _NOTES):
                continue
            cell = table.hang[0].o[column]
            if cell.dong is not None and not any(row.chu(column) for row in rows) and not _covered(table, column):
                yield Loi(
                    cell.dong,
                    name if name in cell.dong.text else cell.dong.text[:60],
                    None,
                    {"cot": name, "so": len(rows)},
                )


def _covered(table: BangDong, column: int) -> bool:
    """Whether a cell merged over several rows or columns reaches into the column."""
    return any(
        cell.column <= column < cell.column + cell.colspan and (cell.rowspan > 1 or cell.colspan > 1)
        for row in table.goc.rows for cell in row if cell.text.strip()
    )  # fmt: skip


@luat("PL29", Can.KE_HOACH)
def co_tieu_de(ho_so: HoSo) -> Iterator[Loi]:
    """A table begins with the titles of its columns."""
    words = ho_so.tham_so("PL29")["nguyen_nhan"]
    for table in bang(ho_so):
        first = table.hang[0]
        line = first.dong
        if line is None or len(table.hang) < 2 or table.rong < 3:
            continue
        if re.fullmatch(r"0?1[.)]?", first.o[0].chu) and re.fullmatch(r"0?2[.)]?", table.hang[1].o[0].chu):
            yield Loi(line, line.text[:60], None, {"nguyen_nhan": words["khong"]}, tai=0)
            continue
        for index, cell in enumerate(first.o):
            if (
                not cell.chu
                and table.dau == 1
                and not _covered(table, index)
                and any(row.chu(index) for row in table.than)
            ):
                facts = {"nguyen_nhan": words["thieu"].format(cot=index + 1)}
                yield Loi(line, line.text[:60], None, facts, tai=0, muc_do=Level.GOI_Y)
                break


@luat("PL16", Can.KE_HOACH, Can.TRANG)
def lap_tieu_de(ho_so: HoSo) -> Iterator[Loi]:
    """A long table repeats its titles on every page."""
    least = ho_so.tham_so("PL16")["so_hang"]
    for table in bang(ho_so):
        line = table.hang[0].dong
        if not table.goc.header_rows and table.dau and len(table.hang) >= least and line is not None:
            yield Loi(line, line.text[:60], None, {"so": len(table.hang)}, tai=0)


@luat("PL19", Can.KE_HOACH, Can.DINH_DANG)
def phong_chu(ho_so: HoSo) -> Iterator[Loi]:
    """Words in tables are in Times New Roman."""
    for table in bang(ho_so):
        fonts: dict[str, int] = {}
        first = None
        for row in table.hang:
            for cell in row.o:
                for run in cell.dong.paragraph.runs if cell.dong else ():
                    if run.text.strip() and not dung_phong(ho_so, run.format.font):
                        fonts[run.format.font] = fonts.get(run.format.font, 0) + 1
                        first = first or cell.dong
        if first is not None:
            yield Loi(
                first, first.text[:60], None, {"phong": ", ".join(sorted(fonts)), "so": sum(fonts.values())}, tai=0
            )
