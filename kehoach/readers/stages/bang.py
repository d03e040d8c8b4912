"""Tables: what they are by the names of their columns, and their cells as data.

A table of indicators or tasks whose columns are the usual ones becomes ``chi_tieu`` or ``nhiem_vu`` of an annex; every
other keeps its cells as they are, so that no word is lost.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Literal

from kehoach.blocks import Paragraph, Run, Table, paragraphs
from kehoach.model.tong import TONG_CONG, tong
from kehoach.readers.stages.state import State, is_caps, one_line, shown
from kehoach.text.nfc import fold

NAME = "bang"
Kind = Literal["chi_tieu", "nhiem_vu", ""]

_TT = re.compile(r"(?:tt|stt|so tt|so thu tu)\.?")
_CHI_TIEU = ("ten", "don_vi_tinh", "gia_tri")
_COLUMNS: dict[str, re.Pattern[str]] = {
    "don_vi_tinh": re.compile(r"don vi tinh|dvt|don vi|đvt"),
    "gia_tri": re.compile(
        r"(?:chi tieu|gia tri|muc tieu|muc phan dau|ke hoach|muc|ket qua can dat|chi tieu phan dau|muc dat)\b.*"
    ),
    "chu_tri": re.compile(r".*\bchu tri\b.*|.*\b(?:don vi|co quan|bo phan) thuc hien\b.*"),
    "phoi_hop": re.compile(r".*\bphoi hop\b.*"),
    "san_pham": re.compile(r".*(?:ket qua|san pham).*"),
    "kinh_phi": re.compile(r".*(?:kinh phi|du toan).*"),
    "thoi_han": re.compile(r".*(?:thoi gian|thoi han|tien do|han hoan thanh|hoan thanh).*"),
}
_TEN_CHI_TIEU = re.compile(r".*chi tieu.*|ten|noi dung.*")
_TEN_NHIEM_VU = re.compile(r".*nhiem vu.*|.*noi dung.*|.*cong viec.*|ten|.*hoat dong.*|.*giai phap.*")
_INDICATORS = ("tt", "ten", "don_vi_tinh", "gia_tri")
_TASKS = ("tt", "ten", "chu_tri", "phoi_hop", "san_pham", "kinh_phi", "thoi_han")
_NUMBER = re.compile(r"\d{1,4}[.)]?|[IVXLC]{1,6}[.)]?|[A-ZĐa-zđ][.)]?|\d{1,3}(?:\.\d{1,3}){1,3}[.)]?")


def grid(table: Table) -> list[list[str]]:
    """The cells as rows of one width; a merged cell stands at its first place, the others it covers are empty."""
    width = max(table.columns, 1)
    rows = []
    for row in table.rows:
        cells = [""] * width
        for cell in row:
            if cell.column < width:
                cells[cell.column] = _cell_text(cell.blocks)
        rows.append(cells)
    return rows


def _cell_text(blocks: Sequence[Any]) -> str:
    if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
        return _paragraph(blocks[0])
    parts = []
    for block in blocks:
        if isinstance(block, Paragraph):
            parts.append(_paragraph(block))
        else:
            parts.append("\n".join("\t".join(row) for row in grid(block)))
    return "\n".join(part for part in parts if part)


def _paragraph(paragraph: Paragraph) -> str:
    runs: Sequence[Run] = paragraph.runs
    if len(runs) == 1 and not runs[0].format.caps and "\n" not in runs[0].text:
        text = " ".join(runs[0].text.split())
    else:
        text = "\n".join(" ".join(line.split()) for line in shown(runs).split("\n") if line.strip())
    return f"{paragraph.number} {text}".strip() if paragraph.number else text


def kind_of(names: Sequence[str]) -> Kind:
    """What a table is, by the names of its columns."""
    folded = [fold(name) for name in names]
    tasks = sum(bool(_COLUMNS[key].fullmatch(name)) for name in folded for key in ("chu_tri", "phoi_hop"))
    if tasks and any(_TEN_NHIEM_VU.fullmatch(name) for name in folded):
        return "nhiem_vu"
    unit = any(_COLUMNS["don_vi_tinh"].fullmatch(name) for name in folded)
    if any("chi tieu" in name for name in folded) and (unit or len(folded) <= 4):
        return "chi_tieu"
    return ""


def table_node(state: State, table: Table) -> dict[str, Any] | None:
    """The data of a ``Bang``; None for a table without words."""
    rows = grid(table)
    if not any(cell for row in rows for cell in row):
        return None
    names = rows[0]
    kind = kind_of(names)
    state.tell(NAME, f"bảng {len(rows)} hàng, {len(names)} cột" + (f" ({kind})" if kind else ""), table.spot)
    return {"loai": kind, "cot": names, "hang": rows[1:]}


def _identities(state: State, table: Table) -> list[str]:
    """Of each row, the id of the indicator or task that it prints; empty for a new row."""
    if not state.targets:
        return [""] * len(table.rows)
    return [
        next(filter(None, (state.node_id(each) for cell in row[:1] for each in paragraphs(cell.blocks))), "")
        for row in table.rows
    ]


def _has_columns(table: Table, wanted: Sequence[str], ten: re.Pattern[str]) -> bool:
    """Whether the table has the usual columns, in their order, and rows below them."""
    if len(table.rows) < 2 or table.columns != len(wanted):
        return False
    return _fits(grid(replace(table, rows=table.rows[:1]))[0], wanted, ten)


def indicators(state: State, table: Table) -> dict[str, Any] | None:
    """``cot`` and ``chi_tieu`` of an annex when the table has just the usual columns, in their order; else None."""
    if not _has_columns(table, _INDICATORS, _TEN_CHI_TIEU):
        return None
    rows = grid(table)
    result: list[dict[str, Any]] = []
    group, count, groups, empty = "", 0, 0, False
    identities = _identities(state, table)
    for identity, (tt, ten, don_vi_tinh, gia_tri) in zip(identities[1:], rows[1:], strict=True):
        if _is_group(tt, ten, (don_vi_tinh, gia_tri)):
            groups += 1
            if (tt and _plain(tt) != _roman(groups) and not state.targets) or empty or one_line(ten) == group:
                return None
            group, empty = one_line(ten), True
            continue
        count += 1
        empty = False
        if not ten or (_plain(tt) != str(count) and not state.targets):
            return None  # numbers that would come out different: the table is kept as it is
        entry = {
            "id": identity, "ten": one_line(ten), "don_vi_tinh": one_line(don_vi_tinh), "gia_tri": one_line(gia_tri),
        }  # fmt: skip
        result.append({"nhom": group, **entry} if group else entry)
    return {"cot": rows[0], "chi_tieu": result} if result and not empty else None


def tasks(state: State, table: Table) -> dict[str, Any] | None:
    """``cot`` and ``nhiem_vu`` of an annex when the table has just the usual columns, in their order; else None."""
    if not _has_columns(table, _TASKS, _TEN_NHIEM_VU):
        return None
    rows = grid(table)
    result = []
    identities = _identities(state, table)
    total = len(rows) > 3 and _is_total(state, rows[-1], [row[5] for row in rows[1:-1]])
    for index, (tt, ten, chu_tri, phoi_hop, san_pham, kinh_phi, thoi_han) in enumerate(
        rows[1 : -1 if total else None], 1
    ):
        if not ten or (_plain(tt) != str(index) and not state.targets):
            return None
        entry = {
            "id": identities[index], "ten": one_line(ten), "chu_tri": one_line(chu_tri), "phoi_hop": _units(phoi_hop),
            "san_pham": one_line(san_pham), "kinh_phi": one_line(kinh_phi), "thoi_han": one_line(thoi_han),
        }  # fmt: skip
        result.append(entry)
    return {"cot": rows[0], "nhiem_vu": result, **({"tong": True} if total else {})}


def _is_total(state: State, row: Sequence[str], kinh_phi: Sequence[str]) -> bool:
    """Whether a row without a number says the total that would be printed of itself, and nothing else. In a file of ours it
    may say an old one, of costs that were changed since."""
    tt, ten, *others, cost, end = map(one_line, row)
    if tt or any(others) or end or ten != TONG_CONG or not cost:
        return False
    return bool(state.targets) or cost == tong(map(one_line, kinh_phi)).so


def _units(text: str) -> list[str]:
    """Units that are parted by ``;``, the mark that joins them again in print."""
    return [part.strip() for part in one_line(text).split("; ") if part.strip()]


def _fits(names: Sequence[str], wanted: Sequence[str], ten: re.Pattern[str]) -> bool:
    folded = [fold(name) for name in names]
    return len(names) == len(wanted) and all(
        _TT.fullmatch(name) if key == "tt" else ten.fullmatch(name) if key == "ten" else _COLUMNS[key].fullmatch(name)
        for name, key in zip(folded, wanted, strict=True)
    )


def _is_group(tt: str, ten: str, values: Sequence[str]) -> bool:
    if any(values):
        return False
    if not ten:
        return False
    return bool(re.fullmatch(r"[IVXLC]+\.?", tt)) or (not tt and is_caps(ten))


def _plain(tt: str) -> str:
    return tt.strip().rstrip(".)")


def _roman(number: int) -> str:
    from kehoach.text.numbering import roman

    return roman(number)
