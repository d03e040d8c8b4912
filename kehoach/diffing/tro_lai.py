"""New parts of the new version that are not new: words that we took out, or that still stand elsewhere in our plan.

This happens when the new version splits a paragraph in two, or has words at a second place.
"""

from kehoach.diffing.bo_ba import BaCay, BoBa
from kehoach.diffing.cau import tach_cau
from kehoach.diffing.giong import key
from kehoach.diffing.gop_truong import Gop, Truong
from kehoach.diffing.nhanh import Nhanh

_CHU = ("tieu_de", "loi_van", "ten", "trich_yeu", "nguyen_van")
_DA_BO = "lời này có trong bản cũ và ta đã bỏ hoặc đã sửa"
_CON_DO = "lời này còn ở chỗ khác trong kế hoạch của ta"


def tro_lai(cay: BaCay) -> dict[BoBa, str]:
    """New parts of which every word stood in the old version and no longer in ours -> why they stay out."""
    gone = _all(cay.goc) - _all(cay.ta)
    found: dict[BoBa, str] = {}
    for part in reversed(list(cay.moi.cay()) if gone else []):
        bo, own = cay.bo[part], cau(part.truong)
        if not bo.goc and not bo.ta and own and own <= gone and all(cay.bo[each] in found for each in part.con):
            found[bo] = _DA_BO
    return found


def lap_lai(cay: BaCay, gop: dict[BoBa, Gop]) -> dict[BoBa, str]:
    """New parts that the new version split off from one that stays as we have it -> why they stay out."""
    left = [
        cau(bo.goc.truong) & cau(gop[bo].truong) - cau(bo.moi.truong)
        for bo in cay.tat_ca
        if bo.goc and bo.moi and bo.ta and bo.goc.truong != bo.moi.truong
    ]
    left = [each for each in left if each]
    found: dict[BoBa, str] = {}
    for bo in cay.tat_ca if left else []:
        if bo.moi and not bo.goc and not bo.ta and not bo.moi.con:
            own = cau(bo.moi.truong)
            if own and any(own <= each for each in left):
                found[bo] = _CON_DO
    return found


def cau(truong: Truong) -> set[str]:
    """The sentences of a part, for comparing."""
    texts = (truong.get(name, "") for name in _CHU)
    return {key(each) for text in texts for each in tach_cau(text)} - {""}


def _all(root: Nhanh) -> set[str]:
    return set().union(*(cau(each.truong) for each in root.cay()))
