"""What there is to decide of a rebase, item by item: every replacement, every place to look at, every possible leftover."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from kehoach.blocks import Block, Cell, Table, paragraphs
from kehoach.model.chuyen import Cach, ConSot, DaThay, LoaiThay
from kehoach.model.phat_hien import ViTri
from kehoach.rebase.chuyen import KetQuaChuyen, moi_doan
from kehoach.rebase.vet import Ghi, Manh

_TASK: Final = "viec"


class Quyet(NamedTuple):
    """A decision."""

    cach: Cach
    chu: str = ""
    """With SUA: the words"""


@dataclass(frozen=True)
class MucDuyet:
    """Something to decide."""

    ma: str
    """Names it, whatever else is decided"""
    loai: LoaiThay
    tu: str
    """The words of the source"""
    den: str
    """What the rebase has there; the same words where it only asks to look"""
    ly_do: tuple[str, ...]
    """Why a person should look; none where it is sure"""
    con_sot: bool
    """Whether it may be left over from the source"""
    vi_tri: ViTri
    doan: int | None
    """Index of its paragraph, None for one of no place"""
    manh: int = 0
    """Index of its piece in the paragraph"""

    @property
    def doi(self) -> bool:
        """Whether the rebase changed something."""
        return self.tu != self.den

    @property
    def nhom(self) -> str:
        """The same for items that are alike: the same words become the same, or the same is to be looked at."""
        same = (self.tu, self.den) if self.doi else self.ly_do[:1]
        return "\x1f".join((str(self.loai), "doi" if self.doi else "xem", *same))


def cac_muc(made: KetQuaChuyen) -> list[MucDuyet]:
    """Everything to decide, in reading order; tasks first."""
    gone = {number for number, each in enumerate(made.nhiem_vu) if isinstance(each, DaThay)} | made.giu
    found = [
        MucDuyet(
            f"{_TASK}-{number}", each.loai, chu_cua(each), "" if number in gone else chu_cua(each), (each.ly_do,), False,
            each.vi_tri, None,
        )
        for number, each in enumerate(made.nhiem_vu)
    ]  # fmt: skip
    for index, pieces in enumerate(made.vet.manh):
        items = (_item(made, index, number, each) for number, each in enumerate(pieces))
        found += [each for each in items if each.doi or each.ly_do]
    for number, one in enumerate(dict.fromkeys(made.vet.roi)):
        words = chu_cua(one)
        new = one.den if isinstance(one, DaThay) else words
        found.append(
            MucDuyet(
                f"roi-{number}", _kind((one,)), words, new, _why((one,)), isinstance(one, ConSot), one.vi_tri, None
            )
        )
    return found


def viec_giu(quyet: Mapping[str, Quyet]) -> frozenset[int]:
    """The numbers of the finished tasks that are to stay, for ``chuyen``."""
    kept = (ma for ma, each in quyet.items() if each.cach is Cach.BO and ma.startswith(f"{_TASK}-"))
    return frozenset(int(each.removeprefix(f"{_TASK}-")) for each in kept)


def chu_nay(item: MucDuyet, quyet: Quyet | None) -> str:
    """The words that stand there as it is decided."""
    if quyet is None or quyet.cach in (Cach.NHAN, Cach.XONG):
        return item.den
    return quyet.chu if quyet.cach is Cach.SUA else item.tu


def hai_ben(
    made: KetQuaChuyen, item: MucDuyet, items: Sequence[MucDuyet], quyet: Mapping[str, Quyet]
) -> tuple[list[tuple[str, bool, bool]], list[tuple[str, bool, bool]]]:
    """The paragraph of an item in the source and as decided: its words, whether they differ, whether they are the item's."""
    if item.doan is None:
        now = chu_nay(item, quyet.get(item.ma))
        return [(item.tu, item.tu != now, True)], [(now, item.tu != now, True)] if now else []
    by_piece = {each.manh: each for each in items if each.doan == item.doan}
    old: list[tuple[str, bool, bool]] = []
    new: list[tuple[str, bool, bool]] = []
    text, at = made.vet.goc[item.doan], 0
    for number, piece in enumerate(made.vet.manh[item.doan]):
        each = by_piece.get(number)
        words = chu_nay(each, quyet.get(each.ma)) if each else piece.moi
        was, own = text[piece.dau : piece.cuoi], number == item.manh
        same = (text[at : piece.dau], False, False)
        old += (same, (was, was != words, own))
        new += (same, (words, was != words, own))
        at = piece.cuoi
    rest = (text[at:], False, False)
    return [each for each in (*old, rest) if each[0]], [each for each in (*new, rest) if each[0]]


def ca_hang(made: KetQuaChuyen, item: MucDuyet) -> list[str]:
    """The words of the table's row that an item stands in, cell by cell; empty for one that stands in none."""
    wanted = moi_doan(made.document)[item.doan] if item.doan is not None else None
    for row in _rows(made.document.blocks):
        if any(each is wanted for cell in row for each in paragraphs(cell.blocks)):
            return [" ".join(cell.text.split()) for cell in row]
    return []


def _rows(blocks: Iterable[Block]) -> Iterator[list[Cell]]:
    """The rows of all tables, those of tables in cells first."""
    for table in (each for each in blocks if isinstance(each, Table)):
        for row in table.rows:
            yield from _rows(block for cell in row for block in cell.blocks)
            yield row


def _item(made: KetQuaChuyen, index: int, number: int, piece: Manh) -> MucDuyet:
    source = made.so_doan[index] if index < len(made.so_doan) else None
    key = f"d{source}" if source is not None else f"m{index}"
    words = made.vet.goc[index][piece.dau : piece.cuoi]
    left = isinstance(piece.ghi[0], ConSot)
    return MucDuyet(
        f"{key}-{piece.dau}-{piece.cuoi}", _kind(piece.ghi), words, piece.moi, _why(piece.ghi), left, piece.ghi[0].vi_tri,
        index, number,
    )  # fmt: skip


def _kind(ghi: Sequence[Ghi]) -> LoaiThay:
    return next((each.loai for each in ghi if not isinstance(each, ConSot)), LoaiThay.TEN_KHAC)


def _why(ghi: Sequence[Ghi]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each.ly_do for each in ghi if each.ly_do and not isinstance(each, DaThay)))


def chu_cua(ghi: Ghi) -> str:
    """The words that a record is about."""
    return ghi.tu if isinstance(ghi, DaThay) else ghi.trich


def ghi_cua(made: KetQuaChuyen, item: MucDuyet) -> Sequence[Ghi]:
    """What the report says of an item."""
    if item.doan is not None:
        return made.vet.manh[item.doan][item.manh].ghi
    if item.ma.startswith(f"{_TASK}-"):
        return (made.nhiem_vu[int(item.ma.removeprefix(f"{_TASK}-"))],)
    return tuple(each for each in made.vet.roi if (each.vi_tri, chu_cua(each)) == (item.vi_tri, item.tu))
