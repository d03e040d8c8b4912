"""A plan as JSON: the keys of the YAML, so that it can be read back exactly."""

import json
import re

from kehoach.model.plan import KeHoach

_FRAGILE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff]")
"""Characters that a YAML reader does not take as they are."""


def to_json(ke_hoach: KeHoach) -> str:
    """``ke_hoach`` as JSON text in reading order, every key there; what is absent (no date, no table) is left out."""
    plain = ke_hoach.model_dump(mode="json", exclude_none=True)
    text = json.dumps(plain, ensure_ascii=False, indent=2)
    return _FRAGILE.sub(lambda found: f"\\u{ord(found.group()):04x}", text) + "\n"
