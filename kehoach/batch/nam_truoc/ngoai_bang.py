"""What of a file of last year goes to no sheet: words around the tables of its annexes, tables that are neither kind."""

from collections.abc import Iterator
from typing import Final

from kehoach.batch.nam_truoc.ten_phu_luc import dong_tieu_de
from kehoach.model.dong import CHAN, DAU, Dong, Vai
from kehoach.problems import Level, Place, Problem
from kehoach.rules.ho_so import HoSo

_WORDS: Final = frozenset({Vai.MUC, Vai.DOAN, Vai.GHI_CHU, Vai.KHAC})
_NOT_TOLD: Final = DAU | CHAN
_SHOWN: Final = 80
"""Letters of what is told"""


def ngoai_bang(ho_so: HoSo, chuyen: frozenset[int], place: Place) -> Iterator[Problem]:
    """What is not carried over; ``chuyen`` are the numbers of the tables that are."""
    body = [each for each in ho_so.dong if not each.bang and not each.phu_luc and each.vai in _WORDS]
    whole = ho_so.dau(Vai.DIA_DANH_NGAY) is not None
    if whole and body:
        message = f"Lời văn của kế hoạch ({len(body)} đoạn) không chuyển: sổ chỉ giữ chỉ tiêu và nhiệm vụ"
        mend = "làm lại phần lời văn bằng kehoach rebase"
        yield Problem("HL76", message, mend, place, Level.GOI_Y)
    inside = [each for each in ho_so.dong if not each.bang and each.vai in _WORDS and (each.phu_luc or not whole)]
    titles = {each.thu_tu for number in chuyen for each in dong_tieu_de(ho_so, number)}
    for each in inside:
        if each.text.strip(" ./") and each.thu_tu not in titles:
            yield Problem(
                "HL76",
                f"Chữ ngoài bảng không chuyển: “{_short(each)}”",
                "thêm tay nếu cần",
                _at(place, each),
                Level.GOI_Y,
            )
    for number, cells in ho_so.bang.items():
        if number not in chuyen and not all(each.vai in _NOT_TOLD for each in cells):
            message = f"Bảng {number} không phải bảng chỉ tiêu hay nhiệm vụ, không chuyển: “{_short(cells[0])}”..."
            yield Problem("HL76", message, "thêm tay nếu cần", _at(place, cells[0]), Level.CANH_BAO)


def _short(dong: Dong) -> str:
    text = " ".join(dong.text.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN].rsplit(' ', 1)[0]}…"


def _at(place: Place, dong: Dong) -> Place:
    spot = dong.spot.place()
    return Place(place.file, spot.line, None, ", ".join(each for each in (place.path, spot.path) if each) or None)
