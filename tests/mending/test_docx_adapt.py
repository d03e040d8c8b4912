"""A neighbour's Word file made ours: each place that words can stand in, in turn; nothing else changes."""

import base64
import datetime as dt
import io
import random
import re
import time
import unicodedata
import zipfile

import pytest
from lxml import etree
from readers.word_made import NAMES, STRICT_R, STRICT_W, R, p, packed, parts, r, row, table, word
from rebase.gieo_goi import accept, scan, spelled
from writers import gates, plans

from kehoach.mending.docx_adapt import Adapted, adapt
from kehoach.mending.docx_comments import Note
from kehoach.mending.docx_fix import fix
from kehoach.mending.edit import Edit
from kehoach.ooxml import transitional
from kehoach.problems import KehoachError
from kehoach.writers.docx import to_docx
from mending.support import WORDS, W, accept_all, changed_parts, members, paragraph, part, reject_all, texts, with_part
from mending.test_docx_comments import anchored, said

OLD, NEW = "Hoa Lộc", "Xuân Trường"
REWRITE, REWRITE_NAME = spelled([(OLD, NEW)])
LOOKS = "<w:rPr><w:i/></w:rPr>"
DEL = '<w:del w:id="7" w:author="Lan" w:date="2025-05-05T00:00:00Z">{}</w:del>'
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
CORE = (
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{}</cp:coreProperties>'
)
APP = '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{}</Properties>'
CUSTOM = APP.replace("extended-properties", "custom-properties")
A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def run(
    data: bytes,
    track: str | None = None,
    edits: list[Edit] | None = None,
    notes: tuple[Note, ...] = (),
    *,
    anonymous: bool = True,
) -> Adapted:
    return adapt(data, edits or [], REWRITE, notes, track=track, rewrite_name=REWRITE_NAME, anonymous=anonymous)


def box(xml: str) -> str:
    return f"<w:txbxContent>{xml}</w:txbxContent>"


def two_forms(first: str, second: str) -> str:
    choice = f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box(first)}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    return f"<w:r><mc:AlternateContent>{choice}<mc:Fallback><w:pict><v:textbox>{box(second)}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"


def gfx(text: str) -> str:
    return base64.b64encode(packed({"drs/shapexml.xml": f"<a>{text}</a>".encode()})).decode()


FILES: dict[str, tuple[bytes, str]] = {
    "đầu trang": (word(p("a"), header1=p("UBND xã Hoa Lộc")), "word/header1.xml"),
    "đầu trang, tách run": (word(p("a"), header1=f"<w:p>{r('UBND xã Ho')}{r('a Lộ', '<w:b/>')}{r('c năm')}</w:p>"), "word/header1.xml"),
    "đầu trang, NFD": (word(p("a"), header1=p(unicodedata.normalize("NFD", "xã Hoa Lộc"))), "word/header1.xml"),
    "đầu trang, gạch nối mềm": (word(p("a"), header1=p("xã Hoa L\u00adộc")), "word/header1.xml"),
    "đầu trang, bảng": (word(p("a"), header2=table(row("XÃ HOA LỘC", "b"))), "word/header2.xml"),
    "chân trang": (word(p("a"), footer1=p("mail: ubnd@hoaloc.gov.vn")), "word/footer1.xml"),
    "chân trang, kết quả trường": (word(p("a"), footer1=f"<w:p>{FIELD.format('<w:r><w:instrText>TITLE</w:instrText></w:r>', r('Kế hoạch Hoa Lộc'))}</w:p>"), "word/footer1.xml"),
    "chân trang, khung chữ": (word(p("a"), footer1=f"<w:p>{r('x')}{two_forms(p('xã Hoa Lộc'), p('xã Hoa Lộc'))}</w:p>"), "word/footer1.xml"),
    "chú thích": (word(f'<w:p>{r("a")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>', footnotes=f'<w:footnote w:id="2">{p("của Hoa Lộc")}</w:footnote>'), "word/footnotes.xml"),
    "chú thích không dùng": (word(p("a"), endnotes=f'<w:endnote w:id="2">{p("của Hoa Lộc")}</w:endnote>'), "word/endnotes.xml"),
    "dạng cũ của khung chữ": (word(f"<w:p>{r('x')}{two_forms(p('khác'), p('xã Hoa Lộc'))}</w:p>"), "word/document.xml"),
    "chữ trong khung của run có chữ": (word(p("a"), header1=f"<w:p><w:r><w:t>Hoa Lộc</w:t><w:pict><v:textbox>{box(p('xã Hoa Lộc'))}</v:textbox></w:pict></w:r></w:p>"), "word/header1.xml"),
    "công thức": (word(p("a"), header1="<w:p><m:oMath><m:r><m:t>Hoa Lộc</m:t></m:r></m:oMath></w:p>"), "word/header1.xml"),
    "dấu chú thích giữa tên": (word(f"<w:p>{r('a')}</w:p>", endnotes=f'<w:endnote w:id="2"><w:p>{r("Hoa ")}<w:r><w:footnoteReference w:id="2"/></w:r>{r("Lộc")}</w:p></w:endnote>'), "word/endnotes.xml"),
    "ruby": (word(p("a"), header1=f"<w:p><w:r><w:ruby><w:rt>{r('hoa lộc')}</w:rt><w:rubyBase>{r('Hoa Lộc')}</w:rubyBase></w:ruby></w:r></w:p>"), "word/header1.xml"),
    "chữ ẩn": (word(p("a") + p("Hoa Lộc", run="<w:vanish/>")), "word/document.xml"),
    "chữ đã xóa": (word(f"<w:p>{r('a ')}{DEL.format('<w:r><w:delText>Hoa </w:delText></w:r><w:r><w:delText>Lộc</w:delText></w:r>')}</w:p>"), "word/document.xml"),
    "xóa nửa tên": (word(f"<w:p>{r('Hoa')}{DEL.format('<w:r><w:delText> Lộc</w:delText></w:r>')}</w:p>"), "word/document.xml"),
    "chữ dời đi": (word(f'<w:p>{r("a")}<w:moveFrom w:id="3" w:author="Lan">{r("Hoa Lộc")}</w:moveFrom></w:p>'), "word/document.xml"),
    "người sửa": (word('<w:p><w:ins w:id="3" w:author="UBND Hoa Lộc"><w:r><w:t>a</w:t></w:r></w:ins></w:p>'), "word/document.xml"),
    "nhận xét": (word(p("a"), comments=f'<w:comment w:id="0" w:author="Hoa Lộc" w:initials="HL">{p("hỏi Hoa Lộc")}</w:comment>'), "word/comments.xml"),
    "mô tả hình": (word('<w:p><w:r><w:drawing><x:docPr id="1" name="Hoa Lộc" descr="trụ sở Hoa &amp; &quot;Hoa Lộc&quot;"/></w:drawing></w:r><w:r><w:t>a</w:t></w:r></w:p>'), "word/document.xml"),
    "WordArt": (word(f'{p("a")}<w:p><w:r><w:pict><v:shape alt="HOA LỘC" id="hoa_loc"><v:textpath string="Hoa Lộc"/></v:shape></w:pict></w:r></w:p>'), "word/document.xml"),
    "gfxdata": (word(f'{p("a")}<w:p><w:r><w:pict><v:shape xmlns:o="urn:schemas-microsoft-com:office:office" id="b" o:gfxdata="{gfx("Hoa Lộc")}"/></w:pict></w:r></w:p>'), "word/document.xml"),
    "bảng": (word(table(row("a", "b"), properties='<w:tblCaption w:val="Hoa Lộc"/><w:tblDescription w:val="xã Hoa Lộc"/>')), "word/document.xml"),
    "ô điền": (word(f'<w:p><w:sdt><w:sdtPr><w:alias w:val="Hoa Lộc"/><w:tag w:val="hoaloc_1"/></w:sdtPr><w:sdtContent>{r("a")}</w:sdtContent></w:sdt></w:p>'), "word/document.xml"),
    "mã trường tách run": (word(f"<w:p>{FIELD.format('<w:r><w:instrText> HYPERLINK mailto:x@hoa</w:instrText></w:r><w:r><w:instrText>loc.vn</w:instrText></w:r>', r('a'))}</w:p>"), "word/document.xml"),
    "fldSimple": (word(f'<w:p><w:fldSimple w:instr=" QUOTE &quot;Hoa Lộc&quot; ">{r("a")}</w:fldSimple></w:p>'), "word/document.xml"),
    "dấu trang": (word(f'<w:p><w:bookmarkStart w:id="1" w:name="Hoa_Loc"/>{r("a")}<w:bookmarkEnd w:id="1"/><w:hyperlink w:anchor="Hoa_Loc">{r("b")}</w:hyperlink></w:p>'), "word/document.xml"),
    "DrawingML": (word(f'{p("a")}<w:p><w:r><w:drawing><a:p><a:r><a:t>Hoa </a:t></a:r><a:r><a:t>Lộc</a:t></a:r></a:p></w:drawing></w:r></w:p>'), "word/document.xml"),
    "biến": (word(p("a"), settings='<w:docVars><w:docVar w:name="hoaloc" w:val="xã Hoa Lộc"/></w:docVars>'), "word/settings.xml"),
    "kiểu chữ": (word(p("a", '<w:pStyle w:val="HoaLoc"/>'), styles='<w:style w:type="paragraph" w:styleId="HoaLoc"><w:name w:val="Hoa Lộc"/></w:style>'), "word/styles.xml"),
    "đánh số": (word(p("a"), numbering='<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:lvlText w:val="Hoa Lộc %1."/></w:lvl></w:abstractNum>'), "word/numbering.xml"),
    "core": (word(p("a"), extra={"docProps/core.xml": CORE.format("<dc:title>Hoa Lộc</dc:title><cp:keywords>xã HOA LỘC; b</cp:keywords><dcterms:created xsi:type=\"dcterms:W3CDTF\">2025-01-01T00:00:00Z</dcterms:created>").encode()}), "docProps/core.xml"),
    "app": (word(p("a"), extra={"docProps/app.xml": APP.format("<Company>UBND Hoa Lộc</Company><TitlesOfParts><vt:vector size=\"1\" baseType=\"lpstr\"><vt:lpstr>Hoa Lộc</vt:lpstr></vt:vector></TitlesOfParts>").encode()}), "docProps/app.xml"),
    "custom": (word(p("a"), extra={"docProps/custom.xml": CUSTOM.format('<property pid="2" name="HoaLoc"><vt:lpwstr>Hoa Lộc</vt:lpwstr></property>').encode()}), "docProps/custom.xml"),
    "PID_HLINKS": (word(p("a"), extra={"docProps/custom.xml": CUSTOM.format(f'<property pid="2" name="_PID_HLINKS"><vt:blob>{base64.b64encode("http://hoaloc.gov.vn/".encode("utf-16-le") + bytes(2)).decode()}</vt:blob></property>').encode()}), "docProps/custom.xml"),
    "customXml": (word(p("a"), extra={"customXml/item1.xml": '<x xmlns="http://hoaloc.gov.vn/a" n="Hoa Lộc">Hoa Lộc<y/>và Hoa Lộc<!-- Hoa Lộc --><?a Hoa Lộc?></x>'.encode()}), "customXml/item1.xml"),
    "biểu đồ": (word(p("a"), extra={"word/charts/chart1.xml": f'<c:chartSpace xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:a="{A}"><a:p><a:r><a:t>Hộ nghèo Hoa</a:t></a:r><a:r><a:t> Lộc</a:t></a:r></a:p><c:v>Hoa Lộc</c:v><c:f>\'Hoa Lộc\'!$A$1</c:f></c:chartSpace>'.encode()}), "word/charts/chart1.xml"),
    "khối dựng sẵn": (word(p("a"), extra={"word/glossary/document.xml": f'<w:glossaryDocument {NAMES}><w:docParts><w:docPart><w:docPartPr><w:name w:val="Hoa Lộc"/></w:docPartPr><w:docPartBody>{p("xã Hoa Lộc")}</w:docPartBody></w:docPart></w:docParts></w:glossaryDocument>'.encode()}), "word/glossary/document.xml"),
    "liên kết": (word(p("a"), extra={"word/_rels/header1.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="{R}/hyperlink" Target="mailto:ubnd@hoaloc.vn?subject=Hoa%20L%E1%BB%99c" TargetMode="External"/></Relationships>'.encode()}), "word/_rels/header1.xml.rels"),
}  # fmt: skip
"""What it is -> a file with the name in that place alone, and the part that it is in"""


@pytest.mark.parametrize("track", [None, "kehoach"])
@pytest.mark.parametrize("what", FILES)
def test_each_place(what: str, track: str | None) -> None:
    data, name = FILES[what]
    assert {where for where, _ in scan(data, [OLD])} >= ({name} if what not in ("gfxdata", "PID_HLINKS") else set())
    made = run(data, track, anonymous=False)
    assert scan(made.data, [OLD], accepted=True) == []
    if what not in ("gfxdata", "PID_HLINKS", "xóa nửa tên"):
        assert scan(made.data, [NEW])
    assert name in changed_parts(data, made.data)
    assert made.others
    assert made.not_reached == []
    again = run(accept(made.data), track, anonymous=False)
    assert again.others == []


@pytest.mark.parametrize("track", [None, "kehoach"])
@pytest.mark.parametrize("what", FILES)
def test_each_place_is_rewritten_once(what: str, track: str | None) -> None:
    """The new name holds the old one: nowhere does it come out twice."""
    data, _ = FILES[what]
    text, name = spelled([(OLD, "Hoa Lộc Đông")])
    made = adapt(data, [], text, track=track, rewrite_name=name, anonymous=False)
    assert scan(made.data, ["Hoa Lộc Đông Đông"], accepted=False) == []
    assert made.data != data


TRACKED = [name for name in FILES if name.startswith(("đầu", "chân", "chú")) and "NFD" not in name]


@pytest.mark.parametrize("what", TRACKED)
def test_what_can_be_tracked_is_tracked(what: str) -> None:
    data, name = FILES[what]
    made = run(data, "kehoach")
    assert b"<w:ins " in part(made.data, name)
    assert part(made.data, name).count(b'w:author="kehoach"') >= 2


@pytest.mark.parametrize("track", [None, "kehoach"])
def test_a_file_without_the_name_stays_byte_for_byte(track: str | None) -> None:
    content = parts(
        p("xã Hoa Lư") + f"<w:p>{DEL.format('<w:r><w:delText>b</w:delText></w:r>')}</w:p>",
        header1=p("c"),
        settings='<w:docVars><w:docVar w:name="x" w:val="2025"/></w:docVars><!-- lời -->',
        comments=f'<w:comment w:id="0" w:author="Lan">{p("d")}</w:comment>',
    )
    content["word/media/image1.png"] = b"\x89PNG"
    data = packed(content)
    made = adapt(data, [], REWRITE, track=track, rewrite_name=REWRITE_NAME, anonymous=False)
    assert made.data == data
    assert [each.part for each in made.not_reached] == ["word/media/image1.png"]


def test_people_go() -> None:
    change = '<w:ins w:id="{}" w:author="{}" w:date="2025-05-05T00:00:00Z"><w:r><w:t>a</w:t></w:r></w:ins>'
    body = f"<w:p>{change.format(1, 'Lê Thị B')}{change.format(2, 'kehoach')}{change.format(3, 'Trần C')}</w:p>"
    people = (
        '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"><w15:person w15:author="Lê Thị B">'
        '<w15:presenceInfo w15:providerId="AD" w15:userId="S::b@ubnd.vn"/></w15:person></w15:people>'
    )
    core = CORE.format("<dc:creator>Lê Thị B</dc:creator><cp:lastModifiedBy>UBND Hoa Lộc</cp:lastModifiedBy>")
    data = word(
        body,
        comments=f'<w:comment w:id="0" w:author="Lê Thị B" w:initials="LTB">{p("d")}</w:comment>',
        extra={"word/people.xml": people.encode(), "docProps/core.xml": core.encode()},
    )
    made = run(data, "kehoach")
    assert re.findall('author="([^"]*)"', part(made.data).decode()) == ["Tác giả 1", "kehoach", "Tác giả 2"]
    assert 'w:author="Tác giả 1" w:initials="Tg1"'.lower() in part(made.data, "word/comments.xml").decode().lower()
    assert 'providerId="None" w15:userId="Tác giả 1"' in part(made.data, "word/people.xml").decode()
    assert (
        "<dc:creator></dc:creator><cp:lastModifiedBy>UBND Xuân Trường<" in part(made.data, "docProps/core.xml").decode()
    )
    kept = adapt(data, [], REWRITE, anonymous=False)
    assert "Lê Thị B" in part(kept.data).decode()


def test_the_path_of_the_template_goes() -> None:
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="a" Type="{R}/attachedTemplate" Target="file:///C:\\Users\\LeThiB\\KH%20Hoa%20Loc.dotx" TargetMode="External"/>'
        "</Relationships>"
    )
    made = run(word(p("a"), settings="", extra={"word/_rels/settings.xml.rels": rels.encode()}))
    after = part(made.data, "word/_rels/settings.xml.rels").decode()
    assert 'Target="KH%20xuan%20truong.dotx"' in after


def test_body_edits_and_rewriting_do_not_meet_twice() -> None:
    """Where the new name holds the old one, a paragraph that an edit changed is not rewritten again."""
    longer = spelled([(OLD, "Hoa Lộc Đông")])[0]
    body = f'<w:p>{r("xã Hoa Lộc")}{two_forms(p("khung Hoa Lộc"), p("khung Hoa Lộc"))}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    data = word(body, footnotes=f'<w:footnote w:id="2">{p("của Hoa Lộc")}</w:footnote>', header1=p("Hoa Lộc"))
    found = texts(data)
    edits = [Edit(number, text, 1, longer(text), text) for number, text in found.items()]
    edits.append(Edit(None, "Hoa Lộc", 1, "Hoa Lộc Đông", "[1] của Hoa Lộc"))
    for track in (None, "kehoach"):
        made = adapt(data, edits, longer, track=track)
        assert made.undone == []
        after = accept(made.data)
        for name in ("word/document.xml", "word/footnotes.xml", "word/header1.xml"):
            assert b"\xc4\x90\xc3\xb4ng \xc4\x90\xc3\xb4ng" not in part(after, name)
        assert part(after).decode().count("Đông") == 3
        assert part(after, "word/footnotes.xml").decode().count("Đông") == 1


def test_numbered_paragraphs_are_the_edits_own() -> None:
    """What the engine left as it is in the body, with reason, is not rewritten behind its back."""
    data = word(p("Trận Hoa Lộc năm 1947") + p("xã Hoa Lộc"))
    made = run(data, "kehoach", [Edit(2, "Hoa Lộc", 1, NEW, "xã Hoa Lộc")])
    assert texts(made.data) == {1: "Trận Hoa Lộc năm 1947", 2: "xã Xuân Trường"}


def test_an_edit_that_cannot_be_made_word_by_word_is_made_on_the_paragraph() -> None:
    drawn = "<a:p><a:r><a:t>Hoa Lộc đẹp</a:t></a:r></a:p>"
    data = word(f"<w:p>{r('a')}<w:r><w:drawing>{drawn}</w:drawing></w:r></w:p>")
    one = Edit(1, "Hoa Lộc", 1, NEW, "Hoa Lộc đẹp")
    made = run(data, "kehoach", [one])
    assert made.done == [one] and made.undone == []
    assert scan(made.data, [OLD]) == []


@pytest.mark.parametrize("seed", range(20))
def test_comments_stand_at_the_words_of_the_result(seed: int) -> None:
    rng = random.Random(seed)
    data = word("".join(paragraph(rng) for _ in range(4)), header1=p("Hoa Lộc"))
    edits, wanted = [], {}
    for number, text in texts(data).items():
        token = rng.choice(text.split())
        edits.append(Edit(number, token, 1, f"{NEW} mới", text))
        wanted[number] = text.replace(token, f"{NEW} mới", 1)
    notes = [Note(number, "Trường mới", 1, ["xem lại"], text) for number, text in wanted.items()]
    made = run(data, "kehoach", edits, tuple(notes))
    assert made.undone == []
    assert {k: v.replace("\u00ad", "") for k, v in texts(made.data).items()} == wanted
    assert anchored(made.data) == ["Trường mới"] * 4
    assert said(made.data) == ["xem lại"] * 4
    assert texts(reject_all(made.data)) == texts(data)
    assert texts(accept_all(made.data)) == texts(made.data)


@pytest.mark.parametrize("seed", range(40))
def test_random_pieces_in_every_story(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the pieces: nothing is left; taken, the changes say what was meant, left, they say what was there."""
    monkeypatch.setattr("mending.support.WORDS", [*WORDS, *["xã Hoa Lộc", "HOA LỘC", "hoalộc@hoaloc.vn"] * 3])
    rng = random.Random(seed)
    stories = {name: "".join(paragraph(rng) for _ in range(3)) for name in ("header1", "footer1", "header2")}
    notes = "".join(f'<w:footnote w:id="{number}">{paragraph(rng)}</w:footnote>' for number in (2, 3))
    data = word("".join(paragraph(rng) for _ in range(4)), extra=None, footnotes=notes, **stories)
    edits = [Edit(k, v, 1, new, v) for k, v in texts(data).items() if (new := REWRITE(v)) != v]
    for track in (None, "kehoach"):
        made = run(data, track, edits)
        assert made.undone == [] and made.not_reached == []
        assert scan(made.data, [OLD], accepted=True) == []
        if track:
            for name in stories:
                before, after = (
                    _words(part(each, f"word/{name}.xml"), gone) for each, gone in ((data, "ins"), (made.data, "ins"))
                )
                assert after == before


def _words(content: bytes, gone: str) -> str:
    """What a part says without what ``gone`` marks, of the changes of kehoach."""
    root = etree.fromstring(content)
    for each in [each for each in root.iter(f"{W}{gone}") if each.get(f"{W}author") == "kehoach"]:
        for text in each.iter(f"{W}t"):
            text.text = ""
    mine = [each for each in root.iter(f"{W}del") if each.get(f"{W}author") == "kehoach"]
    shown = {text for each in mine for text in each.iter(f"{W}delText")}
    words = [each.text or "" for each in root.iter(f"{W}t", f"{W}delText") if each.tag == f"{W}t" or each in shown]
    return unicodedata.normalize("NFC", "".join(words))


def test_our_own_plan_goes_with_all_that_leads_to_it() -> None:
    data = to_docx(plans.plan())
    assert "customXml/item1.xml" in members(data)
    made = run(data, "kehoach")
    assert not any(name.startswith("customXml") for name in members(made.data))
    assert b"customXml" not in part(made.data, "word/_rels/document.xml.rels") + part(made.data, "[Content_Types].xml")
    assert gates.faults(made.data) == []
    assert [each.old for each in made.others if each.part == "bỏ khỏi tệp"]


def test_signature_and_thumbnail_go() -> None:
    content = parts(p("a"))
    content["[Content_Types].xml"] = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
        b'ContentType="application/xml"/><Override PartName="/_xmlsignatures/sig1.xml" ContentType="a"/></Types>'
    )
    content["_rels/.rels"] = content["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="t" Type="x/thumbnail" Target="docProps/thumbnail.emf"/>'
        b'<Relationship Id="s" Type="x/origin" Target="/_xmlsignatures/origin.sigs"/></Relationships>',
    )
    content |= {
        "docProps/thumbnail.emf": b"\1", "_xmlsignatures/origin.sigs": b"", "_xmlsignatures/sig1.xml": b"<a/>",
        "_xmlsignatures/_rels/origin.sigs.rels": b"<Relationships/>",
    }  # fmt: skip
    made = run(packed(content))
    assert set(members(made.data)) == {
        "word/document.xml",
        "word/_rels/document.xml.rels",
        "_rels/.rels",
        "[Content_Types].xml",
    }
    assert b"sig" not in part(made.data, "_rels/.rels") + part(made.data, "[Content_Types].xml")
    assert b"thumbnail" not in part(made.data, "_rels/.rels")


def test_parts_named_after_the_place_get_other_names() -> None:
    content = parts(p("a"), header1=p("b"))
    content["word/_rels/document.xml.rels"] = content["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="i" Type="x/image" Target="media/logo%20Hoa%20Loc.png"/></Relationships>',
    )
    content["word/media/logo Hoa Loc.png"] = b"\x89PNG"
    content["word/media/logo-xuan-truong.png"] = b"\x89PNG"
    content["[Content_Types].xml"] = (
        b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="png" '
        b'ContentType="image/png"/><Override PartName="/word/media/logo Hoa Loc.png" ContentType="image/png"/></Types>'
    )
    made = run(packed(content))
    assert scan(packed(content), [OLD]) != [] and scan(made.data, [OLD]) == []
    assert members(made.data)["word/media/logo-xuan-truong-1.png"][0] == b"\x89PNG"
    assert b'Target="/word/media/logo-xuan-truong-1.png"' in part(made.data, "word/_rels/document.xml.rels")
    assert b'PartName="/word/media/logo-xuan-truong-1.png"' in part(made.data, "[Content_Types].xml")


def test_many_codes_take_no_longer_than_their_number() -> None:
    code = FIELD.format('<w:r><w:instrText> HYPERLINK "http://hoaloc.vn/a" </w:instrText></w:r>', r("x"))
    gone = DEL.format("<w:r><w:delText>Hoa Lộc</w:delText></w:r>")
    start = time.process_time()
    run(word(f"<w:p>{code}{gone}</w:p>" * 3000), "kehoach")
    assert time.process_time() - start < 15


def test_what_cannot_be_reached_is_told() -> None:
    extra = {
        "word/vbaProject.bin": b"\1", "word/embeddings/b.xlsx": b"PK", "word/media/image1.png": b"\x89PNG", "word/afchunk1.html": b"<p>",
        "word/activeX/activeX1.bin": b"\1", "word/fonts/font1.odttf": b"\1", "customXml/item1.xml": b"<a", "customXml/item2.xml": b"<!DOCTYPE a><a/>",
    }  # fmt: skip
    made = run(word(p("a"), extra=extra))
    told = {each.part: each.ly_do for each in made.not_reached}
    assert set(told) == set(extra) - {"word/fonts/font1.odttf"}
    assert "macro" in told["word/vbaProject.bin"]


def test_bookmarks_keep_names_of_their_own() -> None:
    marks = "".join(
        f'<w:bookmarkStart w:id="{i}" w:name="{name}"/><w:bookmarkEnd w:id="{i}"/>'
        for i, name in enumerate(["Hoa_Loc", "hoaloc", "xuan_truong", "_Toc1", f"a{'_b' * 14}_Hoa_Loc"])
    )
    code = FIELD.format(
        "<w:r><w:instrText> REF Hoa_</w:instrText></w:r><w:r><w:instrText>Loc \\h </w:instrText></w:r>", r("x")
    )
    made = run(word(f"<w:p>{marks}{code}</w:p>"))
    names = re.findall('bookmarkStart w:id="." w:name="([^"]*)"', part(made.data).decode())
    assert len({each.lower() for each in names}) == 5 and max(map(len, names)) <= 40
    assert all(re.fullmatch(r"\w+", each) for each in names)
    assert names[2:4] == ["xuan_truong", "_Toc1"]
    code = "".join(re.findall("<w:instrText[^>]*>([^<]*)", part(made.data).decode()))
    assert code == f" REF {names[0]} \\h "


def test_dates_numbers_and_technical_names_are_never_put_through() -> None:
    seen: list[str] = []

    def spy(text: str) -> str:
        seen.append(text)
        return text.replace("2025", "2026")

    made = adapt(to_docx(plans.full()), [], spy, anonymous=False)
    assert not [each for each in seen if each.startswith(("http://schemas", "2026-05", "{"))]
    assert gates.faults(made.data) == []


def test_strict_and_other_prefixes() -> None:
    plain = {name: content.decode() for name, content in parts(p("a"), header1=p("xã Hoa Lộc")).items()}
    strict = {
        name: re.sub(r'xmlns:w="[^"]*"', f'xmlns:w="{STRICT_W}"', content).replace(R, STRICT_R)
        for name, content in plain.items()
    }
    other = dict(plain) | {
        "word/header1.xml": re.sub(r"(</?|\s|xmlns:)w:", r"\1z:", plain["word/header1.xml"]).replace(
            "xmlns:w=", "xmlns:z="
        )
    }
    for variant in (strict, other):
        for track in (None, "kehoach"):
            made = run(packed({name: content.encode() for name, content in variant.items()}), track)
            header = transitional(part(accept(made.data), "word/header1.xml")).decode()
            assert "Xuân Trường" in re.sub("<[^>]*>", "", header)


def test_our_own_files_pass_the_gates_with_everything_in_them() -> None:
    data = to_docx(plans.full())
    found = texts(data)
    rng = random.Random(5)
    edits = [Edit(k, each, 1, f"{each} {NEW}", v) for k, v in found.items() if (each := rng.choice(v.split() or [""]))]
    after = {e.cho: e.doan_van.replace(e.trich, e.sua, 1) for e in edits}
    notes = [Note(k, NEW, 1, ["[xa] xem lại"], v) for k, v in after.items()]
    made = adapt(data, edits, REWRITE, notes, track="kehoach", date=dt.datetime(2026, 3, 1, tzinfo=dt.UTC))
    assert made.undone == []
    assert anchored(made.data) == [NEW] * len(notes)
    assert gates.faults(made.data) == []
    assert b'w:date="2026-03-01T00:00:00Z"' in part(made.data, "word/comments.xml")


def test_words_in_a_run_and_in_a_box_of_the_same_run_change_together() -> None:
    """A run that holds words and a text box, both edited under tracked changes."""
    inner = f"<w:pict><v:textbox>{box(p('khung xã'))}</v:textbox></w:pict>"
    data = word(f"<w:p><w:r>{LOOKS}<w:t>ngoài xã</w:t>{inner}</w:r></w:p>")
    edits = [Edit(number, "xã", 1, "phường", text) for number, text in texts(data).items()]
    made = fix(data, edits, "kehoach")
    assert made.undone == []
    assert texts(made.data) == {1: "ngoài phường", 2: "khung phường"}
    assert texts(accept_all(made.data)) == texts(made.data)
    assert texts(reject_all(made.data)) == texts(data)


def test_hostile_files_are_refused_in_words() -> None:
    good = word(p("a"))
    broken = {
        "DOC02": [b"", b"PK\3\4abc", good[:-30], with_part(good, b"<w:document")],
        "DOC04": [with_part(good, b'<!DOCTYPE a><w:document xmlns:w="b"/>')],
    }
    for code, files in broken.items():
        for each in files:
            with pytest.raises(KehoachError) as told:
                run(each)
            assert told.value.problems[0].code == code


def test_two_members_of_one_name() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts(p("a")).items():
            archive.writestr(name, content)
        archive.writestr("docProps/app.xml", APP.format("<Company>UBND Hoa Lộc 1</Company>"))
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("docProps/app.xml", APP.format("<Company>UBND Hoa Lộc</Company>"))
    made = run(stream.getvalue())
    assert [*members(made.data)].count("docProps/app.xml") == 1
    assert scan(made.data, [OLD]) == []
