"""The engine gives what docxtpl gives, feature by feature."""

import copy

import pytest

from engine.cases import BODIES
from engine.word import assert_same, docx


@pytest.mark.parametrize("name", BODIES)
def test_same_as_docxtpl(name: str) -> None:
    body, values = BODIES[name]
    assert_same(docx(body), values, fresh=lambda: copy.deepcopy(values))
