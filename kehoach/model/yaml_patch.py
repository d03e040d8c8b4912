"""A plan's YAML brought to say something else by writing anew only what changed.

Every other character stays as it is: comments, order of keys, the way a person writes a list. This is also several times
faster than writing the whole. Texts in a form that cannot be taken apart by lines (flow style) are written anew there.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import yaml

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_data import LOADER
from kehoach.model.yaml_writer import plain, to_text

_EMPTY: tuple[Any, ...] = ("", "~", "null", [], {})
"""Values that say the same as no key"""


def patch_yaml(text: str, ke_hoach: KeHoach) -> str:
    """``text``, YAML that was read as a plan, made to say what ``ke_hoach`` says. Its line ends become those of Unix.
    Raises ValueError where it cannot be taken apart.

    Whoever writes the result to a file reads it back first: where it does not say the same, the whole is to be written.
    """
    text = text.replace("\r\n", "\n")
    root: Any = yaml.compose(text, Loader=LOADER)
    made = _Patch(text).value(root, _texts(plain(ke_hoach)))
    return text[: root.start_mark.index] + made + text[_Patch(text).end(root) :]


class _Patch:
    """The old text, taken apart by its nodes. A piece reaches from the first character of a key or a dash to the end of the
    last line of its value; what stands before it (line end, comments, indentation) leads to it and goes where it goes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._known: dict[int, Any] = {}

    def data(self, node: Any) -> Any:
        """What ``node`` says: text, lists, mappings."""
        if isinstance(node, yaml.ScalarNode):
            return node.value
        if id(node) not in self._known:
            self._known[id(node)] = (
                {key.value: self.data(value) for key, value in node.value}
                if isinstance(node, yaml.MappingNode)
                else [self.data(each) for each in node.value]
            )
        return self._known[id(node)]

    def end(self, node: Any) -> int:
        """The end of the last line of ``node``."""
        while not isinstance(node, yaml.ScalarNode) and node.value and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        index = int(node.end_mark.index)
        if isinstance(node, yaml.ScalarNode) and node.style in ("|", ">"):  # ends where the next thing begins
            while index and self.text[index - 1] in " \n":
                index -= 1
            return index
        at = self.text.find("\n", index)
        return len(self.text) if at < 0 else at

    def value(self, node: Any, new: Any) -> str:
        """The text of ``node``, which is a block, made to say ``new``."""
        if self.data(node) == new:
            return self.text[node.start_mark.index : self.end(node)]
        pieces = self._pairs(node, new) if isinstance(new, dict) else self._items(node, new)
        lead = "\n" + " " * node.start_mark.column
        return "".join((before or lead) * (index > 0) + piece for index, (before, piece) in enumerate(pieces))

    def _pairs(self, node: Any, new: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
        """Lead and text of each key: those of the text in their order, each new one behind the one it follows."""
        old = {key.value: (key, value) for key, value in node.value}
        column = node.start_mark.column
        order = [key for key in old if key in new or self.data(old[key][1]) in _EMPTY]
        for index, key in enumerate(new):
            if key not in old:
                before = [each for each in list(new)[:index] if each in order]
                order.insert(order.index(before[-1]) + 1 if before else 0, key)
        ends = dict(zip(old, self._leads([(key, value) for key, value in old.values()]), strict=True))
        for name in order:
            if name not in old:
                yield "", _indented(_written({name: new[name]}), column)
                continue
            key, value = old[name]
            yield ends[name], self._pair(key, value, new.get(name, self.data(value)), column)

    def _pair(self, key: Any, value: Any, new: Any, column: int) -> str:
        start = key.start_mark.index
        if self.data(value) == new:
            return self.text[start : self.end(value)]
        if _block(value, new):
            return self.text[start : value.start_mark.index] + self.value(value, new)
        made = _indented(_written({key.value: new}), column)
        after = self.text[value.end_mark.index : self.end(value)]
        return made + after if after.lstrip().startswith("#") and "\n" not in made + after else made

    def _items(self, node: Any, new: Sequence[Any]) -> Iterator[tuple[str, str]]:
        """Lead and text of each item; what was there before is known by its id, by what it says, or by its place."""
        column = node.start_mark.column
        dashes = self._dashes(node)
        leads = [""] + [
            self.text[self.end(before) : dash] for before, dash in zip(node.value, dashes[1:], strict=False)
        ]
        for index, at in self._matches([self.data(each) for each in node.value], new):
            item = new[index]
            if at is None:
                yield "", _indented(_written({"x": [item]}).partition("\n")[2], column, 2)
                continue
            old = node.value[at]
            if self.data(old) == item or _block(old, item):
                yield leads[at], self.text[dashes[at] : old.start_mark.index] + self.value(old, item)
            else:
                yield leads[at], _indented(_written({"x": [item]}).partition("\n")[2], column, 2)

    def _matches(self, old: Sequence[Any], new: Sequence[Any]) -> Iterator[tuple[int, int | None]]:
        by_id = {each["id"]: at for at, each in enumerate(old) if isinstance(each, dict) and "id" in each}
        free = {at: each for at, each in enumerate(old) if not (isinstance(each, dict) and "id" in each)}
        for index, item in enumerate(new):
            at = by_id.pop(item.get("id"), None) if isinstance(item, dict) else None
            if at is None:
                near = chain((index,) if index in free else (), free)
                at = next((each for each in near if _same_words(free[each], item)), None)
            if at is None and index in free and len(old) == len(new):
                at = index
            free.pop(at, None) if at is not None else None
            yield index, at

    def _leads(self, pairs: Sequence[tuple[Any, Any]]) -> list[str]:
        ends = [self.end(value) for _, value in pairs]
        return ["", *(self.text[end : key.start_mark.index] for end, (key, _) in zip(ends, pairs[1:], strict=False))]

    def _dashes(self, node: Any) -> list[int]:
        """Where the dash of each item stands, which may have a line of its own."""
        start = int(node.start_mark.index)
        dash = "\n" + " " * node.start_mark.column + "-"
        pairs = pairwise(node.value)
        return [start, *(self.text.index(dash, self.end(a), b.start_mark.index) + len(dash) - 1 for a, b in pairs)]


def _block(node: Any, new: Any) -> bool:
    """Whether ``node`` can be patched to say ``new``: both mappings or both lists, in block style, neither empty."""
    kinds = (yaml.MappingNode, dict) if isinstance(new, dict) else (yaml.SequenceNode, list)
    return isinstance(node, kinds[0]) and isinstance(new, kinds[1]) and bool(node.value and new) and not node.flow_style


def _same_words(old: Any, new: Any) -> bool:
    """Whether ``new`` says what ``old``, which has no id, says of itself; what lies below may differ."""
    if not (isinstance(old, dict) and isinstance(new, dict)):
        return bool(old == new)
    own = {key: each.strip() for key, each in old.items() if isinstance(each, str) and each not in _EMPTY}
    return bool(own) and all(isinstance(new.get(key), str) and new[key].strip() == each for key, each in own.items())


def _indented(text: str, column: int, already: int = 0) -> str:
    """``text`` as it stands at ``column``: its first line begins there, the others follow."""
    lines = text.rstrip("\n").split("\n")
    shift = column - already
    rest = (" " * shift + line if shift >= 0 else line[-shift:] if line else "" for line in lines[1:])
    return "\n".join([lines[0][already:], *(line if line.strip() else "" for line in rest)])


class _Text(str):
    """How a number or a truth value reads; keeps what it is, to be written without quotes."""

    __slots__ = ("value",)
    value: Any


def _texts(value: Any) -> Any:
    """Plain data with every scalar as the text that a reader finds."""
    if isinstance(value, dict):
        return {key: _texts(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_texts(each) for each in value]
    if isinstance(value, str):
        return value
    text = _Text(str(value).lower() if isinstance(value, bool) else value)
    text.value = value
    return text


def _written(value: Any) -> str:
    """The YAML of what :func:`_texts` gave."""
    return to_text(_values(value))


def _values(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _values(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_values(each) for each in value]
    return value.value if isinstance(value, _Text) else value
