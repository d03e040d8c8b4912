"""Capitals in the names of organs (PL2/IV)."""

from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.nfc import to_old_style

@luat("CT01")
def uy_ban(ho_so: HoSo) -> Iterator[Loi]:
    """Ủy ban nhân dân: only the first letter is a capital."""
    text = ho_so.toan_van
    for low, right in (("ủy ban nhân dân", "Ủy ban nhân dân"), ("uỷ ban nhân dân", "Uỷ ban nhân dân")):
        yield from _one_way(text, low, right)

@luat("CT02")
def hoi_dong(ho_so: HoSo) -> Iterator[Loi]:
    """Hội đồng nhân dân: only the first letter is a capital."""
    yield from _one_way(ho_so.toan_van, "hội đồng nhân dân", "Hội đồng nhân dân")

def _one_way(text: ToanVan, low: str, right: str) -> Iterator[Loi]:
    for at in text.tim(low):
        written = text.chu[at : at + len(low)]
        if written != right and not written.isupper():
            level = Level.GOI_Y if text.trong_ngoac(at) else None
            yield text.loi(at, at + len(low), right, muc_do=level)

@luat("CT08")
def ten_don_vi(ho_so: HoSo) -> Iterator[Loi]:
    """Names of offices and organisations: capital at the kind and at the field of work."""
    text, params = ho_so.toan_van, ho_so.tham_so("CT08")
    taken: set[int] = set()
    for key in ("ten", "ten_goi_y"):
        for right in params[key]:
            for name in dict.fromkeys((right, to_old_style(right))):
                low = name.lower()
                if low.split(" ", 1)[0] not in text.cac_tu:
                    continue
                for at in text.tim(low):
                    end = at + len(low)
                    written = text.chu[at:end]
                    if at in taken or written == name or written.isupper() or text.cua_nguoi(at):
                        taken.update(range(at, end))
                        continue
                    if _longer(text, at, end):
                        continue
                    taken.update(range(at, end))
                    level = Level.GOI_Y if key == "ten_goi_y" or written.islower() else None
                    yield text.loi(at, end, name, muc_do=level)

def _longer(text: ToanVan, at: int, end: int) -> bool:
    """Whether the words belong to something else: các phòng kinh tế, phòng kinh tế học."""
    return text.truoc(at) in ("các", "những", "văn", "mọi", "từng") or text.sau(end) in ("học", "mới")

__all__ = ["to_new_style"]
