"""The user's own pack: which folder it is."""


def mark() -> str:
    return ""
