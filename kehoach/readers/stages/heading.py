"""What a paragraph of the body is: its number, its title, its words, and the words that stand out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from kehoach.blocks import Paragraph, Run
from kehoach.readers.stages.state import is_bold, one_line, shown
from kehoach.text.numbering import DocSo, Kieu, doc_so

LONGEST_HEADING = 300
"""A title is not longer."""
_RUN_IN_WORDS = 25
"""A title run into its paragraph has no more words."""
_PLAIN_RUN_IN_WORDS = 8
_RUN_IN = re.compile(r"(?P<ten>[^\s:;.][^:;.]{2,160}):\s+(?=\S)")
_ROUND = re.compile(r"^o\s+(?=[^\W\d_a-zà-ỹ])")
"""The second bullet of Word, typed or pasted."""
_PART = re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:thứ\s|THỨ\s|[IVX]{1,5}\b|\d{1,2}\b)")
_LIST_MARK = re.compile(r"[-–+•]\s+(?=(?:[a-zđ]|\d{1,2}|[ivx]{1,4})\)|\(\d{1,2}\))")
COUNTED = (Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN, Kieu.CHU_CAI, Kieu.NGOAC)
"""Styles that count: not dashes, not plain paragraphs."""
_ENDS = (".", ";", ",", "!", "?", "…", "./.")
_DECORATION = {"o": "+", "§": "-", "Ø": "-", "ü": "-", "v": "-", "q": "-"}


@dataclass(slots=True)
class Line:
    """A paragraph of the body, taken apart."""

    paragraph: Paragraph
    kieu: Kieu = Kieu.DOAN
    number: DocSo | None = None
    written: str = ""
    """The number as written: ``f)``"""
    form: str = ""
    """The shape of the number: ``I.``, ``1.``, ``1)``, ``A.``: siblings have one shape"""
    tieu_de: str = ""
    loi_van: str = ""
    heading: bool = False
    """Whether it is surely a heading: bold as a whole"""
    runs: list[Run] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words without the number."""
        return " ".join(part for part in (self.tieu_de, self.loi_van) if part)

    @property
    def looks_open(self) -> bool:
        """Whether it could be a heading by its words: short, and without a mark at its end."""
        text = self.text
        return len(text) <= LONGEST_HEADING and not text.endswith(_ENDS)


def read_line(paragraph: Paragraph, formatted: bool) -> Line:
    """The paragraph taken apart; ``formatted`` tells whether the source shows what is bold."""
    line = Line(paragraph)
    typed = _ROUND.sub("+ ", _LIST_MARK.sub("", shown(paragraph.runs).strip(), count=1), count=1)
    auto = _automatic(paragraph)
    number = auto or doc_so(_flat(typed))
    rest = one_line(typed)
    if number is not None:
        line.number, line.kieu, line.written = number, number.kieu, number.trich
        line.form = _form(number)
        if line.form == "a":
            line.kieu = Kieu.CHU_CAI  # i) ii): points have letters
        if auto is None:
            rest = one_line(number.con_lai)
    line.runs = _tail(paragraph.runs, rest)
    if line.form == "A" or _PART.match(rest):
        # A., Phần I: above I. there is no level; the number stays a part of the title
        form = "P" if line.form != "A" else "A"
        line.kieu, line.number, line.form, line.heading = Kieu.DOAN, None, form, True
        line.tieu_de, line.written = f"{line.written} {rest}".strip(), ""
    else:
        _part(line, rest, formatted)
    return line


MAX_STRESSED = 500
"""Changes of look in one paragraph that are followed; what comes behind them is read as plain words"""


def emphasis(line: Line) -> list[dict[str, Any]]:
    """Words that stand out in a paragraph which as a whole does not: ``nhan_manh`` of the node."""
    printed = line.text
    found: list[dict[str, Any]] = []
    said = [run for run in line.runs if any(c.isalnum() for c in run.text)]
    if not said or line.heading:
        return []
    joined = _merged(line.runs)
    for run in joined[:MAX_STRESSED]:
        words = one_line(run.text).strip(" ")
        kieu = _kind(run)
        if not kieu or not any(c.isalnum() for c in words) or words not in printed:
            continue
        if line.tieu_de and words.rstrip(" :") == line.tieu_de.rstrip(" :") and run.format.bold and line.kieu in (
            Kieu.LA_MA, Kieu.A_RAP, Kieu.THAP_PHAN
        ):  # fmt: skip
            continue
        entry: dict[str, Any] = {"cum": words, "kieu": kieu}
        if printed.count(words) > 1:
            entry["lan"] = _which(joined, run, words)
        found.append(entry)
    return found


def _which(runs: Sequence[Run], run: Run, words: str) -> int:
    before = ""
    for each in runs:
        if each is run:
            break
        before += each.text
    return one_line(before).count(words) + 1


def _kind(run: Run) -> str:
    bold, italic = run.format.bold, run.format.italic
    return "đậm nghiêng" if bold and italic else "đậm" if bold else "nghiêng" if italic else ""


def _merged(runs: Sequence[Run]) -> list[Run]:
    """Neighbours that look alike in bold and italic made one; white space takes the look of what stands before it."""
    result: list[Run] = []
    for run in runs:
        last = result[-1] if result else None
        alike = last is not None and (
            (last.format.bold, last.format.italic) == (run.format.bold, run.format.italic) or not run.text.strip()
        )
        if last is not None and alike:
            result[-1] = Run(last.text + run.text, last.format)
        else:
            result.append(run)
    return result


def _part(line: Line, rest: str, formatted: bool) -> None:
    """Title and words of ``rest``."""
    whole_bold = is_bold(line.runs) and formatted_any(line.runs)
    if (
        line.kieu is Kieu.LA_MA
        and len(rest) <= LONGEST_HEADING
        and (whole_bold or not formatted or line.number is not None)
    ):
        cut = _bold_cut(line, rest) if formatted and not whole_bold else 0
        if not cut:
            line.tieu_de, line.heading = rest, True
            return
    if whole_bold and len(rest) <= LONGEST_HEADING and not rest.endswith((";", ",")):
        line.tieu_de, line.heading = rest, True
        return
    cut = _bold_cut(line, rest) or (0 if formatted else _colon_cut(line, rest))
    if cut:
        line.tieu_de, line.loi_van = rest[:cut].strip(), rest[cut:].strip()
        if line.tieu_de.endswith(":") and len(line.tieu_de) > 1:
            line.tieu_de = line.tieu_de[:-1].rstrip()
    else:
        line.loi_van = rest


def formatted_any(runs: Sequence[Run]) -> bool:
    """Whether anything is bold at all."""
    return any(run.format.bold for run in runs)


def _bold_cut(line: Line, rest: str) -> int:
    """Where a title in bold ends and the words begin; 0 when the paragraph has none."""
    bold = ""
    for run in _merged(line.runs):
        if not run.format.bold and run.text.strip():
            break
        bold += run.text
    title = one_line(bold)
    if not title or not rest.startswith(title) or len(title) > LONGEST_HEADING:
        return 0
    after = rest[len(title) :]
    if title.endswith((":", ".")) and after[:1] == " ":
        return len(title)
    if after[:1] == ":" and after[1:2] == " ":
        return len(title) + 1
    return 0


def _colon_cut(line: Line, rest: str) -> int:
    m = _RUN_IN.match(rest)
    if m is None or not m["ten"][:1].isupper():
        return 0
    words = len(m["ten"].split())
    most = _RUN_IN_WORDS if line.kieu in COUNTED else _PLAIN_RUN_IN_WORDS
    after = rest[m.end() :]
    if words > most or len(after) < 12 or "“" in m["ten"] or (re.search(r"\d{1,2}$", m["ten"]) and after[:1].isdigit()):
        return 0
    return m.end()


def _automatic(paragraph: Paragraph) -> DocSo | None:
    """The automatic number read as if it were typed."""
    number = paragraph.number.strip()
    if not number:
        return None
    number = _DECORATION.get(number, number)
    for written in (number, f"{number}."):
        found = doc_so(f"{written} Aa AA") or doc_so(f"{written} AA AA")
        if found is not None and found.con_lai[:2].upper() == "AA":
            if found.kieu is Kieu.GACH and paragraph.list_level:
                return DocSo(Kieu.CONG, (), number, found.con_lai, False)
            return found
    return None


def _form(number: DocSo) -> str:
    written = number.trich
    if number.kieu is Kieu.LA_MA:
        return "a" if written.strip("(.)/- ").islower() else "I"
    if number.kieu is Kieu.CHU_CAI:
        return "A" if written.strip("(.)/- ")[:1].isupper() else "a"
    if number.kieu is Kieu.A_RAP:
        return "1" + ("." if written[-1] in ".-" else written[-1])
    return written if number.kieu is Kieu.GACH else number.kieu.value


def _flat(text: str) -> str:
    return text.replace("\n", " ").replace("\t", " ")


def _tail(runs: Sequence[Run], rest: str) -> list[Run]:
    """The runs that hold ``rest``, the end of the paragraph behind its number."""
    letters = sum(not c.isspace() for c in rest)
    result: list[Run] = []
    for run in reversed(runs):
        if letters <= 0:
            break
        kept = run.text
        own = sum(not c.isspace() for c in kept)
        if own > letters:
            index, left = len(kept), letters
            while left:
                index -= 1
                left -= not kept[index].isspace()
            kept = kept[index:]
            own = letters
        letters -= own
        result.insert(0, Run(kept.upper() if run.format.caps else kept, run.format))
    return result


def rank(line: Line) -> int:
    """Style of the line from I. (0) down to a plain paragraph."""
    return list(Kieu).index(line.kieu)
