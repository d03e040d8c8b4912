"""docxtpl templates compiled once, rendered many times; knows Word, docxtpl and jinja2, and nothing of kehoach."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from docxtpl.template import DocxTemplate
from jinja2 import Environment


@dataclass(frozen=True)
class Compiled:
    """A template made ready: :meth:`render` gives the bytes of a .docx."""

    data: bytes
    environment: Environment | None = None

    def render(self, values: Mapping[str, Any]) -> bytes:
        """The .docx with ``values`` in place of the tags; the same input gives the same bytes."""
        template = DocxTemplate(io.BytesIO(self.data))
        template.render(dict(values), self.environment, autoescape=True)
        out = io.BytesIO()
        template.save(out)
        return out.getvalue()


def prepare(data: bytes, environment: Environment | None = None) -> Compiled:
    """Make the template in ``data`` (a .docx) ready."""
    return Compiled(data, environment)
