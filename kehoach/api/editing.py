"""Editing a plan in memory: operations as data, and the outline that an editor shows."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kehoach.problems import KehoachError, Place, Problem

if TYPE_CHECKING:
    from kehoach.editing.de_cuong import PhanDeCuong
    from kehoach.editing.viec import MotViec, Thay, ThemCanCu
    from kehoach.model.plan import KeHoach


def edit(
    plan: "KeHoach", viec: Mapping[str, Any] | Sequence[Mapping[str, Any]], packs: Sequence[Path] = ()
) -> "KeHoach":
    """``plan`` after the operations ``viec``, all of them or none; ``plan`` itself stays as it is.

    An operation is a mapping as :mod:`kehoach.editing.viec` describes: ``{"viec": "dat", "nut": "@so", "gia_tri": "87"}``.
    Raises :class:`KehoachError` SU01 (no such node), SU02, SU03 (no such operation or field), SU04 (the plan would not be
    valid, with the model's reason), SU05-SU08 (not there, not the last, not further, too much), SU09 (a mend that does not
    fit any more), DM02 (no such document), KT01 (no such rule).
    """
    from kehoach.api.checking import rule_code
    from kehoach.editing.lam import ap_dung
    from kehoach.editing.viec import BoQuaPhatHien, Thay, ThemCanCu, doc_viec

    waiting: list[MotViec] = []
    for each in doc_viec(viec):
        if isinstance(each, BoQuaPhatHien):
            rule_code(each.ma)
        if not isinstance(each, ThemCanCu | Thay):
            waiting.append(each)
            continue
        plan = ap_dung(plan, waiting) if waiting else plan
        waiting = []
        plan = _mended(plan, each) if isinstance(each, Thay) else ap_dung(plan, [_basis(plan, each, packs)])
    return ap_dung(plan, waiting) if waiting else plan


def outline(plan: "KeHoach") -> "list[PhanDeCuong]":
    """What an editor shows of ``plan``: its parts in reading order, their fields and nodes, what may be done with each."""
    from kehoach.editing.de_cuong import de_cuong

    return de_cuong(plan)


def _basis(plan: "KeHoach", viec: "ThemCanCu", packs: Sequence[Path]) -> "MotViec":
    """The basis as drafting would write it, and in its place."""
    from kehoach.api.bases import drafted, place_of
    from kehoach.editing.viec import Them

    basis = drafted(plan, viec.van_ban, packs)
    if any(each.id == basis.id for each in plan.can_cu):
        mend = "xem trong phần Căn cứ"
        raise KehoachError(Problem("SU05", "Văn bản này đã có trong căn cứ", mend, Place(path=basis.id)))
    data = basis.model_dump(mode="json")
    if viec.sau is not None:
        return Them(viec="them", loai="can_cu", sau=viec.sau, gia_tri=data)
    before = place_of(plan, viec.van_ban, packs)
    return Them(viec="them", loai="can_cu", truoc=before, gia_tri=data)


def _mended(plan: "KeHoach", viec: "Thay") -> "KeHoach":
    """The mends made as in the plan's file: each is proved, or nothing is done."""
    import json

    from kehoach.editing.lam import kiem
    from kehoach.mending.edit import Edit
    from kehoach.mending.yaml_fix import fix_yaml

    wanted = viec.sua if isinstance(viec.sua, list) else [viec.sua]
    edits = [Edit(None, each.trich, each.lan, each.sua, each.doan_van, "", each.ma_nut) for each in wanted]
    mended = fix_yaml(json.dumps(plan.model_dump(mode="json"), ensure_ascii=False).encode(), edits)
    if mended.undone:
        mend = "sửa tay trong ô, hoặc kiểm tra lại: có thể chữ đã đổi"
        raise KehoachError(
            [
                Problem("SU09", f"Không sửa được: {each.ly_do}", mend, Place(path=each.edit.ma_nut))
                for each in mended.undone
            ]
        )
    return kiem(json.loads(mended.data))
