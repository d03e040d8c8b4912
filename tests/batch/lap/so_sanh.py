"""An annex alone against the annex of a plan."""

import io
import re
import zipfile
from pathlib import Path

from lxml import etree

from kehoach.batch.job import Hang
from kehoach.batch.lap import Maker
from kehoach.batch.lap.ke_hoach import ke_hoach_gon, phu_luc
from kehoach.writers.docx import to_docx
from kehoach.writers.oxml import NS, parse, w


def khac_nhau(maker: Maker, row: Hang, templates: Path | None) -> list[str]:
    """The lines of XML in which the files of ``row`` differ from the annexes of a plan made with the same templates."""
    own = [phu_luc(each.loai, each.tieu_de, each.hang) for each in maker.lap(row)]
    in_plan = _sections(to_docx(ke_hoach_gon(maker.job, row, own), templates, clean=True))[1:]
    made = [_sections(each.du_lieu) for each in maker.make(row)]
    assert [len(each) for each in made] == [1] * len(own) == [1] * len(in_plan)
    found = []
    for (alone,), there in zip(made, in_plan, strict=True):
        one, other = _plain(alone), _plain(there)
        found += [f"{a} | {b}" for a, b in zip(one, other, strict=False) if a != b]
        found += [f"{len(one)} {len(other)}"] if len(one) != len(other) else []
    return found


def goc(data: bytes) -> etree._Element:
    """The root of the main part."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return parse(archive.read("word/document.xml"))


def _sections(data: bytes) -> list[list[etree._Element]]:
    """Paragraphs and tables of each section, without what ends it."""
    body = goc(data).find("w:body", NS)
    assert body is not None
    sections: list[list[etree._Element]] = [[]]
    for each in body:
        if each.tag == w("sectPr"):
            continue
        sections[-1].append(each)
        ends = each.find("w:pPr/w:sectPr", NS)
        if ends is not None:
            ends.getparent().remove(ends)  # type: ignore[union-attr]
            sections.append([])
    return [each for each in sections if each]


def _plain(section: list[etree._Element]) -> list[str]:
    """The section as canonical XML, without bookmarks and runs that say nothing."""
    found = []
    for block in section:
        for name in ("bookmarkStart", "bookmarkEnd"):
            for each in list(block.iter(w(name))):
                each.getparent().remove(each)  # type: ignore[union-attr]
        for run in list(block.iter(w("r"))):
            words = run.find("w:t", NS)
            if words is not None and not words.text:
                run.getparent().remove(run)  # type: ignore[union-attr]
            elif words is not None:
                words.attrib.clear()
        _join_runs(block)
        text = etree.tostring(block, method="c14n", exclusive=True).decode()
        found += re.sub(r"(</w:p>|</w:trPr>|</w:tblGrid>)", r"\1\n", text).split("\n")
    return found


def _join_runs(block: etree._Element) -> None:
    """Runs of one look that follow one another say their words as one: where a plan has bookmarks they are apart."""
    for run in list(block.iter(w("r"))):
        before = run.getprevious()
        if before is not None and before.tag == w("r") and _look(before) == _look(run) is not None:
            words, more = before.find("w:t", NS), run.find("w:t", NS)
            if words is not None and more is not None:
                more.text = f"{words.text or ''}{more.text or ''}"
                before.getparent().remove(before)  # type: ignore[union-attr]


def _look(run: etree._Element) -> bytes | None:
    """The properties of a run of plain words; None for another."""
    others = [each for each in run if each.tag not in (w("rPr"), w("t"))]
    properties = run.find("w:rPr", NS)
    return None if others else b"" if properties is None else etree.tostring(properties, method="c14n")
