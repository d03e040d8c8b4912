"""Capitals in the names of documents (PL2/V.6)."""

import re
from collections.abc import Iterator

from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan

_NUMBERED = re.compile(
    r"\b(?P<loai>nghị quyết|nghị định|quyết định|kế hoạch|chỉ thị|thông tư|hướng dẫn|công văn|thông báo"
    r"|kết luận|đề án|chương trình|công điện|tờ trình) số:? ?(?=\d{1,5}[-/][^\s,;.]*[A-ZĐ])"
)


@luat("CT09")
def ten_van_ban(ho_so: HoSo) -> Iterator[Loi]:
    """Luật Đất đai, Nghị định số 30: the name of one document begins with a capital, so does its kind."""
    text = ho_so.toan_van
    if "luật" in text.cac_tu:
        yield from _laws(ho_so, text)
    if "số" in text.cac_tu:
        for m in _NUMBERED.finditer(text.chu):
            kind = m["loai"]
            yield text.loi(m.start("loai"), m.end("loai"), kind[0].upper() + kind[1:])


def _laws(ho_so: HoSo, text: ToanVan) -> Iterator[Loi]:
    params = ho_so.tham_so("CT09")
    not_law = frozenset(params["khong_phai_luat"])
    names = {each.trich_yeu for each in ho_so.danh_muc.van_ban.values() if each.ten_loai == "Luật"} | set(params["luat"])
    rights = [f"Luật {name}" for name in names if not name.startswith(("sửa đổi", "Luật"))]
    rights += [f"Bộ luật {name}" for name in params["bo_luat"]]
    by_second: dict[str, list[str]] = {}
    for right in rights:
        low = right.lower().split(" ")
        by_second.setdefault(low[low.index("luật") + 1].rstrip(","), []).append(right)
    taken: set[int] = set()
    for a, b in text.cap_tu:
        if a != "luật":
            continue
        for right in sorted(by_second.get(b, ()), key=len, reverse=True):
            low = right.lower()
            for at in text.tim(low):
                end = at + len(low)
                written = text.chu[at:end]
                if at in taken or text.truoc(at) in not_law or written == right or written.isupper():
                    taken.update(range(at, end))
                    continue
                taken.update(range(at, end))
                yield text.loi(at, end, right)
