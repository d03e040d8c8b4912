"""An annex template that was made ready, and the few things that a file needs beside its words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

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


@dataclass(frozen=True, slots=True)
class Mau:
    """A template of a plain shape, ready: its body as XML with tags, and how to know what they print."""

    xml: bytes
    vong: str
    tach_cuoi: bool
    """Whether the last row is rendered apart"""
    truoc: tuple[Chu, ...]
    sau: tuple[Chu, ...]
    kieu: tuple[tuple[str, DocHang, Mapping[str, DauCho]], ...]
    """Kinds of rows: when, the words of their paragraphs, the look of what is to be filled in by field"""
    dau: Mapping[str, DauCho]
    can: tuple[Can, ...]

    def chu(self, values: Mapping[str, Any], rows: Sequence[Any]) -> list[str]:
        """The words of every paragraph of the file, in reading order."""
        lines = [noi(each, values) for each in self.truoc]
        if len(self.kieu) == 1:
            read = self.kieu[0][1]
            for row in rows:
                lines += read(row)
        else:
            for row in rows:
                for when, read, _ in self.kieu:
                    if not when or getattr(row, when):
                        lines += read(row)
                        break
        lines += [noi(each, values) for each in self.sau]
        return lines

    def kieu_cua(self, row: object) -> tuple[str, DocHang, Mapping[str, DauCho]]:
        """What is printed for ``row``."""
        return next(each for each in self.kieu if not each[0] or getattr(row, each[0]))

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
