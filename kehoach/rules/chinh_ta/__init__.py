"""Rules of spelling, capitals and signs."""
