"""The parts of a Word file: what each is called in words, which are taken out, which nothing can be changed in."""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final, NamedTuple
from urllib.parse import unquote

from lxml import etree

from kehoach import ooxml
from kehoach.mending.archive import Archive
from kehoach.mending.docx_values import in_tag
from kehoach.mending.source import Source, Splice
from kehoach.model import embedded
from kehoach.text.nfc import slug


class NotReached(NamedTuple):
    """A part, or words in one, that could not be changed."""

    part: str
    """The name of the part in the file"""
    ly_do: str


NAMES: Final = {
    "document": "thân văn bản", "hdr": "đầu trang", "ftr": "chân trang", "footnotes": "chú thích cuối trang",
    "endnotes": "chú thích cuối văn bản", "comments": "nhận xét bên lề", "glossaryDocument": "khối dựng sẵn",
    "settings": "thiết lập của tệp", "coreProperties": "thuộc tính của tệp", "Properties": "thuộc tính của tệp",
    "chartSpace": "biểu đồ", "dataModel": "sơ đồ", "drawing": "sơ đồ", "people": "tên người sửa, người nhận xét",
    "Relationships": "địa chỉ liên kết", "styles": "kiểu chữ", "numbering": "đánh số tự động",
}  # fmt: skip
"""Root element of a part -> the part in words"""
OTHER_DATA: Final = "dữ liệu kèm theo"
STORIES: Final = frozenset({"document", "hdr", "ftr", "footnotes", "endnotes"})
"""Roots of the parts in which changes are tracked"""

_NESTED: Final = re.compile(r"\.(?:xml|rels|vml)\Z", re.IGNORECASE)
_OPAQUE: Final = (
    (re.compile(r"vbaproject.*\.bin\Z"), "mã macro: không sửa được, mở tệp bằng Word lưu lại dạng .docx để bỏ"),
    (re.compile(r".*/embeddings/"), "tệp nhúng (bảng tính, biểu đồ, văn bản): mở ra xem lại, hoặc xóa"),
    (re.compile(r".*/media/|.*\.(?:png|jpe?g|gif|emf|wmf|tiff?|bmp|svg)\Z"), "hình ảnh: nếu trong hình có chữ, hãy thay hình"),
    (re.compile(r".*\.(?:html?|mht|rtf|txt|docx?|odt)\Z"), "tệp khác được chèn nguyên vào (altChunk): mở ra xem lại"),
    (re.compile(r".*/activex/|.*\.bin\Z"), "dữ liệu nhị phân (điều khiển, máy in, đối tượng): không đọc được chữ bên trong"),
)  # fmt: skip
_SIGNED: Final = "_xmlsignatures/"
_THUMBNAIL: Final = re.compile(r"(?:docprops|package)/(?:.*/)?thumbnail[^/]*\Z|thumbnail\.[a-z]+\Z")
_FONT: Final = re.compile(r".*\.(?:odttf|fntdata|ttf)\Z")
OLD_PLAN: Final = "kế hoạch của đơn vị cũ mà kehoach cất trong tệp"
SIGNATURE: Final = "chữ ký số: không còn đúng khi văn bản đã đổi"
THUMBNAIL: Final = "hình thu nhỏ của trang đầu"


def is_xml(name: str) -> bool:
    """Whether the part of that name holds XML."""
    return _NESTED.search(name) is not None


def in_words(root: etree._Element) -> str:
    """What a part is called."""
    return NAMES.get(etree.QName(root).localname, OTHER_DATA)


def opaque(names: Iterable[str]) -> Iterator[NotReached]:
    """Those of these parts in which nothing can be changed, with why."""
    for name in names:
        low = f"/{name}".lower()
        if is_xml(low) or low.endswith("/") or _FONT.match(low):
            continue
        yield NotReached(name, next((why for known, why in _OPAQUE if known.search(low)), "không rõ là dữ liệu gì"))


def leaving(archive: Archive, sources: dict[str, Source]) -> dict[str, str]:
    """The parts to take out, with what they are: our own plan, signatures, the picture of the first page."""
    gone: dict[str, str] = {}
    for name in archive.names():
        low = name.lower()
        if low.startswith(_SIGNED):
            gone[name] = SIGNATURE
        elif _THUMBNAIL.match(low):
            gone[name] = THUMBNAIL
        elif (source := sources.get(name)) is not None and etree.QName(source.root).namespace == embedded.URI:
            gone[name] = OLD_PLAN
            rels = ooxml.rels_name(name)
            for each in sources[rels].root if rels in sources else ():
                target = ooxml.resolve(name, each.get("Target", ""))
                if each.get("TargetMode") != "External" and target in sources:
                    gone[target] = OLD_PLAN
    for name in archive.names():
        folder, leaf = posixpath.split(name)
        if folder.endswith("_rels") and leaf.endswith(".rels"):
            owner = posixpath.join(posixpath.dirname(folder), leaf.removesuffix(".rels"))
            if owner in gone:
                gone[name] = gone[owner]
    return gone


def unlinked(name: str, source: Source, gone: Iterable[str]) -> list[Splice]:
    """What goes from a part that lists others, relationships or content types, when those ``gone`` are taken out."""
    lost = {each.lower() for each in gone}
    found = [each for each, here in _listed(name, source) if here.lower() in lost]
    spans = source.spans(found)
    return [Splice(spans[each].start, spans[each].end, "") for each in found]


def relinked(name: str, source: Source, names: Mapping[str, str]) -> list[Splice]:
    """What changes in a part that lists others when these get other names."""
    found = {each: f"/{names[here]}" for each, here in _listed(name, source) if here in names}
    spans = source.spans(found)
    return [
        splice
        for each, new in found.items()
        for splice in in_tag(
            source.text,
            spans[each].start,
            spans[each].inner,
            each,
            {"PartName" if each.get("PartName") else "Target": new},
        )
    ]


def _listed(name: str, source: Source) -> Iterator[tuple[etree._Element, str]]:
    """The entries of such a part, each with the name of the part that it leads to."""
    folder = posixpath.dirname(posixpath.dirname(name))
    for each in source.root:
        part, target = each.get("PartName"), each.get("Target")
        if each.get("TargetMode") != "External" and (part or target):
            yield each, part.lstrip("/") if part else unquote(ooxml.resolve(posixpath.join(folder, "x"), target or ""))


def new_names(names: Iterable[str], rename: Callable[[str], str]) -> dict[str, str]:
    """The parts that are to get another name, with it: in letters that every program reads, and like no other."""
    listed = list(names)
    taken = {each.lower() for each in listed}
    found: dict[str, str] = {}
    for old in listed:
        folder, leaf = posixpath.split(old)
        stem, ending = posixpath.splitext(leaf)
        new = rename(stem)
        if new == stem or old == ooxml.CONTENT_TYPES or folder.endswith("_rels"):
            continue
        base, number = posixpath.join(folder, slug(new) or "tep"), 0
        while (made := f"{base}{f'-{number}' if number else ''}{ending}").lower() in taken:
            number += 1
        taken.add(made.lower())
        found[old] = made
        if (rels := ooxml.rels_name(old)).lower() in {each.lower() for each in listed}:
            found[rels] = ooxml.rels_name(made)
    return found
