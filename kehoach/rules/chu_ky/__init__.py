"""Rules of the signature."""
