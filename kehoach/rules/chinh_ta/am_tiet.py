"""Words that are no syllables of Vietnamese: misspelled, the tone mark misplaced, traces of a keyboard, misread letters."""

import re
from collections.abc import Iterator

from kehoach.problems import Level
from kehoach.rules.chinh_ta._doan import doan
from kehoach.rules.chinh_ta._go_phim import go_telex, go_vni
from kehoach.rules.chinh_ta._nham_lan import da_bao
from kehoach.rules.chinh_ta._tu_dien import cum_tu, theo_hoa, tu_trong
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Loi, luat
from kehoach.rules.toan_van import ToanVan
from kehoach.text.am_tiet import LONGEST, dat_thanh, la_am_tiet, tach_thanh
from kehoach.text.nfc import to_old_style

_MAX = 300
"""So many strange words are looked at in one document; a document with more is not Vietnamese"""
_VIETNAMESE = frozenset("aáàảãạăắằẳẵặâấầẩẫậbcdđeéèẻẽẹêếềểễệfghiíìỉĩịjklmnoóòỏõọôốồổỗộơớờởỡợpqrstuúùủũụưứừửữựvwxyýỳỷỹỵz")
_OCR = (("rn", "m"), ("ri", "n"), ("vv", "w"), ("cl", "d"), ("ii", "u"), ("0", "o"), ("1", "l"))
_SO_LAN_CHU = re.compile(r"l\d+|0l|\d+[lo]+\d+|0?\d?o\d*")


def _strange(text: ToanVan) -> list[str]:
    """Words of letters that are no syllables and not known as borrowed; each once."""
    if "la" not in text.nho:
        exempt = tu_trong("am-la")
        found = [each for each in text.cac_tu if not la_am_tiet(each) and each.isalpha() and each not in exempt]
        text.nho["la"] = sorted(each for each in found if len(each) > 1 and _VIETNAMESE.issuperset(each))[:_MAX]
    strange: list[str] = text.nho["la"]
    return strange


def _places(text: ToanVan, word: str, told: frozenset[int]) -> Iterator[tuple[int, int, str]]:
    """Where a strange word stands and is no name or abbreviation."""
    for at in text.tim(word):
        end = at + len(word)
        written = text.chu[at:end]
        if at in told or (not written.islower() and not written.istitle() and not _shouting(text, at)):
            continue
        if written.istitle() and not text.dau_cau(at):
            continue
        if text.chu[at - 1 : at] in ("/", "&", ".", "@", "-", "'", "’") or text.chu[end : end + 1] in (
            "/",
            "&",
            "@",
            "'",
            "’",
        ):
            continue
        yield at, end, written


def _shouting(text: ToanVan, at: int) -> bool:
    return text.hoa_ca(at)


@luat("CT29")
def khong_co(ho_so: HoSo) -> Iterator[Loi]:
    """A syllable that Vietnamese does not have."""
    text, told = ho_so.toan_van, da_bao(ho_so)
    for word in _strange(text):
        if word.isascii() or _moved(word) or go_telex(word):
            continue
        for at, end, written in _places(text, word, told):
            right = doan(word, text.truoc(at), text.sau(end))
            if not right and not written.islower():
                continue
            sua = theo_hoa(written, right) if right else None
            yield text.loi(
                at, end, sua, {"goi": f": có lẽ là “{sua}”" if sua else ""}, muc_do=None if right else Level.GOI_Y
            )


@luat("CT30")
def dat_sai_thanh(ho_so: HoSo) -> Iterator[Loi]:
    """A tone mark on a letter where no way of writing puts it (hòan, qủa)."""
    text = ho_so.toan_van
    for word in _strange(text):
        right = None if word.isascii() else _moved(word)
        if right:
            for at in text.tim(word):
                written = text.chu[at : at + len(word)]
                if written.istitle() and not text.dau_cau(at) and _name_around(text, at, at + len(word)):
                    continue
                yield text.loi(at, at + len(word), theo_hoa(written, _style(text, right)))


@luat("CT31")
def vet_go(ho_so: HoSo) -> Iterator[Loi]:
    """Keys of the typing method left in the text (khoong, phuong71)."""
    text, told, known = ho_so.toan_van, da_bao(ho_so), cum_tu()
    words, mono = known.tu, tu_trong("tu-don")
    for word in _strange(text):
        right = go_telex(word)
        if not right or word in tu_trong("tieng-nuoc-ngoai") or (right[0] not in words and right[0] not in mono):
            continue
        for at, end, written in _places(text, word, told):
            beside = (text.truoc(at), right[0]) in known.cap or (right[0], text.sau(end)) in known.cap
            if right[1] >= 2 or beside or ((len(word) > 3 or word[-1] in "fj") and right[0] in mono):
                yield text.loi(at, end, theo_hoa(written, right[0]))
    for word in _mixed(text):
        vni = go_vni(word)
        if vni and (vni[0] in words or vni[0] in mono):
            for at in text.tim(word):
                end = at + len(word)
                before, behind = _read(text.truoc(at)), _read(text.sau(end))
                beside = (before, vni[0]) in known.cap or (vni[0], behind) in known.cap
                if vni[1] or beside:
                    yield text.loi(at, end, theo_hoa(text.chu[at:end], vni[0]))


def _read(word: str) -> str:
    vni = go_vni(word)
    return vni[0] if vni else word


@luat("CT32")
def doc_nham_chu(ho_so: HoSo) -> Iterator[Loi]:
    """A letter that a machine, or an eye, took for a digit or for another letter (l00%, c0ng)."""
    text, known = ho_so.toan_van, cum_tu()
    for word in _mixed(text):
        number = _SO_LAN_CHU.fullmatch(word)
        for at in text.tim(word):
            end = at + len(word)
            written = text.chu[at:end]
            if text.chu[at - 1 : at] in ("/", "-", ".") and not text.chu[at - 2 : at - 1].isdigit():
                continue
            right = _digits(written) if number else _letters(word)
            if right and right != written:
                yield text.loi(at, end, right)
    for word in _strange(text):
        if any(old in word for old, _ in _OCR):
            for at, end, written in _places(text, word, frozenset()):
                before, behind = text.truoc(at), text.sau(end)
                right = next(
                    (
                        new
                        for old, other in _OCR
                        if (new := word.replace(old, other)) != word
                        and ((before, new) in known.cap or (new, behind) in known.cap)
                    ),
                    "",
                )
                if right:
                    yield text.loi(at, end, theo_hoa(written, right))


def _mixed(text: ToanVan) -> list[str]:
    """Words of letters and digits; each once."""
    if "so_chu" not in text.nho:
        mixed = (each for each in text.cac_tu if not each.isalpha() and not each.isdigit() and len(each) <= LONGEST + 3)
        text.nho["so_chu"] = sorted(each for each in mixed if each[0].isalnum() and any(map(str.isalpha, each)))[:_MAX]
    found: list[str] = text.nho["so_chu"]
    return found


def _digits(written: str) -> str:
    if "o" in written or (written.endswith("O") and len(written) < 3 and not written.startswith("l")):
        return ""
    if written.startswith("O"):
        return ""
    return written.replace("l", "1").replace("I", "1").replace("O", "0")


def _letters(word: str) -> str:
    if word[-1].isdigit() or sum(map(str.isdigit, word)) > 1 or len(word) < 3:
        return ""
    right = word.replace("0", "o").replace("1", "l")
    return right if right.isalpha() and not right.isascii() and la_am_tiet(right) else ""


def _moved(word: str) -> str:
    """The word with its tone mark where it belongs; empty if the letters are no syllable or the mark is not the fault."""
    bare, tone, _ = tach_thanh(word)
    right = dat_thanh(bare, tone) if bare and tone else None
    return right if right and right != word else ""


def _style(text: ToanVan, right: str) -> str:
    """The word in the document's own place of the mark."""
    old = to_old_style(right)
    if old == right:
        return right
    return old if any(each in text.cac_tu for each in ("hoá", "hoà", "khoẻ", "thuỷ")) else right


def _name_around(text: ToanVan, at: int, end: int) -> bool:
    behind = text.chu[end + 1 : end + 2]
    before = text.truoc(at)
    return (text.chu[end : end + 1] == " " and behind.isupper()) or (
        bool(before) and text.chu[at - 1 - len(before)].isupper()
    )
