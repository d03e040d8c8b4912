"""Atoms as CSS declarations. Every function gives all the properties that it is about, so that two looks can be compared.

Values come from a file that anyone may have made: each is a number, a colour, a plain font name, or a word of ours.
"""

import re
from typing import Final

from kehoach.writers.html.atoms import Atoms
from kehoach.writers.oxml import TWIPS

Declarations = dict[str, str]

FACE: Final = "Times New Roman"
_SIMILAR: Final = {
    "times new roman": ('"Liberation Serif",Tinos,serif', 1.1499),
    "arial": ('"Liberation Sans",Arimo,sans-serif', 1.1499),
    "courier new": ('"Liberation Mono",Cousine,monospace', 1.1328),
    "calibri": ("Carlito,sans-serif", 1.2207),
    "cambria": ("Caladea,serif", 1.1724),
    "tahoma": ("Verdana,sans-serif", 1.207),
}
"""Font -> those of the same widths, and its natural line in sizes."""
_ALIGN: Final = {"center": "center", "right": "right", "end": "right", "both": "justify", "distribute": "justify"}
_LIMIT: Final = 10_000.0
"""Points; a length beyond it is a fault of the template."""
_NAME: Final = re.compile(r"[^\W_][\w .-]{0,60}")
_COLOUR: Final = re.compile(r"[0-9A-Fa-f]{6}")
_HIGHLIGHT: Final = frozenset(
    f"{shade}{ink}"
    for ink in ("yellow", "green", "cyan", "magenta", "blue", "red", "gray", "black")
    for shade in ("", "dark", "light")
)
_AUTO_SPACE: Final = 280.0
"""Twips of ``beforeAutospacing``."""
_LINE: Final = {"double": "double", "dotted": "dotted", "dashed": "dashed", "dashSmallGap": "dashed"}


def number(text: str, default: float = 0.0) -> float:
    """``text`` as a number within reason."""
    try:
        value = float(text)
    except ValueError:
        return default
    return max(-_LIMIT * TWIPS, min(value, _LIMIT * TWIPS)) if value == value else default


def pt(twips: float) -> str:
    """Twentieths of a point as a CSS length."""
    return f"{twips / TWIPS:.6g}pt" if twips else "0"


def size_of(atoms: Atoms) -> float:
    """Size of the letters in points."""
    return max(0.5, number(atoms.get("sz", "20"), 20.0) / 2)


def colour(text: str, default: str) -> str:
    """A colour of Word as one of CSS."""
    return f"#{text.lower()}" if _COLOUR.fullmatch(text) else default


def line(text: str) -> tuple[float, float, str]:
    """A border as width in points, space in points, CSS value."""
    if not text:
        return 0.0, 0.0, "none"
    size, space, ink, kind = text.split(" ", 3)
    thick = max(0.25, min(number(size, 4) / 8, 6.0)) * (3 if kind == "double" else 1)
    return thick, max(0.0, min(number(space), 31.0)), f"{thick:g}pt {_LINE.get(kind, 'solid')} {colour(ink, '#000')}"


def face(atoms: Atoms) -> tuple[str, float]:
    """The fonts to try, and how high the natural line of the first is in sizes."""
    name = atoms.get("rFonts.ascii", FACE).strip()
    if not _NAME.fullmatch(name) or name.casefold().startswith(".vn"):
        name = FACE
    similar, natural = _SIMILAR.get(name.casefold(), _SIMILAR[FACE.casefold()])
    return f'"{name}",{similar}', natural


def of_paragraph(atoms: Atoms) -> Declarations:
    """Position, distances, alignment, lines and shade of a paragraph."""
    get = atoms.get
    before, after = (_space(atoms, side) for side in ("before", "after"))
    top, bottom, left, right = (line(get(f"pBdr.{side}", "")) for side in ("top", "bottom", "left", "right"))
    return {
        "margin": f"{pt(before)} {pt(number(get('ind.right', '0')))} {pt(after)} {pt(number(get('ind.left', '0')))}",
        "text-indent": pt(number(get("ind.firstLine", "0"))),
        "text-align": _ALIGN.get(get("jc", ""), "left"),
        "line-height": _line_height(atoms),
        "padding": f"{top[0] + top[1]:g}pt 0 {bottom[0] + bottom[1]:g}pt" if top[0] or bottom[0] else "0",
        "--kh-vien": "block" if top[0] or bottom[0] or left[0] or right[0] else "none",
        "--kh-vt": top[2],
        "--kh-vp": right[2],
        "--kh-vd": bottom[2],
        "--kh-vr": left[2],
        "background-color": colour(get("shd.fill", ""), "transparent"),
    }


def _space(atoms: Atoms, side: str) -> float:
    if atoms.get(f"spacing.{side}Autospacing") in ("1", "true", "on"):
        return _AUTO_SPACE
    return max(0.0, number(atoms.get(f"spacing.{side}", "0")))


def _line_height(atoms: Atoms) -> str:
    asked, rule = number(atoms.get("spacing.line", "240"), 240.0), atoms.get("spacing.lineRule", "auto")
    natural = face(atoms)[1]
    if rule == "exact":
        return pt(max(asked, 1.0))
    if rule == "atLeast":
        return f"max({pt(asked)},{natural:g}em)"
    return f"{natural * max(asked, 20.0) / 240:.5g}"


def slack(atoms: Atoms) -> float:
    """Points of a line of several times its natural height that lie under the words, and may reach over the page's edge."""
    if atoms.get("spacing.lineRule", "auto") != "auto":
        return 0.0
    return max(0.0, number(atoms.get("spacing.line", "240"), 240.0) / 240 - 1) * face(atoms)[1] * size_of(atoms)


def of_run(atoms: Atoms) -> Declarations:
    """How words look."""
    get = atoms.get
    raised = {"superscript": "super", "subscript": "sub"}.get(get("vertAlign", ""), "baseline")
    strokes = ["underline"] if get("u", "none") != "none" else []
    strokes += ["line-through"] if get("strike") else []
    marked = get("highlight", "").lower()
    shade = colour(get("shd.fill", ""), "transparent")
    return {
        "font-family": face(atoms)[0],
        "font-size": f"{size_of(atoms) * (0.65 if raised != 'baseline' else 1):g}pt",
        "font-weight": "bold" if get("b") else "normal",
        "font-style": "italic" if get("i") else "normal",
        "text-transform": "uppercase" if get("caps") else "none",
        "font-variant-caps": "small-caps" if get("smallCaps") and not get("caps") else "normal",
        "text-decoration-line": " ".join(strokes) or "none",
        "letter-spacing": pt(number(get("letters", "0"))) if number(get("letters", "0")) else "normal",
        "vertical-align": raised,
        "color": colour(get("color", ""), "#000"),
        "--kh-nen": marked if marked in _HIGHLIGHT else shade,
    }


def css(declarations: Declarations) -> str:
    """The text of ``declarations``."""
    return ";".join(f"{name}:{value}" for name, value in declarations.items())


def changed(base: Declarations, look: Declarations) -> str:
    """The text of those of ``look`` that ``base`` does not give."""
    return css({name: value for name, value in look.items() if base.get(name) != value})
