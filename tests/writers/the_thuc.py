"""The format of a plan, point by point: Nghị định 30/2020/NĐ-CP, Phụ lục I, as checks on the bytes of a .docx.

Each check yields what is wrong in words; :func:`faults` runs them all. Parts are found by what they say and where they
stand, never by the names of styles, so that any .docx can be checked. What needs a printed page is in ``the_thuc_pdf``.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator

from writers import find
from writers.word import W, Word

_MM = 56.6929
_ROMAN = re.compile(r"^([IVXLC]+)\. \S")
_DATE = re.compile(r"^.+, ngày (0[1-9]|[12]\d|3[01]|\s+) tháng (0[12]|[3-9]|1[0-2]|\s+) năm \d{4}$")
_NUMBER = re.compile(r"^Số:\s*(0[1-9]|[1-9]\d+)?\s*/[A-ZĐ]+(-[A-ZĐ]+)+$")
_SETS = {(13.0, 14.0, 14.0), (12.0, 13.0, 13.0)}
Check = Callable[[Word], Iterator[str]]


def faults(data: bytes) -> list[str]:
    """Everything in the .docx that is not as the decree asks; empty when all is well."""
    word = Word(data)
    return [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(word)]


def page(word: Word) -> Iterator[str]:
    """1.1: A4, margins, page number in the header from page 2, numbered from 1 in each part."""
    for index, section in enumerate(word.sections):
        width, height = section.number("pgSz", "w"), section.number("pgSz", "h")
        if sorted((width, height)) != [11906, 16838]:
            yield f"phần {index}: khổ giấy {width}x{height}"
        if index == 0 and width > height:
            yield "thân kế hoạch nằm ngang"
        for side, low, high in (("top", 20, 25), ("bottom", 20, 25), ("left", 30, 35), ("right", 15, 20)):
            millimetres = section.number("pgMar", side) / _MM
            if not low - 0.05 <= millimetres <= high + 0.05:
                yield f"phần {index}: lề {side} {millimetres:.1f} mm"
        if not section.has("titlePg"):
            yield f"phần {index}: trang đầu hiện số trang"
        if section.number("pgNumType", "start") != 1:
            yield f"phần {index}: số trang không đánh từ 1"
    if not word.sections[0].has("headerReference"):
        yield "phần đầu không có header"
    numbers = [each for each in word.headers() if "PAGE" in find.fields(each)]
    if not numbers:
        yield "header không có số trang"
    for each in numbers:
        if each.jc != "center" or each.all_runs("size") - {13.0, 14.0}:
            yield f"số trang căn {each.jc}, cỡ {each.all_runs('size')}"
        if True in each.all_runs("bold") | each.all_runs("italic"):
            yield "số trang không đứng, thường"


def fonts(word: Word) -> Iterator[str]:
    """1.1: Times New Roman in black, Unicode in NFC, no fonts or colours of a theme."""
    for name in ("word/document.xml", "word/styles.xml"):
        found = re.findall(rb'<w:rFonts[^>]*? w:(?:ascii|hAnsi|cs|eastAsia)="([^"]*)"', word.parts[name])
        if set(found) - {b"Times New Roman"}:
            yield f"{name}: phông {set(found)}"
        if re.search(rb"w:\w*[tT]heme(Color|Tint|Shade)?=", word.parts[name]):
            yield f"{name}: dùng phông hoặc màu của theme"
    for each in word.paragraphs:
        for run in each.runs:
            if run.fonts != {"Times New Roman"} or run.color not in ("auto", "000000"):
                yield f"“{run.text[:20]}”: phông {set(run.fonts)}, màu {run.color}"
            if not unicodedata.is_normalized("NFC", run.text):
                yield f"“{run.text[:20]}”: không phải NFC"


def letterhead(word: Word) -> Iterator[str]:
    """1.3 ô 1-4, 1.4, 1.5: Quốc hiệu, Tiêu ngữ, organs, number, place and date."""
    nation = find.one(word, r"^CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM$")
    motto = find.one(word, r"^Độc lập - Tự do - Hạnh phúc$")
    number = find.one(word, r"^Số:")
    date = find.one(word, r"^.+, ngày .* tháng .* năm \d{4}$")
    yield from find.looks(nation, (12, 13), bold=True, jc="center")
    yield from find.looks(motto, (13, 14), bold=True, jc="center")
    yield from find.looks(number, (13,), jc="center")
    yield from find.looks(date, (13, 14), italic=True, jc="center")
    sizes = tuple(next(iter(each.all_runs("size"))) for each in (nation, motto, date))
    if sizes not in _SETS:
        yield f"cỡ Quốc hiệu, Tiêu ngữ, địa danh {sizes} không theo một bộ"
    if not _NUMBER.match(number.text):
        yield f"số, ký hiệu: {number.text}"
    if not _DATE.match(date.text):
        yield f"địa danh, ngày tháng: {date.text}"
    if find.row(number) is not find.row(date) or find.row(number) is None:
        yield "số và địa danh không cùng hàng"
    organs = find.organs(word)
    if not organs or organs[-1].all_runs("bold") != {True}:
        yield "tên cơ quan ban hành không đậm"
    for each in organs:
        yield from find.looks(each, (sizes[0],), bold=each.all_runs("bold") == {True}, jc="center")
        if each.text != each.text.upper():
            yield f"tên cơ quan không in hoa: {each.text}"
    for above in (organs[-1], motto):
        if not find.following(word, above).top_border:
            yield f"không có đường kẻ dưới {above.text}"


def title(word: Word) -> Iterator[str]:
    """1.3 ô 5a, 1.6: the kind of document and what it is about."""
    kind = find.one(word, r"^KẾ HOẠCH$")
    about = find.following(word, kind)
    yield from find.looks(kind, (13, 14), bold=True, jc="center")
    yield from find.looks(about, (13, 14), bold=True, jc="center")
    if about.text == about.text.upper() or about.text.endswith("."):
        yield f"trích yếu: {about.text}"
    if not find.following(word, about).top_border:
        yield "không có đường kẻ dưới trích yếu"


def bases(word: Word) -> Iterator[str]:
    """1.3 ô 6, 1.7: one a paragraph, in italics, parted by semicolons; a law by name and date."""
    found = [each for each in find.main(word) if each.text.startswith("Căn cứ ") and each.all_runs("italic") == {True}]
    for index, each in enumerate(found):
        yield from find.looks(each, (13, 14), italic=True, jc="both")
        if not each.text.endswith("." if index == len(found) - 1 else ";"):
            yield f"dấu cuối căn cứ: {each.text[-30:]}"
        if re.match(r"Căn cứ (Luật|Pháp lệnh) .*(số \d|QH\d)", each.text):
            yield f"căn cứ ghi số của luật: {each.text}"


def body(word: Word) -> Iterator[str]:
    """1.3 ô 6: justified, first line 1 or 1.27 cm, 6 points between paragraphs, single to one and a half lines."""
    for each in [*find.main(word), *find.annex_texts(word)]:
        if each.jc != "both" or each.first not in (567, 720) or each.left or each.right:
            yield f"{each.text[:30]}: căn {each.jc}, lùi {each.first}, {each.left}, {each.right}"
        if max(each.before, each.after) < 120:
            yield f"{each.text[:30]}: cách đoạn {each.before / 20} pt"
        if each.line_rule == "auto" and not 240 <= each.line <= 360:
            yield f"{each.text[:30]}: cách dòng {each.line / 240:.2f}"
        if not each.widow_control:
            yield f"{each.text[:30]}: không giữ dòng lẻ"
        if each.all_runs("size") - {13.0, 14.0}:
            yield f"{each.text[:30]}: cỡ {each.all_runs('size')}"
    sizes = {size for each in find.main(word) for size in each.all_runs("size")}
    if len(sizes) > 1:
        yield f"thân có nhiều cỡ chữ {sizes}"


def headings(word: Word) -> Iterator[str]:
    """1.8: I. in capitals and bold, 1. bold with a title, a) upright; headings keep with what follows."""
    for each in [*find.main(word), *find.annex_texts(word)]:
        bold = each.all_runs("bold")
        if _ROMAN.match(each.text) and each.text == each.text.upper():
            if bold != {True} or each.outline != 0 or not each.keep_next:
                yield f"{each.text}: đậm {bold}, cấp {each.outline}, giữ {each.keep_next}"
        elif each.outline is not None:
            level = each.text.split(" ", 1)[0].count(".")
            if bold != {True} or each.outline != level or not each.keep_next:
                yield f"{each.text}: đậm {bold}, cấp {each.outline}, giữ {each.keep_next}"
        elif re.match(r"^([a-zđ]\)|[-+]) ", each.text) and bold != {False}:
            yield f"{each.text[:30]}: điểm in đậm"


def ending(word: Word) -> Iterator[str]:
    """1.9: one ./. closes the text, and one each annex."""
    texts = [each.text for each in find.main(word)]
    if sum(text.endswith("./.") for text in texts) != 1 or not texts[-1].endswith("./."):
        yield f"kết thúc: {texts[-1][-20:]}"
    for section in word.sections[1:]:
        words = [each.text for each in section.paragraphs if each.text.strip()]
        if not words[-1].endswith("./."):
            yield f"kết thúc phụ lục: {words[-1][-20:]}"


def recipients(word: Word) -> Iterator[str]:
    """1.11: "Nơi nhận:" and its lines, the archive line last, in the row of the signature."""
    head = find.one(word, r"^Nơi nhận:$")
    yield from find.looks(head, (12,), bold=True, italic=True, jc="left")
    lines = [each for each in find.cell_paragraphs(word, head) if each.text and each.element is not head.element]
    for index, each in enumerate(lines):
        last = index == len(lines) - 1
        yield from find.looks(each, (11,), jc="left")
        if not each.text.startswith("- ") or not each.text.endswith("." if last else ";"):
            yield f"dòng nơi nhận: {each.text}"
        if last and not re.match(r"^- Lưu: VT(, .+)?\.$", each.text):
            yield f"dòng lưu: {each.text}"
    if any(each.left or each.first for each in (head, *lines)):
        yield "nơi nhận không sát lề trái"


def signature(word: Word) -> Iterator[str]:
    """1.10: power, post and name, bold and centred, in the row of the recipients, never torn apart."""
    head = find.one(word, r"^Nơi nhận:$")
    row = find.row(head)
    cells = list(row.iter(f"{W}tc"))
    lines = [word.paragraph(each) for each in cells[-1].iter(f"{W}p")]
    for each in lines:
        yield from find.looks(each, (13, 14), bold=True, jc="center")
    for each in lines[:-1]:
        if each.text != each.text.upper() or not each.keep_next:
            yield f"quyền hạn, chức vụ: {each.text}"
        if re.match(r"^(TM|KT|TL|TUQ|Q)(?!\.)\b", each.text):
            yield f"thiếu dấu chấm: {each.text}"
    if lines[-1].text.isupper() or lines[-1].before < 600:
        yield f"họ tên: {lines[-1].text}, chừa {lines[-1].before / 20} pt"
    if row.find(f"{W}trPr/{W}cantSplit") is None:
        yield "khối ký có thể bị tách trang"
    if not word.paragraph(next(row.iterancestors(f"{W}tbl")).getprevious()).keep_next:
        yield "khối ký có thể đứng một mình một trang"


def annexes(word: Word) -> Iterator[str]:
    """1.12: a section each; numbered in Roman from two on; number, title, reference to the plan."""
    sections = word.sections[1:]
    for index, section in enumerate(sections, 1):
        number, name, reference = [each for each in section.paragraphs if each.text.strip()][:3]
        expected = f"Phụ lục {find.roman(index)}" if len(sections) > 1 else "Phụ lục"
        if number.text != expected or number.outline != 0:
            yield f"số phụ lục: {number.text}, cần {expected}"
        yield from find.looks(number, (14,), bold=True, jc="center")
        yield from find.looks(name, (13, 14), bold=True, jc="center")
        yield from find.looks(reference, (13, 14), italic=True, jc="center")
        if name.text != name.text.upper():
            yield f"tên phụ lục không in hoa: {name.text}"
        if not re.match(r"^\(Kèm theo .*\)$", reference.text):
            yield f"dòng kèm theo: {reference.text}"
        if not find.following(word, reference).top_border:
            yield "không có đường kẻ dưới dòng kèm theo"
        if section.element.find(f"{W}type") is None or section.element.find(f"{W}type").get(f"{W}val") != "nextPage":
            yield "phụ lục không sang trang mới"


def tables(word: Word) -> Iterator[str]:
    """Tables with borders: a repeated first row, rows that do not break, columns that fill the text width."""
    for table in word.body.iter(f"{W}tbl"):
        rows = table.findall(f"{W}tr")
        if any(row.find(f"{W}trPr/{W}cantSplit") is None for row in rows):
            yield "hàng của bảng có thể bị tách trang"
        cells = [word.paragraph(each) for each in rows[0].iter(f"{W}p")]
        if cells[0].text == "TT":
            if rows[0].find(f"{W}trPr/{W}tblHeader") is None:
                yield "hàng đầu bảng không lặp lại"
            for each in cells:
                yield from find.looks(each, (11, 12, 13, 14), bold=True, jc="center")
        grid = sum(int(each.get(f"{W}w")) for each in table.iter(f"{W}gridCol"))
        room = find.text_width(word, table)
        if abs(grid - room) > 20:
            yield f"bảng rộng {grid}, vùng chữ {room}"


def empty_paragraphs(word: Word) -> Iterator[str]:
    """No line of signs where a line is drawn, no empty paragraph where space is set."""
    for each in word.paragraphs:
        if re.search(r"_{3,}|-{4,}|\.{6,}", each.text):
            yield f"kẻ bằng ký tự: {each.text[:30]}"
        low = each.line_rule == "exact" and each.line <= 120
        if not each.text.strip() and not low and not find.is_cell_filler(each) and each.style != "KH Người ký":
            yield f"đoạn trống kiểu {each.style}"


CHECKS: tuple[Check, ...] = (
    page, fonts, letterhead, title, bases, body, headings, ending, recipients, signature, annexes, tables, empty_paragraphs
)  # fmt: skip
