"""Capitals in the names of documents (PL2/V.6)."""

import re
from collections.abc import Iterator

from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan

_KINDS = frozenset(
    [
        "nghị quyết",
        "nghị định",
        "quyết định",
        "kế hoạch",
        "chỉ thị",
        "thông tư",
        "hướng dẫn",
        "công văn",
        "thông báo",
        "kết luận",
        "đề án",
        "chương trình",
        "công điện",
        "tờ trình",
    ]
)
_NUMBER = re.compile(r" số:? ?\d{1,5}[-/][^\s,;.]{0,40}[A-ZĐ]")


@luat("CT09")
def ten_van_ban(ho_so: HoSo) -> Iterator[Loi]:
    """Luật Đất đai, Nghị định số 30: the name of one document begins with a capital, so does its kind."""
    text = ho_so.toan_van
    if "luật" in text.cac_tu:
        yield from _laws(ho_so, text)
    for m in _NUMBER.finditer(text.chu):
        before = text.chu[max(0, m.start() - 14) : m.start()].split(" ")
        kind = " ".join(before[-2:])
        if kind in _KINDS:
            yield text.loi(m.start() - len(kind), m.start(), kind[0].upper() + kind[1:])


def _laws(ho_so: HoSo, text: ToanVan) -> Iterator[Loi]:
    params = ho_so.tham_so("CT09")
    not_law = frozenset(params["khong_phai_luat"])
    by_second = _by_second(ho_so)
    taken: set[int] = set()
    for a, b in text.cap_tu:
        if a != "luật":
            continue
        for right in sorted(by_second.get(b, ()), key=len, reverse=True):
            low = right.lower()
            if not text.cac_tu.issuperset(low.replace(",", "").split(" ")):
                continue
            for at in text.tim(low):
                end = at + len(low)
                written = text.chu[at:end]
                if at in taken or text.truoc(at) in not_law or written == right or written.isupper():
                    taken.update(range(at, end))
                    continue
                taken.update(range(at, end))
                yield text.loi(at, end, right)


_kept: dict[int, tuple[object, dict[str, list[str]]]] = {}


def _by_second(ho_so: HoSo) -> dict[str, list[str]]:
    """The word behind ``luật`` -> names of laws; worked out once for a catalogue."""
    catalog = ho_so.danh_muc
    kept = _kept.get(id(catalog))
    if kept is None or kept[0] is not catalog:
        params = ho_so.tham_so("CT09")
        names = {each.trich_yeu for each in catalog.van_ban.values() if each.ten_loai == "Luật"} | set(params["luat"])
        rights = [f"Luật {name}" for name in sorted(names) if not name.startswith(("sửa đổi", "Luật"))]
        rights += [f"Bộ luật {name}" for name in params["bo_luat"]]
        found: dict[str, list[str]] = {}
        for right in rights:
            low = right.lower().split(" ")
            found.setdefault(low[low.index("luật") + 1].rstrip(","), []).append(right)
        if len(_kept) > 8:
            _kept.clear()
        kept = _kept[id(catalog)] = (catalog, found)
    return kept[1]
