"""A zip that is sent while it is made: no more of it is in memory than the file that is being packed."""

import zipfile
from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path


class _Dan:
    """A file that is taken away from its front as it grows. A zip goes back only within the member that it writes."""

    def __init__(self) -> None:
        self._before, self._part = 0, BytesIO()

    def tell(self) -> int:
        return self._before + self._part.tell()

    def seek(self, place: int) -> int:
        return self._before + self._part.seek(place - self._before)

    def write(self, data: bytes) -> int:
        return self._part.write(data)

    def flush(self) -> None:
        pass

    def take(self) -> bytes:
        """What has been written since the last time."""
        taken = self._part.getvalue()
        self._before, self._part = self._before + len(taken), BytesIO()
        return taken


def nen_dan(files: Iterable[tuple[str, Path]]) -> Iterator[bytes]:
    """The bytes of a zip of ``files`` (name in the zip, where it is); what is in them is packed already and laid in as it is.
    A file that went away meanwhile is left out."""
    out = _Dan()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED, strict_timestamps=False) as packed:  # type: ignore[call-overload]
        for name, path in files:
            try:
                packed.write(path, name)
            except FileNotFoundError:
                continue
            yield out.take()
    yield out.take()
