"""Write the table of letter widths that centres lines and balances titles: ``kehoach/writers/do_rong.json``.

Liberation Serif has the advance widths of Times New Roman and may be used freely. Run: ``python templates/docx/do_rong.py
FOLDER_OF_LIBERATION_FONTS``. The result only changes when the list of characters below does.
"""

import json
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

STYLES = {"thuong": "Regular", "dam": "Bold", "nghieng": "Italic", "dam_nghieng": "BoldItalic"}
TARGET = Path(__file__).resolve().parents[2] / "kehoach" / "writers" / "do_rong.json"


def _characters() -> list[str]:
    """Latin letters with the Vietnamese ones, digits, and the signs of official texts; what is missing falls back."""
    ranges = [(0x20, 0x7F), (0xA0, 0x180), (0x1EA0, 0x1EFA), (0x2010, 0x2030), (0x2030, 0x2040)]
    letters = [chr(code) for start, end in ranges for code in range(start, end)] + list("€₫№→≤≥≠−")
    return [letter for letter in letters if unicodedata.category(letter)[0] not in "CM" or letter == "\u00ad"]


def _widths(font: Path) -> tuple[int, dict[int, str]]:
    with TTFont(font) as ttf:
        cmap, metrics, units = ttf.getBestCmap(), ttf["hmtx"], ttf["head"].unitsPerEm
        groups: dict[int, list[str]] = defaultdict(list)
        for letter in _characters():
            if ord(letter) in cmap:
                groups[metrics[cmap[ord(letter)]][0]].append(letter)
    return units, {width: "".join(letters) for width, letters in sorted(groups.items())}


def main(folder: Path) -> None:
    """Read the four fonts of ``folder`` and write the table."""
    table: dict[str, object] = {}
    for name, style in STYLES.items():
        units, table[name] = _widths(folder / f"LiberationSerif-{style}.ttf")
        table["don_vi"] = units
    TARGET.write_text(json.dumps(table, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
