"""Names in identifiers (a bookmark, a file name, an address): without accents, joined or not."""

import re
from collections.abc import Iterator
from functools import lru_cache

from kehoach.rebase.mau import so_tieng
from kehoach.rebase.viec import Viec
from kehoach.text.nfc import fold

_JOINT = "[ _.'’ʼ-]?"
SHORTEST = 5
"""Letters below which a name without accents may be anything"""


def doi_dinh_danh(viec: Viec, text: str) -> str:
    """``Ke_hoach_Hoa_Loc``, ``hoaloc.gov.vn`` with our name in the place of theirs, joined as theirs was."""
    if viec.cung_xa:
        return text
    for old, new in _names(viec):
        pattern = _pattern(old)
        text = pattern.sub(lambda m, new=new: _like(m[0], new), text)  # type: ignore[misc]
    for other in viec.lan:
        text = doi_dinh_danh(other, text)
    return text


def _names(viec: Viec) -> Iterator[tuple[str, str]]:
    nguon = viec.nguon
    names = [(nguon.ten, viec.dich.ten)] if nguon.ten else []
    names += [(ten, viec.dich.ten) for _, ten in nguon.xa_cu]
    names += [(re.sub(r"^(?:huyện đảo|huyện|thị xã|thành phố|quận) ", "", each), viec.dich.ten) for each in nguon.huyen]
    if nguon.tinh is not None and not viec.cung_tinh:
        names += [(each, viec.tinh.ten) for each in (nguon.tinh.ten, *nguon.tinh_cu)]
    for old, new in names:
        if so_tieng(old) > 1 and len(fold(old).replace(" ", "")) >= SHORTEST and fold(old) != fold(new):
            yield old, new


@lru_cache(maxsize=64)
def _pattern(ten: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.split(r"[^a-z0-9]+", fold(ten)) if word]
    return re.compile(_JOINT.join(words), re.IGNORECASE)


def _like(written: str, new: str) -> str:
    """The new name without accents, joined and with capitals as the old one."""
    joint = re.search(_JOINT[:-1], written)
    words = [word for word in re.split(r"[^a-z0-9]+", fold(new)) if word]
    if written.isupper():
        words = [word.upper() for word in words]
    elif written[:1].isupper():
        words = [word.capitalize() for word in words]
    return (joint[0] if joint else "").join(words)
