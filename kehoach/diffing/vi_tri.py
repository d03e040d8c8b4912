"""Where a node is, in the words of a report: ``II.1.a``, ``II.1, gạch 2``, ``Phụ lục II, nhiệm vụ 3``."""

from collections import Counter
from collections.abc import Sequence

from kehoach.model.numbers import MucCoSo, danh_so, so_phu_luc
from kehoach.model.plan import KeHoach, Muc
from kehoach.text.numbering import Kieu

_UNNUMBERED = {Kieu.GACH: "gạch", Kieu.CONG: "dấu cộng", Kieu.DOAN: "đoạn"}


def places(plan: KeHoach) -> dict[str, str]:
    """Id -> place of every node."""
    found = {each.id: f"căn cứ {index}" for index, each in enumerate(plan.can_cu, 1)}
    found |= _muc(plan.muc, "")
    found |= {each.id: f"nơi nhận {index}" for index, each in enumerate(plan.noi_nhan, 1)}
    for phu_luc in plan.phu_luc:
        name = found[phu_luc.id] = f"Phụ lục {so_phu_luc(plan, phu_luc)}".strip()
        found |= {each.id: f"{name}, chỉ tiêu {index}" for index, each in enumerate(phu_luc.chi_tieu, 1)}
        found |= {each.id: f"{name}, nhiệm vụ {index}" for index, each in enumerate(phu_luc.nhiem_vu, 1)}
        found |= _muc(phu_luc.muc, name)
    return found


def _muc(nodes: Sequence[Muc], start: str) -> dict[str, str]:
    """``start`` is the name of the annex, or empty."""
    found: dict[str, str] = {}
    above: list[tuple[str, Kieu | None, Counter[Kieu]]] = [(start, None, Counter())]
    for each in danh_so(nodes):
        del above[each.sau + 1 :]
        label = _label(each, above)
        found[each.muc.id] = label
        above.append((label, each.muc.cap, Counter()))
    return found


def _label(each: MucCoSo, above: list[tuple[str, Kieu | None, Counter[Kieu]]]) -> str:
    parent, kind, count = above[-1]
    cap = each.muc.cap
    count[cap] += 1
    if cap in _UNNUMBERED:
        return ", ".join(filter(None, (parent, f"{_UNNUMBERED[cap]} {count[cap]}")))
    number = each.so.rstrip(".)").removeprefix("(")
    if cap is Kieu.THAP_PHAN and kind is not None:
        number = number.rpartition(".")[2]
    if not parent or (kind is None and parent):
        return ", ".join(filter(None, (parent, number)))
    return f"{parent}{', ' if kind in _UNNUMBERED else '.'}{number}"
