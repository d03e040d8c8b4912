"""The list of plans, and the search in it."""

from functools import partial
from pathlib import Path

from kehoach.files import read_bytes
from kehoach.problems import KehoachError
from kehoach.text.nfc import fold
from kehoach.workspace import loi, noi, tom_tat, viec
from kehoach.workspace.ban_luu import BanLuu
from kehoach.workspace.kho import Kho
from kehoach.workspace.kieu import TomTat
from kehoach.workspace.muc_luc import Ghi, MucLuc
from kehoach.workspace.ten import ten_viec


def danh_sach(kho: Kho, ban: BanLuu, tim: str, *, luu_tru: bool) -> list[TomTat]:
    """The plans, or those put away, that have all words of ``tim`` in name, commune or year; newest first."""
    index = MucLuc(kho.goc / noi.RIENG / f"danh-muc{'-luu-tru' if luu_tru else ''}.json")
    found = [_tom_tat(each, ban, index, luu_tru) for each in kho.cac(luu_tru=luu_tru)]
    index.luu()
    words = fold(tim).split()
    chosen = [each for each in found if all(word in _tim_trong(each) for word in words)] if words else found
    return sorted(chosen, key=lambda each: (each.sua_luc, each.ma), reverse=True)


def _tom_tat(folder: Path, ban: BanLuu, index: MucLuc, luu_tru: bool) -> TomTat:
    ma, named, luc = folder.name, ten_viec(viec.ten(folder)), viec.sua_luc(folder)
    try:
        known = index.lay(ma, folder / viec.TEP, partial(_doc, folder / viec.TEP, ban))
    except (KehoachError, OSError) as error:
        told = error if isinstance(error, KehoachError) else loi.mat_tep(folder)
        return TomTat(ma, named or ma, None, "", luc, luu_tru, 0, tom_tat.loi(told))
    return TomTat(ma, named or known["ten"], known["nam"], known["noi"], luc, luu_tru, known["cho_trong"])


def _doc(path: Path, ban: BanLuu) -> Ghi:
    return tom_tat.ghi(ban.doc(read_bytes(path, viec.MAX_BYTES), ""))


def _tim_trong(each: TomTat) -> str:
    return fold(f"{each.ten} {each.noi} {each.nam or ''} {each.ma}")
