"""Every shared file becomes a plan that can be written again, or is refused in words; nothing of their words is here."""

from pathlib import Path

import pytest
from conftest import SHARED

from readers.judge import judge

FILES = sorted(
    path
    for folder in ("seeds", "samples", "reference/nd30")
    for path in (SHARED / folder).rglob("*")
    if path.suffix in (".docx", ".docm", ".doc", ".txt", ".md", ".pdf")
)

pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="không có ../shared")


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_shared_file_is_a_plan_or_a_refusal(path: Path) -> None:
    judge(path.read_bytes(), path.name, thorough=True)
