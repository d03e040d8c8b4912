"""The kind of the document and its title (PL1/II.5), and what stands around them."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.the_thuc._chu import co_dinh_dang, co_trang, dau_dong, kieu, ngoai, o_giua, so
from kehoach.text.nfc import fold
from kehoach.text.strings import upper_first

_KIND = "KẾ HOẠCH"
_ABOUT = re.compile(r"[Vv]\s?/\s?[Vv]\b\s?:?\s*(?P<sau>[^\W_]*)")
_QUOTED = re.compile(r"[“\"][^”\"]{0,300}[”\"]?")
_CITES = re.compile(r"Căn cứ|\bsố\s*\d|/[A-ZĐ]|ban hành|xây dựng [Kk]ế hoạch|[Tt]heo |như sau")
_TO = re.compile(r"\s*k[íi]nh g[ửu]i\b", re.IGNORECASE)


@luat("TT29", Can.KE_HOACH)
def ten_loai(ho_so: HoSo) -> Iterator[Loi]:
    """KẾ HOẠCH: bold capitals of 13 to 14, centred, no mark behind."""
    low, high = ho_so.tham_so("TT29")["co_chu"]
    for dong in ho_so.vai(Vai.TEN_LOAI):
        text = dong.text.strip()
        plain = re.sub(r"\s+", " ", text).rstrip(" :.-")
        if plain.upper() == _KIND and text != _KIND:
            why = "chưa viết in hoa" if plain != _KIND else "có dấu thừa ở cuối"
            yield Loi(dong, text, _KIND, {"loi": why})
        elif text == _KIND and co_dinh_dang(ho_so):
            wrong = _looks(ho_so, dong, low, high)
            if wrong:
                yield Loi(dong, dau_dong(dong), None, {"loi": ", ".join(wrong)})


@luat("TT30", Can.KE_HOACH)
def trich_yeu(ho_so: HoSo) -> Iterator[Loi]:
    """The title: small letters, bold, centred, 13 to 14."""
    low, high = ho_so.tham_so("TT30")["co_chu"]
    fewest = ho_so.tham_so("TT30")["so_tieng_in_hoa"]
    shouted = quiet = False
    for dong in ho_so.vai(Vai.TRICH_YEU):
        if not shouted and _is_loud(dong.text, fewest):
            shouted = True
            yield Loi(dong, dong.text.strip(), None, {"loi": "viết in hoa cả dòng, phải viết chữ thường"})
        if not quiet and co_dinh_dang(ho_so) and not _TO.match(dong.text):
            wrong = _looks(ho_so, dong, low, high)
            if wrong:
                quiet = True
                yield Loi(dong, dau_dong(dong), None, {"loi": ", ".join(wrong)}, tai=0)


def _looks(ho_so: HoSo, dong: Dong, low: float, high: float) -> list[str]:
    look = kieu(dong)
    wrong = [f"cỡ {so(each)}" for each in ngoai(look.co, low, high)]
    wrong += [] if look.dam else ["không đậm"]
    wrong += ["nghiêng"] * look.nghieng
    return wrong + ["không canh giữa"] * (co_trang(ho_so) and not dong.goc and not o_giua(dong.paragraph))


def _is_loud(text: str, fewest: int) -> bool:
    """Whether the words are in capitals, other than abbreviations."""
    words = [word for word in re.findall(r"[^\W\d_]+", _QUOTED.sub(" ", text)) if len(word) > 1]
    return len(words) >= fewest and all(word.isupper() for word in words)


@luat("TT31", Can.KE_HOACH)
def khong_v_v(ho_so: HoSo) -> Iterator[Loi]:
    """No ``V/v``, which is for letters."""
    for dong in ho_so.vai(Vai.TRICH_YEU, Vai.DAU_KHAC):
        m = _ABOUT.match(dong.text)
        if m:
            yield Loi(dong, m[0], upper_first(m["sau"]) if m["sau"] else None, tai=0)
            return


@luat("TT32", Can.KE_HOACH)
def trich_yeu_gon(ho_so: HoSo) -> Iterator[Loi]:
    """No full stop at the end, not too long."""
    lines = list(ho_so.vai(Vai.TRICH_YEU)) or _title_with_stop(ho_so)
    if not lines:
        return
    most = ho_so.tham_so("TT32")["so_tieng"]
    last = lines[-1]
    m = re.search(r"([^\W_]+)\s*(?<!\.)[.;,:]\s*$", last.text)
    if m and not _TO.match(last.text):
        yield Loi(last, m[0].rstrip(), m[1], {"loi": "có dấu câu thừa ở cuối"}, tai=m.start())
    words = sum(len(re.findall(r"[^\W_]+", each.text)) for each in lines)
    if words > most:
        facts = {"loi": f"dài {words} tiếng, khó đọc và khó ghi vào sổ"}
        yield Loi(lines[0], dau_dong(lines[0]), None, facts, tai=0)


def _title_with_stop(ho_so: HoSo) -> list[Dong]:
    """The line below the kind that the reader took for a basis or a sentence, since a full stop ends it: ``Thực hiện ... năm
    2026.`` cites nothing and issues nothing."""
    kind = ho_so.dau(Vai.TEN_LOAI)
    place = ho_so.dong.index(kind) + 1 if kind is not None else len(ho_so.dong)
    below = ho_so.dong[place : place + 1]
    return [
        each for each in below
        if each.vai in (Vai.CAN_CU, Vai.MO_DAU) and len(each.text) < 200 and not _CITES.search(each.text)
    ]  # fmt: skip


@luat("TT40", Can.KE_HOACH)
def khong_kinh_gui(ho_so: HoSo) -> Iterator[Loi]:
    """No ``Kính gửi``."""
    for dong in ho_so.dong:
        if (dong.vai is Vai.MUC and dong.so) or dong.phu_luc:
            return
        if dong.vai is not Vai.O and _TO.match(dong.text) and dong.vai not in (Vai.NOI_NHAN, Vai.CHAN_KHAC):
            yield Loi(dong, dong.text.strip())
            return


@luat("TT43", Can.KE_HOACH)
def kem_quyet_dinh(ho_so: HoSo) -> Iterator[Loi]:
    """A plan issued with a decision has no number and no recipients of its own."""
    attached = ho_so.dau(Vai.KEM_THEO)
    title = ho_so.dau(Vai.TEN_LOAI)
    if attached is None or title is None or "quyet dinh" not in fold(attached.text):
        return
    number = next((each for each in ho_so.vai(Vai.SO) if re.search(r"/\s*KH\b", each.text)), None)
    if number is not None:
        yield Loi(number, number.text.strip(), None, {"loi": "vẫn có số, ký hiệu riêng"})
    for role, what in ((Vai.NOI_NHAN_DE, "nơi nhận riêng"), (Vai.CHUC_VU, "chữ ký riêng")):
        first = next((each for each in ho_so.vai(role) if each.thu_tu > title.thu_tu), None)
        if first is not None:
            yield Loi(first, first.text.strip(), None, {"loi": f"vẫn có {what}"})
            return
