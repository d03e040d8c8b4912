"""Changes of letters as changes of the XML of runs: in place, or tracked; and runs parted for what stands between them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Final, NamedTuple

from lxml import etree

from kehoach.mending.docx_walk import R_PR, RUN, T, W
from kehoach.mending.source import Source, Span, Splice, escaped, prefix_of
from kehoach.ooxml import W_URI

INS: Final = f"{W}ins"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_ID = re.compile(r"""\bid\s*=\s*["'](\d{1,10})["']""")
_SLOT = re.compile(r"(\[\[[^\[\]]*\]\])")
_AFTER_HIGHLIGHT = "u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang|eastAsianLayout|specVanish|oMath|rPrChange"
_MAX_ID: Final = 2**31 - 100_000


class Op(NamedTuple):
    """The letters ``start`` to ``end`` of an element (of a sign: 0 to 1) become ``new``."""

    start: int
    end: int
    new: str


Ops = dict[etree._Element, list[Op]]


class Ids:
    """Ids for changes and comments that nothing in the text has."""

    def __init__(self, *texts: str) -> None:
        self._taken = {int(found) for text in texts for found in _ID.findall(text)}
        top = max(self._taken, default=0)
        self._next = top + 1 if top < _MAX_ID else 1

    def new(self) -> int:
        """The next one."""
        while self._next in self._taken:
            self._next += 1
        self._taken.add(self._next)
        return self._next

    def renewed(self, xml: str) -> str:
        """A copy of ``xml`` with ids of its own."""
        return _ID.sub(lambda found: found[0].replace(found[1], str(self.new())), xml)


class _Names(NamedTuple):
    """What stands before the names of elements and of attributes, and what must be declared."""

    element: str
    attribute: str
    declared: str


def plain_splices(source: Source, ops: Ops) -> list[Splice]:
    """Make the changes in place."""
    splices: list[Splice] = []
    spans = source.spans(ops)
    for element, found in ops.items():
        names = _Names(*prefix_of(element, W_URI))
        found.sort(key=lambda each: each[:2])
        if element.tag == T:
            splices += _words(source, element, spans[element], found, names)
        else:
            splices += [_sign(spans[element], op, names) for op in found]
    return splices


def _words(source: Source, element: etree._Element, span: Span, ops: list[Op], names: _Names) -> list[Splice]:
    value = element.text or ""
    after = _applied(value, ops)
    letters = source.letters(span, value)
    space = element.get(_SPACE)
    new_edge = (after[:1].isspace() and not value[:1].isspace()) or (after[-1:].isspace() and not value[-1:].isspace())
    signs = any("\t" in op.new or "\n" in op.new for op in ops)
    if signs or not after or letters is None or (new_edge and space not in (None, "preserve")):
        return [Splice(span.start, span.end, words_xml(after, names))]
    places = [*(start for start, _ in letters), span.close]
    made = [Splice(places[op.start], places[op.end], escaped(op.new)) for op in ops]
    return [Splice(span.inner - 1, span.inner - 1, ' xml:space="preserve"'), *made] if new_edge and not space else made


def _sign(span: Span, op: Op, names: _Names) -> Splice:
    start = span.end if op.start else span.start
    return Splice(start, span.end if op.end else start, words_xml(op.new, names))


def _applied(value: str, ops: Iterable[Op]) -> str:
    out, at = [], 0
    for start, end, new in ops:
        out += [value[at:start], new]
        at = end
    return "".join([*out, value[at:]])


def words_xml(text: str, names: tuple[str, str, str], tag: str = "t") -> str:
    """``text`` as it stands in a run; tabs and line breaks are elements."""
    element, _, declared = names
    out = []
    for part in re.split("([\t\n])", text):
        if part == "\t":
            out.append(f"<{element}tab{declared}/>")
        elif part == "\n":
            out.append(f"<{element}br{declared}/>")
        elif part:
            out.append(f'<{element}{tag}{declared} xml:space="preserve">{escaped(part)}</{element}{tag}>')
    return "".join(out)


class _Bit(NamedTuple):
    """A part of a run: ``how`` it stands (kept, del, ins; slot: put in, to be filled), or ``mark``: between runs."""

    how: str
    xml: str


def parted(
    source: Source,
    ops: Mapping[etree._Element, list[Op]],
    marks: Mapping[etree._Element, list[tuple[int, str]]],
    wrap: "Wrap",
    others: Iterable[Splice] = (),
) -> list[Splice]:
    """The runs of these elements, parted where letters change (``ops``) or where something is put in (``marks``:
    offset in the element, XML), and ``others``. What changes inside such a run, as in a text box, changes with it."""
    runs = {run: None for each in (*ops, *marks) if (run := each.getparent()) is not None}
    inside = [each for run in runs for each in run]
    outer = [parent for run in runs if (parent := run.getparent()) is not None and parent.tag == INS]
    spans = source.spans([*runs, *inside, *outer])
    firsts: dict[etree._Element | None, etree._Element] = {}
    for run in sorted(runs, key=lambda each: spans[each].start):
        firsts.setdefault(run.getparent(), run)
    left = sorted(others, key=lambda each: each.start)
    splices: list[Splice] = []
    nested = bool(left) or any(
        next((up for up in run.iterancestors(RUN) if up in runs), None) is not None for run in runs
    )
    for run in sorted(runs, key=lambda each: -spans[each].start) if nested else runs:
        names = _Names(*prefix_of(run, W_URI))
        lying = _taken(splices, left, spans[run]) if nested else []
        bits: list[_Bit] = []
        properties = ""
        copies = 0
        for child in run:
            span = spans[child]
            if child.tag == R_PR:
                properties += source.text[span.start : span.end]
            else:
                inner = [each for each in lying if span.start <= each.start and each.end <= span.end]
                bits += _bits(source, child, span, ops.get(child, []), marks.get(child, []), names, inner)
        span = spans[run]
        opening = source.text[span.start : span.inner]
        parent = run.getparent()
        around = ""
        if parent is not None and parent.tag == INS:
            around = source.text[spans[parent].start : spans[parent].inner]
        fresh = firsts[parent] is run
        out = []
        for kind, group in groupby(bits, key=lambda each: each.how):
            how, content = kind, "".join(each.xml for each in group)
            if how == "mark":
                out.append(content)
            else:
                said = wrap.ids.renewed(properties) if copies else properties
                copies += 1
                if how == "slot":
                    how, said = "ins", _highlighted(said, names)
                whole = f"{opening}{said}{content}</{names.element}r>"
                if how == "del" and around and not fresh:  # an insertion holds one deletion
                    out.append(f"</{names.element}ins>{wrap.ids.renewed(around)}")
                fresh = fresh and how != "del"
                out.append(whole if how == "kept" else wrap(how, whole, names, around))
        splices.append(Splice(span.start, span.end, "".join(out)))
    return [*left, *splices]


def _taken(splices: list[Splice], left: list[Splice], span: Span) -> list[Splice]:
    """Those that lie in ``span``, taken out of ``splices`` (the last first) and of those ``left`` to be put there, in order."""
    while left and left[-1].start >= span.start:
        splices.append(left.pop())
    found = []
    while splices and splices[-1].start < span.end:
        found.append(splices.pop())
    return found


def _with(text: str, span: Span, splices: Iterable[Splice]) -> str:
    """The element at ``span`` with these changes."""
    out, at = [], span.start
    for start, end, new in splices:
        out += [text[at:start], new]
        at = end
    return "".join([*out, text[at : span.end]])


def _bits(
    source: Source,
    child: etree._Element,
    span: Span,
    ops: list[Op],
    marks: list[tuple[int, str]],
    names: _Names,
    inner: Sequence[Splice],
) -> Iterator[_Bit]:
    whole = _with(source.text, span, inner)
    if child.tag != T:
        yield from (_Bit("mark", xml) for at, xml in marks if not at)
        yield from (bit for op in ops if not op.start for bit in _put_in(op.new, names))
        yield _Bit("del" if any(op.start < op.end for op in ops) else "kept", whole)
        yield from (bit for op in ops if op.start for bit in _put_in(op.new, names))
        yield from (_Bit("mark", xml) for at, xml in marks if at)
        return
    value = child.text or ""
    letters = source.letters(span, value)
    places = None if letters is None else [*(start for start, _ in letters), span.close]

    def kept(start: int, end: int, tag: str = "t") -> str:
        if start >= end:
            return ""
        if tag == "t" and (start, end) == (0, len(value)):
            return whole
        raw = escaped(value[start:end]) if places is None else source.text[places[start] : places[end]]
        return f'<{names.element}{tag}{names.declared} xml:space="preserve">{raw}</{names.element}{tag}>'

    at = 0
    steps: list[tuple[int, int, str | None, str]] = [(op.start, op.end, None, op.new) for op in ops]
    steps += [(where, where, xml, "") for where, xml in marks]
    for start, end, xml, new in sorted(steps, key=lambda each: each[:2]):
        if at < start:
            yield _Bit("kept", kept(at, start))
        if xml is not None:
            yield _Bit("mark", xml)
        if start < end:
            yield _Bit("del", kept(start, end, "delText"))
        yield from _put_in(new, names)
        at = max(at, end)
    if at < len(value):
        yield _Bit("kept", kept(at, len(value)))


def _put_in(text: str, names: _Names) -> Iterator[_Bit]:
    """New words; the slots among them by themselves."""
    for part in _SLOT.split(text):
        if part:
            yield _Bit("slot" if _SLOT.fullmatch(part) else "ins", words_xml(part, names))


def _highlighted(properties: str, names: _Names) -> str:
    """The format of a run (empty: none), with the yellow of what is to be filled in."""
    element, attribute, declared = names
    if "highlight" in properties:
        return properties
    mark = f'<{element}highlight{declared} {attribute}val="yellow"/>'
    if not properties:
        return f"<{element}rPr{declared}>{mark}</{element}rPr>"
    behind = re.search(rf"<{element}(?:{_AFTER_HIGHLIGHT})[\s/>]|</{element}rPr>\Z", properties)
    return f"{properties[: behind.start()]}{mark}{properties[behind.start() :]}" if behind else properties


class Wrap:
    """Puts runs that were taken out or in between the marks of a tracked change."""

    def __init__(self, author: str, date: dt.datetime, ids: Ids) -> None:
        self._author, self.ids = escaped(author).replace('"', "&quot;"), ids
        self._date = f"{date.replace(microsecond=0, tzinfo=None).isoformat()}Z"

    def __call__(self, how: str, run: str, names: tuple[str, str, str], around: str) -> str:
        """``run`` as taken out (``del``) or put in (``ins``); ``around`` is the first tag of an insertion that it stands in."""
        element, attribute, declared = names
        opening = (
            f'<{element}{how}{declared} {attribute}id="{self.ids.new()}" '
            f'{attribute}author="{self._author}" {attribute}date="{self._date}">'
        )
        made = f"{opening}{run}</{element}{how}>"
        if how == "ins" and around:  # no insertion stands in another one: the other author's is parted
            return f"</{element}ins>{made}{self.ids.renewed(around)}"
        return made


def tracked_splices(
    source: Source, ops: Ops, author: str, date: dt.datetime, ids: Ids, others: Iterable[Splice] = ()
) -> list[Splice]:
    """Make the changes as tracked ones; ``others`` are made as they are."""
    return parted(source, ops, {}, Wrap(author, date, ids), others)


__all__ = ["RUN", "Ids", "Op", "Ops", "Wrap", "parted", "plain_splices", "tracked_splices", "words_xml"]
