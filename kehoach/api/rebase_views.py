"""A review of reuse as a page shows it: alike items together, a paragraph old and new side by side, the row of a table."""

from typing import TYPE_CHECKING, NamedTuple

from kehoach.api.rebase_review import PhienChuyen

if TYPE_CHECKING:
    from kehoach.model.chuyen import LoaiThay
    from kehoach.rebase.muc_duyet import MucDuyet


class Mieng(NamedTuple):
    """Words of a paragraph."""

    text: str
    doi: bool
    """Whether they differ between the two review_sides"""
    muc: bool
    """Whether they are those of the item that is shown"""


class HaiBen(NamedTuple):
    """The paragraph of an item as it is in the source and as it is decided."""

    cu: list[Mieng]
    moi: list[Mieng]


class NhomDuyet(NamedTuple):
    """Items that are alike."""

    loai: "LoaiThay"
    tu: str
    den: str
    ly_do: str
    muc: "list[MucDuyet]"

    @property
    def doi(self) -> bool:
        """Whether it is a replacement, not only something to look at."""
        return self.muc[0].doi


def review_groups(opened: PhienChuyen) -> list[NhomDuyet]:
    """The items, alike ones together, kind by kind, the first ones of the text first."""
    from kehoach.model.chuyen import LoaiThay

    by_group: dict[str, list[MucDuyet]] = {}
    for each in opened.muc:
        by_group.setdefault(each.nhom, []).append(each)
    order = list(LoaiThay)
    found = [
        NhomDuyet(each[0].loai, each[0].tu, each[0].den, "; ".join(each[0].ly_do), each) for each in by_group.values()
    ]
    return sorted(found, key=lambda each: order.index(each.loai))


def review_sides(opened: PhienChuyen, ma: str) -> HaiBen:
    """The paragraph of an item, old and new side by side, as everything in it is decided now."""
    from kehoach.rebase.muc_duyet import hai_ben

    item = opened.tim(ma)
    old, new = hai_ben(opened.made, item, opened.muc, opened.quyet)
    return HaiBen([Mieng(*each) for each in old], [Mieng(*each) for each in new])


def review_row(opened: PhienChuyen, ma: str) -> list[str]:
    """The words of the table's row that an item stands in, cell by cell, as proposed; empty for one that stands in none."""
    from kehoach.rebase.muc_duyet import ca_hang

    return ca_hang(opened.made, opened.tim(ma))
