"""Writers: a plan becomes a file. What a format needs is imported only when that format is asked for."""

from collections.abc import Callable
from pathlib import Path

from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Problem

Writer = Callable[[KeHoach, Path | None], bytes]


def write(ke_hoach: KeHoach, suffix: str, template: Path | None = None) -> bytes:
    """``ke_hoach`` in the format of ``suffix`` (``.docx``, ``.pdf``, ``.txt``, ``.json``); ``template`` is for Word and PDF.

    Raises :class:`KehoachError` XUAT01 for another suffix, and what the writer of that format raises.
    """
    writer = WRITERS.get(suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        shown = f"“{suffix}”" if suffix else "trống"
        raise KehoachError(
            Problem("XUAT01", f"Không xuất được tệp có đuôi {shown}", f"đặt đuôi tệp là một trong: {known}")
        )
    return writer(ke_hoach, template)


def _docx(ke_hoach: KeHoach, template: Path | None) -> bytes:
    from kehoach.writers.docx import to_docx

    return to_docx(ke_hoach, template)


def _pdf(ke_hoach: KeHoach, template: Path | None) -> bytes:
    from kehoach.writers.docx import to_docx
    from kehoach.writers.pdf import docx_to_pdf, find_program

    find_program()  # an absent program is told before any work
    return docx_to_pdf(to_docx(ke_hoach, template))


def _txt(ke_hoach: KeHoach, _template: Path | None) -> bytes:
    from kehoach.writers.txt import to_txt

    return to_txt(ke_hoach).encode()


def _json(ke_hoach: KeHoach, _template: Path | None) -> bytes:
    from kehoach.writers.json import to_json

    return to_json(ke_hoach).encode()


WRITERS: dict[str, Writer] = {".docx": _docx, ".pdf": _pdf, ".txt": _txt, ".json": _json}
"""Suffix -> writer."""
