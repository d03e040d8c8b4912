"""What a file is: by content, whatever its name says; what is no document is refused in words."""

import time

import pytest
from conftest import SHARED

from kehoach.problems import KehoachError
from kehoach.readers.sniff import detect
from kehoach.readers.text_encoding import decode_text

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
VAN_BAN = "Ủy ban nhân dân xã ban hành Kế hoạch này để tổ chức thực hiện.\n"


def ole(*streams: str) -> bytes:
    """A container whose directory has these entries."""
    return OLE + b"\0" * 504 + b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)


KINDS = {
    "zip": (b"PK\3\4...", "a.doc", "docx"),
    "word": (ole("Root Entry", "WordDocument"), "a.docx", "doc"),
    "word with a sheet inside": (ole("WordDocument", "Workbook"), "a", "doc"),
    "word 2": (b"\xdb\xa5-\0\0\0", "a.doc", "doc"),
    "rtf": (rb"{\rtf1 a}", "a.doc", "rtf"),
    "rtf after spaces": (b"\xef\xbb\xbf\r\n {\\rtf1 a}", "a.doc", "rtf"),
    "rtf with binary": (b"{\\rtf1 {\\pict\\bin4 \0\1\2\3}a}", "a", "rtf"),
    "pdf": (b"%PDF-1.4", "a.docx", "pdf"),
    "pdf after junk": (b"\0" * 1000 + b"%PDF-1.4", "a", "pdf"),
    "html": (b"<!DOCTYPE html><p>a", "a.doc", "html"),
    "html after a comment": (b"<!-- saved from url=(0014)about:internet -->\r\n<html>", "a.txt", "html"),
    "html fragment": (b"<p class=MsoNormal>a</p>", "a.doc", "html"),
    "xhtml": (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC '-//W3C'>\n<html>", "a.xml", "html"),
    "html in utf-16": ("\ufeff<html><body>Kế hoạch".encode("utf-16-le"), "a.doc", "html"),
    "web archive": (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\tboundary=a\r\n\r\n--a",
        "a.doc",
        "html",
    ),
    "web archive of a browser": (
        b"From: <Saved by Blink>\nSubject: a\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=a\n\n",
        "a.mht",
        "html",
    ),
    "text": (VAN_BAN.encode(), "a", "txt"),
    "text in utf-16": (VAN_BAN.encode("utf-16"), "a", "txt"),
    "text named doc": ((VAN_BAN * 5).encode(), "a.doc", "txt"),
    "brace in text": ("{1} Ghi chú, [2] nguồn".encode(), "a.txt", "txt"),
    "markdown by name": (VAN_BAN.encode(), "A.MD", "md"),
    "markdown by look": ("# KẾ HOẠCH\n\n**Kính gửi:**\n\n## I. Mục\n".encode(), "a", "md"),
    "markdown named txt": ("# KẾ HOẠCH\n\n**Kính gửi:**\n\n## I. Mục\n".encode(), "a.txt", "txt"),
    "a star or two are no markdown": ("I. MỤC **đích**\n* một\n".encode(), "a", "txt"),
}


@pytest.mark.parametrize(("data", "name", "kind"), KINDS.values(), ids=KINDS)
def test_the_content_tells(data: bytes, name: str, kind: str) -> None:
    assert detect(data, name) == kind


REFUSED = {
    "json": (b'{"detail": "Not authenticated"}', "DOC01", "JSON"),
    "json list": (b'[{"a": 1}]', "DOC01", "JSON"),
    "json cut": (b'{"a": {"b":', "DOC01", "JSON"),
    "http": (b"HTTP/1.1 404 Not Found\r\n\r\n", "DOC01", "HTTP"),
    "error page": (
        b"<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>",
        "DOC01",
        "502 Bad Gateway",
    ),
    "xml": (b"<?xml version='1.0'?><rss><a/></rss>", "DOC01", "XML"),
    "xml of word": (
        b"<?xml version='1.0'?><w:wordDocument xmlns:w='http://schemas.microsoft.com/office/word/2003/wordml'>",
        "DOC01",
        "Word",
    ),
    "png": (b"\x89PNG\r\n\x1a\n\0", "DOC06", "PNG"),
    "jpeg": (b"\xff\xd8\xff\xe0\0", "DOC06", "JPEG"),
    "tiff": (b"II*\0\x08\0", "DOC06", "TIFF"),
    "heic": (b"\0\0\0\x18ftypheic", "DOC06", "HEIC"),
    "film": (b"\0\0\0\x18ftypisom", "DOC01", "phim"),
    "program": (b"MZ\x90\0\3\0", "DOC01", "chương trình"),
    "rar": (b"Rar!\x1a\7", "DOC01", "RAR"),
    "locked": (ole("EncryptionInfo", "EncryptedPackage"), "DOC03", "mật khẩu"),
    "excel": (ole("Workbook"), "DOC01", "Excel"),
    "powerpoint": (ole("PowerPoint Document"), "DOC01", "PowerPoint"),
    "container of nothing": (ole("a"), "DOC02", ".doc"),
    "junk": (bytes(range(256)) * 20, "DOC01", "nhị phân"),
    "stub": (b"Dummy Word content", "DOC01", ".docx"),
}


@pytest.mark.parametrize(("data", "code", "words"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_document_is_refused_in_words(data: bytes, code: str, words: str) -> None:
    with pytest.raises(KehoachError) as error:
        detect(data, "a.docx")
    problem = error.value.problems[0]
    assert problem.code == code
    assert words in problem.message
    assert problem.mend


@pytest.mark.parametrize("piece", ["<!--", "<?xml ", " ", "-", "**a", "a:\n", "<", "{", "\xa0", "µ", "|", "ø"])
def test_strange_beginnings_are_told_soon(piece: str) -> None:
    start = time.process_time()
    try:
        detect((piece * 100_000).encode(), "a")
    except KehoachError as error:
        assert error.problems[0].code == "DOC01"
    assert time.process_time() - start < 3


ENCODED = {
    "utf-8": VAN_BAN.encode(),
    "utf-8 with a mark": b"\xef\xbb\xbf" + VAN_BAN.encode(),
    "utf-16-le": VAN_BAN.encode("utf-16-le"),
    "utf-16-be": VAN_BAN.encode("utf-16-be"),
    "utf-16-le with a mark": b"\xff\xfe" + VAN_BAN.encode("utf-16-le"),
}


@pytest.mark.parametrize("name", ENCODED)
def test_unicode_is_decoded(name: str) -> None:
    assert decode_text(ENCODED[name]) == (VAN_BAN, name.split(" ")[0])


def test_a_hurt_utf8_text_stays_utf8() -> None:
    text, encoding = decode_text((VAN_BAN * 20).encode()[:-20] + b"\xe1\xbb")
    assert encoding == "utf-8"
    assert text.endswith("\ufffd")


@pytest.mark.parametrize("data", [b"a\0\0b", b"\1\2\3a", bytes(range(32)) * 3])
def test_zeros_and_control_characters_are_no_text(data: bytes) -> None:
    with pytest.raises(KehoachError, match="nhị phân"):
        decode_text(data)


def test_one_stray_control_character_in_a_long_text_is_left_out() -> None:
    assert decode_text((VAN_BAN * 9 + "\x02").encode())[0] == VAN_BAN * 9


@pytest.mark.skipif(not SHARED.is_dir(), reason="không có ../shared")
@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("kho-doc/vn-html-in-doc.doc", "html"), ("kho-doc/vn-rtf-in-doc.doc", "rtf"), ("kho-doc/poi-encrypted.docx", "DOC03"),
        ("kho-doc/vn-dummy18.docx", "DOC01"), ("kho-doc/vn-json-error-as-docx.docx", "DOC01"),
        ("kho-doc/poi-truncated62886.docx", "docx"), ("bang-ma-cu/tcvn3-qd-2003.doc", "doc"),
        ("van-ban/kh-text-2f6f80b9.md", "md"),
    ],
)  # fmt: skip
def test_real_files(name: str, kind: str) -> None:
    data = (SHARED / "samples" / name).read_bytes()
    try:
        found = detect(data, name)
    except KehoachError as error:
        found = error.problems[0].code
    assert found == kind
