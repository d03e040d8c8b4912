"""Paper, its direction and its margins (PL1/I.1 to 3)."""

from collections.abc import Iterator
from typing import NamedTuple

from kehoach.blocks import Section, Table, paragraphs
from kehoach.model.dong import Dong
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import dau_dong, so

_MM = 72 / 25.4


class Phan(NamedTuple):
    """Pages of one geometry, and the first line on them."""

    trang: Section
    dau: Dong
    end: int
    """Index of the block behind its last"""

    @property
    def ngang(self) -> bool:
        """Whether the pages lie on their side."""
        return self.trang.width > self.trang.height


def cac_phan(ho_so: HoSo) -> list[Phan]:
    """The sections that hold words."""
    document = ho_so.document
    starts = [each.start for each in document.sections]
    lines = {each.spot.paragraph: each for each in reversed(ho_so.dong) if each.spot.paragraph}
    found = []
    for section, end in zip(document.sections, [*starts[1:], len(document.blocks)], strict=True):
        inside = paragraphs(document.blocks[section.start : end])
        first = next((lines[each.spot.paragraph] for each in inside if each.spot.paragraph in lines), None)
        if first is not None:
            found.append(Phan(section, first, end))
    return found


@luat("TT01", Can.KE_HOACH, Can.TRANG)
def kho_giay(ho_so: HoSo) -> Iterator[Loi]:
    """A4."""
    says = ho_so.tham_so("TT01")
    near = says["sai_so"]
    for each in cac_phan(ho_so):
        short, long = sorted((each.trang.width / _MM, each.trang.height / _MM))
        if abs(short - says["rong"]) > near or abs(long - says["dai"]) > near:
            size = f"{so(round(each.trang.width / _MM))} × {so(round(each.trang.height / _MM))} mm"
            yield Loi(each.dau, dau_dong(each.dau), None, {"kho": size})
            return


@luat("TT02", Can.KE_HOACH, Can.TRANG)
def chieu_giay(ho_so: HoSo) -> Iterator[Loi]:
    """Upright; on its side only for a table in the plan itself. Annexes are free."""
    for each in cac_phan(ho_so):
        if not each.ngang or each.dau.phu_luc:
            continue
        blocks = ho_so.document.blocks[each.trang.start : each.end]
        if not any(isinstance(block, Table) and block.bordered for block in blocks):
            yield Loi(each.dau, dau_dong(each.dau))
            return


@luat("TT03", Can.KE_HOACH, Can.TRANG)
def le_tren_duoi(ho_so: HoSo) -> Iterator[Loi]:
    """Upper and lower margin of 20 to 25 mm."""
    yield from _margins(ho_so, "TT03", ("top", "bottom"))


@luat("TT04", Can.KE_HOACH, Can.TRANG)
def le_trai(ho_so: HoSo) -> Iterator[Loi]:
    """Left margin of 30 to 35 mm."""
    yield from _margins(ho_so, "TT04", ("left",))


@luat("TT05", Can.KE_HOACH, Can.TRANG)
def le_phai(ho_so: HoSo) -> Iterator[Loi]:
    """Right margin of 15 to 20 mm."""
    yield from _margins(ho_so, "TT05", ("right",))


_TEN = {"top": "Lề trên", "bottom": "Lề dưới", "left": "Lề trái", "right": "Lề phải"}
_TURNED = {"top": "left", "bottom": "right", "left": "bottom", "right": "top"}
"""An upright page turned on its side keeps its margins with the edges that they were at"""


def _margins(ho_so: HoSo, ma: str, sides: tuple[str, ...]) -> Iterator[Loi]:
    says = ho_so.tham_so(ma)
    for side in sides:
        for each in cac_phan(ho_so):
            value = getattr(each.trang, side) / _MM
            if _within(value, says) or (each.ngang and _fits_turned(ho_so, each, side, value)):
                continue
            facts = {"le": _TEN[side], "do": so(round(value, 1)), "tu": so(says["tu"]), "den": so(says["den"])}
            level = Level.CANH_BAO if each.dau.phu_luc else None
            yield Loi(each.dau, dau_dong(each.dau), None, facts, tai=sides.index(side) or None, muc_do=level)
            break


def _within(value: float, says: object) -> bool:
    assert hasattr(says, "__getitem__")  # noqa: S101
    return bool(says["tu"] - says["sai_so"] <= value <= says["den"] + says["sai_so"])


def _fits_turned(ho_so: HoSo, each: Phan, side: str, value: float) -> bool:
    if not each.dau.phu_luc:
        return False
    rule = {"top": "TT03", "bottom": "TT03", "left": "TT04", "right": "TT05"}
    turned = (_TURNED[side], {"top": "right", "bottom": "left", "left": "top", "right": "bottom"}[side])
    return any(_within(value, ho_so.tham_so(rule[other])) for other in turned)
