"""Rules of consistency: what one part of a plan says against another."""
