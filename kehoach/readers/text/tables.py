"""Tables in plain text: cells parted by tabs, by pipes, or set in columns with spaces."""

import re
from collections.abc import Callable, Sequence

from kehoach.blocks import Block, Cell, Spot, Table
from kehoach.readers.text.emphasis import bare
from kehoach.text.numbering import doc_so
from kehoach.text.ten_loai import TEN_LOAI

MAX_COLUMNS = 63
"""The most columns that a Word table has."""

Tell = Callable[[int, str, str], None]
"""Index of a line, its words, why they are left out."""

Make = Callable[[list[tuple[int, str]]], list[Block]]
"""Numbered lines of one cell -> its blocks."""

_COLUMNS = re.compile(r"(?<=\S)[ \u00a0]{4,}(?=\S)")
_KINDS = frozenset(name.upper() for name in TEN_LOAI.values())
_HEAD = re.compile(
    r"(?:(?:Phần|Chương|Mục|Bước|Đợt|Điều|PHẦN|CHƯƠNG)\s+(?:thứ\s|THỨ\s)?\w{1,6}|[A-HĐ]|[oOvqüØ§•·▪+–-])\s?[.:)]?"
)
"""What stands before a tab and makes no table: the number of a heading."""
_RECIPIENT = re.compile(r"\s*(?:[-–+]\s|L[uư]u\s*:)")
PAGE_NUMBER = re.compile(r"\s*[-–—]?\s*\d{1,3}\s*[-–—]?\s*")
PAGE_OF = re.compile(r"(?:trang|page)\s*:?\s*\d{1,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?", re.IGNORECASE)
_SLACK = 6
"""So many places before the right column a centred line of it may begin."""
_SUM = re.compile(r"(?i)(?:tổng cộng|tổng số|tổng kinh phí|tổng|cộng)(?:\s*[:(].{0,60})?")
"""A row without number that is no rest of the row before"""
_BLANK = re.compile(r"(?i)\b(ngày|tháng|năm|số(?:\s*:)?)[ \u00a0]{2,}")
_RULE = re.compile(r"\s*\|?(?:\s*:?-{2,}:?\s*\|?)+\s*")


def tab_cells(raw: str) -> list[str]:
    """The cells of a line with tabs inside; empty when it is no row: no tab, or only one after a number (``1.<tab>Mục``)."""
    line = bare(raw).rstrip("\n")
    if "\t" not in line.strip():
        return []
    cells = raw.split("\t")
    first = bare(cells[0]).strip()
    number = doc_so(f"{first} A") if len(cells) == 2 and not first.isdigit() else None
    if len(cells) == 2 and ((number and number.con_lai == "A") or _HEAD.fullmatch(first)):
        return []
    return cells[:MAX_COLUMNS]


def tab_table(lines: Sequence[str], start: int, make: Make, tell: Tell) -> tuple[Table, int] | None:
    """The table of tabbed lines that begins at line ``start``, and the index behind its last line; None if none does.

    A page that breaks inside a row leaves its rest on a line that begins with a tab: it is put back.
    """
    first = tab_cells(lines[start])
    if not first:
        return None
    rows: list[list[list[tuple[int, str]]]] = []
    index = end = start
    while index < len(lines):
        raw = lines[index]
        if raw.strip() and rows and _is_page_number(bare(raw)) and _goes_on_tabbed(lines, index + 1, len(rows[0])):
            tell(index, bare(raw).strip(), "số trang")
        elif raw.strip():
            cells = tab_cells(raw) or _half_row(raw, rows)
            if rows and index > end and len(cells) > 2 and cells == lines[start].split("\t"):
                tell(index, bare(raw).strip(), "hàng tên cột lặp lại ở trang sau")
                end = index = index + 1
                continue
            if not cells:
                break
            if rows and len(rows[0]) > 2 and _continues(cells, rows[-1]):
                for column, cell in enumerate(cells):
                    if cell.strip():
                        rows[-1][column].append((index, cell))
            else:
                missing = len(rows[0]) - len(cells) if rows else 0
                rows.append([[(index, cell)] for cell in cells] + [[(index, "")] for _ in range(missing)])
            end = index + 1
        index += 1
    width = max(len(row) for row in rows)
    table = Table(
        [
            [Cell(make(cell), column) for column, cell in enumerate(row)]
            + [Cell([], column) for column in range(len(row), width)]
            for row in rows
        ],
        bordered=width > 2,
        spot=Spot(line=start + 1),
    )
    return table, end


def _is_page_number(line: str) -> bool:
    return bool(PAGE_NUMBER.fullmatch(line.replace("\f", "")) or PAGE_OF.fullmatch(line.replace("\f", "").strip()))


def _goes_on_tabbed(lines: Sequence[str], start: int, columns: int) -> bool:
    """Whether the next line that says something is a row of a table like the one before."""
    following = next((line for line in lines[start : start + 6] if line.strip()), "")
    return columns > 2 and following.count("\t") >= 1


def _half_row(raw: str, rows: Sequence[Sequence[object]]) -> list[str]:
    """A line of a table of which only one side is written: the rest of a row, a name under a signature, a recipient."""
    line = bare(raw)
    if line.startswith("\t"):
        return raw.split("\t") if len(rows[0]) > 2 else ["", raw.strip("\t")]
    if len(rows[0]) == 2 and _RECIPIENT.match(line):
        return [raw, ""]
    return []


def _continues(cells: Sequence[str], last: Sequence[Sequence[tuple[int, str]]]) -> bool:
    """Whether the cells are the rest of the row before: no number in front, and each goes on with words or fills a gap."""
    said = [bare(cell).strip() for cell in cells]
    if said[0] or not any(said) or len(cells) > len(last) or _SUM.fullmatch(next(filter(None, said))):
        return False
    gaps = [not any(text.strip() for _, text in cell) for cell in last]
    full = [(text, gap) for text, gap in zip(said, gaps, strict=False) if text]
    return len(full) * 3 <= len(last) or all(gap or text[0].islower() for text, gap in full)


def pipe_table(lines: Sequence[str], start: int, make: Make) -> tuple[Table, int] | None:
    """The Markdown table at line ``start``: ``| a | b |`` rows, or cells of several lines between lines of one pipe."""
    if lines[start].strip() == "|":
        return _open_pipes(lines, start, make)
    end, rows = start, []
    while end < len(lines) and lines[end].strip().startswith("|") and lines[end].strip() != "|":
        line = lines[end].strip()
        if not _RULE.fullmatch(line):
            inside = re.split(r"(?<!\\)\|", line.removeprefix("|").removesuffix("|"))
            rows.append([[(end, cell.replace("\\|", "|").replace("<br>", "\n"))] for cell in inside[:MAX_COLUMNS]])
        end += 1
    if not rows or (len(rows) == 1 and len(rows[0]) < 2):
        return None
    width = max(map(len, rows))
    filled = [[*row, *([[(start, "")]] * (width - len(row)))] for row in rows]
    return _table(filled, start, make, bordered=True), end


def _open_pipes(lines: Sequence[str], start: int, make: Make) -> tuple[Table, int] | None:
    rows: list[list[list[tuple[int, str]]]] = []
    cell: list[tuple[int, str]] | None = None
    index = start
    while index < len(lines):
        alone = lines[index].strip() == "|"
        if alone and cell is None:
            rows.append([])
            cell = []
        elif alone and cell is not None:
            rows[-1].append(cell)
            after = lines[index + 1].strip() if index + 1 < len(lines) else ""
            cell = None if after in ("", "|") else []
            if after == "":
                return (_table(rows, start, make, bordered=False), index + 1) if rows[0] else None
        elif cell is not None:
            cell.append((index, lines[index]))
        index += 1
    return None


def _table(rows: list[list[list[tuple[int, str]]]], start: int, make: Make, *, bordered: bool) -> Table:
    return Table(
        [[Cell(make(cell), column) for column, cell in enumerate(row)] for row in rows if row],
        bordered=bordered,
        spot=Spot(line=start + 1),
    )


def column_table(lines: Sequence[str], start: int, make: Make) -> tuple[Table, int] | None:
    """Two columns made with spaces (``UBND XÃ A        CỘNG HÒA ...``): one row of two cells."""
    if not _halves(lines[start]):
        return None
    columns: tuple[list[tuple[int, str]], list[tuple[int, str]]] = ([], [])
    gap = _COLUMNS.search(_BLANK.sub(r"\1 ", bare(lines[start]).rstrip()))
    index, end, middle = start, start, gap.end() if gap else 0
    blank = 0
    while index < len(lines):
        line = lines[index].expandtabs()
        halves = _halves(line)
        if halves:
            columns[0].append((index, halves[0]))
            columns[1].append((index, halves[1]))
            middle = min(middle, len(line.rstrip()) - len(halves[1]))
        elif not line.strip() or _is_page_number(line):
            blank += 1
            if blank > 6:
                break
            index += 1
            continue
        elif line.strip() in _KINDS:
            break  # centred between the columns
        elif len(line) - len(line.lstrip()) >= middle - _SLACK:
            columns[1].append((index, line))
        elif len(line.rstrip()) < middle and (blank == 0 or line.strip().startswith("-")):
            columns[0].append((index, line))
        else:
            break
        blank = 0
        end = index = index + 1
    cells = [[line for number, text in column for line in make([(number, text)])] for column in columns]
    return Table([[Cell(blocks, column) for column, blocks in enumerate(cells)]], False, spot=Spot(line=start + 1)), end


def _halves(line: str) -> tuple[str, str] | None:
    parts = _COLUMNS.split(_BLANK.sub(r"\1 ", line.strip()))
    if len(parts) != 2 or not all(sum(c.isalpha() for c in part) > 2 for part in parts):
        return None
    return parts[0], parts[1]
