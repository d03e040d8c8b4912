"""Words that stand in no line of the body, rewritten: a subject, an issuer, a header, a property of the file."""

from kehoach.rebase.loai_xa import loai_xa
from kehoach.rebase.sua_doan import Cho
from kehoach.rebase.ten_huyen import ten_huyen
from kehoach.rebase.ten_nguoi import nguoi
from kehoach.rebase.ten_tinh import loai_tinh, ten_tinh
from kehoach.rebase.ten_xa import ten_xa, xa_cu
from kehoach.rebase.than_phan import lien_he
from kehoach.rebase.thay import Thay
from kehoach.rebase.trong_ten import ten_trong
from kehoach.rebase.viec import Viec, rieng

TEN = (ten_trong, ten_xa, ten_huyen, xa_cu, ten_tinh, loai_tinh, loai_xa)
"""The finders of names, what goes before first"""


def viet_lai(viec: Viec, text: str, *, ca_nguoi: bool = False) -> str:
    """``text`` with every name of theirs made ours; with ``ca_nguoi`` also persons and addresses, as slots."""
    if not text.strip():
        return text
    dong = rieng(text)
    places: list[Cho] = []
    for finder in (lien_he, nguoi, *TEN) if ca_nguoi else TEN:
        for each in finder(viec, dong):
            if isinstance(each, Thay) and all(each.cuoi <= at.dau or each.dau >= at.cuoi for at in places):
                places.append(
                    Cho(
                        each.dau,
                        each.cuoi,
                        each.moi if ca_nguoi else each.moi.replace("[[", "").replace("]]", ""),
                        each,
                    )
                )
    out, at = [], 0
    for place in sorted(places):
        out += [text[at : place.dau], place.moi]
        at = place.cuoi
    made = "".join([*out, text[at:]])
    for other in viec.lan:
        made = viet_lai(other, made)
    return made
