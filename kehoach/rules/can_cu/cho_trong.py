"""Blanks that nobody filled in."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Dong, Vai
from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat

_SIGNS = ("[[", "{{", "[ ", "…", "..", "__", "xx", "XX", "./")
_GAP = re.compile(r"ố[\s:]{0,30}[-/]|ngày\s{1,40}tháng|tháng\s{2,40}(?:năm|[0-9])")
_BLANK = re.compile(
    r"""
    (?P<o>\[\[[^\[\]]{0,300}\]\] | \{\{[^{}]{0,300}\}\} | \[\s{0,3}(?:[.…_]{1,60}|[xX]{2,9})\s{0,3}\])
  | (?P<day>(?<![.…])(?:\.{4,200}|…{2,200}|_{3,200}|(?:…\.|\.…)[.…]{0,200}))
  | (?P<xx>(?<![\w])(?:x{2,8}|X{2,8}(?=/(?:[A-ZĐ]{1,4}-|20)|/X)|(?<=ngày\ )X{2,4}|(?<=tháng\ )X{2,4}|(?<=số\ )X{2,4})(?![\w]))
  | (?P<so>(?<!\w)[Ss]ố\s{0,3}:?\s{0,30}[.…_]{0,40}\s{0,30}(?:[-/])(?=[A-ZĐ]{1,5}[-/][A-ZĐ]))
  | (?P<so_cham>(?<!\w)[Ss]ố\s{1,3}(?:…|\.{2,3})(?=[\s/]))
  | (?P<ngay>(?<!\w)ngày[\s.…_]{1,40}tháng[\s.…_]{1,40}(?:[0-9]{1,2}[\s.…_]{1,30})?
        năm(?:[\s.…_]{1,30}[0-9]{4}|[.…_\s]{2,30}|(?=\scủa\s))
      | (?<!\w)ngày\s{1,3}(?:[0-9]{1,2}\s{1,3})tháng[\s.…_]{2,40}năm[\s.…_]{1,30}[0-9]{4}
      | (?<!\w)ngày\s{0,3}(?:[.…_]{1,20}\s{0,3}/\s{0,3}(?:[0-9]{1,2}|[.…_]{1,20})\s{0,3}/\s{0,3}(?:[0-9]{4}|[.…_]{1,20}))
      | (?<![\w/.])[0-9]{0,2}[.…]{1,10}/[0-9]{0,2}[.…]{1,10}/(?:[0-9]{4}|[.…]{1,10}))
  | (?P<don_vi>(?<![\w…])…(?=\s?(?:%|triệu|đồng|hộ|người|thôn|ngày|năm)(?!\w)))
    """,
    re.VERBOSE,
)
_OWN = frozenset({Vai.SO, Vai.DIA_DANH_NGAY, Vai.KEM_THEO, Vai.KEM_THEO_PHU_LUC})


@luat("CC19", Can.KE_HOACH)
def cho_trong(ho_so: HoSo) -> Iterator[Loi]:
    """No blank is left in a plan that goes out; in a draft each is named once."""
    issued = ho_so.giai_doan == "ban-hanh"
    for dong in ho_so.dong:
        text = dong.text
        if not any(sign in text for sign in _SIGNS) and not (("/" in text or "tháng" in text) and _GAP.search(text)):
            continue
        for m in _BLANK.finditer(dong.text):
            kind = m.lastgroup
            if not _is_blank(dong, m, kind, issued):
                continue
            form = dong.phu_luc > 0 and kind in ("day", "don_vi", "ngay", "so_cham")
            level = Level.LOI if issued and not form else Level.GOI_Y
            words = m[0].strip()
            yield Loi(
                dong, words, None, {"o": words.strip("[]{} ") or words}, tai=m.start() + m[0].index(words), muc_do=level,
                cach_sua=CachSua.CHI_GOI_Y,
            )  # fmt: skip


def _is_blank(dong: Dong, m: re.Match[str], kind: str | None, issued: bool) -> bool:
    if dong.vai in _OWN and kind in ("so", "ngay", "day", "so_cham"):
        return issued  # in a draft the clerk's system gives them
    if kind == "don_vi":
        before = dong.text[: m.start()].rstrip()
        return not before.endswith((",", ";")) and m.start() > 0 and dong.text[m.start() - 1].isspace()
    if kind == "day":
        if m.start() and dong.text[m.start() - 1] not in " :(\t\u00a0/" and len(m[0]) < 8 and m[0][0] != "_":
            return False  # "các hội, hiệp hội...." is "and so on"
        return dong.text.strip(" .…_-") != "" or dong.vai is not Vai.O
    return True
