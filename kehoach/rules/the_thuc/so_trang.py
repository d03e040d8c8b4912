"""Numbers of pages (PL1/I.7), and what else stands in headers and footers."""

import re
from collections.abc import Iterator

from kehoach.blocks import Block, PageNumber, plain
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import dau_dong, ngoai, so
from kehoach.rules.the_thuc.trang import Phan, cac_phan
from kehoach.text.nfc import fold

_WHERE = {"header": "lề trên", "footer": "lề dưới (chân trang)"}
_ALIGN = {"left": "bên trái", "right": "bên phải", "justify": "bên trái", "center": "giữa"}
_ALLOWED = re.compile(
    r"xem xong tra lai|luu hanh noi bo|tai lieu thu hoi|(?:toi |tuyet )?mat\b|ban so|dia chi|dien thoai|email|website"
)
_PAGE = re.compile(r"^[\s\-–—.|/()]*(?:trang\s*)?\d{0,4}(?:\s*(?:/|of|trên)\s*\d{1,4})?[\s\-–—.|/()]*$", re.IGNORECASE)


def _title(ho_so: HoSo, parts: list[Phan]) -> Dong | None:
    return ho_so.dau(Vai.TEN_LOAI) or (parts[0].dau if parts else None)


@luat("TT10", Can.KE_HOACH, Can.SO_TRANG)
def so_trang(ho_so: HoSo) -> Iterator[Loi]:
    """In the upper margin, centred, 13 to 14, upright."""
    says = ho_so.tham_so("TT10")
    parts = cac_phan(ho_so)
    where = _title(ho_so, parts)
    if where is None:
        return
    found = [(each, number) for each in parts for number in each.trang.page_numbers if number.pages != "first"]
    if not found:
        letters = sum(len(each.text) for each in ho_so.dong)
        if letters > says["so_chu_mot_trang"]:
            yield Loi(
                where, dau_dong(where), None, {"loi": "Văn bản dài hơn một trang nhưng không đánh số trang"}, tai=0
            )
        return
    for each, number in found:
        wrong = _faults(number, *says["co_chu"])
        if wrong:
            line = where if each is parts[0] else each.dau
            yield Loi(line, dau_dong(line), None, {"loi": f"Số trang {', '.join(wrong)}"}, tai=0)
            return


def _faults(number: PageNumber, low: float, high: float) -> list[str]:
    wrong = [f"đặt ở {_WHERE['footer']}"] if number.origin == "footer" else []
    if number.align not in (None, "center"):
        wrong.append(f"đặt {_ALIGN[str(number.align)]}")
    if number.format.size:
        wrong += [f"cỡ {so(each)}" for each in ngoai((number.format.size,), low, high)]
    return wrong + ["chữ nghiêng"] * number.format.italic


@luat("TT11", Can.KE_HOACH, Can.SO_TRANG)
def trang_dau(ho_so: HoSo) -> Iterator[Loi]:
    """No number on the first page."""
    parts = cac_phan(ho_so)
    where = _title(ho_so, parts)
    if where is None or not parts or parts[0].dau.phu_luc:
        return
    section = parts[0].trang
    shown = [each for each in section.page_numbers if each.always]
    first = "first" if section.title_page else "default"
    if any(each.pages == first for each in shown):
        yield Loi(where, dau_dong(where))


@luat("TT51", Can.KE_HOACH, Can.SO_TRANG)
def kieu_so_trang(ho_so: HoSo) -> Iterator[Loi]:
    """Arabic digits alone, from 1."""
    parts = cac_phan(ho_so)
    where = _title(ho_so, parts)
    for each in parts:
        if where is None or not each.trang.page_numbers:
            continue
        line = where if each is parts[0] else each.dau
        words = _shown(each.trang.headers) or _shown(each.trang.footers)
        if each.trang.page_format not in ("", "decimal"):
            yield Loi(line, dau_dong(line), None, {"loi": "không phải chữ số Ả Rập"}, tai=0)
        elif words and _PAGE.match(words) and not words.isdigit():
            yield Loi(line, dau_dong(line), None, {"loi": f"viết “{words}”, có chữ hoặc dấu thừa quanh con số"}, tai=0)
        elif each is parts[0] and each.trang.page_start not in (None, 1):
            yield Loi(line, dau_dong(line), None, {"loi": f"bắt đầu từ {each.trang.page_start}, phải đánh từ 1"}, tai=0)
        else:
            continue
        return


@luat("TT52", Can.KE_HOACH, Can.SO_TRANG)
def chu_dau_chan_trang(ho_so: HoSo) -> Iterator[Loi]:
    """Nothing but the number in headers and footers."""
    parts = cac_phan(ho_so)
    where = _title(ho_so, parts)
    for each in parts:
        for blocks, place in ((each.trang.headers, "đầu trang"), (each.trang.footers, "chân trang")):
            words = _shown(blocks)
            if (
                where is not None
                and any(c.isalpha() for c in words)
                and not _PAGE.match(words)
                and not _ALLOWED.search(fold(words))
            ):
                yield Loi(where, dau_dong(where), None, {"cho": place, "chu": words[:80]}, tai=0)
                return


def _shown(blocks: list[Block]) -> str:
    """The words of a header or footer that has any."""
    texts = [" ".join(plain(each).split()) for each in blocks]
    return max(texts, key=len, default="")
