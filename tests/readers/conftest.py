"""What several tests of the readers share."""

import pytest

from kehoach.readers.pdf import native, worker


@pytest.fixture
def in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """PDF files that are harmless; a process for each would take its time."""
    monkeypatch.setattr(worker, "run", native.extract)
