"""The shape of an annex template: which words it prints where, read from its tags.

Only plain shapes are read: paragraphs and tables at the top, tags that are a name, one loop over the rows with at most one
choice between kinds of rows. For such a template it is known beforehand what every paragraph of a file must say. Any other
template works too, more slowly.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, Literal

from lxml import etree

from kehoach.model.mac_dinh import COT
from kehoach.writers.annexes import HangChiTieu, HangNhiemVu
from kehoach.writers.oxml import NS, text, w

_COMMAND = re.compile(r"\{%\s*tr\s+(.*?)\s*%\}")
_TAG = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+|\[\d\])?)\s*\}\}")
_OTHER_TAG = re.compile(r"\{[{%#]|[%#}]\}")
_FOR = re.compile(r"for\s+([a-z_]+)\s+in\s+(chi_tieu|nhiem_vu)")
_IF = re.compile(r"(if|elif)\s+([a-z_]+)\.([a-z_]+)")
_OUTSIDE = frozenset(
    {
        "dau_de", "ten", "kem_theo", "nam", "chu_quan", "so", "dia_danh_ngay", "ten_loai", "trich_yeu", "mo_dau", "chuc_vu",
        "ho_ten", "tac_gia", "co_quan[0]",
    }
)  # fmt: skip
"""Values that are words, wherever they are printed; beside them the titles of the columns."""
_FIELDS = {
    kind: frozenset(each.name for each in fields(row) if each.name not in ("nhom", "tong"))
    for kind, row in (("chi_tieu", HangChiTieu), ("nhiem_vu", HangNhiemVu))
}
_HARMLESS = frozenset(map(w, ("sectPr", "bookmarkStart", "bookmarkEnd", "proofErr")))

Chu = tuple[str, ...]
"""The words of a paragraph: text and names of values in turn."""


class KhacThuong(Exception):  # noqa: N818 - no error: the template is of another shape
    """The template is none of the plain shapes."""


@dataclass(frozen=True, slots=True)
class KieuHang:
    """What is printed for a row of the data: when, and the words of each paragraph (names are the row's own fields)."""

    khi: str
    """Field of the row that must be true; empty: otherwise"""
    doan: tuple[Chu, ...]
    hang: tuple[etree._Element, ...]


@dataclass(slots=True)
class Hinh:
    """A template's shape."""

    truoc: list[tuple[Chu, etree._Element]] = field(default_factory=list)
    """Paragraphs before the loop, in reading order"""
    sau: list[tuple[Chu, etree._Element]] = field(default_factory=list)
    bien: str = ""
    """Name of the loop's variable"""
    vong: Literal["", "chi_tieu", "nhiem_vu"] = ""
    """What the loop goes over"""
    kieu: list[KieuHang] = field(default_factory=list)
    khoi: list[etree._Element] = field(default_factory=list)
    """The rows of the template from ``for`` to ``endfor``"""

    @property
    def ngoai(self) -> list[tuple[Chu, etree._Element]]:
        """Every paragraph outside the loop."""
        return [*self.truoc, *self.sau]


def hinh(body: etree._Element) -> Hinh:
    """The shape of the template with that body. Raises :class:`KhacThuong`."""
    made = Hinh()
    for each in body:
        if each.tag == w("p"):
            _outside(made).append((_chu(each), each))
        elif each.tag == w("tbl"):
            _table(made, each)
        elif each.tag not in _HARMLESS:
            raise KhacThuong
    columns = {f"cot[{index}]" for index in range(len(COT.get(made.vong, ())))}
    if not made.vong or any(name not in _OUTSIDE | columns for pieces, _ in made.ngoai for name in pieces[1::2]):
        raise KhacThuong
    return made


def _outside(made: Hinh) -> list[tuple[Chu, etree._Element]]:
    return made.sau if made.khoi else made.truoc


def _table(made: Hinh, table: etree._Element) -> None:
    rows = iter(table.iterfind("w:tr", NS))
    for row in rows:
        command = _command(row)
        if command is None:
            _outside(made).extend((_chu(each), each) for each in row.iter(w("p")))
        elif (found := _FOR.fullmatch(command)) and not made.vong:
            made.bien, made.vong = found[1], "chi_tieu" if found[2] == "chi_tieu" else "nhiem_vu"
            made.khoi.append(row)
            _loop(made, rows)
        else:
            raise KhacThuong


def _loop(made: Hinh, rows: Iterator[etree._Element]) -> None:
    """The kinds of rows up to ``endfor``."""
    when, inside, closed = "", list[etree._Element](), False
    for row in rows:
        made.khoi.append(row)
        command = _command(row)
        if command is None:
            if closed:
                raise KhacThuong
            inside.append(row)
            continue
        choice = _IF.fullmatch(command)
        if choice and choice[2] == made.bien and bool(when) == (choice[1] == "elif") == bool(inside):
            if when:
                made.kieu.append(_kind(made, when, inside))
            when, inside = choice[3], []
        elif command == "else" and when and inside:
            made.kieu.append(_kind(made, when, inside))
            when, inside = "", []
        elif command == "endif" and made.kieu and not when and inside:
            closed = True
        elif command == "endfor" and inside and not when and bool(made.kieu) == closed:
            made.kieu.append(_kind(made, "", inside))
            return
        else:
            raise KhacThuong
    raise KhacThuong


def _kind(made: Hinh, when: str, rows: Sequence[etree._Element]) -> KieuHang:
    prefix = f"{made.bien}."
    paragraphs = []
    for each in (each for row in rows for each in row.iter(w("p"))):
        pieces = _chu(each)
        if any(name.removeprefix(prefix) not in _FIELDS[made.vong] or prefix not in name for name in pieces[1::2]):
            raise KhacThuong
        paragraphs.append(tuple(piece.removeprefix(prefix) if i % 2 else piece for i, piece in enumerate(pieces)))
    return KieuHang(when, tuple(paragraphs), tuple(rows))


def _command(row: etree._Element) -> str | None:
    """The command that the row holds and nothing else; None for a row that is printed."""
    if row.find(f".//{w('tbl')}") is not None:
        raise KhacThuong
    said = "".join(each.text or "" for each in row.iter(w("t")))
    found = _COMMAND.fullmatch(said.strip())
    if found is None and "{%" in said:
        raise KhacThuong
    return found[1] if found else None


def _chu(paragraph: etree._Element) -> Chu:
    pieces = tuple(_TAG.split(text(paragraph)))
    if paragraph.find(f".//{w('p')}") is not None or any(_OTHER_TAG.search(each) for each in pieces[::2]):
        raise KhacThuong
    return pieces


def tag_thuong(words: str) -> bool:
    """Whether the tags in ``words`` are names alone."""
    return not any(_OTHER_TAG.search(each) for each in _TAG.split(words)[::2])


def noi(pieces: Chu, values: Mapping[str, Any]) -> str:
    """The words of a paragraph outside the loop."""
    return "".join(_value(each, values) if index % 2 else each for index, each in enumerate(pieces))


def _value(name: str, values: Mapping[str, Any]) -> str:
    if name.endswith("]"):
        listed, _, index = name[:-1].partition("[")
        return str(values[listed][int(index)])
    return str(values[name])


DocHang = Callable[[Any], Sequence[str]]


def doc_hang(kind: KieuHang) -> DocHang:
    """What gives the words of each paragraph of a row."""
    plain = [each[1] if len(each) == 3 and not (each[0] or each[2]) else "" for each in kind.doan]
    if all(plain) and len(plain) > 1:
        return attrgetter(*plain)
    return lambda row: [
        "".join(str(getattr(row, piece)) if index % 2 else piece for index, piece in enumerate(each))
        for each in kind.doan
    ]
