"""What only a person can supply stands as ``[[what is needed]]`` until it is filled in."""

import re

CHO_TRONG = re.compile(r"\[\[([^\[\]]+)\]\]")
"""A place to fill in; group 1 is what is needed."""
