"""Random drafts with their commune planted in hard ways all over the Word file: nothing of it is left in any part."""

import os
from pathlib import Path

import pytest

from rebase.trong import lam

DRAFTS = int(os.environ.get("KEHOACH_SO_BAN", "12"))
"""So many drafts in one run; 200 is the whole set"""


@pytest.mark.parametrize("number", range(1, DRAFTS + 1))
def test_nothing_planted_is_left(number: int, tmp_path: Path) -> None:
    left = lam(number, tmp_path)
    assert not [each for each in left.moi if not _slug(each)]
    assert not left.theo_doi


def _slug(found: tuple[str, str]) -> bool:
    """Letters of two words side by side in an id of the plan inside the file, which are nobody's name."""
    part, excerpt = found
    return part.startswith("customXml") and excerpt.isascii()
