"""Rules of the recipients."""
