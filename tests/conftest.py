"""What every test may use: the small made-up plan, the folders of the project, plans drawn at random."""

from pathlib import Path

import pytest

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"


@pytest.fixture
def ke_hoach() -> KeHoach:
    """A fresh copy of the small made-up plan."""
    return load(DATA / "ke-hoach-nho.yaml", KeHoach)
