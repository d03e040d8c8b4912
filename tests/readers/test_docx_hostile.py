"""Files that are no Word files, damaged, locked or hostile: refused with a reason, in time, or read without harm."""

import io
import random
import time
import zipfile
from collections.abc import Callable

import pytest

from kehoach.blocks import Table, paragraphs
from kehoach.problems import KehoachError
from kehoach.readers.docx import budget, package, read
from readers.word_made import (
    NAMES,
    Parts,
    W,
    abstract,
    level,
    num,
    numbered,
    p,
    packed,
    parts,
    r,
    row,
    style,
    table,
    word,
)

GOOD = word(
    p("Kế hoạch", '<w:pStyle w:val="a"/>') + numbered("một", 1) + table(row("a", "b")),
    styles=style("a"),
    numbering=abstract(0, level(0, "decimal", "%1.")) + num(1, 0),
    footnotes=f'<w:footnote w:id="1">{p("chú thích")}</w:footnote>',
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SECONDS = 10
DOCTYPE = b'<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


def refusal(data: bytes) -> str:
    start = time.monotonic()
    with pytest.raises(KehoachError) as caught:
        read(data, "tep.docx")
    assert time.monotonic() - start < SECONDS
    (problem,) = caught.value.problems
    assert problem.place.file == "tep.docx"
    assert problem.mend
    assert caught.value.exit_code == 2
    return problem.code


def changed(change: Callable[[Parts], object]) -> bytes:
    made = parts(p("chữ"), styles=style("a"), header1=p("đầu"))
    change(made)
    return packed(made)


def main(body: str, head: str = "") -> Callable[[Parts], object]:
    return lambda made: made.update({"word/document.xml": f"{head}<w:document {NAMES}>{body}</w:document>".encode()})


def part(name: str, data: bytes) -> Callable[[Parts], object]:
    return lambda made: made.update({name: data})


def locked() -> bytes:
    stream = io.BytesIO(GOOD)
    data = bytearray(stream.getvalue())
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = 0
        while (start := data.find(signature, start)) >= 0:
            data[start + offset] |= 1
            start += 4
    return bytes(data)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"day la van ban", "DOC01"),
        (b'{"error": "not found"}', "DOC01"),
        (b"%PDF-1.7", "DOC01"),
        (OLE + b"\0" * 600, "DOC01"),
        (OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le"), "DOC03"),
        (b"PK\x03\x04 hong", "DOC02"),
        (GOOD[: len(GOOD) // 2], "DOC02"),
        (GOOD[:-30], "DOC02"),
        (locked(), "DOC03"),
        (packed({"a.txt": b"a"}), "DOC01"),
        (packed({}), "DOC01"),
        (packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}), "DOC01"),
        (changed(main("<w:body><w:p></w:body>")), "DOC02"),
        (changed(part("word/document.xml", b"")), "DOC02"),
        (changed(part("word/document.xml", b"<html/>")), "DOC01"),
        (changed(main("<w:body/>")), "DOC07"),
        (changed(main("")), "DOC07"),
        (word('<w:p><w:r><w:drawing><a:blip r:embed="rId7"/></w:drawing></w:r></w:p>'), "DOC06"),
        (changed(main(f"<w:body>{p('&a;')}</w:body>", DOCTYPE.decode())), "DOC04"),
        (changed(part("word/styles.xml", DOCTYPE + b"<d/>")), "DOC04"),
        (changed(part("_rels/.rels", DOCTYPE + b"<d/>")), "DOC04"),
        (changed(main(f"<w:body>{p('x')}</w:body>", "<!DOCTYPE d>")), "DOC04"),
        (changed(main("<w:body>" + "<w:sdt><w:sdtContent>" * 200 + "</w:sdtContent></w:sdt>" * 200 + "</w:body>")), "DOC04"),
        (changed(main("<w:body><w:p><w:r><w:t>" + "x" * 10_100_000 + "</w:t></w:r></w:p></w:body>")), "DOC04"),
        (packed({f"word/{each}.xml": b"" for each in range(package.MAX_MEMBERS)} | parts(p("chữ"))), "DOC05"),
        (changed(main("<w:body>" + "<w:p/>" * 1_000_000 + "</w:body>")), "DOC05"),
        (changed(main("<w:body><w:p><w:r>" + "<w:tab/>" * 6_000_000 + "</w:r></w:p></w:body>")), "DOC05"),
    ],
)  # fmt: skip
def test_refused_with_a_reason(data: bytes, code: str) -> None:
    assert refusal(data) == code


@pytest.mark.parametrize(
    ("folder", "what"), [("xl/workbook.xml", "Excel"), ("ppt/presentation.xml", "PowerPoint"), ("la/tep", "ZIP")]
)
def test_what_another_office_file_is_is_said(folder: str, what: str) -> None:
    with pytest.raises(KehoachError, match=what):
        read(packed({folder: b"<a/>", "[Content_Types].xml": b"<Types/>"}))


def test_a_text_of_libreoffice_can_be_saved_as_word() -> None:
    with pytest.raises(KehoachError, match="lưu lại dạng “Word Document"):
        read(packed({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}))


@pytest.mark.parametrize(
    "body",
    [
        "<w:p/>" * 51,
        "<b:p/>" * 51,
        "<w:tbl/>" * 13,
        table(*[row("a")] * 17),
        table(row(*["a"] * 26)),
        "<w:sdt/>" * 51,
        "<w:la/>" * 51,
        "<w:p>" + "<w:la/>" * 51 + "</w:p>",
        "<w:p>" + "<w:sdt/>" * 51 + "</w:p>",
        "<w:p>" + "<w:del/>" * 26 + "</w:p>",
        "<w:p>" + "<w:r><w:pict/></w:r>" * 51 + "</w:p>",
        p("a", "<w:sectPr/>") * 8,
        "<w:p>" + "".join(r("a", f'<w:sz w:val="{each}"/>') for each in range(1, 15)) + "</w:p>",
        "".join(p("a", f'<w:ind w:left="{each}"/>') for each in range(12)),
    ],
)  # fmt: skip
def test_everything_that_takes_time_is_counted(body: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MAX_WORK", 50)
    assert refusal(changed(main(f'<w:body xmlns:b="{W}">{body}</w:body>'))) == "DOC05"


def test_a_bomb_is_counted_while_it_is_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 1_000_000)
    assert refusal(changed(part("word/styles.xml", b" " * 1_000_001))) == "DOC05"
    monkeypatch.setattr(package, "MAX_UNPACKED", 500_000)
    assert refusal(changed(part("word/styles.xml", b"<a>" + b" " * 499_000 + b"</a>"))) == "DOC05"


def test_pictures_are_not_inflated(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_UNPACKED", 50_000)
    assert read(changed(part("word/media/image1.png", b"\0" * 1_000_000))).blocks


def test_fifty_tables_in_one_another_are_read() -> None:
    body = p("đáy")
    for _ in range(50):
        body = f"<w:tbl><w:tr><w:tc>{body}<w:p/></w:tc></w:tr></w:tbl>"
    (block,) = read(word(body)).blocks
    depth = 0
    while isinstance(block, Table):
        block = block.rows[0][0].blocks[0]
        depth += 1
    assert (depth, block.text) == (50, "đáy")


@pytest.mark.parametrize(
    "name",
    [
        "../../word/document.xml",
        "/word/document.xml",
        "word\\document.xml",
        "C:\\x",
        "word/../word/styles.xml",
        "a" * 300,
    ],
)
def test_tricks_with_names_change_nothing(name: str) -> None:
    other = packed({name: b"<x/>"} | parts(p("chữ")))
    assert [each.text for each in paragraphs(read(other).blocks)] == ["chữ"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_of_two_members_of_one_name_the_last_counts_and_it_is_told() -> None:
    stream = io.BytesIO(packed(parts(p("cũ"))))
    with zipfile.ZipFile(stream, "a") as archive:
        archive.writestr("word/document.xml", parts(p("mới"))["word/document.xml"])
    document = read(stream.getvalue())
    assert [each.text for each in paragraphs(document.blocks)] == ["mới"]
    assert [each.code for each in document.problems] == ["DOC09"]


@pytest.mark.parametrize(
    "body",
    [
        "<w:p>" + "<w:r><w:t>a</w:t></w:r>" * 10_000 + "</w:p>",
        "<w:p>" + "<w:r><w:t>a</w:t><w:br w:type='page'/></w:r>" * 5_000 + "</w:p>",
        "<w:p>" + "<w:r><w:fldChar w:fldCharType='begin'/></w:r>" * 5_000 + r("a") * 5_000 + "</w:p>",
        "<w:p>" + "<w:del><w:r><w:delText>a</w:delText></w:r></w:del>" * 5_000 + r("a") + "</w:p>",
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>" + r("a") + "</w:p>") * 5_000,
        p("a" + "\u0301\u0323" * 30_000),
        table(row(*["a"] * 5_000)),
        table(*[row("<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc>")] * 5_000, row("a")),
        p("a", "<w:sectPr/>") * 5_000,
        '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * 5_000,
        "".join(numbered("a", each) for each in range(5_000)),
    ],
)  # fmt: skip
def test_much_of_anything_takes_no_more_than_its_time(body: str) -> None:
    start = time.monotonic()
    read(word(body, footnotes=f'<w:footnote w:id="1">{p("b")}</w:footnote>', numbering=abstract(0) + num(1, 0)))
    assert time.monotonic() - start < SECONDS / 4


@pytest.mark.parametrize("chain", [2_000])
def test_long_chains_of_styles_end(chain: int) -> None:
    styles = "".join(style(f"s{each}", based_on=f"s{each + 1}") for each in range(chain))
    assert read(word(p("a", '<w:pStyle w:val="s0"/>'), styles=styles)).blocks


def test_any_damage_is_told_or_harmless() -> None:
    """Every way of cutting or flipping the file ends in a reason or a document, never in a traceback."""
    for index in range(0, len(GOOD), 13):
        for data in (GOOD[:index], GOOD[:index] + bytes([GOOD[index] ^ 0x55]) + GOOD[index + 1 :]):
            _read_or_refuse(data)


def test_any_change_of_the_xml_is_told_or_harmless() -> None:
    """Elements taken out, doubled or renamed, and values made absurd, in every part."""
    chance = random.Random(4)
    with zipfile.ZipFile(io.BytesIO(GOOD)) as archive:
        good = {name: archive.read(name) for name in archive.namelist()}
    for _ in range(300):
        made = dict(good)
        name = chance.choice(sorted(made))
        pieces = made[name].replace(b">", b">\0").split(b"\0")
        index = chance.randrange(len(pieces))
        match chance.randrange(4):
            case 0:
                del pieces[index]
            case 1:
                pieces.insert(index, chance.choice(pieces))
            case 2:
                pieces[index] = pieces[index].replace(b"w:", b"m:", 1)
            case _:
                pieces[index] = pieces[index].replace(b'"1"', b'"-9999999999999999999999"').replace(b'"a"', b'""')
        made[name] = b"".join(pieces)
        _read_or_refuse(packed(made))


def _read_or_refuse(data: bytes) -> None:
    try:
        document = read(data)
    except KehoachError as error:
        assert error.problems[0].code.startswith("DOC")
    else:
        assert document.format == "docx"
