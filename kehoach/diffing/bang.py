"""Two tables of the body: which rows and cells differ."""

from collections.abc import Sequence

from kehoach.diffing.day import align, moved
from kehoach.diffing.giong import key, same, words
from kehoach.diffing.truong import Truong, differing
from kehoach.model.khac_biet import KhacBiet, KieuKhac, LoaiKhac
from kehoach.model.plan import Bang

_ORDINAL = frozenset({"tt", "stt", "số tt", "số thứ tự"})
"""A column that only counts the rows is not compared: one more row changes it in every other."""


def tables(old: Bang | None, new: Bang | None, cu: str, moi: str) -> list[KhacBiet]:
    """What differs; ``cu`` and ``moi`` are the places of the nodes that the tables stand under."""
    if old is None or new is None:
        both = [(KieuKhac.BO, old, cu), (KieuKhac.THEM, new, moi)]
        return [_whole(kieu, bang, place) for kieu, bang, place in both if bang]
    found: list[KhacBiet] = []
    if len(old.cot) != len(new.cot) or not all(map(same, old.cot, new.cot)):
        found.append(KhacBiet(LoaiKhac.BANG, KieuKhac.SUA, f"{moi}, bảng, tên cột", _row(old.cot), _row(new.cot)))
    return found + _rows(old, new, cu, moi)


def _whole(kieu: KieuKhac, bang: Bang, place: str) -> KhacBiet:
    text = "\n".join(map(_row, (bang.cot, *bang.hang)))
    cu, moi = (text, None) if kieu is KieuKhac.BO else (None, text)
    return KhacBiet(LoaiKhac.BANG, kieu, f"{place}, bảng", cu, moi)


def _rows(old: Bang, new: Bang, cu: str, moi: str) -> list[KhacBiet]:
    names, others = _names(old.cot, new.cot)
    before, after = ([words(_row(list(_cells(cot, hang).values()))) for hang in bang.hang]
                     for bang, cot in ((old, names), (new, others)))  # fmt: skip
    pairs = align(before, after)
    order = list(pairs)
    out = {order[index] for index in moved(list(pairs.values()))}
    back = {b: a for a, b in pairs.items()}

    def place(where: str, index: int) -> str:
        return f"{where}, bảng, hàng {index + 1}"

    found: list[KhacBiet] = []
    for a, hang in enumerate(old.hang):
        if a not in pairs:
            found.append(KhacBiet(LoaiKhac.BANG, KieuKhac.BO, place(cu, a), _row(hang), None))
    for b, hang in enumerate(new.hang):
        if b not in back:
            found.append(KhacBiet(LoaiKhac.BANG, KieuKhac.THEM, place(moi, b), None, _row(hang)))
            continue
        a = back[b]
        texts = (_row(old.hang[a]), _row(hang))
        fields = differing(_cells(names, old.hang[a]), _cells(others, hang))
        if fields:
            found.append(KhacBiet(LoaiKhac.BANG, KieuKhac.SUA, place(moi, b), *texts, fields))
        if a in out:
            found.append(KhacBiet(LoaiKhac.BANG, KieuKhac.DOI_CHO, place(moi, b), *texts, vi_tri_cu=place(cu, a)))
    return found


def _names(old: Sequence[str], new: Sequence[str]) -> tuple[list[str], list[str]]:
    """The columns of both under names that agree for a pair, unique; a column that only counts is nameless."""
    pairs = align([words(each) for each in old], [words(each) for each in new])
    if len(old) == len(new):
        left = [index for index in range(len(new)) if index not in pairs.values()]
        pairs |= dict(zip([index for index in range(len(old)) if index not in pairs], left, strict=True))
    names = _unique(new)
    before = [f"{each} (cũ)" if each in names else each for each in _unique(old)]
    for a, b in pairs.items():
        counts = key(old[a]) in _ORDINAL and key(new[b]) in _ORDINAL
        before[a] = names[b] = "" if counts else names[b]
    return before, names


def _unique(names: Sequence[str]) -> list[str]:
    found: list[str] = []
    for index, name in enumerate(names, 1):
        found.append(f"{name} (cột {index})".strip() if not name or name in found else name)
    return found


def _cells(names: Sequence[str], row: Sequence[str]) -> Truong:
    return {name: cell for name, cell in zip(names, row, strict=True) if name}


def _row(cells: Sequence[str]) -> str:
    return " | ".join(cells)
