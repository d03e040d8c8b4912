"""Files that nobody should have to read, made in code: a table of them, each with what must come of it.

Sizes are reduced in ``make test``; ``make fuzz`` sets the variable ``KEHOACH_FUZZ`` and has them whole, up to the very limits.
"""

from readers.hostile import lengths, pdfs, rtfs, texts, webs, words, zips
from readers.hostile.case import Case


def cases(url: str, secret: str) -> list[Case]:
    """All of them; ``url`` is where nobody may call, ``secret`` a local file that nobody may read."""
    return [
        *zips.wrong(), *zips.zips(), *words.xml(url, secret), *lengths.sizes(), *texts.texts(), *webs.webs(url, secret),
        *rtfs.rtfs(), *pdfs.pdfs(), *pdfs.olds(),
    ]  # fmt: skip
