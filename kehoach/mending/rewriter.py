"""What texts become that are not edited word by word: names in properties, addresses, codes of fields."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple
from urllib.parse import quote, unquote

Rewrite = Callable[[str], str]
"""A text -> what it becomes; the same text where nothing is to be done"""

_INVISIBLE: Final = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ADDRESS: Final = re.compile(r"@|://|www\.|\\|\.\w{2,4}\b|%[0-9A-Fa-f]{2}")
_KEPT: Final = "!#$&'()*+,/:;=?@[]~\\ "
_NO_NAME: Final = re.compile(r"\W+")
_MAX_BOOKMARK: Final = 40


class PartChange(NamedTuple):
    """Words outside the paragraphs that edits reach, and what they became."""

    part: str
    """Where, in Vietnamese: ``đầu trang``"""
    old: str
    new: str


class Rewriter:
    """Rewrites texts, whatever way they are typed, and keeps what changed."""

    def __init__(self, rewrite: Rewrite, rewrite_name: Rewrite | None = None) -> None:
        self._rewrite = rewrite
        self._rewrite_name = rewrite_name or rewrite
        self._texts: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._told: dict[PartChange, None] = {}
        self._bookmarks: dict[str, str] = {}
        self._tokens: re.Pattern[str] | None = None

    @property
    def changes(self) -> list[PartChange]:
        """What changed, each once, in order."""
        return list(self._told)

    def tell(self, part: str, old: str, new: str) -> None:
        """Keep that ``old`` became ``new``."""
        self._told[PartChange(part, plain(old), new)] = None

    def text(self, typed: str) -> str:
        """What a text becomes; as it was typed where nothing is to be done."""
        if not typed or typed.isspace():
            return typed
        found = self._texts.get(typed)
        if found is None:
            said = plain(typed)
            after = self._rewrite(said)
            found = self._texts[typed] = typed if after == said else after
        return found

    def name(self, typed: str) -> str:
        """What an identifier or an address becomes, in which words may have no accents, no spaces, or ``%C3%A1``."""
        found = self._names.get(typed)
        if found is None:
            found = self._names[typed] = self._named(typed)
        return found

    def value(self, typed: str) -> str:
        """What a value becomes that may be a text or an address."""
        return self.name(typed) if _ADDRESS.search(typed) else self.text(typed)

    def _named(self, typed: str) -> str:
        bare = unquote(typed) if "%" in typed else typed
        if bare != typed and "\ufffd" not in bare:
            made = self._named(bare)
            return quote(made, safe=_KEPT).replace(" ", "%20") if made != bare else typed
        after = self.text(typed)
        if after != typed:
            return after
        said = plain(typed)
        made = self._rewrite_name(said) if said and not said.isspace() else said
        return typed if made == said else made

    def learn_bookmarks(self, names: Iterable[str]) -> None:
        """The names of all bookmarks of the file: each gets one that no other has."""
        there = list(dict.fromkeys(names))
        taken = {each.lower() for each in there}
        for old in there:
            new = self.name(old)
            if new == old:
                new = _underlined(self.name(old.replace("_", " ").strip()), old)
            if new == old:
                continue
            base = _NO_NAME.sub("_", new)[:_MAX_BOOKMARK]
            made, number = base, 1
            while made.lower() in taken:
                number += 1
                made = f"{base[: _MAX_BOOKMARK - 5]}_{number}"
            taken.add(made.lower())
            self._bookmarks[old] = made
        if self._bookmarks:
            ordered = sorted(map(re.escape, self._bookmarks), key=len, reverse=True)
            self._tokens = re.compile(rf"(?<!\w)(?:{'|'.join(ordered)})(?!\w)")

    def bookmark(self, name: str) -> str:
        """What the name of a bookmark becomes."""
        return self._bookmarks.get(name, name)

    @property
    def bookmarks(self) -> Mapping[str, str]:
        """The bookmarks that get another name."""
        return self._bookmarks

    def code(self, typed: str) -> str:
        """What the code of a field, or the target of a link, becomes: bookmarks by their names, the rest as an address."""
        if self._tokens is None:
            return self.name(typed)
        out, at = [], 0
        for found in self._tokens.finditer(typed):
            out += [self.name(typed[at : found.start()]), self._bookmarks[found[0]]]
            at = found.end()
        return "".join([*out, self.name(typed[at:])])


def plain(typed: str) -> str:
    """A text in whole letters, without signs that nobody sees."""
    bare = _INVISIBLE.sub("", typed)
    return bare if bare.isascii() else unicodedata.normalize("NFC", bare)


def _underlined(spaced: str, old: str) -> str:
    """``spaced`` as a name if it is more than ``old`` with its underlines parted."""
    return old if spaced == old.replace("_", " ").strip() else spaced
