"""Rules of places and organs: what no longer exists, what belongs to others."""
