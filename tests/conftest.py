"""What every test may use: the small made-up plan, the folders of the project, plans drawn at random."""

from pathlib import Path

import pytest
from _pytest.terminal import TerminalReporter

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
SHARED = ROOT.parent / "shared"


def pytest_terminal_summary(terminalreporter: TerminalReporter) -> None:
    """The table of the seeds rebased onto other communes, when those tests were run."""
    rows = sorted(
        row
        for reports in terminalreporter.stats.values()
        for each in reports
        for name, row in getattr(each, "user_properties", ())
        if name == "hat_giong" and getattr(each, "when", "") == "call"
    )
    if rows:
        terminalreporter.write_sep("=", "kế hoạch mẫu làm lại cho xã khác")
        for row in ("nguồn -> đích                        đã thay  cần xem  còn sót  chữ mất  lỗi", *rows):
            terminalreporter.write_line(row)


@pytest.fixture
def ke_hoach() -> KeHoach:
    """A fresh copy of the small made-up plan."""
    return load(DATA / "ke-hoach-nho.yaml", KeHoach)
