"""Headers, footers, footnotes, properties, and the zip around them all."""

import io
import zipfile
import zlib

import pytest
from docx import Document
from jinja2 import TemplateSyntaxError

from engine.word import CORE, MAIN, assert_same, by_docxtpl, canonical, docx, names, p, part, tbl, tr, words, zipped
from kehoach.engine import ISAL, ZLIB, deflate, prepare
from kehoach.engine.archive import Archive
from kehoach.engine.deflate import LAST, RAW, Packed, joined_crc, pack, piece, unpacked

_TABLE = tbl(tr("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"))
_FULL = docx(
    p("{{ x }}"),
    core="<dc:title>{{ x }}</dc:title><dc:creator>UBND {{ xa.ten }}</dc:creator><dc:subject>cố định</dc:subject>"
    "<dc:description>{{ khong }}</dc:description><cp:keywords>{{ x }}</cp:keywords>",
    header1=p("{{ x }}", look="<w:b/>") + _TABLE,
    header2=p("không có thẻ"),
    footer1=p("{% for c in cot %}{{ c }}{% endfor %}") + p("{%p if x %}") + p("trang\n") + p("{%p endif %}"),
    footnotes=f"\n  <w:footnote w:id='1'>\n{p('{{ x }}', '{%r if x %}', 'có', '{%r endif %}')}\n</w:footnote>",
)
_VALUES = {"x": "a & <b>\nc", "cot": "abcd", "xa": {"ten": "Hoa Lộc"}}


def test_headers_footers_and_footnotes() -> None:
    assert_same(_FULL, _VALUES)


def test_properties_are_not_escaped_twice() -> None:
    """docxtpl escapes them as if they were markup, so that Word shows ``&amp;``."""
    ours, theirs = (
        part(each(_FULL, _VALUES), CORE).decode() for each in (lambda d, v: prepare(d).render(v), by_docxtpl)
    )
    assert "<dc:title>a &amp; &lt;b&gt;\nc</dc:title>" in ours
    assert "<dc:title>a &amp;amp; &amp;lt;b&amp;gt;\nc</dc:title>" in theirs
    assert "<dc:creator>UBND Hoa Lộc</dc:creator>" in ours
    assert "<cp:keywords>{{ x }}</cp:keywords>" in ours
    assert "<cp:keywords>{{ x }}</cp:keywords>" in theirs


def test_properties_in_a_part_of_another_name() -> None:
    with zipfile.ZipFile(io.BytesIO(_FULL)) as archive:
        parts = {each: archive.read(each).decode().replace(CORE, "package/core.psmdcp") for each in archive.namelist()}
    parts["package/core.psmdcp"] = parts.pop(CORE)
    assert b"UBND Hoa" in part(prepare(zipped(parts)).render(_VALUES), "package/core.psmdcp")


def test_the_zip() -> None:
    compiled = prepare(_FULL)
    for packer in filter(None, (ZLIB, ISAL)):
        made = compiled.render(_VALUES, packer)
        assert made == compiled.render(_VALUES, packer) == prepare(_FULL).render(_VALUES, packer)
        assert sorted(names(made)) == sorted(names(_FULL))
        for name in set(names(_FULL)) - set(compiled.parts) - {CORE}:
            assert part(made, name) == part(_FULL, name)
        assert compiled.part(MAIN, _VALUES) == part(made)
        assert Document(io.BytesIO(made)).paragraphs[0].text == "a & <b>\nc"


def test_parts_with_names_that_are_not_ascii_and_folders() -> None:
    with zipfile.ZipFile(io.BytesIO(_FULL)) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    made = prepare(zipped({**parts, "word/media/": "", "customXml/mục.xml": "<a/>"})).render(_VALUES)
    assert part(made, "customXml/mục.xml") == b"<a/>"
    assert "word/media/" not in names(made)


def test_what_does_not_fit_into_a_zip_is_told() -> None:
    packed = pack((b"x",))
    assert zipfile.ZipFile(io.BytesIO(Archive({}).file({"a": packed}))).read("a") == b"x"
    with pytest.raises(OverflowError):
        Archive({"a": Packed(packed.data, packed.crc, 1 << 32)})
    with pytest.raises(OverflowError):
        Archive({}).file({str(each): packed for each in range(70_000)})


@pytest.mark.parametrize("body", ["{% if x %}", "{{ x", "{% nothing %}", "{{ x|khong_co }}", "{% endfor %}"])
def test_broken_tags_are_told_when_preparing(body: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        prepare(docx(p(body)))


@pytest.mark.parametrize("data", [b"", b"PK", zipped({"a": "b"}), docx("").replace(b"PK\x05\x06", b"PK\x05\x07")])
def test_what_is_no_word_file_is_told(data: bytes) -> None:
    with pytest.raises((zipfile.BadZipFile, KeyError, ValueError)):
        prepare(data)


def test_a_background_stays_where_it_is() -> None:
    with zipfile.ZipFile(io.BytesIO(_FULL)) as archive:
        parts = {each: archive.read(each).decode() for each in archive.namelist()}
    parts[MAIN] = parts[MAIN].replace("<w:body>", '<w:background w:color="FFFFFF"/><w:body>')
    found = assert_same(zipped(parts), _VALUES)
    assert found.index(b"<w:background") < found.index(b"<w:body>")


def test_a_header_that_is_not_balanced() -> None:
    """docxtpl raises; here it is made well formed."""
    data = docx("", header1=p("{% if x %}a") + p("b{% endif %}"))
    made = prepare(data)
    assert words(part(made.render({"x": 1}), "word/header1.xml")) == "ab"
    assert canonical(part(made.render({}), "word/header1.xml"))


@pytest.mark.parametrize("packer", [ZLIB, *([ISAL] if ISAL else [])])
@pytest.mark.parametrize("combines", [True, False])
def test_pieces_stand_behind_each_other(
    monkeypatch: pytest.MonkeyPatch, packer: deflate.Packer, combines: bool
) -> None:
    """Packed by whichever packer, the checksum joined by isal or without it."""
    said = [b"Ph\xe1\xbb\xa5 l\xe1\xbb\xa5c " * 500, b"", b"x", bytes(range(256)) * 300]
    pieces = [piece(each, packer) for each in said]
    if not combines:
        monkeypatch.setattr(deflate, "isal_zlib", None)
    crc = 0
    for each in pieces:
        crc = joined_crc(crc, each)
    stream = b"".join(each.data for each in pieces) + LAST
    reader = zlib.decompressobj(RAW)
    assert reader.decompress(stream) == b"".join(said)
    assert reader.eof
    assert crc == zlib.crc32(b"".join(said))
    assert [unpacked(each) for each in pieces] == said
