"""Tables: what counts counts on, what sums up is the sum."""

from collections.abc import Iterator
from decimal import Decimal

from kehoach.model.phat_hien import CachSua
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.phu_luc._bang import NUMBER, BangDong, Hang, bang
from kehoach.text.nfc import fold
from kehoach.text.ordinals import roman

_NO_SUM = (
    "ty le",
    "ti le",
    "don gia",
    "dinh muc",
    "muc ho tro",
    "thoi gian",
    "thoi han",
    "nam sinh",
    "ghi chu",
    "stt",
    "%",
    "don vi tinh",
    "dvt",
)


@luat("PL14", Can.KE_HOACH)
def stt(ho_so: HoSo) -> Iterator[Loi]:
    """The column STT counts on."""
    words = ho_so.tham_so("PL14")["nguyen_nhan"]
    for table in bang(ho_so):
        if table.cot_stt >= 0:
            yield from _count(table, 2, words)
            yield from _count(table, 1, words)


def _count(table: BangDong, level: int, words: dict[str, str]) -> Iterator[Loi]:
    """Numbers of one level: on from row to row, anew behind a row of a higher level, a total or a row without number."""
    column = table.cot_stt
    rows = [row for row in table.than if row.so and row.cap == level]
    if len(rows) < 2:
        return
    prev, fresh = 0, True
    pending = list(table.than)
    after = _following(pending, level)
    for index, row in enumerate(pending):
        if row.cap != level or not row.so:
            if row.cap < level or row.tong or (row.cap == 9 and not row.chu(column) and _is_group(row, column)):
                fresh = True
            continue
        value, wanted = row.so, prev + 1
        if value == wanted or (value == 1 and fresh):
            prev, fresh = value, False
            continue
        if not prev:
            prev, fresh = value, False  # a table that goes on from another page or table
            continue
        behind = after[index]
        cell = row.o[column]
        number = roman(wanted) if level == 1 else str(wanted)
        kind = "lap" if value == prev else "nhay" if value > wanted else "lui"
        sure = behind == wanted + 1 or (behind is None and kind == "lap")
        likely = behind is None and not sure
        facts = {"so": cell.chu, "truoc": roman(prev) if level == 1 else prev, "dung": number}
        facts["nguyen_nhan"] = words[kind].format_map(facts)
        written = cell.chu.rstrip(".)")
        if cell.dong is not None:
            at = cell.dong.text.find(written)
            mend = sure or likely
            yield Loi(
                cell.dong, written, number if mend else None, facts, tai=max(at, 0),
                cach_sua=CachSua.CHAC_CHAN if sure else CachSua.DONG_Y if likely else CachSua.CHI_GOI_Y,
            )  # fmt: skip
        prev, fresh = (wanted if sure else wanted - 1 if behind == wanted else value), False


def _following(rows: list[Hang], level: int) -> list[int | None]:
    """Of each row, the number of the next row of the level, if no group begins between; None at the end."""
    result: list[int | None] = [None] * len(rows)
    behind: int | None = None
    for index in range(len(rows) - 1, -1, -1):
        row = rows[index]
        result[index] = behind
        if row.cap == level and row.so:
            behind = row.so
    return result


def _is_group(row: Hang, column: int) -> bool:
    """A row that is a title for those below: words in one cell only."""
    return sum(bool(cell.chu) for index, cell in enumerate(row.o) if index != column) == 1


@luat("PL17", Can.KE_HOACH)
def tong(ho_so: HoSo) -> Iterator[Loi]:
    """A total is the sum of what stands in its column."""
    for table in bang(ho_so):
        rows = table.than
        totals = [row for row in rows if row.tong]
        if not totals or any("trong do" in fold(cell.chu) for row in rows for cell in row.o):
            continue
        for column in range(1, table.rong):
            if column != table.cot_stt and not any(word in table.ten_cot[column] for word in _NO_SUM):
                yield from _sums(table, totals, column)


def _value(text: str) -> tuple[Decimal, str] | None:
    m = NUMBER.fullmatch(text.strip())
    if m is None:
        return None
    return Decimal(m["so"].replace(".", "").replace(",", ".")), (m["duoi"] or "").strip()


def _sums(table: BangDong, totals: list[Hang], column: int) -> Iterator[Loi]:
    values: dict[int, Decimal] = {}
    units: set[str] = set()
    for index, row in enumerate(table.than):
        text = row.chu(column)
        if text in ("", "-", "–", "0"):
            continue
        read = _value(text)
        if read is None:
            return
        values[index] = read[0]
        units.add("" if read[1] and fold(read[1]) in table.ten_cot[column] else read[1])
    if len(units) > 1 or "%" in units:
        return
    last = totals[-1] if table.than[-1].tong or len(totals) > 1 else totals[0]
    place = next(index for index, row in enumerate(table.than) if row is last)
    if place not in values:
        return
    others = {index: value for index, value in values.items() if index != place}
    parts = {index: value for index, value in others.items() if not table.than[index].tong}
    if len(parts) < 2:
        return
    if not _explains(table, values[place], parts, others):
        right = _likely(table, parts)
        cell = last.o[column]
        if cell.dong is not None and right is not None:
            text = _print(right)
            number = NUMBER.fullmatch(cell.chu.strip())
            written = number["so"] if number else cell.chu
            yield Loi(
                cell.dong,
                written,
                text,
                {"co": written, "dung": text, "cot": table.hang[0].chu(column)},
                tai=max(cell.dong.text.find(written), 0),
            )


def _explains(table: BangDong, total: Decimal, parts: dict[int, Decimal], others: dict[int, Decimal]) -> bool:
    """Whether the total is a sum of what it may be the sum of: rows of one level, the rows that have none below, subtotals."""
    slack = Decimal("0.5") * max(len(parts), 1) if any(value % 1 for value in parts.values()) else Decimal(0)
    slack = min(slack * Decimal("0.1"), Decimal(1))
    sums = {sum(parts.values(), Decimal(0)), _leaves(table, parts)}
    for level in {table.than[index].cap for index in parts}:
        sums.add(sum((value for index, value in parts.items() if table.than[index].cap == level), Decimal(0)))
        sums.add(sum((value for index, value in parts.items() if table.than[index].cap <= level), Decimal(0)))
    subtotals = [value for index, value in others.items() if table.than[index].tong]
    if subtotals:
        sums.add(sum(subtotals, Decimal(0)))
    return any(abs(each - total) <= slack for each in sums)


def _leaves(table: BangDong, parts: dict[int, Decimal]) -> Decimal:
    """The sum of rows that are not followed by rows of a deeper level."""
    order = sorted(parts)
    total = Decimal(0)
    for here, behind in zip(order, [*order[1:], None], strict=True):
        deeper = behind is not None and table.than[behind].cap > table.than[here].cap
        total += Decimal(0) if deeper else parts[here]
    return total


def _likely(table: BangDong, parts: dict[int, Decimal]) -> Decimal | None:
    """The sum that the total should be, where rows of one level alone stand above it."""
    levels = {table.than[index].cap for index in parts}
    if len(levels) == 1:
        return sum(parts.values(), Decimal(0))
    top = min(levels)
    same = [value for index, value in parts.items() if table.than[index].cap == top]
    return sum(same, Decimal(0)) if len(same) > 1 else _leaves(table, parts)


def _print(value: Decimal) -> str:
    whole, _, rest = f"{value:f}".partition(".")
    rest = rest.rstrip("0")
    return f"{int(whole):,}".replace(",", ".") + (f",{rest}" if rest else "")
