"""Made-up files, each full of one kind of difficulty, against outlines that a reviewer can read.

After a wanted change: ``KEHOACH_UPDATE_GOLDEN=1 pytest tests/readers/test_golden.py``, then read the difference.
"""

import os
import re
from collections import Counter
from pathlib import Path

import pytest
from conftest import DATA

from kehoach.blocks import plain
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_writer import to_yaml
from kehoach.readers import read
from kehoach.readers.stages import to_plan
from kehoach.writers.txt import to_txt
from readers.outline import outline

FILES = sorted(each for each in (DATA / "doc").iterdir() if each.suffix in (".txt", ".md"))
each_file = pytest.mark.parametrize("path", FILES, ids=[each.name for each in FILES])


@each_file
def test_the_plan_that_is_read(path: Path) -> None:
    golden = path.with_suffix(".ra")
    got = outline(to_plan(read(path.read_bytes(), path.name)))
    if os.environ.get("KEHOACH_UPDATE_GOLDEN"):
        golden.write_text(got, encoding="utf-8")
    assert got == golden.read_text(encoding="utf-8")


@each_file
def test_no_word_is_lost(path: Path) -> None:
    document = read(path.read_bytes(), path.name)
    found = to_plan(document)
    said = Counter(_words("\n".join(map(plain, document.blocks))))
    dropped = Counter(_words(" ".join(each.text for each in found.dropped)))
    assert not said - Counter(_words(to_txt(found.ke_hoach))) - dropped


@each_file
def test_the_plan_survives_its_file(path: Path) -> None:
    plan = to_plan(read(path.read_bytes(), path.name)).ke_hoach
    assert load_text(to_yaml(plan), KeHoach) == plan


def _words(text: str) -> list[str]:
    """Words of two letters and figures of three digits and more; the rest are numbers of sections, or look like them."""
    found = re.findall(r"[^\W\d_]{2,}|\d{3,}", text.casefold())
    return [word for word in found if not re.fullmatch("[ivxlc]+", word)]
