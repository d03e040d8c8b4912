"""Where the data files are: ``catalogs/`` and ``templates/``.

In a checkout and in an editable install they lie beside the package; in an installed wheel inside it, under ``_data``.
"""

from pathlib import Path

from kehoach.problems import ExitCode, KehoachError, Problem

_PACKAGE = Path(__file__).resolve().parent


def data_dir(name: str) -> Path:
    """The folder ``catalogs`` or ``templates``, wherever this copy of kehoach keeps it.

    Raises :class:`KehoachError` (exit code 3) when the installation is damaged and the folder is nowhere.
    """
    for folder in (_PACKAGE / "_data" / name, _PACKAGE.parent / name):
        if folder.is_dir():
            return folder
    raise KehoachError(
        Problem("TN01", f"Bản cài kehoach thiếu thư mục dữ liệu {name}", "cài lại kehoach"), ExitCode.OUR_FAULT
    )


def catalogs_dir() -> Path:
    """The built-in catalogue."""
    return data_dir("catalogs")


def templates_dir() -> Path:
    """The built-in Word templates."""
    return data_dir("templates") / "docx"
