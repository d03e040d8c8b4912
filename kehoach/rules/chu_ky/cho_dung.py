"""Where the signature stands: the right column, not alone on a page (PL1/IV)."""

from collections.abc import Iterator

from kehoach.model.dong import CHAN, LOI_VAN, Vai
from kehoach.rules.chu_ky._khoi import khoi_ky
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import theo_nd30
from kehoach.rules.noi_nhan.dinh_dang import WORD, cho_trong_bang


@luat("CK15", Can.KE_HOACH, Can.TU_SOAN)
def khong_roi_mot_minh(ho_so: HoSo) -> Iterator[Loi]:
    """The signature does not go to a page without words of the plan (only where pages are known: .pdf)."""
    dong = ho_so.dau(Vai.QUYEN_HAN, Vai.CHUC_VU)
    if dong is None or dong.spot.page is None:
        return
    before = [
        each for each in ho_so.dong[: dong.thu_tu] if each.vai in LOI_VAN and each.vai not in CHAN and not each.phu_luc
    ]
    last = before[-1].spot.page if before else None
    if last is not None and last < dong.spot.page:
        yield Loi(dong, dong.text)


@luat("CK17", Can.KE_HOACH, Can.TU_SOAN, Can.DINH_DANG)
def cot_phai(ho_so: HoSo) -> Iterator[Loi]:
    """The signature stands in the right column, centred."""
    if not theo_nd30(ho_so) or ho_so.document.format not in WORD or any(s.columns > 1 for s in ho_so.document.sections):
        return
    lines = [each for each in (*ho_so.mot_lan(khoi_ky).dong, ho_so.mot_lan(khoi_ky).ho_ten) if each is not None]
    places = ho_so.mot_lan(cho_trong_bang)
    heading = ho_so.dau(Vai.NOI_NHAN_DE)
    wide = ho_so.tham_so("CK17")["thut"]
    for dong in lines:
        paragraph = dong.paragraph
        place = places.get(id(paragraph))
        if "\n" in paragraph.text or "\t" in paragraph.text or paragraph.origin != "body":
            return
        if place:
            beside = heading and places.get(id(heading.paragraph))
            if beside and beside[0] == place[0] and beside[2] >= place[2]:
                yield Loi(dong, dong.text, None, {"vi": "chưa đứng ở cột bên phải"})
                return
            if (
                paragraph.align not in ("center", "right")
                and paragraph.left + paragraph.first_line < 10
                and not _padded(paragraph.text)
            ):
                yield Loi(dong, dong.text, None, {"vi": "chưa canh giữa trong cột bên phải"})
                return
        elif (
            paragraph.align in ("left", "justify")
            and paragraph.left + paragraph.first_line < wide
            and not _padded(paragraph.text)
        ):
            yield Loi(dong, dong.text, None, {"vi": "đứng bên trái trang"})
            return


def _padded(text: str) -> bool:
    """Whether spaces push the words to the right."""
    return len(text) - len(text.lstrip()) >= 4
