"""The rows of an annex as they stand in a file: printed by the template, or by a mould that was taken from it.

The template is asked once for each kind of row. What it prints around the words is the mould; rows whose words are written in
XML as they are come from there.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import chain
from operator import attrgetter
from typing import Any

from kehoach.batch.lap.danh_dau import DauCho
from kehoach.batch.lap.doc_lai import DocLai
from kehoach.batch.lap.hinh import KhacThuong
from kehoach.batch.lap.mau import Mau
from kehoach.batch.lap.mau_phu_luc import CUOI, HET
from kehoach.batch.lap.soan import PhuLucLap
from kehoach.batch.tung_hang import HangIn, HangLap, TungHang, rieng
from kehoach.engine import plain, prepare_xml

_HET, _BODY = f"<!--{HET}-->".encode(), b"<w:body>"
_BETWEEN = "\x7f"
"""Between words; mostly in none of them, and without meaning for XML"""
_MARK = "\ue0f0{}\ue0f1"
_MARKED = re.compile("\ue0f0(\\d+)\ue0f1".encode())


@dataclass(frozen=True, slots=True)
class _Khuon:
    """What is printed around the words of a kind of row."""

    xml: bytes
    """With %b for each value"""
    chu: Callable[[Any], tuple[str, ...]]
    """The values of a row, in the order in which they are printed"""
    so: int
    """How many there are"""


class InHang:
    """Prints the rows of the template ``mau``; what the template gives is read back by ``doc``. Raises :class:`KhacThuong` for
    a template of which not every row is well formed."""

    def __init__(self, mau: Mau, doc: DocLai) -> None:
        self._mau, self._doc = mau, doc
        self._part = prepare_xml(mau.hang_xml)
        if not self._part.in_order:
            raise KhacThuong
        before, tag, after = b"".join(self._part.stream({mau.vong: (), mau.vong + CUOI: ()})).partition(_BODY)
        self._around = before + tag, after
        self._khuon: dict[tuple[str, bool], _Khuon] = {}
        self._known = TungHang[bytes](self._printed)

    def khoi(self, annex: PhuLucLap) -> tuple[list[bytes], list[bytes]]:
        """The rows of ``annex``, and those at its end that look otherwise: the last one or none. Raises :class:`KehoachError`
        HL45 where the template does not print the words."""
        own = rieng(annex)
        last = annex.dong[-1:] if self._mau.tach_cuoi else ()
        made = self._printed(own, last)
        found = self._known.dat(annex, made[: len(own)])
        return found[: len(found) - len(last)], made[len(own) :]

    def _printed(self, rows: Sequence[HangLap], last: Sequence[HangLap] = ()) -> list[bytes]:
        wanted = [(each.hang, False) for each in rows] + [(each.hang, True) for each in last]
        moulds = [self._mould(row, end) for row, end in wanted]
        words = [mould.chu(row) for mould, (row, _) in zip(moulds, wanted, strict=True)]
        text = _BETWEEN.join(chain.from_iterable(words))
        pieces = text.encode().split(_BETWEEN.encode()) if _as_it_is(text) else []
        if len(pieces) != sum([mould.so for mould in moulds]):
            return [
                mould.xml % tuple(map(str.encode, said)) if _as_it_is("".join(said)) else self._by_template(row, end)
                for mould, said, (row, end) in zip(moulds, words, wanted, strict=True)
            ]
        found, place = list[bytes](), 0
        for mould in moulds:
            found.append(mould.xml % tuple(pieces[place : place + mould.so]))
            place += mould.so
        return found

    def _mould(self, row: HangIn, end: bool) -> _Khuon:
        kind = self._mau.kieu_cua(row).khi, end
        known = self._khuon.get(kind)
        if known is None:
            known = self._khuon[kind] = self._taken(row, end)
        return known

    def _taken(self, row: HangIn, end: bool) -> _Khuon:
        """The mould of rows like ``row``, found by printing one with marks for words."""
        names = [each.name for each in fields(row) if isinstance(getattr(row, each.name), str)]
        marks: dict[str, Any] = {name: _MARK.format(index) for index, name in enumerate(names)}
        pieces = _MARKED.split(self._by_template(replace(row, **marks), end))
        told = [names[int(each)] for each in pieces[1::2]]
        xml = b"%b".join(each.replace(b"%", b"%%") for each in pieces[::2])
        # one name twice: attrgetter gives a tuple only for several
        get = attrgetter(*told, *told) if len(told) == 1 else attrgetter(*told) if told else lambda _: ()
        return _Khuon(xml, (lambda row: get(row)[:1]) if len(told) == 1 else get, len(told))

    def _by_template(self, row: HangIn, end: bool) -> bytes:
        said = self._mau.chu_hang(row)
        shown = _marked(row, self._mau.kieu_cua(row).dau) if "[[" in "\0".join(said) else row
        values = {self._mau.vong: () if end else (shown,), self._mau.vong + CUOI: (shown,) if end else ()}
        before, after = self._around
        xml = b"".join(self._part.stream(values))
        made = xml[len(before) : len(xml) - len(after)].removesuffix(_HET)
        self._doc.hang(made, said, self._around)
        return made


def _as_it_is(text: str) -> bool:
    """Whether words are written in XML as they are, with nothing to be filled in."""
    return "[[" not in text and plain(text.encode())


def _marked(row: HangIn, looks: Mapping[str, DauCho]) -> HangIn:
    """``row`` with what is still to be filled in as markup."""
    found: dict[str, Any] = {
        name: looks[name].markup(getattr(row, name)) for name in looks if "[[" in getattr(row, name)
    }
    return replace(row, **found) if found else row
