"""Faults of the end of the text, and of a plan that is issued."""

import re
import unicodedata
from random import Random

from kehoach.model.dong import LOI_VAN, Dong, Vai
from kehoach.readers.legacy.tables import TABLES
from yardstick.ban import Ban
from yardstick.gieo import gieo


@gieo("TT41", cung="PL12")
def khong_ket_thuc(ban: Ban, rng: Random) -> Dong | None:
    lines = [
        each for each in ban.dong if each.vai in LOI_VAN and not each.phu_luc and each.text.rstrip().endswith("./.")
    ]
    if not lines or len(lines[-1].text) < 20:
        return None
    return ban.doi(lines[-1], "./.", rng.choice([".", "", ". /.", "/.", "./", ";", "./..", "."]))


@gieo("TT41", cung="PL12")
def ket_thuc_giua_chung(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.vai(Vai.MUC, Vai.DOAN) if not each.phu_luc and re.search(r"[^\W\d]\.$", each.text)]
    if not lines:
        return None
    dong = rng.choice(lines)
    last = dong.text.split()[-1]
    return ban.doi(dong, f" {last}", f" {last}/.")


@gieo("TT48")
def con_du_thao(ban: Ban, rng: Random) -> Dong | None:
    number = next(iter(ban.vai(Vai.SO)), None)
    if number is None or ban.hs.giai_doan != "ban-hanh":
        return None
    return ban.them_sau(number, rng.choice(["DỰ THẢO", "Dự thảo", "DỰ THẢO LẦN 2", "(Dự thảo)"]))


@gieo("TT09", dang="txt")
def to_hop(ban: Ban, rng: Random) -> Dong | None:
    lines = [each for each in ban.vai(Vai.MUC, Vai.DOAN) if not each.text.isascii()]
    dong = rng.choice(lines)
    word = next((each for each in dong.text.split() if unicodedata.normalize("NFD", each) != each), "")
    return ban.doi(dong, word, unicodedata.normalize("NFD", word)) if word else None


@gieo("TT08", cung="*", dang="txt")
def bang_ma_cu(ban: Ban, rng: Random) -> bool:
    """Word's own capitals have no code in TCVN3: they are typed small and shown by another font."""
    codes = {letter: code for code, letter in TABLES["TCVN3"].items()}
    for line in ban.lines:  # type: ignore[attr-defined]
        line[:] = ["".join(codes.get(each, codes.get(each.lower(), each)) for each in text) for text in line]
    return True
