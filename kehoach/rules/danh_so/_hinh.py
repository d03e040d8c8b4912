"""Looks and letters of headings."""

import re

from kehoach.blocks import Paragraph

_KEPT = re.compile(r"\[\[[^\[\]]{0,300}\]\]")


def viet_hoa(text: str) -> str:
    """``text`` in capitals; what a person has still to fill in stays."""
    parts: list[str] = []
    place = 0
    for m in _KEPT.finditer(text):
        parts += [text[place : m.start()].upper(), m[0]]
        place = m.end()
    return "".join((*parts, text[place:].upper()))


def tat_ca_dam(paragraph: Paragraph, den: int | None = None) -> bool:
    """Whether all words of a paragraph are bold; those before the place ``den``, if given."""
    at = 0
    said = []
    for run in paragraph.runs:
        if any(c.isalnum() for c in run.text) and (den is None or at < den):
            said.append(run)
        at += len(run.text)
    return bool(said) and all(run.format.bold for run in said)
