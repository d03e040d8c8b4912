"""Everything in a part that is not a row of words: attributes, values of properties, names of namespaces, remarks in the XML."""

import base64
import binascii
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from kehoach import ooxml
from kehoach.mending.docx_people import KEYS, OWNERS, People
from kehoach.mending.docx_rows import LEAVES
from kehoach.mending.rewriter import Rewriter
from kehoach.mending.source import Source, Splice, escaped, printable


def _set(names: str) -> frozenset[str]:
    return frozenset(names.split())


_NAMED: Final = {
    "bookmarkStart": "dấu trang (bookmark)", "docPr": "tên, mô tả của hình", "cNvPr": "tên, mô tả của hình",
    "shape": "tên, mô tả của hình", "rect": "tên, mô tả của hình", "imagedata": "tên, mô tả của hình",
    "alias": "ô điền (content control)", "tag": "ô điền (content control)", "dataBinding": "ô điền (content control)",
    "docPart": "ô điền (content control)", "placeholder": "ô điền (content control)", "docVar": "biến của tệp",
    "tblCaption": "mô tả của bảng", "tblDescription": "mô tả của bảng", "textpath": "chữ nghệ thuật (WordArt)",
    "hyperlink": "địa chỉ liên kết", "Relationship": "địa chỉ liên kết", "fldSimple": "mã lệnh của trường",
    "style": "tên kiểu chữ", "name": "tên đặt trong tệp", "presenceInfo": "tên người sửa, người nhận xét",
}  # fmt: skip
"""Element -> what its attributes are, for the report; of any other, the part is told"""
_NAMES: Final = _set(
    "bookmarkStart alias tag dataBinding docPart docVar hyperlink Relationship presenceInfo fldSimple style name docPr "
    "cNvPr shape rect shapetype group line oval roundrect polyline arc curve image imagedata OLEObject control pStyle rStyle "
    "tblStyle basedOn next link styleLink numStyleLink ffData hlinkClick hlinkHover person property mailMerge query "
    "connectString dataSource attachedSchema category docPartGallery saveThroughXslt movie control smartTag customXml "
    "f r sheet definedName cxnSp caption frameset frame sourceFileName"
)
"""Elements whose attributes, and whose texts, are identifiers or addresses, in which a name may stand without accents"""
_TECHNICAL: Final = _set(
    "Type ContentType Requires Ignorable ProcessContent MustUnderstand PreserveElements PreserveAttributes style path "
    "coordsize coordorigin adj eqn points from to rsidR rsidRPr rsidRDefault rsidP rsidTr rsidDel paraId textId"
)
"""Attributes that say nothing to a reader"""
_PROPERTIES: Final = (
    "{http://purl.org/dc/elements/1.1/}",
    "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}",
    "{http://schemas.openxmlformats.org/officeDocument/2006/extended-properties}",
    "{http://purl.oclc.org/ooxml/officeDocument/extendedProperties}",
)
_R: Final = f"{{{ooxml.R_URI}}}"
_KNOWN_URI: Final = re.compile(
    r"(?:https?://(?:schemas\.(?:openxmlformats|microsoft)\.|purl\.|www\.w3\.org/)|urn:schemas-microsoft|urn:oasis|\{?[0-9A-Fa-f]{8}-[0-9A-Fa-f-]{27}\}?$)"
)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-][\d:]+)?\Z")
_SPEAKING: Final = re.compile(r"[^\W\d_]")
_ATTRIBUTE: Final = re.compile(r"""\s([^\s=<>"'/]+)\s*=\s*("[^"]*"|'[^']*')""")
_DECLARED: Final = re.compile(r"""\sxmlns(?::[^\s=]+)?\s*=\s*("[^"]*"|'[^']*')""")
_REMARK: Final = re.compile(r"<!--.*?-->|<\?(?!xml\s).*?\?>", re.DOTALL)
_MAX_BLOB: Final = 10_000_000
_RELATION: Final = "Relationship"
_ON_DISK: Final = ("/attachedTemplate", "/mailMergeSource", "/mailMergeHeaderSource")
"""Ends of the types of links to files on the disk of whoever typed"""


def value_splices(source: Source, rewriter: Rewriter, people: People, part: str) -> list[Splice]:
    """What becomes of the attributes and the texts of a part, its rows of words left alone; ``part`` is its name in words."""
    wanted = {each: found for each in source.root.iter("*") if (found := _attributes(each, rewriter, people))}
    texts = {each: new for each in source.root.iter("*") if (new := _text(each, rewriter, people)) is not None}
    tails = [
        (parent, each, new)
        for each in source.root.iter("*")
        if (parent := each.getparent()) is not None and (new := _tail(each, rewriter)) is not None
    ]
    children = [child for each in texts for child in list(each)[:1]]
    following = [each for _, child, _ in tails if (each := child.getnext()) is not None]
    spans = source.spans([*wanted, *texts, *children, *following, *(each for pair in tails for each in pair[:2])])
    splices: list[Splice] = []
    for element, attributes in wanted.items():
        where = _NAMED.get(_local(element.tag), part)
        for key, new in attributes.items():
            rewriter.tell(where, element.get(key, "") if new else "", new)
        span = spans[element]
        splices += in_tag(source.text, span.start, span.inner, element, attributes)
    for element, new in texts.items():
        rewriter.tell(part, element.text or "", new)
        span = spans[element]
        splices.append(Splice(span.inner, spans[element[0]].start if len(element) else span.close, escaped(new)))
    for parent, child, new in tails:
        rewriter.tell(part, child.tail or "", new)
        after = child.getnext()
        splices.append(
            Splice(spans[child].end, spans[after].start if after is not None else spans[parent].close, escaped(new))
        )
    splices += _declared(source, rewriter)
    covered = [(each.start, each.end) for each in splices]
    for remark in _REMARK.finditer(source.text) if "<!--" in source.text or "<?" in source.text[5:] else ():
        start, end = remark.span()
        if rewriter.name(remark[0]) != remark[0] and not any(a < end and start < b for a, b in covered):
            rewriter.tell(part, remark[0], "")
            splices.append(Splice(start, end, ""))
    return splices


def _attributes(element: etree._Element, rewriter: Rewriter, people: People) -> dict[str, str]:
    """The attributes that change, with what they become; empty: it is taken out."""
    found: dict[str, str] = {}
    if not isinstance(element.tag, str):
        return found
    local = _local(element.tag)
    for key, value in element.attrib.items():
        name = _local(str(key))
        old = str(value)
        if (
            name in _TECHNICAL
            or key in KEYS
            or not _SPEAKING.search(old)
            or str(key).startswith(_R)
            or _KNOWN_URI.match(old)
            or _DATE.match(old)
        ):
            continue
        if local == _RELATION and (name != "Target" or element.get("TargetMode") != "External"):
            continue
        new = _attribute(local, name, old, rewriter)
        if local == _RELATION and element.get("Type", "").endswith(_ON_DISK):
            new = people.path(new)
        if new != old and printable(new):
            found[str(key)] = new
    return found


def _attribute(local: str, name: str, old: str, rewriter: Rewriter) -> str:
    if name == "gfxdata":
        return "" if _in_drawing(old, rewriter) else old
    if name == "anchor" or (local == "bookmarkStart" and name == "name"):
        return rewriter.bookmark(old)
    if name in ("instr", "Target") or (local in ("hlinkClick", "hlinkHover") and name == "action"):
        return rewriter.code(old)
    if local in _NAMES or name in ("name", "id", "title", "href", "src"):
        return rewriter.name(old)
    return rewriter.value(old)


def _text(element: etree._Element, rewriter: Rewriter, people: People) -> str | None:
    """What the text of an element becomes that belongs to no row; None where it stays."""
    old = element.text
    if not old or element.tag in LEAVES or not _SPEAKING.search(old) or _DATE.match(old.strip()):
        return None
    local = _local(element.tag)
    if local == "binData":
        return None
    if local in ("blob", "oblob"):
        return "" if _in_blob(old, rewriter) else None
    if local in OWNERS and element.tag.startswith(_PROPERTIES):
        new = people.owner(old)
    else:
        new = rewriter.name(old) if local in _NAMES else rewriter.value(old)
    return new if new != old and printable(new) else None


def _tail(element: etree._Element, rewriter: Rewriter) -> str | None:
    old = element.tail
    if not old or not _SPEAKING.search(old):
        return None
    new = rewriter.value(old)
    return new if new != old and printable(new) else None


def in_tag(text: str, start: int, stop: int, element: etree._Element, wanted: Mapping[str, str]) -> Iterator[Splice]:
    """The changes in the first tag of an element, whose attributes stand there in the order of the tree."""
    typed = [each for each in _ATTRIBUTE.finditer(text, start, stop) if each[1].split(":")[0] != "xmlns"]
    for key, found in zip(element.attrib, typed, strict=True):
        new = wanted.get(str(key))
        if new:
            yield Splice(found.start(2), found.end(2), quoted(new))
        elif new is not None:
            yield Splice(found.start(), found.end(), "")


def quoted(value: str) -> str:
    """``value`` as it is written in a tag."""
    return '"' + escaped(value).replace('"', "&quot;").replace("\n", "&#10;").replace("\t", "&#9;") + '"'


def _declared(source: Source, rewriter: Rewriter) -> Iterator[Splice]:
    """Namespaces that are named after the place, as those of foreign data may be."""
    for found in _DECLARED.finditer(source.text):
        old = found[1][1:-1]
        if _KNOWN_URI.match(old) or not old:
            continue
        new = rewriter.name(old)
        if new != old and printable(new):
            rewriter.tell("dữ liệu kèm theo", old, new)
            yield Splice(found.start(1), found.end(1), quoted(new))


def _in_blob(coded: str, rewriter: Rewriter) -> bool:
    """Whether there are words to rewrite in the list of links that old programs keep in one piece."""
    try:
        said = base64.b64decode(coded, validate=False)[:_MAX_BLOB].decode("utf-16-le", "ignore")
    except (binascii.Error, ValueError):
        return False
    return any(rewriter.name(each) != each for each in re.split("[\0-\x1f]+", said))


def _in_drawing(coded: str, rewriter: Rewriter) -> bool:
    """Whether there are words to rewrite in the copy of a shape that Word keeps for itself."""
    try:
        with zipfile.ZipFile(io.BytesIO(base64.b64decode(coded)[:_MAX_BLOB])) as archive:
            for entry in ooxml.members(archive)[:50]:
                content = ooxml.inflate(archive, entry, _MAX_BLOB)
                if content is None or (entry.filename.endswith((".xml", ".rels")) and _says(content, rewriter)):
                    return True
    except (*ooxml.ZIP_ERRORS, binascii.Error):
        return False
    return False


def _says(content: bytes, rewriter: Rewriter) -> bool:
    if ooxml.declares(content):
        return True
    try:
        root = ooxml.parse(content)
    except etree.XMLSyntaxError:
        return True
    texts = [
        each for element in root.iter("*") for each in (element.text, element.tail, *element.attrib.values()) if each
    ]
    return any(rewriter.name(str(each)) != each for each in ("".join(map(str, root.itertext())), *texts))


def _local(tag: str) -> str:
    return tag.rpartition("}")[2]


__all__ = ["in_tag", "quoted", "value_splices"]
