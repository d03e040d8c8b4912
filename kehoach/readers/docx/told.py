"""What a reading could not put among the blocks: words that were dropped, doubts, each told once."""

from lxml import etree

from kehoach.blocks import Dropped, Spot
from kehoach.problems import Level, Place, Problem

DELETED = "đoạn đã xóa (theo dõi thay đổi)"
HIDDEN = "chữ ẩn"
COMMENT = "nhận xét bên lề (comment)"
RUBY = "chữ chú âm"
FIELD = "mã lệnh của trường"
WORD_ART = "chữ nghệ thuật (WordArt)"
MISPLACED = "chữ nằm ngoài ô của bảng"
UNUSED_NOTE = "chú thích không được nhắc đến trong bài"


class Told:
    """Collects dropped words and doubts while a file is read."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._dropped: list[tuple[list[str], str, Spot]] = []
        self._doubts: dict[str, Problem] = {}
        self.pictures = 0
        """Pictures and embedded objects, the words on which are not read"""

    def drop(self, text: str, reason: str, spot: Spot) -> None:
        """These words are not among the blocks; what goes on at the same spot for the same reason is told as one."""
        if not text.strip():
            return
        if self._dropped and self._dropped[-1][1:] == (reason, spot):
            self._dropped[-1][0].append(text)
        else:
            self._dropped.append(([text], reason, spot))

    def doubt(self, message: str, mend: str = "") -> None:
        """Something was not sure; told once."""
        self._doubts.setdefault(message, Problem("DOC09", message, mend, Place(self._source or None), Level.CANH_BAO))

    def unknown(self, element: etree._Element) -> None:
        """An element that the reader does not know; its words were read."""
        name = etree.QName(element).localname
        self.doubt(f"Có thành phần lạ “{name}”, chỉ đọc được phần chữ", "xem lại chỗ đó trong văn bản gốc")

    def dropped(self) -> list[Dropped]:
        """All the words that were dropped, in order."""
        return [Dropped("".join(texts).strip(), reason, spot) for texts, reason, spot in self._dropped]

    def problems(self) -> list[Problem]:
        """All the doubts."""
        if self.pictures:
            message = f"Có {self.pictures} hình ảnh, đối tượng nhúng: không đọc chữ bên trong"
            self.doubt(message, "nếu trong hình có chữ, hãy gõ lại")
        return list(self._doubts.values())
