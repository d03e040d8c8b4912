"""Rules of repetition."""
