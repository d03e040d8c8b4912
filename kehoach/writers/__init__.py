"""Writers: a plan becomes a file. What a format needs is imported only when that format is asked for."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError, Problem


class Options(NamedTuple):
    """How to print: ``template`` (Word, PDF, HTML); ``keep_numbers`` prints the numbers of the source where they differ (not
    JSON); ``clean`` leaves the plan's data out of a Word file."""

    template: Path | None = None
    keep_numbers: bool = False
    clean: bool = False


Writer = Callable[[KeHoach, Options], bytes]


def write(ke_hoach: KeHoach, suffix: str, options: Options = Options()) -> bytes:  # noqa: B008 - it cannot be changed
    """``ke_hoach`` in the format of ``suffix``: ``.docx``, ``.pdf``, ``.html``, ``.txt``, ``.json``.

    Raises :class:`KehoachError` XUAT01 for another suffix, and what the writer of that format raises.
    """
    writer = WRITERS.get(suffix.lower())
    if writer is None:
        known = ", ".join(WRITERS)
        shown = f"“{suffix}”" if suffix else "trống"
        raise KehoachError(
            Problem("XUAT01", f"Không xuất được tệp có đuôi {shown}", f"đặt đuôi tệp là một trong: {known}")
        )
    return writer(ke_hoach, options)


def _docx(ke_hoach: KeHoach, options: Options) -> bytes:
    from kehoach.writers.docx import to_docx

    return to_docx(ke_hoach, options.template, keep_numbers=options.keep_numbers, clean=options.clean)


def _pdf(ke_hoach: KeHoach, options: Options) -> bytes:
    from kehoach.writers.docx import to_docx
    from kehoach.writers.pdf import docx_to_pdf, find_program

    find_program()  # an absent program is told before any work
    return docx_to_pdf(to_docx(ke_hoach, options.template, keep_numbers=options.keep_numbers, clean=True))


def _html(ke_hoach: KeHoach, options: Options) -> bytes:
    from kehoach.writers.html import to_html

    return to_html(ke_hoach, options.template, keep_numbers=options.keep_numbers).encode()


def _txt(ke_hoach: KeHoach, options: Options) -> bytes:
    from kehoach.writers.txt import to_txt

    return to_txt(ke_hoach, options.keep_numbers).encode()


def _json(ke_hoach: KeHoach, _options: Options) -> bytes:
    from kehoach.writers.json import to_json

    return to_json(ke_hoach).encode()


WRITERS: dict[str, Writer] = {".docx": _docx, ".pdf": _pdf, ".html": _html, ".txt": _txt, ".json": _json}
"""Suffix -> writer."""
