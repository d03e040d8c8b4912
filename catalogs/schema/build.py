"""Writes the JSON schemas of the catalogue's files from the models, for editors: run ``make schemas``; a test compares."""

import json
from pathlib import Path

from kehoach.catalog.load import LOAI
from kehoach.catalog.schema import schema

HERE = Path(__file__).resolve().parent


def text(name: str) -> str:
    return json.dumps(schema(LOAI[name]), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    for name in LOAI:
        (HERE / f"{name}.schema.json").write_text(text(name), encoding="utf-8")
