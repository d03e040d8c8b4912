"""Word files that are too long, or as long as may be."""

from readers.hostile.case import EITHER, SAID, TOO_MUCH, Case, Row, size
from readers.word_made import p, r, row, table, word


def paragraphs(count: int) -> bytes:
    """A Word file of so many paragraphs."""
    return _repeated(p("Một đoạn văn ngắn của kế hoạch"), count)


def _repeated(part: str, count: int) -> bytes:
    return word(part * count)


def table_rows(rows: int, columns: int) -> bytes:
    """A Word file of one table."""
    one = row(*["ô"] * columns)
    return word(f"{p(SAID)}<w:tbl>{one * rows}</w:tbl>")


def sizes() -> list[Case]:
    """Word files that are too long, or as long as may be."""
    most = size(199_000, 3_000)
    made: list[Row] = [
        ("trieu doan", lambda: paragraphs(1_000_000), TOO_MUCH), ("trieu doan khong chu", lambda: _repeated("<w:p/>", 1_000_000), TOO_MUCH),
        ("nhieu doan", lambda: paragraphs(most), EITHER), ("nhieu doan so", lambda: _repeated(p("1. Mục"), most), EITHER),
        ("nhieu doan gach", lambda: _repeated(p("- việc"), most), EITHER), ("nhieu phu luc", lambda: _repeated(p("Phụ lục I"), most // 4), EITHER),
        ("nhieu hang", lambda: table_rows(size(50_000, 1_000), 4), EITHER), ("nhieu cot", lambda: table_rows(1, size(100_000, 2_000)), EITHER),
        ("nhieu bang", lambda: _repeated(table(row("a", "b")), size(60_000, 700)), EITHER), ("nhieu run", lambda: word(f"<w:p>{r('a', '<w:b/>') * size(200_000, 20_000)}</w:p>"), EITHER),
        ("nhieu run khac nhau", lambda: word("<w:p>" + "".join(r("a", f'<w:sz w:val="{n}"/>') for n in range(size(200_000, 20_000))) + "</w:p>"), EITHER),
        ("nhieu kieu", lambda: word("".join(p("a", f'<w:ind w:left="{n}"/>') for n in range(size(150_000, 2_500)))), EITHER),
        ("nhieu the trong", lambda: _repeated("<w:x/>", size(5_000_000, 60_000)), (*EITHER, "DOC07")), ("nhieu ghi chu", lambda: word(p(SAID) + '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' * size(50_000, 1_500), footnotes=f'<w:footnote w:id="1">{p("ghi")}</w:footnote>'), EITHER),
        ("nhieu danh dau", lambda: word(p(SAID) + '<w:bookmarkStart w:id="1" w:name="kh_1"/>' * size(200_000, 20_000)), EITHER),
        ("nhieu tiep noi", lambda: word('<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * size(100_000, 10_000)), EITHER),
        ("nhieu muc con", lambda: word("".join(p(f"{'1.' * (n % 30 + 1)} Mục") for n in range(size(30_000, 1_000)))), EITHER),
        ("nhieu phan trang", lambda: word('<w:p><w:pPr><w:sectPr><w:headerReference r:id="header1" w:type="default"/></w:sectPr></w:pPr><w:r><w:t>a</w:t></w:r></w:p>' * size(20_000, 1_000), header1=p("x" * 1000) * 50), EITHER),
        ("o hop nhat", lambda: word("<w:tbl>" + ("<w:tr>" + '<w:tc><w:tcPr><w:gridSpan w:val="63"/><w:vMerge/></w:tcPr><w:p/></w:tc>' * 60 + "</w:tr>") * size(2000, 100) + "</w:tbl>" + p(SAID)), EITHER),
    ]  # fmt: skip
    return [Case(f"lon: {name}", "lon.docx", make, expect) for name, make, expect in made]
