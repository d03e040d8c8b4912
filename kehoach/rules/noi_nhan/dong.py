"""The lines of the recipients as they are written: heading, dash, end of line, letters (PL1/II.9)."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._nen import ENDS, Nhan, cac_nhan, loi, nhan, theo_nd30
from kehoach.text.am_tiet import la_am_tiet

HEADING = "Nơi nhận:"
_HEAD = re.compile(r"(?P<chu>\S{1,6}\s+nhận)\s*(?P<dau>[:;.,]?)\s*", re.IGNORECASE)
_BRACES = frozenset("{}⎫⎬⎭⎱")


@luat("NN01", Can.KE_HOACH, Can.TU_SOAN)
def tieu_de(ho_so: HoSo) -> Iterator[Loi]:
    """``Nơi nhận:`` stands on a line of its own."""
    if not theo_nd30(ho_so):
        return
    dong = ho_so.dau(Vai.NOI_NHAN_DE)
    if dong is None:
        near = ho_so.dau(Vai.QUYEN_HAN, Vai.CHUC_VU)
        yield Loi(near, near.text if near else "", None, {"vi": "Không thấy phần “Nơi nhận:”"})
        return
    text = dong.text.strip()
    m = _HEAD.match(text)
    if text == HEADING or m is None:
        return
    written = m[0].rstrip()
    if written != HEADING:
        yield loi(dong, written, HEADING, 0, du_lieu={"vi": f"Viết “{written}” thay cho “{HEADING}”"})
    if m.end() < len(text):
        yield Loi(dong, text, None, {"vi": "“Nơi nhận:” chưa đứng riêng một dòng"}, muc_do=Level.CANH_BAO)


@luat("NN04", Can.KE_HOACH, Can.TU_SOAN)
def gach_dau_dong(ho_so: HoSo) -> Iterator[Loi]:
    """A dash before each line."""
    lines = [*ho_so.mot_lan(cac_nhan), *_archive(ho_so)]
    if not lines or not theo_nd30(ho_so):
        return
    bare = [each for each in lines if not each.dau]
    if len(bare) == len(lines) and ho_so.document.format not in ("docx", "doc", "rtf"):
        first = bare[0]  # what a text was taken from may have had its dashes as automatic bullets
        yield Loi(
            first.dong, first.dong.text, None, {"vi": "Các dòng nơi nhận không có gạch đầu dòng"}, muc_do=Level.CANH_BAO
        )
        return
    for each in lines:
        word = _first_word(each)
        if not word:
            continue
        if not each.dau:
            at = each.dong.text.index(word)
            yield loi(each.dong, word, f"- {word}", at, du_lieu={"vi": "Thiếu gạch đầu dòng (-)"})
        elif each.dong.so:
            if each.dau.strip() not in ("-", "–", "—", "\uf02d"):
                yield Loi(each.dong, word, None, {"vi": f"Đầu dòng là dấu “{each.dau}” tự động, không phải gạch (-)"})
        elif each.dau not in "-–—":
            written = f"{each.dau}{each.cach}{word}"
            yield loi(
                each.dong, written, f"- {word}", 0, du_lieu={"vi": f"Đầu dòng là dấu “{each.dau}”, không phải gạch (-)"}
            )
        elif each.dau != "-":
            written = f"{each.dau}{each.cach}{word}"
            vi = f"Đầu dòng là gạch dài “{each.dau}”, không phải gạch nối (-)"
            yield loi(each.dong, written, f"- {word}", 0, du_lieu={"vi": vi}, muc_do=Level.GOI_Y)
        elif not each.cach:
            vi = "Sau gạch đầu dòng thiếu dấu cách"
            yield loi(each.dong, f"-{word}", f"- {word}", 0, du_lieu={"vi": vi}, muc_do=Level.GOI_Y)


@luat("NN05", Can.KE_HOACH, Can.TU_SOAN)
def cuoi_dong(ho_so: HoSo) -> Iterator[Loi]:
    """A semicolon ends each line, a full stop the last."""
    if not theo_nd30(ho_so):
        return
    kept = list(ho_so.vai(Vai.LUU))
    lines = ho_so.mot_lan(cac_nhan)
    last = lines[-1].dong.thu_tu if lines else -1
    for each in [*lines, *_archive(ho_so)]:
        dong = each.dong
        is_kept = dong.vai is Vai.LUU
        if is_kept and (dong.thu_tu < last or dong is not kept[-1]):
            continue  # not the last line: NN07 speaks
        if (dong.thu_tu == last and not kept) or _BRACES & set(dong.text):
            continue
        right = "." if is_kept else ";"
        ending = _ending(dong)
        if ending != right:
            word = _last_word(dong, ending)
            at = len(dong.text.rstrip()) - len(word) - len(ending)
            yield loi(dong, word + ending, word + right, at, du_lieu={"dau": right})


@luat("NN23", Can.KE_HOACH, Can.TU_SOAN)
def mot_dong(ho_so: HoSo) -> Iterator[Loi]:
    """One body, or one group of bodies, a line."""
    for each in ho_so.mot_lan(cac_nhan):
        inside = each.ten.find(";")
        if inside > 0 and any(c.isalpha() for c in each.ten[inside:]):
            yield Loi(each.dong, each.ten)


@luat("NN25", Can.KE_HOACH, Can.TU_SOAN)
def chu_thuong(ho_so: HoSo) -> Iterator[Loi]:
    """Recipients are not written in capitals; what is no syllable (CVP, PCVP) is an abbreviation."""
    abbreviations = set(ho_so.tham_so("NN25")["viet_tat"])
    for each in ho_so.mot_lan(cac_nhan) if theo_nd30(ho_so) else ():
        words = [
            word
            for word in re.findall(r"[^\W\d_]+", each.ten)
            if word not in abbreviations and la_am_tiet(word.lower())
        ]
        if len(words) >= 2 and sum(map(len, words)) >= 7 and all(word.isupper() for word in words):
            yield Loi(each.dong, each.ten)


@luat("NN26", Can.KE_HOACH, Can.TU_SOAN)
def hoa_dau_dong(ho_so: HoSo) -> Iterator[Loi]:
    """The first letter of a line is a capital."""
    for each in (*ho_so.mot_lan(cac_nhan), *_archive(ho_so)) if theo_nd30(ho_so) else ():
        word = _first_word(each)
        if word[:1].islower() and each.dau:
            at = each.dong.text.index(word)
            yield loi(each.dong, word, word[:1].upper() + word[1:], at)


def _archive(ho_so: HoSo) -> list[Nhan]:
    """The archive lines in the shape of recipients."""
    return [nhan(dong, ho_so) for dong in ho_so.vai(Vai.LUU)]


def _first_word(each: Nhan) -> str:
    """The first word; nothing where the line begins with a sign that nobody knows."""
    word = each.ten.split(maxsplit=1)[0] if each.ten.strip() else ""
    return word if word[:1].isalnum() else ""


def _ending(dong: Dong) -> str:
    """What stands behind the last word: its punctuation with the white space before it."""
    text = dong.text.rstrip()
    return text[len(text.rstrip(ENDS)) :]


def _last_word(dong: Dong, ending: str) -> str:
    text = dong.text.rstrip()
    words = text[: len(text) - len(ending)].rsplit(maxsplit=1)
    return words[-1] if words else ""
