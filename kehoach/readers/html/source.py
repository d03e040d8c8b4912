"""The page inside an HTML file: out of its web archive, decoded, parsed. Nothing is fetched."""

import email
import email.policy
import re

import lxml.html
from lxml import etree

from kehoach.problems import KehoachError, Problem
from kehoach.readers.text_encoding import decode_any

MAX_LETTERS = 20_000_000
"""Letters of a page, pictures inside it left out"""
MAX_TAGS = 600_000
MAX_PARTS = 500
"""Parts of a web archive"""
MAX_MAIL_HEAD = 65_536
"""Bytes of its head; the parser of mail is slow in long ones"""
_MANY = 50
_MOST_COST = 100_000_000
"""Comparisons of attributes with one another that the parser may come to"""
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,40})|<\?xml[^>]{0,100}encoding=["']([\w-]{2,40})""",
    re.IGNORECASE,
)
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_DATA = re.compile(r"data:[\w/+.-]{0,60};base64,[A-Za-z0-9+/=\s]{200,}")
_LIST_CONDITION = re.compile(r"<!\[(?:if[^\]>]{0,100}|endif)\]>")
_HEAD = 5000
_UNICODE = ("unicode", "utf-16", "utf-16le", "utf-16be")


def page(data: bytes) -> etree._Element:
    """The root element. Raises :class:`KehoachError` DOC02, DOC05."""
    data, charset = _unarchived(data)
    text = _DATA.sub("", _XML_DECLARATION.sub("", _decoded(data, charset)))
    if len(text) > MAX_LETTERS or text.count("<") > MAX_TAGS:
        raise KehoachError(Problem("DOC05", "Trang HTML quá lớn", "chia nhỏ tệp, hoặc lưu lại thành .docx bằng Word"))
    if _cost(text) > _MOST_COST:
        raise KehoachError(
            Problem("DOC04", "Trang HTML có thẻ với quá nhiều thuộc tính", "lưu lại thành .docx bằng Word")
        )
    text = _LIST_CONDITION.sub("", text).replace("\0", "")
    parser = lxml.html.HTMLParser(
        no_network=True, remove_comments=True, remove_pis=True, huge_tree=True, encoding="utf-8"
    )
    try:
        root = lxml.html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        raise KehoachError(Problem("DOC02", "Tệp HTML không đọc được", "mở bằng Word rồi lưu thành .docx")) from None
    return root


def _cost(text: str) -> int:
    """How often the parser would compare attributes: it looks up each among those before it in the same element."""
    cost = 0
    for piece in text.split("<"):
        words = piece.split()
        if len(words) > _MANY:
            cost += len(words) * len(set(words))
    return cost


def _unarchived(data: bytes) -> tuple[bytes, str]:
    """The page of a single-file web archive and what it says of its letters; any other file as it is."""
    head = data[:_HEAD].lstrip()
    if head.startswith(b"<") or not re.search(rb"^content-type:", head, re.IGNORECASE | re.MULTILINE):
        return data, ""
    body = re.search(rb"\n\r?\n", data.lstrip()[:MAX_MAIL_HEAD])
    if body is None:
        raise KehoachError(Problem("DOC02", "Tệp .mht có phần đầu không hợp lệ", "mở bằng trình duyệt rồi lưu lại"))
    if data.lower().count(b"content-type:") > MAX_PARTS:
        raise KehoachError(
            Problem("DOC05", f"Tệp .mht có quá {MAX_PARTS} phần", "mở bằng trình duyệt, lưu riêng trang chính")
        )
    try:
        message = email.message_from_bytes(data.lstrip(), policy=email.policy.default)
        for part in message.walk():
            if part.get_content_type() == "text/html":
                payload = part.get_payload(decode=True)
                if isinstance(payload, bytes):
                    return payload, part.get_content_charset() or ""
    except Exception as error:  # the parser of mail fails in many ways on what is no mail
        raise KehoachError(Problem("DOC02", "Tệp .mht bị hỏng", "mở bằng trình duyệt rồi lưu lại")) from error
    raise KehoachError(Problem("DOC02", "Tệp .mht không có trang nào bên trong", "mở bằng trình duyệt rồi lưu lại"))


def _decoded(data: bytes, charset: str) -> str:
    """The page as text: what its first bytes, its ``meta``, its archive say, where the bytes agree."""
    text, encoding = decode_any(data)
    said = _CHARSET.search(data[:_HEAD])
    name = ((said[1] or said[2]).decode("ascii") if said else charset).lower()
    if encoding.startswith("utf-") or not name or name in _UNICODE or name.startswith("utf-8"):
        return text
    if name in ("windows-1252", "iso-8859-1", "us-ascii") and encoding != "windows-1258":
        return data.decode("cp1252", "latin1_rest")
    try:
        return data.decode(name)
    except (LookupError, UnicodeDecodeError):
        return text
