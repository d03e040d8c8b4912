"""Single values of a YAML file replaced where they stand: every other character of the file stays as it is."""

from collections.abc import Mapping
from typing import Any

import yaml

from kehoach.model.yaml_data import LOADER


def set_scalars(text: str, values: Mapping[str, str]) -> str:
    """``text`` with the top-level ``values`` set. A key that the file lacks is put before its first key.

    ``text`` is YAML that :func:`kehoach.model.yaml_data.parse` accepts, with a mapping at its root and scalars under the
    keys of ``values``; ``values`` hold no quotes and no line ends.
    """
    root, found = _root(text, values)
    edits = [(start, end, _fitting(text, start, end, values[key])) for key, (start, end) in found.items()]
    lacking = {key: value for key, value in values.items() if key not in found}
    if lacking:
        pair, start = '{}: "{}"\n' + " " * root.start_mark.column, root.start_mark.index
        if root.flow_style:  # also JSON, which wants its keys in quotes
            pair, start = '"{}": "{}", ', start + 1
        edits.append((start, start, "".join(pair.format(*item) for item in lacking.items())))
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _root(text: str, keys: Mapping[str, str]) -> tuple[Any, dict[str, tuple[int, int]]]:
    """The event that opens the root mapping and, per key, from where to where its value stands in ``text``."""
    root: Any = None
    found: dict[str, tuple[int, int]] = {}
    depth, key = 0, None
    events: Any = yaml.parse(text, Loader=LOADER)
    for event in events:
        start, end = event.start_mark, event.end_mark
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            root = root or event
            depth += 1
            continue
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            depth -= 1
            if depth == 1:
                key = None  # the container was the value of a key of the root
        elif isinstance(event, yaml.ScalarEvent) and depth == 1:
            if key is None:
                key = event.value
            else:
                if key in keys:
                    found[key] = (start.index, end.index)
                key = None
    return root, found


def _fitting(text: str, start: int, end: int, value: str) -> str:
    """``value`` in the quotes of what it replaces; apart from the colon before and the line end that a block had."""
    old = text[start:end]
    quote = old[0] if old[:1] in ("'", '"') else '"'
    space = " " if text[start - 1 : start] == ":" else ""
    return f"{space}{quote}{value}{quote}" + ("\n" if old.endswith("\n") else "")
