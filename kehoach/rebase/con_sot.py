"""What may still be theirs in the result: every name in every spelling, and what the checker's rules see."""

from collections.abc import Iterator, Sequence

from kehoach.catalog.dia_phuong import dung_dau
from kehoach.model.chuyen import CanXem, ConSot
from kehoach.model.dong import Dong
from kehoach.problems import Level
from kehoach.rebase.bo_may import con_lai
from kehoach.rebase.mau import mau_ten, viet_hoa_ten
from kehoach.rebase.quanh import de_nham, vat_qua_tu
from kehoach.rebase.viec import Viec, cac_doan, vi_tri
from kehoach.rules.ho_so import HoSo

_TOLD = {
    "NQ02": "tên xã khác", "DP01": "xã không có trong danh mục", "DP17": "xã cũ đã sắp xếp", "DP22": "tên tỉnh khác",
}  # fmt: skip


def con_sot(viec: Viec, ho_so: HoSo, can_xem: Sequence[CanXem]) -> dict[ConSot, tuple[Dong, int]]:
    """The leftovers in the document of the result, with line and offset; what the review list already names is none."""
    told: dict[tuple[int | None, int | None], list[str]] = {}
    for each in can_xem:
        told.setdefault((each.vi_tri.dong, each.vi_tri.doan), []).append(each.trich)
    found: dict[ConSot, tuple[Dong, int]] = {}
    names = (each for one in (viec, *viec.lan) for each in _names(one, ho_so))
    for dong, at, words, why in (*names, *_rules(ho_so)):
        place = vi_tri(ho_so, dong)
        if not any(words in each or each in words for each in told.get((place.dong, place.doan), ())):
            found.setdefault(ConSot(place, words, why), (dong, at))
    return found


def _names(viec: Viec, ho_so: HoSo) -> Iterator[tuple[Dong, int, str, str]]:
    if viec.cung_xa:
        return
    nguon = viec.nguon
    ours = {dung_dau(viec.dich.ten), dung_dau(viec.tinh.ten)}
    names = [nguon.ten] if nguon.ten and not de_nham(nguon.ten) else []
    if nguon.tinh is not None and not viec.cung_tinh and nguon.tinh.ten != "Hồ Chí Minh":
        names += [nguon.tinh.ten, *nguon.tinh_cu]
    for name in names:
        if dung_dau(name) in ours:
            continue
        for dong in cac_doan(ho_so):
            for m in mau_ten(name).finditer(dong.text):
                if not viet_hoa_ten(m[0]) or vat_qua_tu(dong.text, *m.span()):
                    continue
                yield dong, m.start(), m[0], f"còn tên của bản gốc: {name}"


def _rules(ho_so: HoSo) -> Iterator[tuple[Dong, int, str, str]]:
    for ma, each in con_lai(ho_so):
        if each.dong is not None and (each.muc_do is None or each.muc_do is not Level.GOI_Y):
            words = each.trich or each.dong.text
            at = each.tai if each.tai is not None else each.dong.text.find(words)
            yield each.dong, at, words, f"{_TOLD[ma]} ({ma})"
