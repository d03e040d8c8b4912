"""What a file is, told by its content: its name decides only between kinds of plain text."""

import json
import re

from kehoach.problems import KehoachError, Problem
from kehoach.readers.text_encoding import decode_any, decode_text

_RESAVE = "mở tệp bằng chương trình đã tạo ra nó, lưu thành .docx rồi đọc lại"
_REFETCH = "tải lại tệp từ nơi đã lấy, mở thử bằng Word rồi đọc lại"
_HEAD = 200_000
"""Bytes at the beginning of a text that are enough to tell its kind"""
_PDF_WITHIN = 1024
"""A PDF may have this much in front of its header"""
_ERROR_PAGE = 20_000
"""Letters of the longest page that can be a mere error message of a server"""
_LEAST_TEXT = 200
"""Letters that a plain text must have to be believed when its name says that it is something else"""

_IMAGES = {
    b"\x89PNG": "PNG", b"\xff\xd8\xff": "JPEG", b"II*\0": "TIFF", b"MM\0*": "TIFF", b"GIF8": "GIF", b"\0\0\1\0": "ICO",
}  # fmt: skip
_OTHERS = {
    b"MZ": "chương trình Windows", b"\x7fELF": "chương trình", b"\xcf\xfa\xed\xfe": "chương trình", b"Rar!": "tệp nén RAR",
    b"7z\xbc\xaf": "tệp nén 7z", b"\x1f\x8b": "tệp nén gzip", b"BZh": "tệp nén bzip2", b"\xfd7zXZ": "tệp nén xz",
    b"SQLite format 3": "cơ sở dữ liệu", b"OggS": "tệp âm thanh", b"ID3": "tệp âm thanh",
}  # fmt: skip
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_BEFORE_OLE = (b"\xdb\xa5", b"\x9b\xa5", b"\x31\xbe\0\0")

_BEFORE_RTF = b"\xef\xbb\xbf \t\r\n\0"
_IGNORED = re.compile(r"(?:\s|\ufeff|<!--.*?-->|<\?xml[^>]*\?>)*", re.DOTALL)
_HTML = re.compile(
    r"<(?:!doctype\s+html|html|head|body|meta|title|style|table|div|p|span|center|font|h[1-6])\b", re.IGNORECASE
)
_MHTML = re.compile(r"\A(?:[\w-]+:.*\n(?:[ \t].*\n)*)*?content-type:\s*(?:multipart/related|text/html)", re.IGNORECASE)
_ERROR_TITLE = re.compile(
    r"<title>[^<]{0,60}(?:\b[45]\d\d\b|not found|forbidden|bad gateway|error|unavailable|timed? ?out)", re.IGNORECASE
)
_MARKDOWN = re.compile(r"^#{1,6} \S|\*\*[^*\n]+\*\*|^ {0,3}\|?(?: {0,9}:?-{3,}:? {0,9}\|)+", re.MULTILINE)
_MARKDOWN_SIGNS = 3
_TEXT_NAMES = {".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md"}
_DOCUMENT_NAMES = (".docx", ".docm", ".dotx", ".doc", ".dot", ".pdf", ".rtf", ".odt")


def detect(data: bytes, name: str) -> str:
    """``docx``, ``doc``, ``rtf``, ``html``, ``pdf``, ``md`` or ``txt``.

    Raises :class:`KehoachError`: DOC01 what no reader reads, DOC03 locked by a password, DOC06 a picture.
    """
    if data.startswith((b"PK\3\4", b"PK\5\6", b"PK\7\b")):
        return "docx"
    if data.startswith(_OLE):
        return _in_ole(data)
    if data.startswith(_WORD_BEFORE_OLE):
        return "doc"
    if b"%PDF-" in data[:_PDF_WITHIN]:
        return "pdf"
    if data[:_PDF_WITHIN].lstrip(_BEFORE_RTF).startswith(b"{\\rt"):
        return "rtf"
    _refuse_binary(data)
    text = decode_any(_head(data))[0]
    start = text[_IGNORED.match(text).end() :]  # type: ignore[union-attr]  # matches nothing at least
    if _HTML.match(start) or _MHTML.match(text.lstrip()[:4000]):
        _refuse_error_page(text)
        return "html"
    _refuse_data(start, data)
    return _kind_of_text(decode_text(_head(data))[0], name.lower())


def _in_ole(data: bytes) -> str:
    """What is in a container that Word, Excel and others shared."""
    if _named(data, "WordDocument"):
        return "doc"
    if _named(data, "EncryptedPackage"):
        mend = "mở bằng Word, nhập mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại"
        raise KehoachError(Problem("DOC03", "Tệp có mật khẩu nên không đọc được", mend))
    for stream, kind in (
        ("Workbook", "bảng tính Excel"),
        ("Book", "bảng tính Excel"),
        ("PowerPoint Document", "tệp PowerPoint"),
    ):
        if _named(data, stream):
            raise _no_document(kind)
    message = "Tệp .doc bị hỏng hoặc không phải của Word: bên trong không có phần văn bản"
    raise KehoachError(Problem("DOC02", message, _REFETCH))


def _named(data: bytes, stream: str) -> bool:
    """Whether a container has an entry of this name: UTF-16, ended by zero, entries begin at multiples of 128."""
    wanted = stream.encode("utf-16-le") + b"\0\0"
    at = data.find(wanted)
    while at >= 0 and at % 128:
        at = data.find(wanted, at + 1)
    return at >= 0


def _refuse_binary(data: bytes) -> None:
    image = next((kind for magic, kind in _IMAGES.items() if data.startswith(magic)), "")
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        image = "WebP"
    if data.startswith(b"BM") and data[6:10] == b"\0\0\0\0":
        image = "BMP"
    if data[4:8] == b"ftyp":
        image = "HEIC" if data[8:12] in (b"heic", b"heix", b"mif1", b"avif") else ""
        if not image:
            raise _no_document("tệp phim, âm thanh")
    if image:
        message = f"Đây là ảnh {image}, không có lớp chữ để đọc"
        raise KehoachError(
            Problem("DOC06", message, "nhận dạng chữ (OCR) ảnh thành .docx hoặc PDF có lớp chữ rồi đọc lại")
        )
    for magic, kind in _OTHERS.items():
        if data.startswith(magic) and (len(magic) > 3 or b"\0" in data[:512]):
            raise _no_document(kind)


def _no_document(kind: str, mend: str = _RESAVE) -> KehoachError:
    return KehoachError(Problem("DOC01", f"Tệp không phải văn bản đọc được: đây là {kind}", mend))


def _head(data: bytes) -> bytes:
    """The beginning of ``data``, cut where no letter is cut through."""
    if len(data) <= _HEAD:
        return data
    cut = data.rfind(b"\n", 0, _HEAD) + 1
    return data[: cut - cut % 4 if b"\0" in data[:_HEAD] else cut] if cut > 4 else data


def _refuse_error_page(text: str) -> None:
    title = _ERROR_TITLE.search(text)
    if title and len(text) < _ERROR_PAGE:
        words = title[0].removeprefix("<title>").strip()
        raise KehoachError(
            Problem("DOC01", f"Tệp là trang báo lỗi của máy chủ ({words}), không phải văn bản", _REFETCH)
        )


def _refuse_data(start: str, data: bytes) -> None:
    """Refuse JSON and XML."""
    if start[:1] in ("{", "["):
        try:
            json.loads(data)
        except (ValueError, RecursionError):
            if not re.match(r'[{\[]\s*"[^"\n]*"\s*:', start):
                return
        raise KehoachError(
            Problem("DOC01", "Tệp là dữ liệu JSON (thường là thông báo lỗi của máy chủ), không phải văn bản", _REFETCH)
        )
    if start.startswith("HTTP/1."):
        raise KehoachError(Problem("DOC01", "Tệp là câu trả lời của máy chủ (HTTP), không phải văn bản", _REFETCH))
    if re.match(r"<[!?]?[A-Za-z][\w:.-]*(?:\s[^<>]*)?/?>", start):
        word = re.search(r"schemas\.microsoft\.com/office/(?:word/2003/wordml|2006/xmlPackage)", start[:4000])
        mend = "mở bằng Word rồi chọn Lưu dưới dạng > .docx" if word else _RESAVE
        raise _no_document("dữ liệu XML" + (" của Word" if word else ""), mend)


def _kind_of_text(text: str, name: str) -> str:
    if name.endswith(_DOCUMENT_NAMES) and sum(map(str.isalpha, text)) < _LEAST_TEXT:
        suffix = name[name.rfind(".") :]
        message = f"Tệp mang đuôi {suffix} nhưng bên trong chỉ có vài chữ thường, không phải tệp {suffix}"
        raise KehoachError(Problem("DOC01", message, _REFETCH))
    for suffix, kind in _TEXT_NAMES.items():
        if name.endswith(suffix):
            return kind
    signs = _MARKDOWN.finditer(text)
    return "md" if sum(1 for _ in zip(signs, range(_MARKDOWN_SIGNS), strict=False)) == _MARKDOWN_SIGNS else "txt"
