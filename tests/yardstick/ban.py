"""A clean plan that a sower may change: the same few operations on a text and on a Word file."""

import copy
import io
from typing import Any

import docx
from lxml import etree

from kehoach.api.checking import TuyChon, of_bytes
from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import GiaiDoan, HoSo

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


class Ban:
    """A plan as a file that can be changed line by line. ``hs`` is the clean plan as the rules see it: its ``dong`` name places."""

    def __init__(self, hs: HoSo, data: bytes) -> None:
        self.hs = hs
        self.goc = data
        self.dong = hs.dong

    @classmethod
    def of(cls, data: bytes, name: str, giai_doan: GiaiDoan | None = None) -> "Ban":
        """The file ``data`` called ``name`` (.txt or .docx)."""
        hs = of_bytes(data, name, TuyChon(giai_doan=giai_doan))
        return WordBan(hs, data) if name.endswith(".docx") else TextBan(hs, data)

    def vai(self, *vai: Vai) -> list[Dong]:
        """The lines of those roles."""
        return list(self.hs.vai(*vai))

    def co(self, chu: str, *vai: Vai) -> list[Dong]:
        """The lines (of those roles) that hold ``chu``."""
        return [each for each in self.dong if chu in each.text and (not vai or each.vai in vai)]

    def doi(self, dong: Dong, tu: str, den: str) -> Dong:
        """In ``dong`` the first ``tu`` becomes ``den``."""
        raise NotImplementedError

    def doi_het(self, tu: str, den: str) -> None:
        """``tu`` becomes ``den`` wherever it stands."""
        for each in self.co(tu):
            self.doi(each, tu, den)

    def them_sau(self, dong: Dong, chu: str) -> Dong:
        """A new paragraph with the words ``chu`` behind ``dong``, which looks like it. A finding there counts as at ``dong``."""
        raise NotImplementedError

    def xoa(self, dong: Dong) -> None:
        """Take the paragraph of ``dong`` out."""
        raise NotImplementedError

    def xong(self) -> bytes:
        """The changed file."""
        raise NotImplementedError


class TextBan(Ban):
    """A text, one paragraph a line."""

    word: Any = None

    def __init__(self, hs: HoSo, data: bytes) -> None:
        super().__init__(hs, data)
        self.lines = [[line] for line in data.decode().split("\n")]

    def doi(self, dong: Dong, tu: str, den: str) -> Dong:
        line = self.lines[(dong.spot.line or 1) - 1]
        assert tu in line[0], (tu, line[0])
        at = line[0].find(dong.text)
        at = line[0].find(tu, max(at, 0))
        line[0] = line[0][:at] + den + line[0][at + len(tu) :]
        return dong

    def them_sau(self, dong: Dong, chu: str) -> Dong:
        self.lines[(dong.spot.line or 1) - 1].append(chu)
        return dong

    def xoa(self, dong: Dong) -> None:
        del self.lines[(dong.spot.line or 1) - 1][0]

    def xong(self) -> bytes:
        return "\n".join(each for line in self.lines for each in line).encode()


class WordBan(Ban):
    """A Word file; ``word`` is it in python-docx, for changes of looks."""

    def __init__(self, hs: HoSo, data: bytes) -> None:
        super().__init__(hs, data)
        self.word: Any = docx.Document(io.BytesIO(data))
        self.p = list(self.word.element.body.iter(f"{W}p"))

    def doan(self, dong: Dong) -> etree._Element:
        """The ``w:p`` of a line."""
        found: etree._Element = self.p[(dong.spot.paragraph or 1) - 1]
        return found

    def doi(self, dong: Dong, tu: str, den: str) -> Dong:
        texts = list(self.doan(dong).iter(f"{W}t"))
        whole = "".join(each.text or "" for each in texts)
        at = whole.find(tu, max(whole.find(dong.text), 0))
        assert at >= 0, (tu, whole)
        place, end = 0, at + len(tu)
        for each in texts:
            own = each.text or ""
            start, stop = max(at - place, 0), min(end - place, len(own))
            if start < stop or (start == stop == len(own) == 0):
                each.text = own[:start] + (den if place + start == at else "") + own[stop:]
                each.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            place += len(own)
        return dong

    def them_sau(self, dong: Dong, chu: str) -> Dong:
        old = self.doan(dong)
        new = copy.deepcopy(old)
        for mark in [*new.iter(f"{W}bookmarkStart"), *new.iter(f"{W}bookmarkEnd")]:
            mark.getparent().remove(mark)  # type: ignore[union-attr]
        texts = list(new.iter(f"{W}t"))
        texts[0].text = chu
        texts[0].set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for each in texts[1:]:
            each.text = ""
        old.addnext(new)
        return dong

    def xoa(self, dong: Dong) -> None:
        element = self.doan(dong)
        element.getparent().remove(element)  # type: ignore[union-attr]

    def xong(self) -> bytes:
        stream = io.BytesIO()
        self.word.save(stream)
        return stream.getvalue()
