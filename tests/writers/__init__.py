"""Helpers of the writers' tests; a package so that they can import each other."""
