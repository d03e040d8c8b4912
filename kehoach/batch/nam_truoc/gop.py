"""Rows of one or many communes become the content of one workbook: what is equal once, what differs by commune."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from kehoach.batch.nam_truoc.cot import Khoa, Loai
from kehoach.batch.nam_truoc.hang_so import RIENG, TRUONG, HangSo, chung, hang_so
from kehoach.batch.nam_truoc.tep import TepCu
from kehoach.batch.workbook.ap_dung import KHONG
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.catalog.dia_phuong import Xa
from kehoach.problems import KehoachError, Level, Place, Problem
from kehoach.text.nfc import fold

MAX_OWN_COLUMNS: Final = 900
MAX_NOTE: Final = 2_000
"""Letters of a note"""
_WORDS: Final[tuple[Khoa, ...]] = ("chu_tri", "phoi_hop", "san_pham")
"""What differs between types of communes as a whole, not from one to the next"""
_PREFIX: Final[dict[Loai, str]] = {"chi_tieu": "ct", "nhiem_vu": "nv"}
_TITLE_KEYS: Final[dict[Loai, str]] = {"chi_tieu": "tieu_de_chi_tieu", "nhiem_vu": "tieu_de_nhiem_vu"}


@dataclass
class _Hang:
    """A row of the workbook: what each commune (by code; empty: nobody's file) has of it."""

    theo_xa: dict[str, HangSo] = field(default_factory=dict)
    ma: str = ""

    @property
    def dau(self) -> HangSo:
        return next(iter(self.theo_xa.values()))


def gop(cac_tep: Sequence[TepCu], nam: int) -> tuple[NoiDungJob, list[Problem]]:
    """The content of the workbook for the year ``nam``, and what is to be told of the whole.

    Raises :class:`KehoachError` HL79 when too much differs between the communes for one workbook.
    """
    units = {each.xa.ma: each.xa for each in cac_tep if each.xa}
    told: list[Problem] = []
    rows = [part for row in _joined(cac_tep, told) for part in _by_type(row, units)]
    own: dict[str, dict[str, str]] = {ma: {} for ma in units}
    sheets: dict[Loai, Bang] = {}
    for kind in TRUONG:
        chosen = _in_groups([row for row in rows if row.dau.loai == kind])
        width = max(2, len(str(len(chosen))))
        for number, row in enumerate(chosen, 1):
            row.ma = f"{_PREFIX[kind]}{number:0{width}}"
        columns = ("ma", *TRUONG[kind], "ap_dung", "ghi_chu")
        sheets[kind] = Bang(columns, [_cells(row, kind, units, own) for row in chosen])
    keys = list(dict.fromkeys(key for values in own.values() for key in values))
    if len(keys) > MAX_OWN_COLUMNS:
        message = f"Các xã khác nhau ở {len(keys)} giá trị, một sổ chỉ giữ được {MAX_OWN_COLUMNS}"
        raise KehoachError(Problem("HL79", message, "tạo sổ riêng cho từng nhóm xã"))
    communes = [
        [ma, unit.day_du, unit.tinh.day_du, *(own[ma].get(key, "") for key in keys)] for ma, unit in units.items()
    ]
    content = NoiDungJob(
        _common_lines(cac_tep, nam, units, told), Bang(("ma", "ten", "tinh", *keys), communes),
        sheets["chi_tieu"], sheets["nhiem_vu"],
    )  # fmt: skip
    return content, told


def _joined(cac_tep: Sequence[TepCu], told: list[Problem]) -> list[_Hang]:
    """The rows of all files; equal names of several communes are one row, equal rows of one commune too."""
    found: dict[tuple[object, ...], _Hang] = {}
    for tep in cac_tep:
        ma = tep.xa.ma if tep.xa else ""
        seen: Counter[tuple[str, ...]] = Counter()
        done: list[str] = []
        twice = 0
        for old in tep.hang:
            row = hang_so(old, tep.xa, tep.nam)
            done += [row.o["ten"]] if row.xong else []
            while (there := found.get((*row.khoa, seen[row.khoa]))) and ma in there.theo_xa:
                if there.theo_xa[ma] == row:
                    break
                seen[row.khoa] += 1
            if there and ma in there.theo_xa:
                twice += 1
                continue
            found.setdefault((*row.khoa, seen[row.khoa]), _Hang()).theo_xa[ma] = row
            seen[row.khoa] += 1
        told += _of_file(tep, done, twice)
    return list(found.values())


def _by_type(row: _Hang, units: Mapping[str, Xa]) -> list[_Hang]:
    """The row, or one for each type of commune (xã, phường) where all that differs goes by type: other bodies do the work."""
    texts = {ma: tuple(each.o.get(key, "") for key in _WORDS) for ma, each in row.theo_xa.items()}
    types = {ma: units[ma].loai if ma else "" for ma in texts}
    if len(set(texts.values())) == 1 or len({*zip(types.values(), texts.values(), strict=True)}) > len(
        {*types.values()}
    ):
        return [row]
    return [
        _Hang({ma: each for ma, each in row.theo_xa.items() if types[ma] == one})
        for one in dict.fromkeys(types.values())
    ]


def _of_file(tep: TepCu, done: Sequence[str], twice: int) -> Iterator[Problem]:
    if done:
        names = "; ".join(done[:3]) + ("..." if len(done) > 3 else "")
        message = f"{len(done)} nhiệm vụ đã xong năm {tep.nam}, không áp dụng cho năm mới: {names}"
        mend = "muốn làm lại thì sửa cột Áp dụng cho của hàng ấy trong sổ"
        yield Problem("HL78", message, mend, Place(tep.ten), Level.GOI_Y)
    if twice:
        message = f"{twice} hàng giống hệt hàng đã có của cùng xã: chỉ giữ một"
        yield Problem("HL72", message, "không phải làm gì", Place(tep.ten), Level.GOI_Y)


def _in_groups(rows: Sequence[_Hang]) -> list[_Hang]:
    """The rows with those of one group together, in the order of first appearance."""
    groups: dict[str, list[_Hang]] = {}
    for row in rows:
        groups.setdefault(fold(row.dau.o.get("nhom", "")), []).append(row)
    return [row for group in groups.values() for row in group]


def _cells(row: _Hang, kind: Loai, units: Mapping[str, Xa], own: Mapping[str, dict[str, str]]) -> list[str]:
    cells = []
    for key in TRUONG[kind]:
        texts = {ma: each.o[key] for ma, each in row.theo_xa.items()}
        common = _common(key, kind, texts)
        for ma, text in texts.items():
            if ma and text != common and key in RIENG[kind]:
                own[ma][row.ma if key == "gia_tri" else f"{row.ma}.{key}"] = text
        cells.append(common)
    return [row.ma, *cells, _applies(row, units), _note(row, units)]


def _common(key: Khoa, kind: Loai, texts: Mapping[str, str]) -> str:
    """What stands for everybody; nothing where a commune has nothing, for an own value cannot be empty."""
    if key not in RIENG[kind]:
        return next(iter(texts.values()))
    if "" in texts:
        return texts[""]
    return "" if not all(texts.values()) else Counter(texts.values()).most_common(1)[0][0]


def _applies(row: _Hang, units: Mapping[str, Xa]) -> str:
    live = {ma for ma, each in row.theo_xa.items() if not each.xong}
    if not live:
        return KHONG
    if "" in live or live == set(units):
        return ""
    types = dict.fromkeys(unit.loai for ma, unit in units.items() if ma in live)
    if len(live) > 1 and live == {ma for ma, unit in units.items() if unit.loai in types}:
        return "; ".join(types)
    few = len(live) * 2 <= len(units)
    return ("" if few else "trừ: ") + "; ".join(_name(ma, units) for ma in units if (ma in live) is few)


def _name(ma: str, units: Mapping[str, Xa]) -> str:
    """The commune by name, by code where others have its name."""
    name = units[ma].day_du
    return name if sum(each.day_du == name for each in units.values()) == 1 else ma


def _note(row: _Hang, units: Mapping[str, Xa]) -> str:
    notes: dict[str, list[str]] = {}
    for ma, each in row.theo_xa.items():
        if each.ghi_chu:
            notes.setdefault(each.ghi_chu, []).append(_name(ma, units) if ma else "chung")
    everybody = len(row.theo_xa) == 1 or any(len(names) == len(row.theo_xa) for names in notes.values())
    text = "; ".join(note if everybody else f"{', '.join(names)}: {note}" for note, names in notes.items())
    return text if len(text) <= MAX_NOTE else f"{text[:MAX_NOTE]}…"


def _common_lines(cac_tep: Sequence[TepCu], nam: int, units: Mapping[str, Xa], told: list[Problem]) -> dict[str, str]:
    """The sheet thong_tin."""
    lines = {"nam": str(nam)}
    provinces = {unit.tinh.day_du for unit in units.values()}
    if len(provinces) == 1:
        lines["tinh"] = provinces.pop()
    kinds = {each.loai for tep in cac_tep for each in tep.hang}
    if kinds == {"chi_tieu"} or kinds == {"nhiem_vu"}:
        lines["phan"] = "phụ lục chỉ tiêu" if kinds == {"chi_tieu"} else "phụ lục nhiệm vụ"
    for kind, key in _TITLE_KEYS.items():
        titles = Counter(chung(tep.tieu_de[kind], tep.xa) for tep in cac_tep if tep.tieu_de.get(kind))
        if titles:
            lines[key] = titles.most_common(1)[0][0]
        told += _others(key, titles)
    subjects = Counter(chung(tep.trich_yeu, tep.xa) for tep in cac_tep if tep.trich_yeu)
    if subjects:
        lines["trich_yeu"] = subjects.most_common(1)[0][0]
    told += _others("trich_yeu", subjects)
    return lines


def _others(key: str, words: Counter[str]) -> Iterator[Problem]:
    for each, _ in words.most_common()[1:]:
        yield Problem(
            "HL76", f"Các tệp ghi khác nhau; không lấy “{each}”", f"xem dòng {key} ở trang thong_tin", level=Level.GOI_Y
        )
