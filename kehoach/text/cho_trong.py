"""What only a person can supply stands as ``[[what is needed]]`` until it is filled in."""

import re
from itertools import pairwise

CHO_TRONG = re.compile(r"\[\[([^\[\]]+)\]\]")
"""A place to fill in; group 1 is what is needed."""


def tach(text: str) -> list[str]:
    """``"Sở [[tên]] ký"`` -> ``["Sở ", "[[tên]]", " ký"]``: the places to fill in apart from what stands around them."""
    bounds = [0, *(bound for found in CHO_TRONG.finditer(text) for bound in found.span()), len(text)]
    return [text[start:end] for start, end in pairwise(bounds) if start < end]
