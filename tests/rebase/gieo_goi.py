"""A commune's name planted in every part of a Word file, in every way that it may be typed; and a scanner that finds it again.

``sow`` plants and lists what it planted; ``plant`` gives the file alone. ``scan`` looks into every part of a package; ``accept``
gives the file as it is when all tracked changes are taken.
"""

import io
import itertools
import random
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from urllib.parse import unquote
from xml.sax.saxutils import escape, quoteattr

from lxml import etree

from kehoach.ooxml import transitional
from kehoach.text.nfc import fold, to_new_style, to_old_style

W_URI = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{W_URI}}}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
WORD_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml."
NS = (
    f'xmlns:w="{W_URI}" xmlns:r="{REL}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
DAY = "2025-03-03T08:00:00Z"


class Thing(NamedTuple):
    """Something planted."""

    what: str
    part: str
    xml: str = ""
    """Of what stands in the body: its paragraphs"""


@dataclass
class Sown:
    """A file with things planted."""

    data: bytes
    things: list[Thing] = field(default_factory=list)


def plant(data: bytes, ten: str, loai: str, tinh: str, rng: random.Random) -> bytes:
    """The file of :func:`sow`."""
    return sow(data, ten, loai, tinh, rng).data


def sow(data: bytes, ten: str, loai: str, tinh: str, rng: random.Random) -> Sown:
    """A .docx that kehoach rendered, with the identity of the commune ``ten`` planted everywhere."""
    return _Sower(data, ten, loai, tinh, rng).sown()


# ------------------------------------------------------------------ planting


def run(text: str, looks: str = "", tag: str = "t") -> str:
    """A run."""
    said = f"<w:rPr>{looks}</w:rPr>" if looks else ""
    return f'<w:r>{said}<w:{tag} xml:space="preserve">{escape(text)}</w:{tag}></w:r>'


def _split(text: str, rng: random.Random, tag: str = "t") -> str:
    """``text`` in runs, parted in the middle of syllables too."""
    cuts = sorted({0, len(text), *rng.sample(range(1, len(text)), min(3, len(text) - 1))})
    looks = ["", "<w:b/>", "<w:i/>"]
    return "".join(run(text[a:b], looks[i % 3], tag) for i, (a, b) in enumerate(itertools.pairwise(cuts)))


def _field(code: str, result: str, rng: random.Random) -> str:
    at = rng.randrange(2, len(code) - 1)
    codes = run(code[:at], tag="instrText") + run(code[at:], tag="instrText")
    sign = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'.format
    return f"{sign('begin')}{codes}{sign('separate')}{run(result)}{sign('end')}"


def _between(first: str, sign: str, second: str) -> str:
    """Two syllables in one run, a sign of Word between them."""
    return f'<w:r><w:t xml:space="preserve">{first}</w:t>{sign}<w:t xml:space="preserve">{second}</w:t></w:r>'


class _Sower:
    def __init__(self, data: bytes, ten: str, loai: str, tinh: str, rng: random.Random) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.parts = {each.filename: archive.read(each) for each in archive.infolist()}
        self.ten, self.loai, self.tinh, self.rng = ten, loai, tinh, rng
        self.unit = f"Ủy ban nhân dân {loai} {ten}"
        self.host = f"{fold(ten).replace(' ', '')}.{fold(tinh).replace(' ', '')}.gov.vn"
        self.bookmark = fold(ten).title().replace(" ", "_")
        self.things: list[Thing] = []
        self.count = 9000

    def number(self) -> int:
        self.count += 1
        return self.count

    def sown(self) -> Sown:
        main = "word/document.xml"
        root = etree.fromstring(self.parts[main])
        body = root.find(f"{W}body")
        assert body is not None
        planted = [
            *self.paragraphs(),
            *self.drawn(),
            *self.marked(),
            *self.changed(),
            *self.noted(),
            *self.controlled(),
        ]
        last = body[-1] if body[-1].tag == f"{W}sectPr" else None
        places = [each for each in body if each.tag == f"{W}p" and each.find(f"{W}pPr/{W}sectPr") is None]
        for what, xml in planted:
            made = etree.fromstring(f"<w:body {NS}>{xml}</w:body>")
            at = self.rng.choice(places)
            for element in list(made):
                at.addprevious(element)
            self.things.append(Thing(what, main, xml))
        self.furniture(last)
        self.parts[main] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        self.properties()
        self.settings()
        self.data_store()
        stream = io.BytesIO()
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in self.parts.items():
                archive.writestr(zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
        return Sown(stream.getvalue(), self.things)

    # the body

    def paragraphs(self) -> Iterator[tuple[str, str]]:
        ten, unit, rng = self.ten, self.unit, self.rng
        first, _, second = ten.partition(" ")
        second = second or first
        texts: dict[str, str] = {
            "tách giữa các run": _split(f"Công an {self.loai} {ten} phối hợp", rng),
            "tách từng chữ": "".join(run(each, "<w:b/>" if i % 2 else "") for i, each in enumerate(f"Đảng ủy {ten}")),
            "gạch nối": run(f"tuyến {first}-{second}"),
            "gạch nối không ngắt": _between(f"tuyến đường {first}", "<w:noBreakHyphen/>", second),
            "gạch nối không ngắt (ký tự)": run(f"tuyến {first}\u2011{second}"),
            "dấu cách không ngắt": run(f"{self.loai}\u00a0{first}\u00a0{second}"),
            "gạch nối mềm": run(f"nhân dân {first} {second[:1]}\u00ad{second[1:]}"),
            "gạch nối mềm (phần tử)": _between(f"nhân dân {first} {second[:1]}", "<w:softHyphen/>", second[1:]),
            "chữ rộng bằng không": run(f"nhân dân {first}\u200b {second}"),
            "chữ hoa": _split(f"ỦY BAN NHÂN DÂN {self.loai} {ten}".upper(), rng),
            "w:caps": run(f"hội đồng nhân dân {self.loai} {ten}", "<w:caps/>"),
            "NFD": _split(unicodedata.normalize("NFD", f"địa bàn {self.loai} {ten}"), rng),
            "dấu kiểu cũ": run(to_old_style(f"{unit} hoà thuận")),
            "dấu kiểu mới": run(to_new_style(f"{unit} hòa thuận")),
            "chữ thường": run(f"nhân dân {ten.lower()}"),
            "thư điện tử": run(f"Thư: ubnd@{self.host}"),
            "trang web": run(f"Trang: https://{self.host}/ke-hoach, facebook.com/{self.host.split('.')[0]}"),
            "kèm theo": run(f"(Kèm theo Kế hoạch số 07/KH-UBND ngày 03 tháng 3 năm 2025 của {unit})", "<w:i/>"),
            "chữ ẩn": run(f"ghi chú riêng của {self.loai} {ten}", "<w:vanish/>"),
            "xuống dòng giữa tên": _between(f"{self.loai} {first}", "<w:br/>", second),
        }
        for what, xml in texts.items():
            yield what, f"<w:p>{xml}</w:p>"
        cell = f'<w:tc><w:tcPr><w:tcW w:w="4000" w:type="dxa"/></w:tcPr><w:p>{_split(unit, rng)}</w:p></w:tc>'
        yield (
            "ô của bảng",
            f'<w:tbl><w:tblPr><w:tblW w:w="4000" w:type="dxa"/><w:tblCaption w:val={quoteattr(f"Bảng của {ten}")}/>'
            f'<w:tblDescription w:val={quoteattr(f"Số liệu {unit}")}/></w:tblPr><w:tblGrid><w:gridCol w:w="4000"/></w:tblGrid>'
            f"<w:tr>{cell}</w:tr></w:tbl><w:p/>",
        )

    def drawn(self) -> Iterator[tuple[str, str]]:
        inner = (
            f"<w:txbxContent><w:p>{_split(f'NHÂN DÂN {self.ten.upper()} QUYẾT TÂM', self.rng)}</w:p></w:txbxContent>"
        )
        number = self.number()
        told = f"name={quoteattr(f'Khung {self.ten}')} descr={quoteattr(f'Ảnh trụ sở {self.unit}')} title={quoteattr(self.ten)}"
        choice = (
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="2000000" cy="500000"/>'
            f'<wp:docPr id="{number}" {told}/><wp:cNvGraphicFramePr/><a:graphic>'
            '<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
            '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="500000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></wps:spPr>'
            f"<wps:txbx>{inner}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline></w:drawing>"
        )
        old = (
            f"<w:pict><v:shape id={quoteattr(f'Khung {self.ten}')} alt={quoteattr(f'Ảnh trụ sở {self.unit}')} "
            f'style="width:100pt;height:30pt"><v:textbox>{inner}</v:textbox></v:shape></w:pict>'
        )
        yield (
            "khung chữ hai dạng",
            f'<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps">{choice}</mc:Choice><mc:Fallback>{old}</mc:Fallback>'
            "</mc:AlternateContent></w:r></w:p>",
        )
        art = f'<v:shape id="art{number}" style="width:100pt;height:30pt"><v:textpath string={quoteattr(f"Chào mừng đến {self.ten}")}/></v:shape>'
        yield "chữ nghệ thuật", f"<w:p><w:r><w:pict>{art}</w:pict></w:r></w:p>"

    def marked(self) -> Iterator[tuple[str, str]]:
        number, name = self.number(), self.bookmark
        yield (
            "dấu trang",
            f'<w:p><w:bookmarkStart w:id="{number}" w:name="{name}"/>{run("Chỗ được nhắc lại")}<w:bookmarkEnd w:id="{number}"/></w:p>',
        )
        yield "mã PAGEREF", f"<w:p>{_field(f' PAGEREF {name} {chr(92)}h ', '1', self.rng)}</w:p>"
        yield "liên kết trong tệp", f'<w:p><w:hyperlink w:anchor="{name}">{run("xem trên")}</w:hyperlink></w:p>'
        key = self.link(f"https://{self.host}/tin?x=K%E1%BA%BF", REL + "/hyperlink")
        tip = quoteattr(f"Cổng của {self.ten}")
        yield "liên kết", f'<w:p><w:hyperlink r:id="{key}" w:tooltip={tip}>{run("cổng thông tin")}</w:hyperlink></w:p>'
        self.things.append(Thing("đích liên kết", "word/_rels/document.xml.rels"))
        mail = f' HYPERLINK "mailto:ubnd@{self.host}" '
        yield "mã HYPERLINK", f"<w:p>{_field(mail, 'thư của chúng tôi', self.rng)}</w:p>"
        yield "mã DOCPROPERTY", f"<w:p>{_field(' DOCPROPERTY DonVi ', self.unit, self.rng)}</w:p>"
        yield (
            "fldSimple",
            f"<w:p><w:fldSimple w:instr={quoteattr(f' QUOTE {self.ten} ')}>{run(self.ten)}</w:fldSimple></w:p>",
        )

    def changed(self) -> Iterator[tuple[str, str]]:
        def change(tag: str, xml: str) -> str:
            return f'<w:{tag} w:id="{self.number()}" w:author={quoteattr(self.unit)} w:date="{DAY}">{xml}</w:{tag}>'

        gone = change("del", _split(f"bà con {self.ten}", self.rng, "delText"))
        new = change("ins", _split(f"nhân dân {self.ten}", self.rng))
        yield "đã xóa, đã chèn", f"<w:p>{run('Vận động ')}{gone}{new}</w:p>"
        first, _, second = self.ten.partition(" ")
        half = change("del", run(f" {second}", tag="delText"))
        yield "xóa nửa tên", f"<w:p>{run(f'Vùng {first}')}{half}</w:p>" if second else f"<w:p>{half}</w:p>"

    def noted(self) -> Iterator[tuple[str, str]]:
        for kind, what in (("footnote", "chú thích cuối trang"), ("endnote", "chú thích cuối văn bản")):
            name = f"word/{kind}s.xml"
            seps = "".join(
                f'<w:{kind} w:type="{sort}" w:id="{number}"><w:p><w:r><w:{tag}/></w:r></w:p></w:{kind}>'
                for number, sort, tag in (
                    (-1, "separator", "separator"),
                    (0, "continuationSeparator", "continuationSeparator"),
                )
            )
            note = f'<w:{kind} w:id="1"><w:p><w:r><w:{kind}Ref/></w:r>{_split(f" Theo báo cáo của {self.unit}", self.rng)}</w:p></w:{kind}>'
            self.add(name, f"<w:{kind}s {NS}>{seps}{note}</w:{kind}s>", f"{WORD_TYPES}{kind}s+xml", f"{REL}/{kind}s")
            self.things.append(Thing(what, name))
            yield (
                f"chỗ gọi {what}",
                f'<w:p>{run(f"Số liệu của {self.ten}")}<w:r><w:{kind}Reference w:id="1"/></w:r></w:p>',
            )
        number = self.number()
        who = quoteattr(f"Nguyễn Văn A - {self.ten}")
        words = (
            f'<w:comment w:id="{number}" w:author={who} w:initials="A" w:date="{DAY}">'
            f"<w:p>{_split(f'Hỏi lại {self.unit}', self.rng)}</w:p></w:comment>"
        )
        self.add(
            "word/comments.xml",
            f"<w:comments {NS}>{words}</w:comments>",
            f"{WORD_TYPES}comments+xml",
            f"{REL}/comments",
        )
        self.things.append(Thing("nhận xét", "word/comments.xml"))
        people = (
            f'<w15:people {NS}><w15:person w15:author={who}><w15:presenceInfo w15:providerId="AD" '
            f'w15:userId="ubnd@{self.host}"/></w15:person></w15:people>'
        )
        self.add(
            "word/people.xml",
            people,
            f"{WORD_TYPES}people+xml",
            "http://schemas.microsoft.com/office/2011/relationships/people",
        )
        self.things.append(Thing("người nhận xét", "word/people.xml"))
        mark = f'<w:commentRange{{}} w:id="{number}"/>'
        yield (
            "chỗ nhận xét",
            f"<w:p>{mark.format('Start')}{run(f'Hộ nghèo {self.ten}')}{mark.format('End')}"
            f'<w:r><w:commentReference w:id="{number}"/></w:r></w:p>',
        )

    def controlled(self) -> Iterator[tuple[str, str]]:
        bound = (
            '<w:dataBinding w:prefixMappings="xmlns:d=\'urn:don-vi\'" w:xpath="/d:donVi/d:ten" '
            'w:storeItemID="{11111111-2222-3333-4444-555555555555}"/>'
        )
        said = (
            f'<w:alias w:val={quoteattr(f"Tên đơn vị {self.ten}")}/><w:tag w:val="{self.bookmark}"/>'
            f'<w:id w:val="{self.number()}"/>{bound}<w:text/>'
        )
        yield (
            "ô điền",
            f"<w:p>{run('Đơn vị: ')}<w:sdt><w:sdtPr>{said}</w:sdtPr><w:sdtContent>{run(self.unit)}</w:sdtContent></w:sdt></w:p>",
        )

    # other parts

    def furniture(self, last: etree._Element | None) -> None:
        if last is None:
            return
        for each in list(last):
            if each.tag in (f"{W}headerReference", f"{W}footerReference") and each.get(f"{W}type") != "default":
                last.remove(each)
        for root, word, kind in (("hdr", "header", "first"), ("ftr", "footer", "default"), ("ftr", "footer", "even")):
            name = f"word/{word}_{kind}.xml"
            key = self.add(
                name,
                f"<w:{root} {NS}><w:p>{_split(f'{self.unit} - {kind}', self.rng)}</w:p></w:{root}>",
                f"{WORD_TYPES}{word}+xml",
                f"{REL}/{word}",
            )
            for old in [each for each in last if each.tag == f"{W}{word}Reference" and each.get(f"{W}type") == kind]:
                last.remove(old)
            reference = etree.Element(f"{W}{word}Reference")
            reference.set(f"{W}type", kind)
            reference.set(f"{{{REL}}}id", key)
            last.insert(0, reference)
            self.things.append(Thing(f"{word} {kind}", name))

    def properties(self) -> None:
        unit, ten = escape(self.unit), escape(self.ten)
        core = self.parts["docProps/core.xml"].decode()
        more = (
            f"<dc:subject>Đề cương của {ten}</dc:subject><dc:description>{unit}</dc:description>"
            f"<cp:keywords>{ten}; kế hoạch</cp:keywords><cp:category>{ten}</cp:category>"
        )
        core = re.sub(r"<(dc:title|dc:creator|cp:lastModifiedBy)>[^<]*<", rf"<\1>{unit}<", core)
        self.parts["docProps/core.xml"] = core.replace("</cp:coreProperties>", f"{more}</cp:coreProperties>").encode()
        app = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            f"<Application>Microsoft Office Word</Application><Manager>Chánh Văn phòng {ten}</Manager><Company>{unit}</Company>"
            f"<HyperlinkBase>https://{self.host}</HyperlinkBase></Properties>"
        )
        self.parts["docProps/app.xml"] = app.encode()
        custom = (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
            'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
            f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="2" name="DonVi"><vt:lpwstr>{unit}</vt:lpwstr></property>'
            "</Properties>"
        )
        self.add(
            "docProps/custom.xml", custom, "application/vnd.openxmlformats-officedocument.custom-properties+xml",
            f"{REL}/custom-properties", owner="",
        )  # fmt: skip
        self.parts["docProps/thumbnail.jpeg"] = b"\xff\xd8\xff\xe0" + self.unit.encode("utf-16-le") + b"\xff\xd9"
        self.default("jpeg", "image/jpeg")
        self.relate("_rels/.rels", f"{PACKAGE}/relationships/metadata/thumbnail", "docProps/thumbnail.jpeg")
        self.things += [
            Thing(what, f"docProps/{what}") for what in ("core.xml", "app.xml", "custom.xml", "thumbnail.jpeg")
        ]

    def settings(self) -> None:
        said = f"<w:docVars><w:docVar w:name={quoteattr(self.bookmark)} w:val={quoteattr(self.unit)}/></w:docVars>"
        text = self.parts["word/settings.xml"].decode()
        self.parts["word/settings.xml"] = text.replace("</w:compat>", f"</w:compat>{said}", 1).encode()
        self.things.append(Thing("biến của tệp", "word/settings.xml"))

    def data_store(self) -> None:
        item = f'<d:donVi xmlns:d="urn:don-vi" nguon={quoteattr(self.ten)}><d:ten>{escape(self.unit)}</d:ten></d:donVi>'
        props = (
            '<ds:datastoreItem xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml" '
            'ds:itemID="{11111111-2222-3333-4444-555555555555}"><ds:schemaRefs/></ds:datastoreItem>'
        )
        self.add("customXml/item9.xml", item, "application/xml", f"{REL}/customXml")
        self.add(
            "customXml/itemProps9.xml", props, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
            f"{REL}/customXmlProps", owner="customXml/item9.xml",
        )  # fmt: skip
        self.things.append(Thing("customXml", "customXml/item9.xml"))

    # the package

    def add(self, name: str, xml: str, kind: str, relation: str, owner: str = "word/document.xml") -> str:
        self.parts[name] = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
        types = self.parts["[Content_Types].xml"].decode()
        override = f'<Override PartName="/{name}" ContentType="{kind}"/>'
        self.parts["[Content_Types].xml"] = types.replace("</Types>", f"{override}</Types>").encode()
        folder, _, leaf = owner.rpartition("/")
        rels = f"{folder}/_rels/{leaf}.rels" if owner else "_rels/.rels"
        return self.relate(rels, relation, f"/{name}")

    def default(self, extension: str, kind: str) -> None:
        types = self.parts["[Content_Types].xml"].decode()
        if f'Extension="{extension}"' not in types:
            at = types.index("<Override")
            made = f'<Default Extension="{extension}" ContentType="{kind}"/>'
            self.parts["[Content_Types].xml"] = (types[:at] + made + types[at:]).encode()

    def relate(self, rels: str, kind: str, target: str, mode: str = "") -> str:
        key = f"rIdG{self.number()}"
        text = self.parts.get(
            rels, f'<Relationships xmlns="{PACKAGE}/relationships"></Relationships>'.encode()
        ).decode()
        made = f'<Relationship Id="{key}" Type="{kind}" Target="{target}"{mode}/>'
        self.parts[rels] = text.replace("</Relationships>", f"{made}</Relationships>").encode()
        return key

    def link(self, target: str, kind: str) -> str:
        return self.relate("word/_rels/document.xml.rels", kind, target, ' TargetMode="External"')


# ------------------------------------------------------------------ looking

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_ADDRESS = re.compile(r"@|://|www\.|\.vn|\.com|%[0-9A-F]{2}", re.IGNORECASE)
_TOKEN = re.compile(r"\S+")
_MAX_TOKEN = 2_000
_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "-", "softHyphen": ""}
_SPOKEN = {f"{W}t": "t", f"{W}delText": "del", f"{W}instrText": "instr", f"{W}delInstrText": "instr"}
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"


def scan(data: bytes, names: Iterable[str], *, accepted: bool = False) -> list[tuple[str, str]]:
    """Every trace of ``names`` in any part: the part, and words around it. ``accepted``: with all tracked changes taken."""
    wanted = [(_accented(each), _bare(each)) for each in names]
    found: dict[tuple[str, str], None] = {}
    with zipfile.ZipFile(io.BytesIO(accept(data) if accepted else data)) as archive:
        for name in archive.namelist():
            for text, address in [(name, True), *_texts(name, archive.read(name))]:
                for accented, bare in wanted:
                    for hit in _hits(text, address, accented, bare):
                        found[name, hit] = None
    return list(found)


def _accented(name: str) -> re.Pattern[str]:
    """The name with its accents, however its syllables are joined."""
    return re.compile(r"[\W_]{0,3}".join(map(re.escape, to_new_style(name).split())), re.IGNORECASE)


def _whole(text: str, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where the name stands in words of its own: not in the middle of others, unless a capital begins there."""
    for hit in pattern.finditer(text):
        before, behind = text[: hit.start()][-1:], text[hit.end() :][:1]
        begins = not before.isalpha() or (before.islower() and hit[0][0].isupper())
        if begins and (not behind.isalpha() or (behind.isupper() and hit[0][-1].islower())):
            yield hit


def _bare(name: str) -> re.Pattern[str]:
    """The name without accents, as in an address."""
    return re.compile(r"(?:[\W_]|%20)*".join(map(re.escape, fold(name).split())))


def _hits(text: str, address: bool, accented: re.Pattern[str], bare: re.Pattern[str]) -> Iterator[str]:
    said = to_new_style(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)))
    for hit in _whole(said, accented):
        yield said[max(0, hit.start() - 20) : hit.end() + 20]
    pieces = [unquote(said)] if address else [unquote(each) for each in _addresses(said)]
    for piece in pieces:
        for hit in bare.finditer(fold(piece)):
            yield fold(piece)[max(0, hit.start() - 20) : hit.end() + 20]


def _addresses(text: str) -> Iterator[str]:
    """The tokens of a text that look like addresses."""
    return (each for each in text.split() if len(each) < _MAX_TOKEN and _ADDRESS.search(each))


def _texts(name: str, content: bytes) -> Iterator[tuple[str, bool]]:
    """Everything that a part says, and whether it is an identifier or an address."""
    if not name.lower().endswith((".xml", ".rels", ".vml")):
        yield from ((content.decode(encoding, "replace"), False) for encoding in ("utf-8", "utf-16-le", "latin-1"))
        yield content[1:].decode("utf-16-le", "replace"), False
        return
    root = etree.fromstring(transitional(content), etree.XMLParser(resolve_entities=False))
    rows: dict[tuple[object, str], list[str]] = {}
    for each in root.iter():
        if not isinstance(each.tag, str):
            yield each.text or "", True
            continue
        yield from ((str(value), True) for value in each.attrib.values())
        yield from ((uri, True) for uri in each.nsmap.values())
        local = each.tag.rpartition("}")[2]
        kind = _SPOKEN.get(each.tag) or ("t" if each.tag in (f"{A}t", _MATH) else "")
        if kind or (each.tag.startswith(W) and local in _SIGNS):
            paragraph = next(each.iterancestors(f"{W}p", f"{A}p"), root)
            text = each.text or "" if kind else _SIGNS[local]
            for row in (kind, "all") if kind and kind != "instr" else (kind,) if kind else ("t", "del", "all"):
                rows.setdefault((paragraph, row), []).append(text)
        elif each.text:
            yield each.text, local not in ("t",)
        if each.tail and each.tail.strip():
            yield each.tail, False
    yield from (("".join(texts), kind == "instr") for (_, kind), texts in rows.items())


def accept(data: bytes) -> bytes:
    """The file with every tracked change of everyone taken, in all parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        for each in archive.infolist():
            content = archive.read(each)
            if each.filename.endswith((".xml", ".rels")) and any(
                mark in content for mark in (b":ins ", b":del ", b":moveFrom ")
            ):
                content = _accepted(content)
            out.writestr(each, content)
    return stream.getvalue()


def _accepted(content: bytes) -> bytes:
    root = etree.fromstring(transitional(content))
    for row in [each for each in root.iter(f"{W}tr") if each.find(f"{W}trPr/{W}del") is not None]:
        _drop(row)
    for gone in list(root.iter(f"{W}del", f"{W}moveFrom")):
        _drop(gone)
    for stays in list(root.iter(f"{W}ins", f"{W}moveTo")):
        parent = stays.getparent()
        if parent is not None:
            at = parent.index(stays)
            parent[at : at + 1] = list(stays)
    for change in [each for each in root.iter() if isinstance(each.tag, str) and each.tag.endswith("PrChange")]:
        _drop(change)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


# ------------------------------------------------------------------ a plain way to rewrite


def spelled(pairs: Iterable[tuple[str, str]]) -> tuple[Callable[[str], str], Callable[[str], str]]:
    """How texts, and how addresses, are rewritten when each first name becomes the second: for tests of what carries them."""
    listed = [(_accented(old), _bare(old), new) for old, new in pairs]

    def text(said: str) -> str:
        for accented, bare, new in listed:
            said = _by_styles(said, accented, new)
            said = _TOKEN.sub(
                lambda found, b=bare, n=new: _address(found[0], b, n) if _ADDRESS.search(found[0]) else found[0],  # type: ignore[misc]
                said,
            )
        return said

    def name(said: str) -> str:
        for _, bare, new in listed:
            said = _address(said, bare, new)
        return said

    return text, name


def _by_styles(said: str, accented: re.Pattern[str], new: str) -> str:
    out, at = [], 0
    for hit in _whole(to_new_style(said), accented):
        word = new.upper() if hit[0].isupper() else new.lower() if hit[0].islower() else new
        out += [said[at : hit.start()], word]
        at = hit.end()
    return "".join([*out, said[at:]])


def _address(said: str, bare: re.Pattern[str], new: str) -> str:
    folded = fold(said) if len(fold(said)) == len(said) else said.lower()
    out, at = [], 0
    for hit in bare.finditer(folded):
        parted = re.search(r"[\W_]", hit[0])
        out += [said[at : hit.start()], fold(new).replace(" ", parted[0] if parted else "")]
        at = hit.end()
    return "".join([*out, said[at:]])
