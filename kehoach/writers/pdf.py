"""A .docx as a PDF, through LibreOffice where it is installed."""

from kehoach import office
from kehoach.office import PLACES as _PLACES
from kehoach.office import PROGRAM_VARIABLE
from kehoach.problems import KehoachError, Problem

__all__ = ["PROGRAM_VARIABLE", "docx_to_pdf", "find_program"]

_MEND = "mở tệp .docx bằng Word, chọn Tệp > Lưu dưới dạng > PDF"
_INSTALL = f"cài LibreOffice (libreoffice.org, miễn phí) rồi chạy lại; hoặc xuất .docx rồi {_MEND}"


def docx_to_pdf(data: bytes, timeout: float = 120) -> bytes:
    """The PDF of the .docx in ``data``; LibreOffice runs hidden, with a profile of its own that is removed afterwards.

    Raises :class:`KehoachError`: PDF01 LibreOffice not found, PDF02 it took longer than ``timeout`` seconds, PDF03 it failed.
    """
    program = find_program()
    try:
        return office.convert(program, data, "ke-hoach.docx", "pdf:writer_pdf_Export", timeout)
    except office.OfficeTimeoutError:
        raise KehoachError(
            Problem("PDF02", f"LibreOffice chạy quá {timeout:g} giây, đã dừng", f"thử lại; nếu vẫn chậm, {_MEND}")
        ) from None
    except office.OfficeStartError as error:
        raise KehoachError(Problem("PDF03", f"Không chạy được LibreOffice: {error}", _MEND)) from None
    except office.OfficeError as error:
        reason = f": {error}" if str(error) else ""
        raise KehoachError(Problem("PDF03", f"LibreOffice không đổi được sang PDF{reason}", _MEND)) from None


def find_program() -> str:
    """Path of LibreOffice's program: the variable, PATH, or where it is installed by default.

    Raises :class:`KehoachError` PDF01.
    """
    try:
        return office.find_program(_PLACES)
    except office.OfficeMissingError as error:
        if str(error):
            message = f"{PROGRAM_VARIABLE} chỉ tới {error} nhưng không có chương trình ở đó"
        else:
            message = "Chưa có LibreOffice trên máy nên chưa xuất được PDF"
        raise KehoachError(Problem("PDF01", message, _INSTALL)) from None
