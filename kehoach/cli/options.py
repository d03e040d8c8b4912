"""Options that several commands share."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

FILE = click.Path(path_type=Path, readable=False)
"""A file; whether it can be read is told by who reads it, with the reason."""

PACKS: Callable[[Any], Any] = click.option(
    "--danh-muc",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="THƯ-MỤC",
    help="Danh mục riêng nằm trên danh mục có sẵn; dùng nhiều lần, gói sau nằm trên gói trước.",
)
"""Packs over the built-in catalogue."""
