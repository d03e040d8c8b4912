"""A plan as one HTML file that needs nothing else: to read on a screen, and to print with the pages of its .docx."""

from html import escape
from pathlib import Path
from typing import Final

from kehoach.model.plan import KeHoach
from kehoach.writers.context import context
from kehoach.writers.html.preview import Part, parts_of


def to_html(ke_hoach: KeHoach, template: Path | None = None, *, keep_numbers: bool = False) -> str:
    """The page of ``ke_hoach`` in ``template``: its own rules, no script. Raises :class:`KehoachError` MAU01-MAU10."""
    parts, css = parts_of(ke_hoach, template, keep_numbers)
    title = " ".join(context(ke_hoach, keep_numbers).ten.split())
    pages = "\n".join(_page_rules(f"kh{index}", each, index == 1) for index, each in enumerate(parts, 1))
    body = "\n".join(_section(f"kh{index}", each) for index, each in enumerate(parts, 1))
    return _PAGE.format(title=escape(title), css=f"{css}{_RULES}{pages}", body=body)


def _section(name: str, part: Part) -> str:
    inside = "".join(part.blocks).replace(' data-style="', ' style="')  # words have no quotes: they are escaped
    return f'<section class="kh-phan {name}">{inside}</section>'


def _page_rules(name: str, part: Part, first: bool) -> str:
    page = part.page
    top, right, bottom, left, head, foot = page.margins
    numbers = "".join(
        f"@{side}-center{{content:counter(page);{_NUMBER}margin-{side}:{distance:g}pt;vertical-align:{side}}}"
        for side, place, distance in (("top", "dau", head), ("bottom", "chan", foot))
        if "kh-so-trang" in part.margins.get((place, "default"), "")
    )
    rules = [
        f"@page {name}{{size:{page.width:g}pt {page.height:g}pt;"
        f"margin:{top:g}pt {right:g}pt {bottom:g}pt {left:g}pt;{numbers}}}"
    ]
    if page.own_first and first:  # browsers know the first page of the whole only
        rules.append(f"@page {name}:first{{@top-center{{content:none}}@bottom-center{{content:none}}}}")
    rules.append(f".kh-xem-truoc .{name}{{page:{name}}}")
    rules.append(
        f"@media screen{{.kh-xem-truoc .{name}{{width:{page.width - left - right:g}pt;"
        f"padding:{top:g}pt {right:g}pt {bottom:g}pt {left:g}pt}}}}"
    )
    return "\n".join(rules)


_NUMBER: Final = 'font:14pt "Times New Roman","Liberation Serif",serif;'
_RULES: Final = """\
body{margin:0}
.kh-xem-truoc .kh-phan{break-before:page}
.kh-xem-truoc .kh-phan:first-child{break-before:auto}
.kh-xem-truoc p[data-giu~=sau],.kh-xem-truoc thead{break-after:avoid}
.kh-xem-truoc thead{break-inside:avoid}
.kh-xem-truoc p[data-giu~=dong],.kh-xem-truoc tr[data-giu~=lien]{break-inside:avoid}
.kh-xem-truoc p[data-giu~=trang]{break-before:page}
@media screen{body{background:#d8dadd;padding:12pt 0}
.kh-xem-truoc .kh-phan{box-sizing:content-box;margin:0 auto 12pt;background:#fff;box-shadow:0 1px 4px rgb(0 0 0/35%)}}
"""
_PAGE: Final = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{title}</title>
<style>
{css}
</style>
</head>
<body class="kh-xem-truoc">
{body}
</body>
</html>
"""
