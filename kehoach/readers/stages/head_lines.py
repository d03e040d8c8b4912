"""The lines of the head as they were meant: what a narrow cell broke is put together, what a layout ran together parted."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kehoach.readers.stages.state import Piece, State, is_caps

NATION = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|cong hoa xa hoi|chu nghia viet nam|hoi chu nghia viet nam"
)
MOTTO = re.compile(r"doc lap\s*[-–—−]?\s*tu do(\s*[-–—−]?\s*hanh phuc)?|hanh phuc")
NUMBER = re.compile(
    r"(?:[Ss](?:ố|ô|ồ|ổ|ỗ|ộ|ó)|S[ỐÔỒỔỖỘÓ]|So|SO)(?!\s*/\s*[Kk]ý hiệu|\s+ký hiệu)\s*[:.;,]?\s*(?P<so>.*\S)?", re.DOTALL
)
_DAY, _MONTH, _YEAR = "ng[àa]y", "th[áa]ng", "n[ăa]m"
DATE = re.compile(
    rf"(?P<noi>.{{0,80}}?)(?:[,.]?\s*\b{_DAY}\b(?:(?:[\s\d.…_,]|{_MONTH}){{0,40}}?\b{_YEAR}\s*[\d.…_ ]*"
    rf"|[\s.…_]*\d{{0,2}}[\s.…_]*[/-][\s.…_]*\d{{0,2}}[\s.…_]*[/-]\s*[12]\d{{3}}|\s*\d{{1,2}}\.\d{{1,2}}\.[12]\d{{3}}"
    rf"|\s*\d{{1,2}}\s+{_MONTH}\s+\d{{1,2}},?\s+[12]\d{{3}}(?!\d))"
    r"|,\s*\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*[12]\d{3}\s*$)",
    re.DOTALL | re.IGNORECASE,
)
"""``Xuân Trường, ngày 15 tháng 5 năm 2026``: between the words stand numbers and blanks alone."""

_WHOLE = ("cong hoa xa hoi chu nghia viet nam", "dang cong san viet nam", "doc lap - tu do - hanh phuc")
_PRINTED = re.compile(
    r"(?:C[ỘO]NG H[ÒÓOA]+À? X[ÃA] H[ỘO]I CH[ỦU] NGH[ĨI]A VI[ỆE]T NAM|ĐẢNG CỘNG SẢN VIỆT NAM"
    r"|Đ[ộo]c l[ậa]p\s*[-–—]\s*T[ựu] do\s*[-–—]\s*H[ạa]nh ph[úu]c)",
    re.IGNORECASE,
)
_PLACE_AND_DATE = re.compile(rf"\s(?=(?:TP\.?\s*)?[^\W\d_a-z][^\s,]*(?:\s[^\W\d_a-z][^\s,]*){{0,3}},\s*{_DAY}\b)")
_SYMBOL = re.compile(r"[/-]\s*[A-ZĐ]{2}")


def head_lines(state: State) -> list[Piece]:
    """The lines before the kind of the document."""
    lines: list[Piece] = []
    for piece in (part for each in state.pieces(0, state.head) for part in _apart(each)):
        last = lines[-1] if lines else None
        if last and last.item is piece.item and last.column == piece.column and _broken(last, piece):
            last.text = f"{last.text} {piece.text}"
        else:
            lines.append(piece)
    return _reunited(lines)


def looks_like_number(piece: Piece) -> bool:
    """Whether the line is ``Số: ...``."""
    m = NUMBER.match(piece.text)
    return bool(m and (":" in piece.text[:6] or (m["so"] or "")[:1].isdigit() or (m["so"] or "").startswith("/")))


def _apart(piece: Piece) -> Iterator[Piece]:
    """A line in which two columns ran together, parted at the words that are always the same."""
    m = _PRINTED.search(piece.text)
    cuts = [m.start(), m.end()] if m else []
    if not m and looks_like_number(piece):
        place = _PLACE_AND_DATE.search(piece.text)
        cuts = [place.start()] if place else []
    for column, (start, end) in enumerate(zip([0, *cuts], [*cuts, len(piece.text)], strict=True)):
        part = piece.text[start:end].strip(" -–")
        if part:
            yield replace(piece, text=part, column=piece.column + (column if cuts else 0))


def _broken(last: Piece, piece: Piece) -> bool:
    a, b = last.folded, piece.folded
    if any(whole.startswith(f"{a} {b}") for whole in _WHOLE):
        return True
    if (re.search(r"\bnam$", a) and re.fullmatch(r"[12]\d{3}", b)) or (
        looks_like_number(last) and a.endswith(("-", "/"))
    ):
        return True
    if re.match(r"so\s*:\s*$", a):
        return True
    if piece.text[:1].islower() and "," in last.text + piece.text and "ngay" in f"{a} {b}":
        return True
    whole = (
        bool(DATE.search(f"{last.text} {piece.text}")) and not DATE.search(last.text) and not DATE.search(piece.text)
    )
    dated = bool(re.search(r"^(?:ngay|thang|nam)\b|, ngay", b)) and last.paragraph is piece.paragraph
    return whole or (dated and not is_caps(last.text) and not looks_like_number(last) and not MOTTO.fullmatch(a))


def _reunited(lines: list[Piece]) -> list[Piece]:
    """``Số:`` and its symbol, ``..., ngày`` and its month, that other lines stand between."""
    result: list[Piece] = []
    taken: set[int] = set()
    for index, piece in enumerate(lines):
        if index in taken:
            continue
        result.append(piece)
        for wanted, start in (
            (re.fullmatch(r"(?i)s[ốo]\s*:?", piece.text), _SYMBOL),
            (re.search(rf"{_DAY}$|{_MONTH}$", piece.text), _REST),
        ):
            if not wanted:
                continue
            found = next(
                (
                    other
                    for other in range(index + 1, len(lines))
                    if other not in taken and start.match(lines[other].text)
                ),
                None,
            )
            if found is not None:
                taken.add(found)
                piece.text = f"{piece.text} {lines[found].text}"
    return result


_REST = re.compile(rf"(?i){_MONTH}\b|{_YEAR}\b")
