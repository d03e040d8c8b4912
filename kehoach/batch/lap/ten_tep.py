"""Names of the files of a row: unaccented, safe on every system, never outside the output folder."""

import re
import unicodedata

from kehoach.batch.job import Hang, Job, Phan
from kehoach.batch.lap.o_chu import doc
from kehoach.files import is_device
from kehoach.problems import KehoachError, Place, Problem
from kehoach.text.nfc import slug

BIEN = ("ma", "xa", "loai", "tinh", "nam", "don_vi", "so", "hang", "phan")
"""What a name may be made of, beside the clerk's own columns."""

MAX_PART = 100
"""Letters of a folder's or file's name; Windows takes 260 of a whole path."""

_SEPARATORS = re.compile(r"[/\\]+")
_UNSAFE = re.compile(r"[^A-Za-z0-9._+()\[\]=@,-]+")
_DASHES = re.compile("-{2,}")


class TenTep:
    """The template of file names of a job.

    Raises :class:`KehoachError` HL41 for a name that there is none of, HL43 when the files of a row would have one name.
    """

    def __init__(self, job: Job) -> None:
        info = job.thong_tin
        place = Place(job.tep, path="trang “thong_tin”, mẫu tên tệp")
        problems: list[Problem] = []
        known = (*BIEN, *(each for each in job.cot if each not in BIEN))
        self._mau = doc(info.ten_tep, known, problems.append, place, "HL41")
        named = () if isinstance(self._mau, str) else self._mau.phan[1::2]
        if len(info.phan) > 1 and "phan" not in named:
            mend = "thêm {phan} vào mẫu tên tệp, ví dụ {ma}-{xa}-{phan}.docx"
            problems.append(Problem("HL43", "Các tệp của một hàng sẽ trùng tên", mend, place))
        if problems:
            raise KehoachError(problems)
        self._nam = str(info.nam)
        self._so = info.so
        self._parts: dict[str, str] = {}
        self._last: tuple[Hang | None, dict[str, str]] = None, {}
        """The row that was asked for last, and what stands for it"""

    def ten(self, hang: Hang, phan: Phan, so: str) -> str:
        """The name of the file of that kind, ``/`` between folders; ``so`` is the annex's number."""
        if isinstance(self._mau, str):
            return an_toan(self._mau)
        own, values, pieces = hang.gia_tri, self._of(hang), list(self._mau.phan)
        values["phan"] = "ke-hoach" if phan == "ke_hoach" else f"phu-luc-{so}" if so else "phu-luc"
        pieces[1::2] = [values[name] if name in values else self._slug(own.get(name, "")) for name in pieces[1::2]]
        return an_toan("".join(pieces))

    def _of(self, hang: Hang) -> dict[str, str]:
        """What is the same in the names of all files of ``hang``."""
        if self._last[0] is not hang:
            values = {
                "ma": self._slug(hang.ma),
                "xa": self._slug(hang.ten),
                "loai": self._slug(hang.loai),
                "tinh": self._slug(hang.tinh),
                "nam": self._nam,
                "don_vi": self._slug(hang.don_vi),
                "so": self._slug(hang.so or self._so),
                "hang": str(hang.hang),
            }
            self._last = hang, values
        return self._last[1]

    def _slug(self, text: str) -> str:
        known = self._parts.get(text)
        if known is None:
            known = slug(text)[:MAX_PART]
            if len(self._parts) < 10_000:
                self._parts[text] = known
        return known


def an_toan(ten: str) -> str:
    """``ten`` as a relative path that every system takes: plain letters, no reserved names, no way up, ``.docx`` at the end."""
    parts = [part for part in map(_part, _SEPARATORS.split(_plain(ten))) if part]
    last = parts.pop() if parts else "tep"
    if last.lower().endswith(".docx"):
        last = last[:-5].rstrip(". -")
    parts.append((last[:MAX_PART].rstrip(". -") or "tep") + ".docx")
    return "/".join(parts)


def _plain(text: str) -> str:
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in letters if not unicodedata.combining(each))


def _part(text: str) -> str:
    """One folder or file name; the dashes that stood by an empty value become one or none."""
    text = _DASHES.sub("-", _UNSAFE.sub("-", text)).replace("-.docx", ".docx").strip(" -")
    text = text[: MAX_PART + 5].rstrip(". ")
    return f"_{text}" if is_device(text) else text
