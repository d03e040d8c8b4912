"""Rules of annexes and tables."""
