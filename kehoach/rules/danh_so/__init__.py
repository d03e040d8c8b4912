"""Rules of structure and numbering."""
