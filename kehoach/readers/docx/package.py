"""A Word file as its parts: opened with suspicion, inflated part by part as they are asked for, refused in words."""

import io
import re
import zipfile
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.problems import KehoachError, Place, Problem
from kehoach.readers.docx.budget import too_long
from kehoach.readers.docx.names import W

MAX_MEMBERS: Final = 2_000
MAX_UNPACKED: Final = 200_000_000
"""Bytes of all the parts that are read; pictures are not"""
MAX_PART: Final = 100_000_000
MAX_TREE: Final = 920_000_000
"""Bytes that the trees of all parts may take, by these measures of what libxml2 needs"""
TAG_BYTES: Final = 160
ATTRIBUTE_BYTES: Final = 250
MAX_PARAGRAPHS: Final = 200_000
"""Looked at before a part is parsed"""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOCKED_PART = "EncryptedPackage".encode("utf-16-le")
_RESOURCE_LIMIT = 114  # XML_ERR_RESOURCE_LIMIT of libxml2, which lxml does not name
_OPEN_DOCUMENT = "tệp OpenDocument (.odt, .ods) của LibreOffice"
_RESAVE = "mở tệp bằng Word hoặc LibreOffice, lưu lại dạng “Word Document (.docx)” rồi thử lại"
_UNLOCK = "mở tệp bằng Word, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu), lưu lại rồi thử lại"
_SHORTEN = "tách tệp thành nhiều tệp nhỏ hơn rồi thử lại"
_OTHERS = (("xl/", "bảng tính Excel"), ("ppt/", "bản trình chiếu PowerPoint"), ("visio/", "bản vẽ Visio"))

_PARAGRAPHS = (b"<w:p ", b"<w:p>", b"<w:p/>")


class Package:
    """The parts of a Word file by name, upper and lower case alike."""

    def __init__(self, data: bytes, source: str) -> None:
        self.source = source
        self._left = MAX_UNPACKED
        self._tree_left = MAX_TREE
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = ooxml.members(self._archive)
        except ooxml.ZIP_ERRORS:
            raise self._not_opened(data) from None
        if len(entries) > MAX_MEMBERS:
            raise self.error("DOC05", f"Tệp nén chứa quá nhiều phần ({len(entries)})", _RESAVE)
        # As with zip programs, the last of two members of one name counts.
        self._entries = {each.filename.replace("\\", "/").lstrip("/").lower(): each for each in entries}
        self.twice = len(self._entries) < len(entries)
        """Whether two members have one name"""
        self.main = self._find_main()

    def error(self, code: str, message: str, mend: str) -> KehoachError:
        """What to raise when the file cannot be read."""
        return KehoachError(Problem(code, message, mend, Place(self.source or None)))

    def names(self) -> list[str]:
        """Names of the parts, in lower case."""
        return list(self._entries)

    def read(self, name: str) -> bytes | None:
        """The bytes of a part in UTF-8 with the usual namespaces; None when there is no such part.

        Raises :class:`KehoachError` DOC02 damaged, DOC03 locked, DOC05 too large.
        """
        entry = self._entries.get(name.lower())
        if entry is None:
            return None
        if entry.flag_bits & 1:
            raise self.error("DOC03", "Tệp bị khóa bằng mật khẩu", _UNLOCK)
        try:
            data = ooxml.inflate(self._archive, entry, min(MAX_PART, self._left))
        except ooxml.ZIP_ERRORS:
            raise self.error("DOC02", f"Tệp bị hỏng: không giải nén được phần {name}", _RESAVE) from None
        if data is None:
            raise self.error("DOC05", f"Phần {name} của tệp quá lớn khi giải nén", _SHORTEN)
        self._left -= len(data)
        return _usual(data)

    def xml(self, name: str) -> etree._Element | None:
        """The root of a part; None when there is no such part.

        Raises as :meth:`read` does, DOC04 for what is unsafe, and ``etree.XMLSyntaxError`` for what is no XML.
        """
        data = self.read(name)
        return None if data is None else self.parse(data, name)

    def parse(self, data: bytes, name: str) -> etree._Element:
        """The root of the part ``name`` whose content is ``data``; raises as :meth:`xml` does."""
        if ooxml.declares(data):
            raise self.error("DOC04", f"Phần {name} của tệp có khai báo không an toàn (DOCTYPE, ENTITY)", _RESAVE)
        self._tree_left -= data.count(b"<") * TAG_BYTES + data.count(b"=") * ATTRIBUTE_BYTES
        if self._tree_left < 0 or sum(map(data.count, _PARAGRAPHS)) > MAX_PARAGRAPHS:
            raise too_long(self.source)
        try:
            root = ooxml.parse(data)
        except etree.XMLSyntaxError as error:
            if getattr(error, "code", None) == _RESOURCE_LIMIT:
                message = f"Phần {name} của tệp lồng quá nhiều cấp hoặc có đoạn dài bất thường"
                raise self.error("DOC04", message, _RESAVE) from None
            raise
        if root.getroottree().docinfo.internalDTD is not None:
            raise self.error("DOC04", f"Phần {name} của tệp có khai báo không an toàn (DOCTYPE)", _RESAVE)
        return root

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationships of ``part``: id -> its kind (``styles``, ``header``) and the name of the part; none that lead outside."""
        try:
            root = self.xml(ooxml.rels_name(part))
        except etree.XMLSyntaxError:
            root = None
        return {
            each.get("Id", ""): (each.get("Type", "").rsplit("/", 1)[-1], ooxml.resolve(part, each.get("Target", "")))
            for each in (root if root is not None else ())
            if each.get("TargetMode") != "External"
        }

    def document(self, data: bytes) -> etree._Element:
        """The root of the main part, whose content is ``data``."""
        try:
            root = self.parse(data, self.main)
        except etree.XMLSyntaxError:
            raise self.error("DOC02", "Tệp bị hỏng: phần văn bản không đọc được", _RESAVE) from None
        if root.tag != f"{W}document":
            raise self._not_word()
        return root

    def _find_main(self) -> str:
        mains = [target for kind, target in self.relations("").values() if kind == "officeDocument"]
        for name in (*mains, "word/document.xml"):
            if name.lower() in self._entries:
                return name
        raise self._not_word()

    def _not_word(self) -> KehoachError:
        other = self._other() or "tệp nén ZIP"
        mend = _RESAVE if other == _OPEN_DOCUMENT else "chọn tệp văn bản Word (.docx)"
        return self.error("DOC01", f"Tệp không phải văn bản Word: đây là {other}", mend)

    def _other(self) -> str:
        for folder, what in _OTHERS:
            if any(name.startswith(folder) for name in self._entries):
                return what
        if "mimetype" in self._entries and "content.xml" in self._entries:
            return _OPEN_DOCUMENT
        return ""

    def _not_opened(self, data: bytes) -> KehoachError:
        if data.startswith(_OLE) and _LOCKED_PART in data:
            return self.error("DOC03", "Tệp bị khóa bằng mật khẩu", _UNLOCK)
        if data.startswith(b"PK"):
            return self.error("DOC02", "Tệp bị hỏng hoặc tải về chưa đủ, không mở được", "tải lại hoặc xin lại tệp gốc")
        return self.error("DOC01", "Tệp không phải văn bản Word .docx", _RESAVE)


def _usual(data: bytes) -> bytes:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        text = data.decode("utf-16", "replace")
        data = re.sub(r"^\s*<\?xml[^>]*\?>", "", text, count=1).encode()
    return ooxml.transitional(data)
