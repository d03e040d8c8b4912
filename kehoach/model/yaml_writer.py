"""YAML out: a plan as a file that a person can read and edit, and edits of such a file that keep a person's comments."""

import io
from collections.abc import Mapping
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString

from kehoach.model.plan import KeHoach
from kehoach.model.schema import FILE_NAME

WIDTH = 110
"""Columns after which a long text goes on in the next line."""

_LONG = 70
"""Texts longer than this stand below their key, free of quotes."""

Comments = Mapping[str, str]
"""Id of a node -> the comment to stand beside it (what a person should verify)."""


def to_yaml(ke_hoach: KeHoach, comments: Comments | None = None, schema: str = FILE_NAME) -> str:
    """The plan as YAML text. ``schema`` is the path named in the first line, relative to the file."""
    return f"# yaml-language-server: $schema={schema}\n" + to_text(plain(ke_hoach), comments)


def to_text(data: Any, comments: Comments | None = None) -> str:
    """A part of a plan, as :func:`plain` gives it, as YAML text in the way of :func:`to_yaml`."""
    return _dump(_commented(data, comments or {}))


def edit_yaml(text: str, ke_hoach: KeHoach) -> str:
    """``text``, a plan's YAML as a person keeps it, brought to say what ``ke_hoach`` says.

    Nodes are matched by id; comments, order of keys and everything that did not change stay as they are.
    """
    yaml = _yaml()
    old = yaml.load(text)
    return _dump(_merge(old, plain(ke_hoach)))


_SHOWN_EMPTY = frozenset({"so", "ho_ten", "dan", "ten_loai"})
"""Keys that are written even when empty: a person will fill them in and should find them, or empty says something."""


def plain(ke_hoach: KeHoach) -> dict[str, Any]:
    """What is written of the plan: keys and values without the empty ones that say nothing."""
    data: dict[str, Any] = _without_empty(ke_hoach.model_dump(mode="json"))
    return data


def _without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {
            key: _without_empty(each)
            for key, each in value.items()
            if each is not None and (key in _SHOWN_EMPTY or each not in ("", []))
        }
    return [_without_empty(each) for each in value] if isinstance(value, list) else value


def _yaml() -> YAML:
    yaml = YAML()
    yaml.version = None
    yaml.width = WIDTH
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.allow_unicode = True
    return yaml


def _dump(tree: Any) -> str:
    stream = io.StringIO()
    _yaml().dump(tree, stream)
    return stream.getvalue()


def _scalar(value: Any) -> Any:
    if isinstance(value, str):
        if "\n" in value:
            return DoubleQuotedScalarString(value)
        if len(value) > _LONG:
            return FoldedScalarString(value)
    return value


def _commented(value: Any, comments: Comments) -> Any:
    if isinstance(value, dict):
        result = CommentedMap((key, _commented(each, comments)) for key, each in value.items())
        note = comments.get(value.get("id", ""))
        if note:
            result.yaml_add_eol_comment(note, "id")
        return result
    if isinstance(value, list):
        return CommentedSeq(_commented(each, comments) for each in value)
    return _scalar(value)


def _merge(old: Any, new: Any) -> Any:
    """``new`` laid over ``old`` so that whatever says the same stays the same object, comments included."""
    if isinstance(old, CommentedMap) and isinstance(new, dict):
        for key in [key for key in old if key not in new]:
            del old[key]
        for key, value in new.items():
            old[key] = _merge(old[key], value) if key in old else _commented(value, {})
        return old
    if isinstance(old, CommentedSeq) and isinstance(new, list):
        by_id = {each["id"]: each for each in old if isinstance(each, Mapping) and "id" in each}
        # a node that a person wrote without an id is known by its place
        kept = []
        for index, value in enumerate(new):
            before = by_id.get(value.get("id")) if isinstance(value, dict) else None
            if before is None and index < len(old) and not (isinstance(old[index], Mapping) and "id" in old[index]):
                before = old[index]
            kept.append(_commented(value, {}) if before is None else _merge(before, value))
        old[:] = kept
        return old
    return old if _same(old, new) else _scalar(new)


def _same(old: Any, new: Any) -> bool:
    return str(old).strip() == str(new) if isinstance(new, str) else bool(old == new)
