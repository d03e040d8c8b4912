"""Texts typed in TCVN3 (ABC) or VNI become Unicode. The text itself decides, for fonts lie.

A document may be mixed, so each run is judged by its own words; one that says too little follows its paragraph, then what
is in the same font, then the document. A document without enough evidence is not touched.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from kehoach.blocks import Document, Paragraph, Run, paragraphs
from kehoach.readers.legacy.guess import Evidence, may_be_legacy, together, weigh
from kehoach.readers.legacy.tables import TABLES, TCVN3, VNI_MARKS, convert

_SYMBOL_FONT = re.compile(r"symbol|wingdings|webdings|dingbats|marlett", re.IGNORECASE)
_CAPITAL_FONT = re.compile(r"\.vn.*h\Z", re.IGNORECASE)


def to_unicode(document: Document) -> Document:
    """``document`` itself, changed: its text in Unicode NFC, its ``encoding`` set when it was (partly) a legacy one."""
    found = list(_all_paragraphs(document))
    for paragraph in found:
        _compose(paragraph)
    if any(may_be_legacy(run.text) for paragraph in found for run in paragraph.runs):
        judge = _Judge(found)
        used = {encoding for paragraph in found for encoding in judge.change(paragraph)}
        document.encoding = ", ".join(name for name in TABLES if name in used) or document.encoding
    return document


def _all_paragraphs(document: Document) -> Iterator[Paragraph]:
    yield from paragraphs(document.blocks)
    yield from paragraphs(document.notes)
    for section in document.sections:
        yield from paragraphs(section.headers)
        yield from paragraphs(section.footers)


def _compose(paragraph: Paragraph) -> None:
    runs = paragraph.runs
    parted = any(unicodedata.combining(run.text[0]) for run in runs[1:] if run.text)
    if not parted and all(unicodedata.is_normalized("NFC", run.text) for run in runs):
        return
    marks = {mark for run in paragraph.runs for mark in run.text if unicodedata.combining(mark)}
    runs = _with_marks(paragraph.runs, frozenset(marks))
    paragraph.runs = [Run(unicodedata.normalize("NFC", run.text), run.format) for run in runs]
    paragraph._text = None


def _with_marks(runs: list[Run], marks: frozenset[str]) -> list[Run]:
    """``runs`` with the marks at the beginning of one moved to the letter they belong to, at the end of the one before."""
    joined: list[Run] = []
    for run in runs:
        text = run.text
        if joined and text[:1] in marks and joined[-1].text[-1:].isalpha():
            rest = text.lstrip("".join(marks)) if unicodedata.combining(text[0]) else text[1:]
            joined[-1] = Run(joined[-1].text + text[: len(text) - len(rest)], joined[-1].format)
            text = rest
        if text:
            joined.append(Run(text, run.format))
    return joined


class _Judge:
    """What the words of a document say about the encoding of its runs."""

    def __init__(self, found: list[Paragraph]) -> None:
        by_paragraph = [weigh(_words(paragraph)) for paragraph in found]
        self.whole = together(by_paragraph).verdict()
        sure = {self.whole, *(evidence.verdict() for evidence in by_paragraph)}
        by_font: defaultdict[str, list[str]] = defaultdict(list)
        for paragraph in found:
            for run in paragraph.runs:
                by_font[run.format.font].append(run.text)
        self.fonts = {font: weigh("\n".join(texts)).verdict() for font, texts in by_font.items()}
        self.sure = (sure | set(self.fonts.values())) - {""}

    def change(self, paragraph: Paragraph) -> set[str]:
        """Bring ``paragraph`` to Unicode; the encodings that were met."""
        if not self.sure:
            return set()
        whole = weigh(_words(paragraph))
        encodings = [self._encoding(run, whole) for run in paragraph.runs]
        if not any(encodings):
            return set()
        if any(run.text[:1] in VNI_MARKS for run in paragraph.runs[1:]):
            paragraph.runs = _with_marks(paragraph.runs, VNI_MARKS)
            encodings = [self._encoding(run, whole) for run in paragraph.runs]
        paragraph.runs = [
            _changed(run, encoding) if encoding else run
            for run, encoding in zip(paragraph.runs, encodings, strict=True)
        ]
        paragraph._text = None
        return set(encodings) - {""}

    def _encoding(self, run: Run, whole: Evidence) -> str:
        if _SYMBOL_FONT.search(run.format.font):
            return ""
        own = weigh(run.text)
        if own.unicode:
            return self._if_sure(own.verdict(enough=1))
        return (
            self._if_sure(own.verdict(enough=1))
            or self._if_sure(whole.verdict(enough=1))
            or ("" if whole.unicode else self.fonts.get(run.format.font, "") or self.whole)
        )

    def _if_sure(self, encoding: str) -> str:
        return encoding if encoding in self.sure else ""


def _words(paragraph: Paragraph) -> str:
    return "".join("\n" if _SYMBOL_FONT.search(run.format.font) else run.text for run in paragraph.runs)


def _changed(run: Run, encoding: str) -> Run:
    text = convert(run.text, encoding)
    if encoding == TCVN3 and _CAPITAL_FONT.match(run.format.font):
        # such a font shows small letters as capitals, for TCVN3 has no toned capitals
        return Run(text, run.format._replace(caps=True))
    return Run(text, run.format)
