"""Letters of titles."""

import re

_KEPT = re.compile(r"\[\[[^\[\]]{0,300}\]\]")
_ASIDE = re.compile(r"“[^”]{0,300}”|\([^()]{0,120}\)|\[\[[^\[\]]{0,300}\]\]|\((?:Ban hành\s+)?[Kk]èm theo.*")


def khong_ke(title: str) -> str:
    """A title without names in quotes, words in brackets and places to fill in."""
    return _ASIDE.sub("", title)


def viet_hoa(text: str) -> str:
    """``text`` in capitals; what a person has still to fill in stays."""
    parts: list[str] = []
    place = 0
    for m in _KEPT.finditer(text):
        parts += [text[place : m.start()].upper(), m[0]]
        place = m.end()
    return "".join((*parts, text[place:].upper()))
