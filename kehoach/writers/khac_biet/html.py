"""Differences as a page that one can print: old and new side by side, changed words marked; no script, nothing fetched,
every word of the documents escaped."""

from itertools import groupby

from jinja2 import Environment, StrictUndefined

from kehoach.model.khac_biet import TEN_KIEU_KHAC, TEN_LOAI_KHAC, KhacBiet, KieuKhac, SoSanh
from kehoach.writers.khac_biet.chu import summary, where
from kehoach.writers.khac_biet.doan import parts

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>So sánh hai kế hoạch</title>
<style>
body { font: 15px/1.5 "Times New Roman", serif; color: #111; max-width: 70rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.1rem; margin: 1.6rem 0 .4rem; }
table { width: 100%; border-collapse: collapse; table-layout: fixed; }
th, td { border: 1px solid #999; padding: .3rem .5rem; vertical-align: top; text-align: left; overflow-wrap: anywhere; }
td { white-space: pre-line; } th.noi { width: 11rem; } thead { display: table-header-group; } tr { break-inside: avoid; }
.kieu { font-weight: bold; } .them { color: #14532d; } .bo { color: #a40000; } .sua { color: #7a4b00; }
.doi_cho { color: #0b4f71; } .ten { color: #444; }
del { background: #fdd; text-decoration: line-through; } ins { background: #dfd; text-decoration: underline; }
@media print { body { margin: 0; max-width: none; font-size: 12px; } }
</style>
</head>
<body>
<h1>So sánh hai kế hoạch</h1>
<p>Cũ: {{ result.a }}<br>Mới: {{ result.b }}</p>
<p>{{ summary(result) }}</p>
{% for note in result.luu_y %}
<p class="ten">Lưu ý: {{ note }}</p>
{% endfor %}
{% for part, found in groups %}
<h2>{{ names[part] }}</h2>
<table>
<thead><tr><th class="noi">Chỗ</th><th>Cũ</th><th>Mới</th></tr></thead>
<tbody>
{% for each in found %}
{% for ten, cu, moi in rows(each) %}
<tr><td>{% if loop.first %}<span class="kieu {{ each.kieu }}">{{ kinds[each.kieu] }}</span> {{ where(each) }}
{%- if ten %}<br>{% endif %}{% endif %}{% if ten %}<span class="ten">{{ ten }}</span>{% endif %}</td>
{% set pieces = parts(cu, moi) %}
<td>{% for one in pieces %}{% if one.chung %}{{ one.cu }}{% elif one.cu %}<del>{{ one.cu }}</del>{% endif %}{% endfor %}</td>
<td>{% for one in pieces %}{% if one.chung %}{{ one.moi }}{% elif one.moi %}<ins>{{ one.moi }}</ins>{% endif %}{% endfor %}</td>
</tr>
{% endfor %}
{% endfor %}
</tbody>
</table>
{% endfor %}
</body>
</html>
"""


def to_html(result: SoSanh) -> str:
    """The comparison as one page."""
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(_PAGE)
    groups = [(part, list(found)) for part, found in groupby(result.khac, key=lambda each: each.phan)]
    return page.render(
        result=result, groups=groups, names=TEN_LOAI_KHAC, kinds=TEN_KIEU_KHAC, summary=summary, where=where,
        rows=_rows, parts=parts,
    )  # fmt: skip


def _rows(each: KhacBiet) -> list[tuple[str, str, str]]:
    """Name of a field (empty for the text itself), old, new: the text, then the fields that are no part of it."""
    cu, moi = each.cu or "", each.moi or ""
    fields = [(one.ten, one.cu, one.moi) for one in each.truong if (one.cu, one.moi) != (cu, moi)]
    if each.kieu is not KieuKhac.SUA or cu == moi:
        return [("", cu, moi), *fields]
    said = [one for one in fields if one[1] not in cu or one[2] not in moi]
    return [("", cu, moi), *said]
