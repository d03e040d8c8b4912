"""Files hurt in ways that are plain data, so that a failing one can be made small and made again."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Callable, Sequence
from typing import NamedTuple

from hypothesis import strategies as st
from lxml import etree

MOST = 150_000
"""A file that has so many bytes is not made longer"""
UNZIPPABLE = (zipfile.BadZipFile, RuntimeError, NotImplementedError, zlib.error, EOFError)
"""What opening a file that is no whole zip may raise"""


class Change(NamedTuple):
    """One wound; which of them, where and how large, the numbers say, whatever the file is like."""

    kind: int
    at: int
    size: int
    other: int


_numbers = st.integers(0, 2**31)
changes = st.lists(
    st.builds(Change, _numbers, _numbers, st.one_of(st.integers(0, 40), st.integers(0, 20_000)), _numbers),
    min_size=1,
    max_size=6,
)

NUMBERS = (
    "0",
    "-1",
    "1",
    "9",
    "99999999",
    "-99999999999",
    "9" * 400,
    "nan",
    "inf",
    "1e308",
    "0x1F",
    "٣",
    "²",
    "",
    " ",
    "a" * 300,
    "1.5pt",
    "50%",
    "true",
)
"""Values that an attribute ought not to have"""
TOKENS: dict[str, Sequence[bytes]] = {
    "docx": (b"<w:p>", b"</w:tc>", b"&#0;", b"<!DOCTYPE a>", b'w:val="-9"', b"\xff"),
    "html": (
        b"<td>", b"</td>", b"<table>", b"</table>", b"<tr>", b"<p>", b"</p>", b"<br>", b"<ol start=9>", b"<li>", b"</ol>", b"<!--", b"-->", b"<style>p{",
        b"</style>", b"<h7>", b"<td colspan=0 rowspan=9>", b"&#xd800;", b"&nbsp;", b"<div id=ftn1>", b"<a name=x>", b"<pre>", b"<body>", b"</body>",
        b"<span style='display:none'>", b"<p style='margin:1e9pt;mso-list:l0 level1'>", b"<div style='mso-element:header'>", b"<span style='mso-list:Ignore'>", b"<![if", b"\0",
    ),
    "rtf": (
        b"{", b"}", b"\\par ", b"\\cell ", b"\\row ", b"\\trowd ", b"\\cellx-5 ", b"\\intbl ", b"\\nestcell ", b"\\nestrow ", b"\\itap9 ", b"\\u55296?", b"\\u-1?",
        b"\\uc0 ", b"\\'", b"\\bin9 ", b"{\\footnote ", b"{\\header ", b"{\\*\\shpinst{\\shptxt ", b"{\\fonttbl", b"{\\stylesheet{", b"{\\colortbl", b"\\sect ", b"\\pard ",
        b"\\plain ", b"{\\listtext ", b"\\ls9\\ilvl99 ", b"\\fs99999999 ", b"\\f999 ", b"\\ansicpg0 ", b"\\*", b"\\\\", b"{\\upr", b"\\clvmrg\\cellx1 ", b"\\s-1 ", b"{\\field",
    ),
    "txt": (
        b"\n", b"\n\n", b"\t", b"    ", b"\f", b"|", b"\n| a | b |\n", b"\n|\n", b"**", b"*", b"# ", b"\nI. ", b"\n1.1. ", b"\na) ", b"\n- ", b"\n+ ", b"\n(1) ",
        b"\nC\xc4\x83n c\xe1\xbb\xa9 ", b"\nPH\xe1\xbb\xa4 L\xe1\xbb\xa4C I\n", b"\nN\xc6\xa1i nh\xe1\xba\xadn:\n", b"\nK\xe1\xba\xbe HO\xe1\xba\xa0CH\n", b"\nTM. \xe1\xbb\xa6Y BAN\n", b"\n(K\xc3\xa8m theo ",
        b"\nQUY\xe1\xba\xbeT \xc4\x90\xe1\xbb\x8aNH\n", b"\nK\xc3\xadnh g\xe1\xbb\xadi: ", b"ng\xc3\xa0y    th\xc3\xa1ng 99 n\xc4\x83m ", b"S\xe1\xbb\x91:    /", b"\xed\xa0\x80", b"\xef\xbf\xbf", b"\xcc\x81", b"\0", b"\r", b"\\", b"[[", b"99999999999999999999", b"MMMMM. ",
    ),
    "pdf": (b" Tj ", b" ET ", b"<<", b">>", b"endobj", b"endstream", b"/Kids[1 0 R]", b" 0 R", b"-1", b"99999999999", b"[", b"(", b"/Parent 2 0 R", b"\0"),
    "doc": (b"\xff\xff\xff\xff", b"\0\0\0\0", b"\xfe\xff\xff\xff", b"\x13\x14\x15", b"\x07", b"\x7f\xff", b"\xff\xff\xff\x7f"),
}  # fmt: skip
"""Pieces that mean something in a format"""


def of_bytes(data: bytes, wounds: Sequence[Change], tokens: Sequence[bytes] = (b"\0",)) -> bytes:
    """``data`` with bytes flipped, cut out, cut off, put in, moved, repeated."""
    found = bytearray(data)
    for wound in wounds:
        start = wound.at % (len(found) + 1)
        end = min(len(found), start + wound.size)
        match wound.kind % 8:
            case 0 if start < len(found):
                found[start] ^= 1 << wound.size % 8
            case 1 if start < len(found):
                found[start] = wound.other % 256
            case 2:
                del found[start:end]
            case 3 if wound.other % 4 == 0:
                del found[start:]
            case 4 if len(found) < MOST:
                found[start:start] = bytes(found[start:end]) * (1 + wound.other % 5)
            case 5:
                piece = bytes(found[start:end])
                del found[start:end]
                there = wound.other % (len(found) + 1)
                found[there:there] = piece
            case _:
                found[start:start] = tokens[wound.other % len(tokens)] * (1 + wound.size % 3)
    return bytes(found)


Parts = dict[str, bytes]


def of_part(data: bytes, wounds: Sequence[Change]) -> bytes:
    """A zip whose members are packed well and hurt inside: the bytes of one part of the text."""

    def hurt(parts: Parts) -> None:
        name = _xml_part(parts, wounds[0].other)
        parts[name] = of_bytes(parts[name], wounds, TOKENS["docx"])

    return _repacked(data, hurt)


def of_members(data: bytes, wounds: Sequence[Change]) -> bytes:
    """A zip with members dropped, emptied, exchanged, renamed, cut."""

    def hurt(parts: Parts) -> None:
        for wound in wounds:
            names = sorted(parts)
            if not names:
                return
            one, other = names[wound.at % len(names)], names[wound.other % len(names)]
            match wound.kind % 6:
                case 0:
                    del parts[one]
                case 1:
                    parts[one] = b""
                case 2:
                    parts[one], parts[other] = parts[other], parts[one]
                case 3:
                    parts[one] = parts[other]
                case 4:
                    parts[one.upper() if wound.size % 2 else posixpath.join("..", one)] = parts.pop(one)
                case _:
                    parts[one] = parts[one][: wound.size]

    return _repacked(data, hurt)


def of_elements(data: bytes, wounds: Sequence[Change]) -> bytes:
    """A zip with elements of its XML deleted, doubled, moved, renamed, unpacked, put in one another, their attributes made strange."""

    def hurt(parts: Parts) -> None:
        name = _xml_part(parts, wounds[0].other)
        try:
            root = etree.fromstring(parts[name])
        except etree.XMLSyntaxError:
            return
        for wound in wounds:
            elements = [each for each in root.iter() if isinstance(each.tag, str)][1:]
            if not elements or len(elements) > MOST // 20:
                break
            _hurt(elements, wound)
        parts[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8")

    return _repacked(data, hurt)


def _hurt(elements: Sequence[etree._Element], wound: Change) -> None:
    one, other = elements[wound.at % len(elements)], elements[wound.other % len(elements)]
    parent = one.getparent()
    assert parent is not None
    copy = etree.fromstring(etree.tostring(one))
    match wound.kind % 8:
        case 0:
            parent.remove(one)
        case 1:
            for _ in range(1 + wound.size % 9):
                one.addnext(etree.fromstring(etree.tostring(copy)))
        case 2:
            other.append(copy)
        case 3:
            one.tag = other.tag
        case 4 | 5:
            names = sorted(map(str, one.attrib)) or [str(next(iter(other.attrib), "x"))]
            one.set(names[wound.other % len(names)], NUMBERS[wound.size % len(NUMBERS)])
        case 6:
            for child in list(one):
                one.addprevious(child)
        case _:
            one.text = (one.text or "") + ("" if len(one) else NUMBERS[wound.size % len(NUMBERS)])
            other.addnext(copy)


def _xml_part(parts: Parts, number: int) -> str:
    """Mostly the text itself, now and then another part."""
    names = [name for name in sorted(parts) if name.endswith((".xml", ".rels"))]
    return "word/document.xml" if number % 2 and "word/document.xml" in parts else names[number // 2 % len(names)]


def _repacked(data: bytes, hurt: Callable[[Parts], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    hurt(parts)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
