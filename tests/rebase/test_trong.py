"""Random drafts with their commune planted in hard ways all over the Word file: nothing of it is left in any part."""

import os
from pathlib import Path

import pytest

from kehoach.text.nfc import fold
from rebase.trong import lam

DRAFTS = int(os.environ.get("KEHOACH_SO_BAN", "12"))
"""So many drafts in one run; 200 is the whole set"""


@pytest.mark.parametrize("number", range(1, DRAFTS + 1))
def test_nothing_planted_is_left(number: int, tmp_path: Path) -> None:
    left = lam(number, tmp_path)
    assert not [each for each in left.moi if not _words_apart(each)]
    assert not [each for each in left.theo_doi if not _words_apart(each)]


def _words_apart(found: tuple[str, str]) -> bool:
    """Letters of words side by side, which the scanner sees as a name when it looks without accents: triển khai phong trào. A
    name with its accents, and one joined in an address, it tells as such."""
    part, excerpt = found
    return excerpt == fold(excerpt) and (" " in excerpt or part.startswith("customXml"))
