"""The guides of ``kehoach help``, which the page shows too."""

from pathlib import Path

from kehoach.problems import KehoachError, Problem

_HELP = Path(__file__).resolve().parent.parent / "help"


def help_pages() -> dict[str, str]:
    """Name -> title of every guide."""
    return {path.stem: _title(path) for path in sorted(_HELP.glob("*.md"))}


def help_page(name: str) -> str:
    """The text of a guide."""
    path = _HELP / f"{name}.md"
    if name not in help_pages():
        raise KehoachError(
            Problem("HD01", f"Không có trang hướng dẫn “{name}”", "các trang: " + ", ".join(help_pages()))
        )
    return path.read_text(encoding="utf-8")


def help_pictures() -> Path:
    """The folder of the pictures that the guides show."""
    return _HELP / "hinh"


def _title(path: Path) -> str:
    with path.open(encoding="utf-8") as stream:
        return stream.readline().lstrip("# ").strip()
