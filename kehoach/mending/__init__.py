"""Mending: words of a file are changed, or commented, in place; every other part of the file stays byte for byte."""
