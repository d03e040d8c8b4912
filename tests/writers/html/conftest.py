"""One browser for the tests of a module."""

from collections.abc import Iterator

import pytest

from writers.html.browser import Browser, chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser to lay out previews in; skips where there is none."""
    with chromium() as page:
        yield Browser(page)
