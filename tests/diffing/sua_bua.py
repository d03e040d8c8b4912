"""A plan edited at random, as two people would who do not know of each other."""

import random
from collections.abc import Callable, Iterator
from typing import Any

from pydantic import ValidationError

from kehoach.model.plan import KeHoach

_LISTS = ("can_cu", "muc", "noi_nhan", "phu_luc", "chi_tieu", "nhiem_vu")
_TEXTS = ("loi_van", "tieu_de", "ten", "trich_yeu", "nguyen_van", "gia_tri", "thoi_han", "chu_tri")
_WORDS = ["cây", "đường", "làng", "trường", "hộ", "thôn", "rừng", "mương", "sông", "chợ", "vườn", "đất", "nước", "lúa"]

Data = dict[str, Any]


def edited(plan: KeHoach, rng: random.Random, who: str, edits: int) -> KeHoach:
    """A copy of ``plan`` with so many edits; every text that is new says ``mới`` and ``who``."""
    data = plan.model_dump()
    for number in range(edits):
        for _ in range(20):
            copy = KeHoach.model_validate(data).model_dump()
            rng.choice(_EDITS)(copy, rng, f"mới {who} {number}")
            try:
                data = KeHoach.model_validate(copy).model_dump()
            except ValidationError:
                continue
            break
    return KeHoach.model_validate(data)


def _lists(data: Data) -> Iterator[tuple[str, list[Data]]]:
    for name in _LISTS:
        if data.get(name):
            yield name, data[name]
            for each in data[name]:
                yield from _lists(each)


def _new_words(rng: random.Random, mark: str) -> str:
    return f"{' '.join(rng.sample(_WORDS, 9))} {mark}".capitalize()


def _remove(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice(list(_lists(data)))
    del nodes[rng.randrange(len(nodes))]


def _add(data: Data, rng: random.Random, mark: str) -> None:
    name, nodes = rng.choice([each for each in _lists(data) if each[0] not in ("can_cu", "phu_luc")])
    node = {"loi_van": _new_words(rng, mark)} if name == "muc" else {"ten": _new_words(rng, mark)}
    if name == "muc":
        node["cap"] = rng.choice(nodes)["cap"]
    nodes.insert(rng.randint(0, len(nodes)), node)


def _add_below(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice([each for each in _lists(data) if each[0] == "muc"])
    rng.choice(nodes)["muc"].append({"cap": "+", "loi_van": _new_words(rng, mark)})


def _change(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice(list(_lists(data)))
    node = rng.choice(nodes)
    name = rng.choice([each for each in _TEXTS if node.get(each)])
    words = node[name].split()
    words.insert(rng.randint(0, len(words)), mark)
    node[name] = " ".join(words)


def _rewrite(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice(list(_lists(data)))
    node = rng.choice(nodes)
    node[rng.choice([each for each in _TEXTS if node.get(each)])] = _new_words(rng, mark)


def _swap(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice(list(_lists(data)))
    nodes.insert(rng.randrange(len(nodes)), nodes.pop(rng.randrange(len(nodes))))


def _move(data: Data, rng: random.Random, mark: str) -> None:
    sections = [nodes for name, nodes in _lists(data) if name == "muc"]
    nodes = rng.choice(sections)
    node = nodes.pop(rng.randrange(len(nodes)))
    homes = [home for name, home in _lists(data) if name == "muc"] or [data["muc"]]
    home = rng.choice(homes)
    home.insert(rng.randint(0, len(home)), node)


def _row(data: Data, rng: random.Random, mark: str) -> None:
    tables = [each["bang"] for name, nodes in _lists(data) if name == "muc" for each in nodes if each["bang"]]
    if tables:
        table = rng.choice(tables)
        table["hang"].insert(rng.randint(0, len(table["hang"])), [_new_words(rng, mark)] * len(table["cot"]))


def _level(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice([each for each in _lists(data) if each[0] == "muc"])
    rng.choice(nodes)["cap"] = rng.choice(["I", "1", "a", "-", ""])


def _split(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice([each for each in _lists(data) if each[0] == "muc"])
    at = rng.randrange(len(nodes))
    first, _, second = nodes[at]["loi_van"].partition("; ")
    if second:
        nodes[at]["loi_van"] = f"{first};"
        nodes.insert(at + 1, {"cap": nodes[at]["cap"], "loi_van": second})


def _rename(data: Data, rng: random.Random, mark: str) -> None:
    _, nodes = rng.choice(list(_lists(data)))
    rng.choice(nodes)["id"] = ""


_EDITS: list[Callable[[Data, random.Random, str], None]] = [
    _remove, _remove, _add, _add, _add_below, _change, _change, _rewrite, _swap, _move, _row, _level, _split, _rename,
]  # fmt: skip
