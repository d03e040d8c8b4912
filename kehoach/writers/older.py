"""Words that a template has no tag for, because it was made before they could occur: they are put in their place all the same.

A template of an office keeps working when the program learns to print more. Only what an imported plan may bring is looked
after here; whatever else a template leaves out, its office meant to leave out.
"""

from collections.abc import Iterable

from lxml import etree

from kehoach.model.plan import TEN_LOAI
from kehoach.problems import KehoachError, Place, Problem
from kehoach.writers import styles as names
from kehoach.writers.context import NguCanh, PhanKhacIn, PhuLucIn
from kehoach.writers.oxml import NS, paragraph, style_id, text, w
from kehoach.writers.printed import Printed
from kehoach.writers.styles import Styles
from kehoach.writers.template import DocxEngine
from kehoach.writers.tokens import finalize, plain, source_token


def complete_plan(body: etree._Element, printed: NguCanh, engine: DocxEngine, styles: Styles, own: Styles) -> None:
    """Put into the rendered ``body`` the kind, the line (Kèm theo ...) and the unrecognised lines that its tags do not print."""
    prose = styles.require(names.LOI_VAN, own)
    title = _holder(body, "@trich_yeu")
    kind = _kind(body, title)
    if not engine.prints("ten_loai") and printed.ten_loai != TEN_LOAI:
        if kind is None:
            kind = _line("", prose)
            _insert(body, title, kind, behind=False)
        _say(kind, finalize(printed.ten_loai))
    end = title
    if not engine.prints("kem_theo") and printed.kem_theo:
        end = _behind(body, title, [printed.kem_theo], styles.require(names.KEM_THEO, own))
    others = printed.phan_khac
    if others == PhanKhacIn():
        return
    for each in _missing(body, others.dau):
        _insert(body, kind if kind is not None else title, _line(each, prose), behind=False)
    _behind(body, _below(end), _missing(body, others.tieu_de), prose)
    last = _last(body, printed.noi_nhan)
    _behind(body, last, _missing(body, others.noi_nhan), prose if last is None else style_id(last))
    _behind(body, _holder(body, "@chu_ky.ho_ten"), _missing(body, others.chu_ky), prose)


def complete_annex(body: etree._Element, annex: PhuLucIn, engine: DocxEngine) -> None:
    """Put an annex's own column titles into the rendered ``body`` when its template has titles of its own.

    Raises :class:`KehoachError` MAU10 when they do not fit.
    """
    if engine.prints("cot") or not annex.cot_rieng:
        return
    header = next((each for each in body.iter(w("tr")) if each.find("w:trPr/w:tblHeader", NS) is not None), None)
    cells = [] if header is None else header.findall("w:tc", NS)
    if len(cells) != len(annex.cot):
        raise KehoachError(
            Problem(
                "MAU10",
                "Kế hoạch có tên cột riêng mà bảng của mẫu phụ lục không có hàng đầu đủ cột để in",
                f"ghi {{{{ cot[0] }}}} đến {{{{ cot[{len(annex.cot) - 1}] }}}} vào hàng đầu bảng của mẫu, "
                "hoặc bỏ khóa cot của phụ lục",
                Place(file=engine.package.source or None),
            )
        )
    for cell, title in zip(cells, annex.cot, strict=True):
        _say(cell, finalize(title))


def append_lines(body: etree._Element, lines: Iterable[str], styles: Styles, own: Styles) -> None:
    """Put ``lines`` at the very end of ``body``."""
    section = body.find("w:sectPr", NS)
    for each in lines:
        line = _line(each, styles.require(names.LOI_VAN, own))
        if section is None:
            body.append(line)
        else:
            section.addprevious(line)


def _kind(body: etree._Element, title: etree._Element | None) -> etree._Element | None:
    """The paragraph KẾ HOẠCH, looked for from the title upwards."""
    for each in body.iter(w("p")):
        if each is title:
            return None
        if plain(text(each)).strip().upper() == TEN_LOAI:
            return each
    return None


def _holder(body: etree._Element, target: str) -> etree._Element | None:
    """The paragraph in which ``target`` is printed."""
    token = source_token("p", target)
    found = next((each for each in body.iter(w("t")) if token in (each.text or "")), None)
    return None if found is None else next(found.iterancestors(w("p")))


def _last(body: etree._Element, lines: Iterable[str]) -> etree._Element | None:
    """The paragraph of the last of ``lines`` that is printed."""
    found = [_holder(body, target) for target in _targets(lines)]
    return next((each for each in reversed(found) if each is not None), None)


def _missing(body: etree._Element, lines: Iterable[str]) -> list[str]:
    """The lines that are not printed."""
    lines = list(lines)
    return [each for each in lines if not any(_holder(body, target) is not None for target in _targets([each]))]


def _targets(lines: Iterable[str]) -> list[str]:
    return [source.target for each in lines if isinstance(each, Printed) for source in each.sources]


def _below(anchor: etree._Element | None) -> etree._Element | None:
    """The paragraph behind ``anchor`` that draws the line under the title, where there is one, else ``anchor``."""
    following = None if anchor is None else anchor.getnext()
    return following if following is not None and following.tag == w("p") and not text(following) else anchor


def _behind(
    body: etree._Element, anchor: etree._Element | None, lines: Iterable[str], style: str
) -> etree._Element | None:
    """Insert ``lines`` in the style with the id ``style`` behind ``anchor``; the last of them, else ``anchor``."""
    for words in lines:
        line = _line(words, style)
        _insert(body, anchor, line, behind=True)
        anchor = line
    return anchor


def _insert(body: etree._Element, anchor: etree._Element | None, line: etree._Element, *, behind: bool) -> None:
    if anchor is None:
        section = body.find("w:sectPr", NS)
        if behind and section is not None:
            section.addprevious(line)
        else:
            body.insert(len(body) if behind else 0, line)
    elif behind:
        anchor.addnext(line)
    else:
        anchor.addprevious(line)


def _line(words: str, style: str) -> etree._Element:
    line = paragraph(style)
    _say(line, finalize(words))
    return line


def _say(holder: etree._Element, words: str) -> None:
    """Make a paragraph or cell say ``words``, in the looks of its first run."""
    runs = list(holder.iter(w("t")))
    for each in runs[1:]:
        each.text = ""
    if runs:
        runs[0].text = words
        return
    first = holder if holder.tag == w("p") else next(holder.iter(w("p")))
    etree.SubElement(etree.SubElement(first, w("r")), w("t")).text = words
