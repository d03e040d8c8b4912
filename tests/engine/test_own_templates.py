"""Our own templates with the plans of the examples: the main part is docxtpl's."""

import dataclasses
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from engine.word import assert_same
from kehoach.engine import prepare
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load
from kehoach.resources import templates_dir
from kehoach.writers.context import context

_PLANS = sorted((ROOT / "examples").glob("*/ke-hoach.yaml"))
_TEMPLATES = sorted(templates_dir().glob("*.docx"))


def _values(printed: Any) -> dict[str, Any]:
    return {field.name: getattr(printed, field.name) for field in dataclasses.fields(printed)}


@pytest.mark.parametrize("plan", _PLANS, ids=lambda each: each.parent.name)
@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda each: each.stem)
def test_as_docxtpl(template: Path, plan: Path) -> None:
    printed = context(load(plan, KeHoach))
    annexes = template.stem.startswith("phu-luc")
    for each in printed.phu_luc[:2] if annexes else [printed]:
        assert_same(template.read_bytes(), _values(each))


@pytest.mark.parametrize("template", _TEMPLATES, ids=lambda each: each.stem)
def test_no_document_is_looked_at_as_a_whole(template: Path) -> None:
    """Otherwise every document would be parsed, as docxtpl does."""
    assert all(each.mend is None for each in prepare(template.read_bytes()).parts.values())
