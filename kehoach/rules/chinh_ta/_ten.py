"""Whether words are, or may be, a name."""

from kehoach.rules.chinh_ta._tu_dien import tap
from kehoach.rules.toan_van import ToanVan


def la_ten(text: ToanVan, at: int, end: int, wrong: str) -> bool:
    """Whether it is, or may be, a name: all its words with a capital in running text, or a place of the maps."""
    written = text.chu[at:end].split(" ")
    if wrong in tap("dia-danh"):
        return True
    if "".join(written).isupper():
        return False
    if written[0][:1].isupper() and at > 1 and text.chu[at - 1] == " " and text.chu[at - 2].isalpha():
        return True
    return all(each[:1].isupper() for each in written) or (written[1][:1].isupper() and not written[1].isupper())
