"""An annex template that was made ready, and the few things that a file needs beside its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from kehoach.batch.lap.danh_dau import DauCho
from kehoach.batch.lap.hinh import Chu, DocHang, noi
from kehoach.writers.metrics import Font, balance, width
from kehoach.writers.oxml import TWIPS
from kehoach.writers.typeset import BALANCED, LINES, drawn_length


@dataclass(frozen=True, slots=True)
class Can:
    """A paragraph whose indents follow from its words: a title of several lines, the short line below it."""

    ten: str
    chu: Chu
    kieu: str
    """Its style"""
    chu_kieu: Font
    rong: float
    """Width in which it stands, in points"""
    giua: bool
    cu: str
    """The indents that it has when nothing is to be set"""


class Kieu(NamedTuple):
    """A kind of row."""

    khi: str
    """Field of the row that must be true; empty: otherwise"""
    chu: DocHang
    """Gives the words of its paragraphs"""
    dau: Mapping[str, DauCho]
    """The look of what is to be filled in, by field"""


@dataclass(frozen=True, slots=True)
class Mau:
    """A template of a plain shape, ready: XML with tags, and how to know what they print."""

    xml: bytes
    """The main part, with comments in place of the rows"""
    hang_xml: bytes
    """The rows alone, a comment behind each"""
    vong: str
    tach_cuoi: bool
    """Whether the last row is rendered apart"""
    truoc: tuple[Chu, ...]
    sau: tuple[Chu, ...]
    kieu: tuple[Kieu, ...]
    """Kinds of rows"""
    dau: Mapping[str, DauCho]
    can: tuple[Can, ...]

    def chu_hang(self, row: object) -> Sequence[str]:
        """The words of every paragraph of a row."""
        return self.kieu_cua(row).chu(row)

    def kieu_cua(self, row: object) -> Kieu:
        """How ``row`` is printed."""
        for each in self.kieu:
            if not each.khi or getattr(row, each.khi):
                return each
        raise LookupError  # the last kind has no condition

    def le(self, values: Mapping[str, Any]) -> dict[str, str]:
        """The indents of the paragraphs that need some, as the writer's :func:`typeset` finds them."""
        found: dict[str, str] = {}
        above: dict[str, list[float]] = {}
        for each in self.can:
            words, margin = noi(each.chu, values), None
            if each.kieu in LINES:
                widths = above.pop(LINES[each.kieu], [])
                if widths:
                    margin = max(0.0, (each.rong - drawn_length(each.kieu, widths)) / 2)
            elif each.kieu in BALANCED:
                measure, widths = balance(words, each.chu_kieu, each.rong)
                if len(widths) > 1 and each.giua:
                    margin = max(0.0, (each.rong - measure) / 2)
                above.setdefault(each.kieu, []).extend(widths)
            else:
                above[each.kieu] = [width(words, each.chu_kieu)]
            found[each.ten] = "" if margin is None else str(round(margin * TWIPS))
        return found
