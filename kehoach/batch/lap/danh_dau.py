"""Words that a person must still fill in, as the markup that the ordinary writer makes of them afterwards."""

import re
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree
from markupsafe import Markup, escape

from kehoach.text.cho_trong import CHO_TRONG, tach
from kehoach.writers import styles as names
from kehoach.writers.oxml import NS, split_run, w
from kehoach.writers.styles import Styles
from kehoach.writers.typeset import set_style

_NAMESPACES = re.compile(r' xmlns:\w+="[^"]*"')


@dataclass(frozen=True, slots=True)
class DauCho:
    """How a run goes on behind a place to fill in, and how one looks: what stands before the words of each."""

    thuong: str
    trong: str

    def markup(self, words: str) -> str:
        """``words`` to be put in place of a tag: plain where nothing is to be filled in."""
        pieces = tach(words)
        if not any(CHO_TRONG.fullmatch(piece) for piece in pieces):
            return words
        made, inside = [], True
        for piece in pieces:
            place = CHO_TRONG.fullmatch(piece)
            if place or not inside:
                made.append("</w:t></w:r>" + (self.trong if place else self.thuong))
            inside = not place
            made.append(str(escape(piece)))
        if not inside:
            made.append("</w:t></w:r>" + self.thuong)
        return Markup("".join(made))  # noqa: S704 - every piece was escaped


def dau_cho(run: etree._Element, styles: Styles, own: Styles) -> DauCho:
    """The two beginnings for values that ``run`` prints."""
    holder = etree.Element(w("p"), nsmap={"w": NS["w"]})
    copy = deepcopy(run)
    copy.tail = None
    for each in copy.findall(w("t"))[1:]:
        copy.remove(each)
    holder.append(copy)
    plain, marked = split_run(copy, ["\ue000", "\ue000"])
    set_style(marked, styles, styles.require(names.CHO_TRONG, own))
    start, end = (_before_words(each) for each in (plain, marked))
    return DauCho(start, end)


def _before_words(run: etree._Element) -> str:
    return _NAMESPACES.sub("", etree.tostring(run, encoding="unicode")).partition("\ue000")[0]
