"""Finding citations in running text, as clerks write them.

Two kinds of hold: a document number (``Kế hoạch số 116/KH-UBND``), and a law or ordinance followed by its date or year
(``Luật Tổ chức chính quyền địa phương ngày 16/6/2025``). A law that is only named is not found: only a catalogue can
tell where its name ends. Every pattern and window is bounded, so the work grows with the length of the text, no faster.
"""

import re
from collections.abc import Iterable, Iterator

from kehoach.text.dates import Ngay, iter_vn
from kehoach.text.so_ky_hieu import DASHES, SLASHES, SoKyHieu, SoKyHieuError, cac_co_quan_theo_ky_hieu
from kehoach.text.strings import squeeze
from kehoach.text.ten_loai import CO_QUAN_CO_NOI, TEN_LOAI, TEN_LOAI_DAI, TEN_LOAI_KHAC, TEN_LUAT
from kehoach.text.vien_dan import DONG_TU, VienDan, VienDanHit


def find_citations(text: str) -> list[VienDanHit]:
    """The citations in NFC text, in order and without overlap. Never raises; a line break within one is a space.

    A document's own ``Số: 87/KH-UBND`` is no citation. The issuer is a guess: up to the next mark, kind or verb.
    """
    hits: list[VienDanHit] = []
    for hit in sorted((*_numbered(text), *_dated_laws(text)), key=lambda hit: hit.span):
        if not hits or hits[-1].span[1] <= hit.span[0]:
            hits.append(hit)
    return hits


_KIND_WINDOW, _LAW_WINDOW, _DATE_WINDOW, _ISSUER_WINDOW = 64, 240, 80, 160

_NAMES = {
    name.lower(): name for name in (*TEN_LOAI.values(), *TEN_LOAI_KHAC.values(), *TEN_LOAI_DAI, *TEN_LUAT, "Văn bản")
}


def _any(words: Iterable[str]) -> str:
    """A pattern for any of the words, the longest first; white space within may be doubled or a line break."""
    return "|".join(re.sub(r"\\? ", r"\\s{1,3}", word) for word in sorted(words, key=len, reverse=True))


_UPPER = "A-ZĐÐƉ"  # eth and African D stand for Đ in old files
_KIND = _any(TEN_LOAI | TEN_LOAI_KHAC).replace("Đ", "[ĐÐƉ]")
_MARK, _DASH, _SLASH = f"[{DASHES}{SLASHES}]", f"[{DASHES}]", f"[{SLASHES}]"
_ISSUER = rf"(?:[{_UPPER}][{_UPPER}0-9&][{_UPPER}a-zđ0-9&]{{0,14}}|(?i:ubnd|hđnd|ttg|cp|tw|tu|đu))"
_TAIL = rf"{_DASH}[{_UPPER}0-9][{_UPPER}a-zđ0-9&]{{0,14}}"
_SYMBOL = rf"(?i:{_KIND})\s{{0,2}}{_MARK}\s{{0,2}}{_ISSUER}(?:{_TAIL}){{0,3}}"

_NUMBER = re.compile(
    rf"""
    (?: (?<![\w./]) [0-9]{{1,6}}[{_UPPER}a-zđ]?(?:\.[0-9]{{1,3}})?
        (?: \s{{0,2}}{_SLASH}\s{{0,2}} [12][0-9]{{3}} \s{{0,2}}{_SLASH}\s{{0,2}} (?:{_SYMBOL}|(?:UBTV)?QH[0-9]{{1,2}})
          | \s{{0,2}}{_MARK}\s{{0,2}} {_SYMBOL}
          | {_SLASH}[{_UPPER}]{{2,12}}(?:{_TAIL}){{1,3}}
          | (?P<slip>\s{{1,2}}) (?:{_KIND}) {_SLASH} {_ISSUER} )
      | (?<=[Ss]ố) \s{{0,3}}:? [\s.…_]{{0,30}} (?P<blank>{_MARK}\s{{0,2}}{_SYMBOL})
    ) (?![^\W_])
    """,
    re.VERBOSE,
)
_BEFORE_NUMBER = re.compile(
    rf"(?:(?<!\w)(?P<loai>{_any(_NAMES)})\s{{1,4}})?(?:(?<!\w)(?P<so>số)\s{{0,3}}(?P<colon>:?)\s{{0,4}})?$",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[\s,]{0,4}(?:ngày\s{1,3})?")
_BEFORE_ISSUER = re.compile(r"[\s,]{1,4}của\s{1,3}(?=[^\W\d_])")

_VERBS = _any(f"[{verb[0]}{verb[0].upper()}]{verb[1:]}" for verb in DONG_TU if verb != "tổ chức")
_NEXT = _any(("Nghị quyết", "Nghị định", "Quyết định", "Chỉ thị", "Thông tư", "Thông báo", "Công văn", "Công điện"))
_AND_NEXT = _any(
    ("Kế hoạch", "Chương trình", "Đề án", "Hướng dẫn", "Kết luận", "Quy định", "Báo cáo", "Luật", "văn bản")
)
_FILLERS = r"tổ\schức|ngày|năm|là|để|đã|được|có|với|trong|trên|tại|theo|cho|nhằm|thành(?!\s{1,3}phố)"
_ISSUER_END = re.compile(
    rf"""[;:()\[\]“”"]|,(?!\sThể\sthao)|(?<!TP)\.|\n\s{{0,9}}\n
      |\s{{1,3}}(?:{_VERBS}|{_FILLERS}|{_NEXT}|và\s{{1,3}}(?:{_NEXT}|{_AND_NEXT}|các))(?!\w)""",
    re.VERBOSE,
)

_PLACE = re.compile(
    r"(?<!\w)(?:tỉnh|[Tt]hành\s{1,3}phố|xã|phường|đặc\s{1,3}khu|huyện|quận|thị\s{1,3}(?:xã|trấn))(?=\s)"
)
_WORD = re.compile(r"\S{1,40}")

_LAW = re.compile(r"(?<!\w)(?P<loai>Bộ\s{1,3}[Ll]uật|Luật|Pháp\s{1,3}lệnh|Hiến\s{1,3}pháp)\s{1,3}(?=[^\W\d_])")
_LAW_END = re.compile(
    r"""[;:()\[\]]|\.(?!\w)|\n\s{0,9}\n|\ssố\s{1,3}[0-9]
      |\s{1,3}(?P<by_date>ngày\s{1,3}[0-9]|năm\s{1,3}(?P<nam>[12][0-9]{3})(?![0-9]))""",
    re.VERBOSE,
)
_NO_NAME = re.compile(r"\s(?:và các\s|(?:trong|trước|sau|đến|từ|vào|hết|cho|của|hằng|hàng)$)")
_LONGEST_NAME = 16


def _numbered(text: str) -> Iterator[VienDanHit]:
    """Citations that hold a document number."""
    for m in _NUMBER.finditer(text):
        window = max(0, m.start() - _KIND_WINDOW)
        before = _BEFORE_NUMBER.search(text, window, m.start())
        loai, so, colon = before.group("loai", "so", "colon") if before else (None, None, None)
        if not loai and (colon or m["blank"] or (m["slip"] and not so)):
            continue
        begin, written = m.start(), m["blank"] or m[0]
        try:
            so_ky_hieu = SoKyHieu.parse(written)
        except SoKyHieuError:
            so_ky_hieu = None
        ten_loai, name = _NAMES[squeeze(loai).lower()] if loai else "", ""
        if before and loai:
            begin = before.start("loai")
        elif so_ky_hieu and so_ky_hieu.ky_hieu.startswith(("QH", "UBTVQH")):
            begin, ten_loai, name = _law_before(text, begin)
        ngay, end = _date_after(text, m.end())
        co_quan, end = _issuer_after(text, end, so_ky_hieu)
        if ngay is None:
            ngay, end = _date_after(text, end)
        vien_dan = VienDan(ten_loai, str(so_ky_hieu or squeeze(written)), co_quan, ngay, name)
        yield VienDanHit((begin, end), text[begin:end], vien_dan, so_ky_hieu)


def _dated_laws(text: str) -> Iterator[VienDanHit]:
    """Laws, codes, ordinances and constitutions with their date or year and without number."""
    for m in _LAW.finditer(text):
        stop = _LAW_END.search(text, m.end(), m.end() + _LAW_WINDOW)
        if not stop or not stop["by_date"]:
            continue
        name = squeeze(text[m.end() : stop.start()])
        amending = name.startswith("sửa đổi")
        if not (amending or (name[0].isupper() and _is_one_law(name))):
            continue
        ngay, end = (Ngay(int(stop["nam"])), stop.end()) if stop["nam"] else _date_after(text, stop.start())
        if end > stop.start():
            vien_dan = VienDan(_NAMES[squeeze(m["loai"]).lower()], "", "", ngay, name)
            yield VienDanHit((m.start(), end), text[m.start() : end], vien_dan, None)


def _is_one_law(name: str) -> bool:
    """Whether ``name`` can be the name of one law, not the start of a sentence that mentions a law and then a date."""
    return not _LAW.search(name) and not _NO_NAME.search(name) and len(name.split()) <= _LONGEST_NAME


def _law_before(text: str, end: int) -> tuple[int, str, str]:
    """Start, kind and name of the law that stands right before the number at ``end``; empty if there is none."""
    laws = list(_LAW.finditer(text, max(0, end - _LAW_WINDOW), end))
    last = laws[-1] if laws else None
    if last is None or _LAW_END.search(text, last.end(), end - 1):
        return end, "", ""
    name = squeeze(text[last.end() : end]).removesuffix("số").rstrip(" ,")
    return last.start(), _NAMES[squeeze(last["loai"]).lower()], name


def _date_after(text: str, pos: int) -> tuple[Ngay | None, int]:
    """The date that follows ``pos`` (None for an impossible one) and where it ends; ``pos`` when none follows."""
    hit = next(iter_vn(text, pos, pos + _DATE_WINDOW), None)
    if hit is None or not _BEFORE_DATE.fullmatch(text, pos, hit.span[0]):
        return None, pos
    return hit.ngay, hit.span[1]


def _issuer_after(text: str, pos: int, so_ky_hieu: SoKyHieu | None) -> tuple[str, int]:
    """The issuer after the word "của" at ``pos`` and where it ends; nothing and ``pos`` when none is told."""
    m = _BEFORE_ISSUER.match(text, pos)
    if not m:
        return "", pos
    limit = min(len(text), m.end() + _ISSUER_WINDOW)
    stop = _ISSUER_END.search(text, m.end(), limit)
    if not stop and limit < len(text):
        return "", pos
    name = _without_subject(text[m.end() : stop.start() if stop else limit].rstrip(), so_ky_hieu)
    return (squeeze(name), m.end() + len(name)) if name else ("", pos)


def _without_subject(name: str, so_ky_hieu: SoKyHieu | None) -> str:
    """``name`` cut where a subject without a verb goes on: after the one issuer of such numbers, after a place."""
    known = cac_co_quan_theo_ky_hieu(so_ky_hieu) if so_ky_hieu else ()
    for issuer in known:
        if issuer not in CO_QUAN_CO_NOI and re.match(rf"{re.escape(issuer)}(?!\w)", name):
            return name[: len(issuer)]
    place = _PLACE.search(name)
    end = place.end() if place else 0
    for word in _WORD.finditer(name, end) if place else ():
        if not (word[0][0].isupper() or word[0][0].isdigit() or word[0] == "-"):
            break
        end = word.end()
    return name[:end] if place and end > place.end() else name
