"""The JSON schema of a plan, by which editors complete and check a YAML file while it is typed."""

import json
from typing import Any

from kehoach.model.plan import KeHoach

FILE_NAME = "ke-hoach.schema.json"
"""The name that the first line of every plan refers to; the schema lies beside the plan."""


def schema() -> dict[str, Any]:
    """The schema (draft 2020-12) with Vietnamese descriptions."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **KeHoach.model_json_schema(mode="validation"),
        "title": "Kế hoạch",
    }


def schema_text() -> str:
    """The schema as text, the same bytes each time."""
    return json.dumps(schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"
