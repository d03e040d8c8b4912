"""A review kept in a folder, so that it outlives the program: for whom, and what was decided; the source lies beside it."""

import datetime as dt
import json
import threading
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final, NamedTuple

from kehoach.api.rebase_review import PhienChuyen, decide, open_rebase
from kehoach.api.rebasing import TuyChonChuyen
from kehoach.files import read_bytes, write_bytes
from kehoach.problems import KehoachError, Place, Problem

TEN: Final = "duyet.json"
_FIELDS: Final = ("xa", "tinh", "nam", "tu")
_writing: Final = threading.Lock()


def start_review(path: Path, folder: Path, options: TuyChonChuyen) -> PhienChuyen:
    """Open the rebase of ``path`` and keep in ``folder`` for whom it is. What was decided for the same target before is taken
    up. Raises :class:`KehoachError` as :func:`open_rebase` does."""
    with _writing:
        before = _load(folder / TEN)
        wished = _options(options)
        opened = open_rebase(path, options, before["quyet_dinh"] if before and before["tuy_chon"] == wished else None)
        _save(folder, opened)
        return opened


def load_review(path: Path, folder: Path) -> PhienChuyen | None:
    """The review of ``path`` that ``folder`` keeps; None where none was begun."""
    kept = _load(folder / TEN)
    if kept is None:
        return None
    told = kept["tuy_chon"]
    whose = (told["tu"][0], told["tu"][1]) if told["tu"] else None
    return open_rebase(path, TuyChonChuyen(told["xa"], told["tinh"], told["nam"], whose), kept["quyet_dinh"])


def decide_kept(path: Path, folder: Path, decisions: Mapping[str, Any]) -> PhienChuyen:
    """As :func:`decide`, of the review that ``folder`` keeps, and kept there. Raises :class:`KehoachError` RB24 where none was
    begun."""
    with _writing:
        opened = load_review(path, folder)
        if opened is None:
            raise KehoachError(Problem("RB24", "Chưa chọn kế hoạch này làm cho xã nào", "chọn xã và năm trước"))
        decide(opened, decisions)
        _save(folder, opened)
        return opened


def _options(options: TuyChonChuyen) -> dict[str, Any]:
    data = asdict(options)
    return json.loads(json.dumps({name: data[name] for name in _FIELDS}))  # type: ignore[no-any-return]


def _save(folder: Path, opened: PhienChuyen) -> None:
    data = {
        "phien_ban": 1,
        "tuy_chon": _options(opened.tuy_chon),
        "quyet_dinh": opened.quyet_dinh,
        "cua": opened.bao_cao.tu,
        "den": opened.bao_cao.den,
    }
    write_bytes(folder / TEN, json.dumps(data, ensure_ascii=False).encode(), overwrite=True, durable=False)


def _load(path: Path) -> dict[str, Any] | None:
    """What was kept, of the right shape; None where nothing is."""
    if not path.is_file():
        return None
    try:
        data = json.loads(read_bytes(path))
        told, decided = data["tuy_chon"], data["quyet_dinh"]
        whose = told["tu"]
        sound = isinstance(decided, dict) and isinstance(told["xa"], str) and isinstance(told["nam"], int | None)
        sound = sound and isinstance(told["tinh"], str | None) and (whose is None or len(whose) == 2)
    except (ValueError, KeyError, TypeError, RecursionError):
        sound, data = False, {}
    if not sound:
        raise KehoachError(
            Problem("RB24", "Phần duyệt dở đã hỏng", "chọn lại tệp nguồn để duyệt từ đầu", Place(path.name))
        )
    return dict(data)


class DangDo(NamedTuple):
    """A review that was begun."""

    ma: str
    """Name of its folder"""
    ten_tep: str
    den: str
    """For whom"""
    luc: dt.datetime
    """When it was last worked on"""


def begun_reviews(root: Path) -> list[DangDo]:
    """The reviews in the folders of ``root``, each with its source in ``goc``; the latest first."""
    found = []
    for folder in root.iterdir():
        path = folder / TEN
        try:
            told = _load(path)
            source = next((folder / "goc").iterdir(), None) if told else None
            if told and source:
                when = dt.datetime.fromtimestamp(path.stat().st_mtime).astimezone()
                found.append(DangDo(folder.name, source.name, told.get("den", ""), when))
        except (KehoachError, OSError):
            continue
    return sorted(found, key=lambda each: each.luc, reverse=True)


def review_target(folder: Path) -> dict[str, Any] | None:
    """For whom a review that was begun is: ``xa``, ``tinh``, ``nam``, ``tu`` as they were chosen; in words ``den`` and ``cua``,
    whose it was. None where none was begun, or what is kept is damaged."""
    try:
        told = _load(folder / TEN)
    except KehoachError:
        return None
    return {**told["tuy_chon"], "cua": told.get("cua", ""), "den": told.get("den", "")} if told else None
