"""The people behind a file: who typed, changed, remarked. They are the neighbour's own and go, each under a name that says
nothing; who is an office becomes ours."""

import re
from collections.abc import Collection
from typing import Final

from lxml import etree

from kehoach.mending.docx_walk import W
from kehoach.mending.rewriter import Rewriter

WHERE: Final = "tên người sửa, người nhận xét"
_PERSON: Final = "{http://schemas.microsoft.com/office/word/2012/wordml}"
_AUTHORS: Final = (f"{W}author", f"{_PERSON}author")
_INITIALS: Final = f"{W}initials"
_PRESENCE: Final = f"{_PERSON}presenceInfo"
KEYS: Final = frozenset({*_AUTHORS, _INITIALS, f"{_PERSON}userId", f"{_PERSON}providerId"})
"""Attributes that say who"""
OWNERS: Final = frozenset({"creator", "lastModifiedBy", "Manager", "Company"})
"""Properties of the file that name a person or an office"""


class People:
    """What each author is called now."""

    def __init__(self, rewriter: Rewriter, ours: Collection[str], *, anonymous: bool) -> None:
        self._rewriter, self._ours, self._anonymous = rewriter, frozenset(ours), anonymous
        self._known: dict[str, str] = {}
        self._count = 0

    def name(self, author: str) -> str:
        """What an author is called: an office by its new name, ours as before, anyone else ``Tác giả 1``, ``Tác giả 2``."""
        found = self._known.get(author)
        if found is None:
            found = self._rewriter.name(author)
            if found == author and self._anonymous and author.strip() and author not in self._ours:
                self._count += 1
                found = f"Tác giả {self._count}"
            self._known[author] = found
        return found

    def attributes(self, element: etree._Element) -> dict[str, str]:
        """The attributes of ``element`` that name a person, with what they become, where that differs."""
        found: dict[str, str] = {}
        for key in _AUTHORS:
            old = element.get(key)
            if old is None:
                continue
            new = self.name(old)
            if new == old:
                continue
            found[key] = new
            initials = element.get(_INITIALS)
            if initials:
                found[_INITIALS] = "".join(each[0] for each in new.split())[:9]
            self._rewriter.tell(WHERE, old, new)
        if element.tag == _PRESENCE:
            found |= self._presence(element)
        return found

    def _presence(self, element: etree._Element) -> dict[str, str]:
        """A person's account: none, where the person goes."""
        above = element.getparent()
        author = above.get(f"{_PERSON}author", "") if above is not None else ""
        user = element.get(f"{_PERSON}userId", "")
        new = self.name(author)
        if new != author and user:
            return {f"{_PERSON}providerId": "None", f"{_PERSON}userId": new}
        made = self._rewriter.name(user)
        return {f"{_PERSON}userId": made} if made != user else {}

    def owner(self, value: str) -> str:
        """What a property becomes that names a person or an office: nothing, where it is not known whose it is."""
        new = self._rewriter.name(value)
        return "" if new == value and self._anonymous and value not in self._ours else new

    def path(self, target: str) -> str:
        """What the path of a file becomes, in which the account of a person may stand: the name of the file."""
        return re.split(r"[/\\]", target)[-1] if self._anonymous else target
