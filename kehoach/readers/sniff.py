"""What a file is, told by its content: its name decides only between kinds of plain text."""


def detect(data: bytes, name: str) -> str:
    """``docx``, ``doc``, ``rtf``, ``html``, ``pdf``, ``md`` or ``txt``."""
    raise NotImplementedError
