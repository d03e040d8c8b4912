"""Files of a pack that nothing reads: misnamed, in the wrong folder, or saved by an editor under a name of its own."""

import difflib
import os
from collections.abc import Iterator
from pathlib import Path

from kehoach.catalog.load import LOAI, DanhMuc
from kehoach.catalog.lop import BUILT_IN
from kehoach.problems import Place, Problem

_LISTS = [f"{name}.yaml" for name, kind in LOAI.items() if kind.list_key]
_FOLDERS = [name for name, kind in LOAI.items() if not kind.list_key]
_DATA = frozenset({".yaml", ".yml"})


def unread(catalog: DanhMuc) -> Iterator[Problem]:
    """Every YAML file of a pack that has no place in a catalogue."""
    for layer in catalog.layers:
        if layer.name == BUILT_IN or not layer.folder.is_dir():
            continue
        for path in sorted(layer.folder.rglob("*")):
            if _DATA & set(path.suffixes) and path.is_file() and not _has_a_place(path.relative_to(layer.folder)):
                near = difflib.get_close_matches(path.name.lower(), _LISTS, 2, 0.6)
                mend = f"đặt tên {', '.join(_LISTS)}; hoặc để trong thư mục {', '.join(_FOLDERS)}, đuôi .yaml"
                yield Problem("DM15", "Tệp này không được đọc", mend, Place(str(path)), near=tuple(near))


def _has_a_place(path: Path) -> bool:
    if len(path.parts) == 1:
        return os.path.normcase(path.name) in _LISTS  # as the file system sees it
    return len(path.parts) == 2 and path.parts[0] in _FOLDERS and path.suffix == ".yaml"
