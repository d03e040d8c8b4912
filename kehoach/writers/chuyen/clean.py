"""Words of a stranger's file as a report may show them."""

import re

_UNSEEN = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]+")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def writable(text: str) -> str:
    """``text`` without control signs and what UTF-8 has no bytes for (a file name may hold it): any page or file takes it."""
    return _NOT_TEXT.sub("\ufffd", text)


def clean(text: str) -> str:
    """``text`` on one line, without signs that steer a terminal or turn the direction of reading."""
    return " ".join(_UNSEEN.sub(" ", writable(text)).split())
