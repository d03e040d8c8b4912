"""What the tests of mending share: tracked changes taken or left, files compared part by part, paragraphs in random pieces."""

import io
import itertools
import random
import unicodedata
import zipfile
from xml.sax.saxutils import escape

from lxml import etree

from kehoach.blocks import Document, paragraphs
from kehoach.ooxml import W_URI, transitional
from kehoach.readers import read

W = f"{{{W_URI}}}"


def members(data: bytes) -> dict[str, tuple[bytes, object]]:
    """Name -> content, and all that the zip says about it, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {
            each.filename: (
                archive.read(each),
                (each.compress_type, each.date_time, each.extra, each.comment, each.external_attr, each.create_system),
            )
            for each in archive.infolist()
        }


def changed_parts(before: bytes, after: bytes) -> set[str]:
    """The parts that are not the same; everything else about the zip must be."""
    one, other = members(before), members(after)
    assert list(one) == list(other)[: len(one)]
    assert all(one[name][1] == other[name][1] for name in one)
    return {name for name in other if name not in one or one[name][0] != other[name][0]}


def part(data: bytes, name: str = "word/document.xml") -> bytes:
    return members(data)[name][0]


def with_part(data: bytes, content: bytes, name: str = "word/document.xml") -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each, (old, _) in members(data).items():
            archive.writestr(each, content if each == name else old)
    return stream.getvalue()


def texts(data: bytes, name: str = "a.docx") -> dict[int, str]:
    return numbered(read(data, name))


def numbered(document: Document) -> dict[int, str]:
    """Paragraph or line -> the first text there."""
    found: dict[int, str] = {}
    for each in paragraphs(document.blocks):
        found.setdefault(each.spot.paragraph or each.spot.line or 0, each.text)
    return found


def accept_all(data: bytes, author: str = "kehoach") -> bytes:
    """The file with the changes of ``author`` taken, as Word takes them."""
    return _settled(data, author, gone="del", stays="ins")


def reject_all(data: bytes, author: str = "kehoach") -> bytes:
    """The file with the changes of ``author`` left."""
    return _settled(data, author, gone="ins", stays="del")


def _settled(data: bytes, author: str, gone: str, stays: str) -> bytes:
    for name, (content, _) in members(data).items():
        if name.endswith(".xml") and any(mark in transitional(content) for mark in (b"ins ", b"del ")):
            data = with_part(data, _part_settled(content, author, gone, stays), name)
    return data


def _part_settled(content: bytes, author: str, gone: str, stays: str) -> bytes:
    root = etree.fromstring(transitional(content))
    for each in list(root.iter(W + gone)):
        if each.get(f"{W}author") == author:
            _parent(each).remove(each)
    for each in list(root.iter(W + stays)):
        if each.get(f"{W}author") == author:
            for text in each.iter(f"{W}delText"):
                text.tag = f"{W}t"
            parent = _parent(each)
            at = parent.index(each)
            parent[at : at + 1] = list(each)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


WORDS = [
    "Uỷ ban",
    "nhân dân",
    "xã",
    "thực hiện",
    "Kế hoạch",
    "năm 2026",
    "a & b",
    "<c>",
    "hoà",
    "quý",
    "1.",
    "–",
    "“đẹp”",
]


def paragraph(rng: random.Random, prefix: str = "w:") -> str:
    """A paragraph of words in random pieces: runs parted anywhere, letters in parts, tabs, fields, links, tracked changes."""
    out = []
    for _ in range(rng.randint(1, 5)):
        text = " ".join(rng.choices(WORDS, k=rng.randint(1, 4))) + " "
        if rng.random() < 0.3:
            text = unicodedata.normalize("NFD", text)
        cuts = sorted({0, len(text), *(rng.randrange(len(text) + 1) for _ in range(rng.randint(0, 4)))})
        runs = "".join(_run(rng, text[a:b]) for a, b in itertools.pairwise(cuts))
        out.append(_wrapped(rng, runs))
    xml = f"<w:p>{''.join(out)}</w:p>"
    return xml.replace("w:", prefix) if prefix != "w:" else xml


def _run(rng: random.Random, text: str) -> str:
    looks = rng.choice(["", "<w:rPr><w:b/></w:rPr>", '<w:rPr><w:i/><w:sz w:val="28"/></w:rPr>'])
    sign = rng.choice(
        ["", "", "", "", "<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:softHyphen/>", "<w:lastRenderedPageBreak/>"]
    )
    body = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    if rng.random() < 0.1 and text and ord(text[0]) < 0x300:
        body = body.replace(f">{escape(text[0])}", f">&#{ord(text[0])};", 1)
    return f'<w:r w:rsidR="00A1B2C3">{looks}{body}{sign}</w:r>'


_CHANGE = 'w:author="Lan" w:date="2025-05-05T00:00:00Z"'


def _wrapped(rng: random.Random, runs: str) -> str:
    number = rng.randrange(1, 10**8)
    match rng.randrange(12):
        case 0:
            return f'<w:hyperlink w:anchor="a">{runs}</w:hyperlink>'
        case 1:
            return f'<w:ins w:id="{number}" {_CHANGE}>{runs}</w:ins>'
        case 2:
            return f'{runs}<w:del w:id="{number}" {_CHANGE}><w:r><w:delText>đã xóa</w:delText></w:r></w:del>'
        case 3:
            field = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r>'
            return f'{field}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{runs}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        case 4:
            return f"<w:sdt><w:sdtPr/><w:sdtContent>{runs}</w:sdtContent></w:sdt>"
        case 5:
            return f'{runs}<w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r><w:proofErr w:type="spellStart"/>'
        case 6:
            return f'<w:bookmarkStart w:id="{number}" w:name="b{number}"/>{runs}<w:bookmarkEnd w:id="{number}"/>'
        case 7:
            return f'<w:smartTag w:uri="a" w:element="b">{runs}</w:smartTag>'
    return runs
