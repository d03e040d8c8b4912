"""The JSON schema of a catalogue file, by which editors complete and check it."""

from typing import Any

from kehoach.catalog.lop import WITHDRAW, Loai


def schema(kind: Loai[Any]) -> dict[str, Any]:
    """The schema of the file (or of each file of the folder) of ``kind``. In a pack an entry may give only its key and what
    differs, or withdraw: so only the key is required."""
    entry = kind.model.model_json_schema()
    definitions = entry.pop("$defs", {})
    entry["properties"][WITHDRAW] = {"type": "boolean", "description": "Bỏ mục này của lớp dưới"}
    entry["required"] = [kind.key]
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": kind.name, "$defs": definitions}
    if not kind.list_key:
        return {**entry, **head}
    headers = {name: {"type": "string"} for name in kind.headers}
    return {
        **head,
        "type": "object",
        "additionalProperties": False,
        "properties": {**headers, kind.list_key: {"type": "array", "items": entry}},
    }
