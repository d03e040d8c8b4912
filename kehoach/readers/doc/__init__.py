"""A .doc (Word 97-2003; older through LibreOffice) as blocks: made a .docx first, which its own reader reads."""

import sys
import tempfile
import time
from importlib import import_module
from pathlib import Path

from kehoach import office
from kehoach.blocks import Document
from kehoach.problems import KehoachError, Level, Problem
from kehoach.readers.doc import worker

TIMEOUT = 9.0
"""Seconds for a file that may be damaged, whatever is tried"""
OFFICE_TIMEOUT = 60.0
"""Seconds for a file that is whole but too old for msdoc2docx: LibreOffice may start slowly"""
_OLE = b"\xd0\xcf\x11\xe0"
_RESAVE = "mở tệp bằng Word, chọn Tệp > Lưu dưới dạng > .docx rồi đọc tệp .docx"
_UNLOCK = "mở bằng Word, nhập mật khẩu, bỏ mật khẩu (Tệp > Thông tin > Bảo vệ tài liệu) rồi lưu lại"


def read(data: bytes, name: str = "") -> Document:
    """The .doc in ``data`` as blocks.

    Raises :class:`KehoachError`: DOC02 damaged, DOC03 locked, DOC08 neither msdoc2docx nor LibreOffice could convert it.
    """
    docx, whole = to_docx(data)
    document: Document = import_module("kehoach.readers.docx").read(docx, name)
    document.format = "doc"
    if not whole:
        message = "Vài hình vẽ, khung chữ hoặc số tự động của tệp .doc không đọc được"
        document.problems.append(Problem("DOC09", message, f"đối chiếu với bản gốc; {_RESAVE}", level=Level.CANH_BAO))
    return document


def to_docx(data: bytes) -> tuple[bytes, bool]:
    """The same document as a .docx, and whether it is all there."""
    end = time.monotonic() + TIMEOUT
    code, docx = _through_msdoc2docx(data)
    if code == 0:
        return docx, True
    if code == worker.LOCKED:
        raise KehoachError(Problem("DOC03", "Tệp .doc có mật khẩu nên không đọc được", _UNLOCK))
    old = not data.startswith(_OLE) or code == worker.UNSUPPORTED
    try:
        return _through_office(data, OFFICE_TIMEOUT if old else max(1.0, end - time.monotonic()), old), True
    except KehoachError:
        if docx:
            return docx, False
        raise


def _through_msdoc2docx(data: bytes) -> tuple[int, bytes]:
    """Exit code of the worker and what it made."""
    with tempfile.TemporaryDirectory(prefix="kehoach-", ignore_cleanup_errors=True) as made:
        source, target = Path(made) / "van-ban.doc", Path(made) / "van-ban.docx"
        source.write_bytes(data)
        # A program of its own: what a hostile file leads the converter into ends with that program.
        command = [sys.executable, "-P", worker.__file__, str(source), str(target)]
        try:
            code, _ = office.run(command, TIMEOUT)
        except office.OfficeTimeoutError:
            raise _damaged("đọc quá lâu, đã dừng") from None
        except office.OfficeError:
            return worker.UNSUPPORTED, b""
        return code, target.read_bytes() if code in (0, worker.PARTIAL) and target.is_file() else b""


def _through_office(data: bytes, timeout: float, old: bool) -> bytes:
    try:
        return office.convert(office.find_program(), data, "van-ban.doc", "docx:MS Word 2007 XML", timeout)
    except office.OfficeMissingError:
        message = "Tệp .doc này quá cũ hoặc bị hỏng; đọc nó cần LibreOffice mà máy chưa có"
        raise KehoachError(
            Problem("DOC08", message, f"cài LibreOffice (libreoffice.org, miễn phí); hoặc {_RESAVE}")
        ) from None
    except office.OfficeError:
        if old:
            raise KehoachError(Problem("DOC08", "LibreOffice không đổi được tệp .doc này", _RESAVE)) from None
        raise _damaged("cả hai cách đọc đều thất bại") from None


def _damaged(why: str) -> KehoachError:
    return KehoachError(Problem("DOC02", f"Tệp .doc bị hỏng ({why})", f"xin lại tệp; hoặc {_RESAVE}"))
