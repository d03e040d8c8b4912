"""The two fonts of a document's theme, which styles name as ``minorHAnsi`` and the like."""

from lxml import etree

from kehoach.readers.docx.names import A


class Theme:
    """Fonts by the names that ``w:rFonts`` calls them."""

    def __init__(self, root: etree._Element | None = None) -> None:
        self._fonts: dict[str, str] = {}
        for name in ("major", "minor"):
            latin = root.find(f"{A}themeElements/{A}fontScheme/{A}{name}Font/{A}latin") if root is not None else None
            if latin is not None:
                self._fonts[name] = latin.get("typeface", "")

    def font(self, name: str | None) -> str:
        """``minorHAnsi`` -> the theme's font for texts; empty for none."""
        return self._fonts.get(name[:5], "") if name else ""
