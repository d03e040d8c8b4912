"""Files of every kind to begin with, made up or made by kehoach: what the fuzzer hurts and the benchmark reads."""

import functools
import shutil
from collections.abc import Callable
from pathlib import Path

from writers import plans

from kehoach import office
from kehoach.model.plan import KeHoach
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt
from readers.pdf_files import LEFT, RIGHT, Page, Style, pdf, typeset
from readers.word_made import abstract, cell, level, num, numbered, p, r, row, style, table, word

Make = Callable[[], bytes]
SHARED = Path(__file__).resolve().parents[3] / "shared"


@functools.cache
def plan() -> KeHoach:
    """A plan with every part, short."""
    return plans.plan(phu_luc=plans.annexes(3))


@functools.cache
def own_docx() -> bytes:
    """As kehoach prints it, the plan inside."""
    return to_docx(plan())


@functools.cache
def clean_docx() -> bytes:
    """The same without the plan inside."""
    return to_docx(plan(), clean=True)


@functools.cache
def txt() -> bytes:
    """As text."""
    return to_txt(plan()).encode()


def md() -> bytes:
    """As Markdown that someone pasted."""
    text = to_txt(plan()).replace("I. ", "## I. ").replace("TM. ỦY BAN", "**TM. ỦY BAN").replace("\t", " | ")
    return f"{text}\n| TT | *Việc* |\n|---|---|\n| 1 | a |\n| 2 | b<br>c |\n\n|\na\n|\nb\n|\n\n".encode()


@functools.cache
def rich_docx() -> bytes:
    """Much of what Word can do, in little."""
    lists = (
        abstract(0, level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))
        + num(1, 0)
        + num(2, 0, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    )
    box = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{p('Khung chữ')}</w:txbxContent></wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{p('Khung chữ')}</w:txbxContent></v:textbox></v:shape></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
    changed = (
        f'<w:p><w:ins w:id="1">{r("thêm")}</w:ins><w:del w:id="2"><w:r><w:delText>bỏ</w:delText></w:r></w:del></w:p>'
    )
    field = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>'
        '<w:t>5</w:t><w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="1"/></w:r></w:p>'
    )
    control = f"<w:sdt><w:sdtContent>{p('Ô nội dung')}</w:sdtContent></w:sdt>"
    merged = row(cell("a", '<w:gridSpan w:val="2"/>'), cell("b", '<w:vMerge w:val="restart"/>')) + row(
        "c", "d", cell("", "<w:vMerge/>")
    )
    inner = f"<w:tc><w:tcPr/>{table(row('trong', 'nữa'))}{p()}</w:tc>"
    head = table(
        row("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        row("Số: 1/KH-UBND", "Hòa Lạc, ngày 1 tháng 2 năm 2026"),
    )
    section = '<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1" w:type="default"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/></w:sectPr></w:pPr></w:p>'
    body = (
        head
        + p("KẾ HOẠCH", '<w:jc w:val="center"/>', "<w:b/>")
        + p("Về việc thử", '<w:pStyle w:val="a"/>')
        + p("Căn cứ Luật A;")
        + numbered("Mục đích", 1)
        + numbered("Yêu cầu", 1, 1)
        + numbered("chi tiết", 2, 2)
        + numbered("Khác", 2)
        + box
        + changed
        + field
        + control
        + table(merged, row(inner, "x", "y"), properties="<w:tblHeader/>")
        + section
        + p("Phụ lục", "<w:pageBreakBefore/>")
        + table(row("TT", "Nhiệm vụ", "Chủ trì"), row("1", "Việc", "Ai"))
        + "<w:sectPr/>"
    )
    return word(
        body, numbering=lists, header1=p("Đầu trang"), footnotes=f'<w:footnote w:id="1">{p("ghi chú")}</w:footnote>', settings="",
        styles=style("goc", default=True, more='<w:rPr><w:sz w:val="28"/></w:rPr>') + style("a", based_on="goc", more="<w:pPr><w:ind/></w:pPr>"),
    )  # fmt: skip


def html() -> bytes:
    """As Word and portals write it."""
    return """<html><head><meta charset=utf-8><title>x</title><style>p.a{margin-left:36pt;font-weight:bold} @page{size:595pt 842pt;margin:2cm}</style></head>
<body><table><tr><td><p>UBND XÃ HÒA LẠC</p><p>Số: 1/KH-UBND</p></td><td><b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b></td></tr></table>
<p align=center><b>KẾ HOẠCH</b><br>Về việc thử</p><p class=a>I. MỤC ĐÍCH</p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>1.</span>Việc</p>
<ol type=a start=3><li>một<li value=7>hai<ul><li>ba</ul></ol><h2>II. NỘI DUNG</h2><div>chữ<p>đoạn <i>nghiêng</i> <sup>1</sup> <a href=#ftn1 name=x>[1]</a></p></div>
<table border=1><thead><tr><th colspan=2>Việc<th rowspan=2>Ai</thead><tr><td>1<td><table><tr><td>trong</table><tr><td>2<td>b<td>c</table>
<p>Nơi nhận:<br>- Lưu: VT.</p><p>TM. ỦY BAN NHÂN DÂN<br>CHỦ TỊCH</p><div style='mso-element:footer'><p>chân</p></div><div id=ftn1><p>ghi chú</p></div></body></html>""".encode()


def mht() -> bytes:
    """A web archive of one file."""
    return (
        b'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="x"\n\n--x\nContent-Type: text/html; charset="utf-8"\n\n'
        + html()
        + b"\n--x--\n"
    )


def rtf() -> bytes:
    """As Word writes it."""
    text = (
        "{\\rtf1\\ansi\\ansicpg1258\\deff0\\uc1{\\fonttbl{\\f0\\fcharset163 Times New Roman;}{\\f1 .VnTime;}}{\\colortbl;\\red9\\green0\\blue0;}"
        "{\\stylesheet{\\s0 Normal;}{\\s1\\sbasedon0\\b heading 1;}}{\\header\\pard dau trang\\par}"
        "\\trowd\\cellx4000\\cellx9000\\pard\\intbl UBND XA\\cell CONG HOA\\cell\\row\\pard\\qc\\b KẾ HOẠCH\\b0\\par\\pard\\s1 I. MỤC ĐÍCH\\par"
        "\\pard{\\listtext 1.\\tab}\\ls1\\ilvl0 Việc {\\i nghiêng} {\\super 1}{\\footnote\\pard ghi chú\\par}\\par{\\shp{\\*\\shpinst{\\shptxt\\pard khung\\par}}}"
        "\\trowd\\trhdr\\clbrdrt\\brdrs\\clvmgf\\cellx2000\\clmgf\\cellx4000\\clmrg\\cellx6000\\intbl a\\cell b\\cell c\\cell\\row"
        "\\trowd\\clvmrg\\cellx2000\\cellx4000\\cellx6000\\intbl\\cell\\itap2 x\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\nestrow}\\itap1 d\\cell e\\cell\\row"
        "\\pard\\sect\\landscape\\pard\\page Phụ lục\\par{\\deleted bỏ}{\\field{\\*\\fldinst PAGE}{\\fldrslt 2}}\\par}"
    )
    return "".join(each if each.isascii() else f"\\u{ord(each)}?" for each in text).encode()


@functools.cache
def made_pdf() -> bytes:
    """Two pages by hand, with a drawn table."""
    lines = to_txt(plan()).split("\n")[:14]
    page = Page().table([LEFT, LEFT + 150, RIGHT], [100, 130, 160, 190], [["TT", "Việc"], ["1", "a\nb"], ["2", "c"]])
    return (
        typeset(lines, Style())
        if len(lines) < 2
        else pdf(page.centred(80, "KẾ HOẠCH"), *[Page().text(LEFT, 80, lines[3])])
    )


@functools.cache
def converted(kind: str) -> bytes:
    """The plan through LibreOffice; raises :class:`kehoach.office.OfficeError` where there is none."""
    return office.convert(office.find_program(), clean_docx(), "x.docx", kind, 120)


@functools.cache
def shared(suffix: str) -> tuple[bytes, ...]:
    """The real files of one kind that lie beside the checkout, small ones."""
    if not SHARED.is_dir():
        return ()
    found = sorted(path for path in SHARED.rglob(f"*{suffix}") if 0 < path.stat().st_size < 200_000)
    return tuple(path.read_bytes() for path in found)


def has_office() -> bool:
    """Whether LibreOffice is here."""
    return bool(shutil.which("soffice"))
