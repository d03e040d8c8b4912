"""Markup in the places of comments, a main part alone, and words that need no look."""

import io
import zipfile

import pytest
from docx import Document
from markupsafe import escape

from kehoach.engine import plain, prepare, prepare_xml

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ROW = '<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">{}</w:t></w:r></w:p></w:tc></w:tr>'


def _template() -> bytes:
    document = Document()
    document.add_paragraph("{{ ten }}")
    out = io.BytesIO()
    document.save(out)
    with zipfile.ZipFile(out) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    table = "<w:tbl><w:tblGrid><w:gridCol/></w:tblGrid>" + ROW.format("đầu") + "<!--dong--><!--cuoi--></w:tbl>"
    parts["word/document.xml"] = parts["word/document.xml"].replace(b"<w:sectPr", table.encode() + b"<w:sectPr")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, data in parts.items():
            new.writestr(name, data)
    return made.getvalue()


def _main(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def test_markup_comes_in_place_of_comments() -> None:
    engine = prepare(_template())
    assert engine.in_order("word/document.xml")
    one, two = ROW.format("một"), ROW.format("hai")
    said = _main(engine.render({"ten": "A & B"}, markup={"dong": one.encode(), "cuoi": two.encode()}))
    assert one + two + "</w:tbl>" in said
    assert "A &amp; B" in said
    assert "<!--dong--><!--cuoi-->" in _main(engine.render({"ten": "x"}))
    assert one in _main(engine.render({"ten": "x"}, markup={"none": b"?", "dong": one.encode()}))


def test_a_main_part_alone() -> None:
    rows = f"<w:document {W}><w:body>{ROW.format('{%tr for each in rows %}')}{ROW.format('{{ each }}')}<!--het-->"
    part = prepare_xml(f"{rows}{ROW.format('{%tr endfor %}')}</w:body></w:document>".encode())
    assert part.in_order
    said = b"".join(part.stream({"rows": ["a", "<b>"]})).decode()
    assert said.endswith(
        f"<w:body>{ROW.format('a')}<!--het-->{ROW.format('&lt;b&gt;')}<!--het--></w:body></w:document>"
    )


@pytest.mark.parametrize("words", ["Hoa Lộc", "1.250,5", "", "\x7f", "“trích”", "[[số]]", "👍"])
def test_plain_words_are_printed_as_they_are(words: str) -> None:
    assert plain(words.encode())
    assert str(escape(words)) == words


@pytest.mark.parametrize("words", ["<", ">", "&", '"', "'", "a_b", "\t", "\n", "\x00", "\uffff", "\ufffe"])
def test_what_needs_a_look(words: str) -> None:
    assert not plain(words.encode())
