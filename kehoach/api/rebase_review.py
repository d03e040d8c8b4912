"""Reuse with review: a rebase is opened, a person decides item by item, and only then files are made of it.

What was decided is plain data: item -> ``"nhan"`` (as proposed), ``"bo"`` (the source's words stay), ``"xong"`` (looked at) or
``{"sua": "own words"}``. What nobody decided stays as proposed.
"""

import datetime as dt
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from kehoach.api.rebasing import ChuanBi, TuyChonChuyen, prepare
from kehoach.files import read_bytes
from kehoach.problems import KehoachError, Problem

if TYPE_CHECKING:
    from kehoach.api.rebase_result import KetQuaDuyet
    from kehoach.model.chuyen import BaoCaoChuyen
    from kehoach.rebase.chuyen import KetQuaChuyen
    from kehoach.rebase.muc_duyet import MucDuyet, Quyet

KEPT: Final = 8
"""So many opened sources are kept at hand: a page asks for the same one again and again"""
MAX_WORDS: Final = 4000
"""Letters of a person's own words for one item"""


class _Nen:
    """A source that was read and rebased, with those finished tasks kept that are asked for."""

    def __init__(self, ready: ChuanBi) -> None:
        self.ready = ready
        self._made: dict[tuple[bool, frozenset[int]], tuple[KetQuaChuyen, list[MucDuyet]]] = {}
        self._lock = threading.Lock()
        self.xong: tuple[frozenset[tuple[str, Quyet]], KetQuaDuyet] | None = None
        """What it came to with the decisions that were taken last"""

    def made(self, giu: frozenset[int] = frozenset(), *, bo_xong: bool = True) -> "tuple[KetQuaChuyen, list[MucDuyet]]":
        from kehoach.rebase.muc_duyet import cac_muc

        with self._lock:
            if (bo_xong, giu) not in self._made:
                made = self.ready.made(bo_xong=bo_xong, giu=giu)
                self._made[bo_xong, giu] = made, cac_muc(made)
            return self._made[bo_xong, giu]


_opened: OrderedDict[tuple[Any, ...], _Nen] = OrderedDict()
_opening: Final = threading.Lock()


@dataclass
class PhienChuyen:
    """A rebase under review."""

    du_lieu: bytes = field(repr=False)
    ten_tep: Path
    tuy_chon: TuyChonChuyen
    quyet: "dict[str, Quyet]"
    nen: _Nen = field(repr=False)

    @property
    def made(self) -> "KetQuaChuyen":
        """The rebase as proposed."""
        return self._proposed[0]

    @property
    def muc(self) -> "list[MucDuyet]":
        """Everything to decide, in reading order."""
        return self._proposed[1]

    @property
    def _proposed(self) -> "tuple[KetQuaChuyen, list[MucDuyet]]":
        from kehoach.rebase.muc_duyet import viec_giu

        return self.nen.made(viec_giu(self.quyet))

    @property
    def bao_cao(self) -> "BaoCaoChuyen":
        """Whose it was and becomes, and what was proposed."""
        return self.made.bao_cao

    @property
    def luu_y(self) -> list[str]:
        """What to tell of it as a whole."""
        return self.nen.ready.notes(self.made)

    @property
    def la_word(self) -> bool:
        """Whether the source can have its changes tracked."""
        return self.made.document.format == "docx" and self.ten_tep.suffix.lower() not in (".yaml", ".yml", ".json")

    @property
    def so_da_quyet(self) -> int:
        """How many items are decided."""
        return sum(each.ma in self.quyet for each in self.muc)

    @property
    def quyet_dinh(self) -> dict[str, Any]:
        """The decisions as plain data."""
        from kehoach.model.chuyen import Cach

        return {ma: {"sua": each.chu} if each.cach is Cach.SUA else str(each.cach) for ma, each in self.quyet.items()}

    def whole(self) -> "KetQuaChuyen":
        """The rebase as proposed, with the finished tasks of an own plan still in: what the source's own file can show."""
        return self.nen.made(bo_xong=False)[0]

    def tim(self, ma: str) -> "MucDuyet":
        """An item. Raises :class:`KehoachError` RB21."""
        found = next((each for each in self.muc if each.ma == ma), None)
        if found is None:
            raise KehoachError(Problem("RB21", "Chỗ này không có trong bản đang duyệt", "tải lại trang rồi chọn lại"))
        return found

    def noi(self, muc: "MucDuyet") -> str:
        """Where an item stands, for people; empty where that is not known."""
        from kehoach.writers.bao_cao.chu import where

        return where(muc.vi_tri)

    def chu_nay(self, muc: "MucDuyet") -> str:
        """The words that stand at an item as it is decided."""
        from kehoach.rebase.muc_duyet import chu_nay

        return chu_nay(muc, self.quyet.get(muc.ma))


def open_rebase(path: Path, options: TuyChonChuyen, decisions: Mapping[str, Any] | None = None) -> PhienChuyen:
    """Read and rebase in memory the plan in ``path``; nothing is written. ``decisions`` of an earlier review are taken up, as
    far as they still fit.

    Raises :class:`KehoachError` as :func:`kehoach.api.rebase` does of source and target.
    """
    if not options.xa:
        raise KehoachError(Problem("RB04", "Chưa nói kế hoạch làm lại cho xã nào", "chọn xã, phường, đặc khu của mình"))
    data = read_bytes(path)
    packs = tuple(options.packs)
    key = (
        hashlib.sha256(data).digest(),
        path,
        options.xa,
        options.tinh,
        options.nam,
        options.tu,
        packs,
        dt.date.today(),
    )
    with _opening:
        base = _opened.get(key)
    if base is None:
        base = _Nen(prepare(data, path, replace(options, packs=packs)))
    opened = PhienChuyen(data, path, options, {}, base)
    opened.quyet |= {ma: each for ma, value in (decisions or {}).items() if (each := _decision(value)) is not None}
    _ = opened.muc
    with _opening:
        _opened[key] = base
        _opened.move_to_end(key)
        while len(_opened) > KEPT:
            _opened.popitem(last=False)
    return opened


def decide(opened: PhienChuyen, decisions: Mapping[str, Any]) -> None:
    """Take decisions, all or none; None takes one back. Raises :class:`KehoachError` RB21 for an item that is not there, RB22
    for what is no decision, RB23 for words too long."""
    from kehoach.model.chuyen import Cach

    made = {ma: _decision(value) for ma, value in decisions.items()}
    for ma, each in made.items():
        item = opened.tim(ma)
        if each is None and decisions[ma] is not None:
            raise KehoachError(Problem("RB22", "Không rõ quyết định gì ở chỗ này", "chọn Nhận, Giữ chữ gốc hoặc Sửa"))
        if each is not None and each.cach is Cach.SUA and (len(each.chu) > MAX_WORDS or item.doan is None):
            raise _no_words(len(each.chu))
    opened.quyet.update({ma: each for ma, each in made.items() if each is not None})
    for ma in (ma for ma, each in made.items() if each is None):
        opened.quyet.pop(ma, None)


def _no_words(count: int) -> KehoachError:
    if count > MAX_WORDS:
        return KehoachError(
            Problem("RB23", f"Chữ thay dài quá {MAX_WORDS} ký tự", "viết ngắn lại; phần dài soạn ở trang sửa")
        )
    return KehoachError(Problem("RB22", "Chỗ này không sửa chữ ngay được", "chọn Nhận hoặc Giữ, rồi sửa ở trang soạn"))


def _decision(value: Any) -> "Quyet | None":
    """A decision of plain data; None for what is none."""
    from kehoach.model.chuyen import Cach
    from kehoach.rebase.muc_duyet import Quyet
    from kehoach.text.nfc import nfc

    if isinstance(value, str) and value in (Cach.NHAN, Cach.BO, Cach.XONG):
        return Quyet(Cach(value))
    words = value.get("sua") if isinstance(value, dict) and len(value) == 1 else None
    return Quyet(Cach.SUA, nfc(_plain(words))) if isinstance(words, str) else None


def _plain(words: str) -> str:
    """Words on one line, without control characters: they stand within a paragraph."""
    return " ".join(
        "".join(each if each.isprintable() or each == "\u00a0" else " " for each in words).split(" ")
    ).strip()
