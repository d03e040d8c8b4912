"""What counts as the same words, and what may well stand twice."""

import re
from typing import NamedTuple

from kehoach.model.dong import Dong, Vai
from kehoach.rules.ho_so import HoSo

_NUMBER = re.compile(
    r"^[\s\-–+•*]*(?:(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[a-zđ])[.)/]\s*)?(?:\(\d{1,2}\)\s*)?[-+•\s]*",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:cơ quan|đơn vị|thời gian|thời hạn|tiến độ|kinh phí|nguồn|sản phẩm|kết quả|nội dung|hình thức"
    r"|địa điểm|đối tượng|thành phần|lực lượng|chủ trì|phối hợp|nhiệm vụ)[^:.;]{0,40}:",
    re.IGNORECASE,
)


def loi(dong: Dong) -> str:
    """The words of a line without the number in front."""
    return _NUMBER.sub("", dong.text, count=1)


def khoa(text: str) -> str:
    """The words of ``text`` for comparing: folded case and accents kept apart only by letters, marks dropped."""
    return " ".join(re.findall(r"\w+", text.lower()))


def la_nhan(text: str) -> bool:
    """Whether it is a line of a form (``Thời gian thực hiện: Quý IV``) that may rightly return for each task."""
    return bool(_LABEL.match(text))


def trong_than(dong: Dong) -> bool:
    """Whether the line is a paragraph or a node of text, not a cell."""
    return dong.vai in (Vai.MUC, Vai.DOAN) and not dong.bang


class Doan(NamedTuple):
    """A line of text, its words without number, and these for comparing."""

    dong: Dong
    chu: str
    khoa: str
    so_tu: int


def cac_doan(ho_so: HoSo) -> list[Doan]:
    """The paragraphs and nodes of the document."""
    return ho_so.mot_lan(_all)


def _all(ho_so: HoSo) -> list[Doan]:
    found = []
    for dong in ho_so.dong:
        if trong_than(dong):
            words = loi(dong)
            key = khoa(words)
            found.append(Doan(dong, words, key, key.count(" ") + 1 if key else 0))
    return found
