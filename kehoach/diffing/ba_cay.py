"""Rebase again: the new version of a source comes into a plan that we have edited since.

Three trees: ``goc`` is what rebase gave of the old source, ``moi`` what it gives of the new one, ``ta`` our plan now. What
one side changed comes; what both changed alike comes once; where they want different things ours stays and a
:class:`~kehoach.model.gop.XungDot` tells all three texts. What we took out never comes back. Always true:
``merge(a, a, t)`` gives t, ``merge(a, m, a)`` and ``merge(a, m, m)`` give m, and the result is a valid plan.
"""

from collections.abc import Iterator
from typing import Any

from kehoach.diffing.bo_ba import BaCay, BoBa
from kehoach.diffing.gop_bao_cao import bao_cao
from kehoach.diffing.gop_cho import BoCuc, bo_cuc
from kehoach.diffing.nhanh import CON, HANG
from kehoach.model.gop import KetQuaGop
from kehoach.model.plan import KeHoach


def merge(goc: KeHoach, moi: KeHoach, ta: KeHoach) -> KetQuaGop:
    """Our plan with what is new in ``moi`` against ``goc``, and what a person has to look at. No plan is changed."""
    cay = BaCay(goc, moi, ta)
    layout = bo_cuc(cay)
    root = cay.bo[cay.ta]
    ids = _ids(layout, root)
    merged = KeHoach.model_validate(_data(cay, layout, ids, root))
    _read_back(layout, ids, root, merged)
    return bao_cao(cay, layout, ids, merged)


def _walk(layout: BoCuc, bo: BoBa) -> Iterator[BoBa]:
    yield bo
    for each in layout.cac_con(bo):
        yield from _walk(layout, each)


def _ids(layout: BoCuc, root: BoBa) -> dict[BoBa, str]:
    """An id for every part: ours where we gave one, else that of the new version; one that is taken is given anew."""
    parts = [each for each in _walk(layout, root) if each.mot.id and each.loai != HANG]
    wanted = {each: _wanted(each) for each in parts}
    found = {each: each.ta.id for each in parts if each.ta and wanted[each] == each.ta.id}
    used = set(found.values())
    for each in parts:
        if each not in found:
            choices = [wanted[each], each.ta.id if each.ta else ""]
            found[each] = next((choice for choice in choices if choice not in used), "")
            used.add(found[each])
    return found


def _wanted(bo: BoBa) -> str:
    if bo.ta and bo.moi and bo.goc and bo.ta.id == bo.goc.id:
        return bo.moi.id
    return bo.mot.id


def _data(cay: BaCay, layout: BoCuc, ids: dict[BoBa, str], bo: BoBa) -> dict[str, Any]:
    """The plan below ``bo`` as plain data."""
    data = dict(layout.gop[bo].truong)
    if bo in ids:
        data["id"] = ids[bo]
    for name in CON.get(bo.loai, ()):
        data[name] = [_data(cay, layout, ids, each) for each in layout.con[bo][name].day]
    rows = layout.con[bo][HANG].day
    if data.get("bang") and "hang" not in data["bang"]:
        cells = [list(layout.gop[each].truong.values()) for each in rows]
        if bo in cay.danh_so_lai:
            cells = [[str(number), *each[1:]] for number, each in enumerate(cells, 1)]
        data["bang"] = data["bang"] | {"hang": cells}
    return data


def _read_back(layout: BoCuc, ids: dict[BoBa, str], bo: BoBa, node: Any) -> None:
    """Note the ids that the model gave to parts without one."""
    for name in CON.get(bo.loai, ()):
        for each, made in zip(layout.con[bo][name].day, getattr(node, name), strict=True):
            ids[each] = made.id
            _read_back(layout, ids, each, made)
