"""Words that are often mistyped, and phrases that have a standard wording: both from the vocabulary."""

from collections.abc import Iterator

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.chinh_ta._nham_lan import Gap, cac_muc, gap, nham_lan
from kehoach.rules.chinh_ta._tu_dien import theo_hoa
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat


@luat("CT27")
def hay_nham(ho_so: HoSo) -> Iterator[Loi]:
    """A word that is often mistyped or confused."""
    text = ho_so.toan_van
    for each in nham_lan(ho_so):
        written = text.chu[each.at : each.end]
        if _named(written, each.nham.muc.day_du) and not text.dau_cau(each.at):
            continue
        sure = CachSua.DONG_Y if each.nham.canh else CachSua.CHAC_CHAN
        yield text.loi(each.at, each.end, theo_hoa(written, each.nham.muc.day_du), cach_sua=sure)


def _named(written: str, right: str) -> bool:
    """Whether it stands as names do, all words with a capital (ông Quang Trọng), and what it is taken for does not."""
    words = written.split(" ")
    return right.islower() and not written.isupper() and all(each[:1].isupper() for each in words)


@luat("CT39")
def cum_tu_chuan(ho_so: HoSo) -> Iterator[Loi]:
    """A phrase that laws and official names word in one way; said once for each phrase."""
    text, params = ho_so.toan_van, ho_so.tham_so("CT39")
    others, names = frozenset(params["luat_khac"]), _names(ho_so)
    entries = tuple(each for each in cac_muc(ho_so, "cum_tu") if each.muc.id not in others)
    count: dict[str, list[Gap]] = {}
    for each in gap(text, entries):
        muc = each.nham.muc
        if muc.tu is not None and (ho_so.ngay is None or ho_so.ngay < muc.tu):
            continue
        if text.cua_nguoi(each.at) or _said(text.chu[each.at : each.end], muc.day_du, names):
            continue
        count.setdefault(muc.id, []).append(each)
    for found in count.values():
        first = found[0]
        written = text.chu[first.at : first.end]
        times = f", {len(found)} chỗ" if len(found) > 1 else ""
        right = first.nham.muc.day_du
        sua = right if first.nham.dung_hoa else theo_hoa(written, right)
        yield text.loi(first.at, first.end, sua, du_lieu={"lan": times}, muc_do=Level.GOI_Y)


def _names(ho_so: HoSo) -> frozenset[str]:
    params = ho_so.tham_so("CT08")
    return frozenset(params["ten"]) | frozenset(params["ten_goi_y"])


def _said(written: str, right: str, names: frozenset[str]) -> bool:
    """Whether the words are right, cannot be told in capitals, or only differ in capitals from a name that CT08 knows."""
    shorter = written in right and not right.startswith(f"{written} ")
    return written.isupper() or shorter or (right in names and written.lower() == right.lower())
