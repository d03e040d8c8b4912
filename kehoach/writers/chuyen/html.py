"""What a rebase did as a page that one can print: no script, nothing fetched, every word of the documents escaped."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from jinja2 import Environment, StrictUndefined

from kehoach.model.chuyen import TEN_CACH, TEN_LOAI_THAY, BaoCaoChuyen, DaDuyet, DoanThay, LoaiThay, TongThay
from kehoach.model.gop import KetQuaGop
from kehoach.model.phat_hien import ViTri
from kehoach.text.changes import changes
from kehoach.writers.bao_cao.chu import where
from kehoach.writers.bao_cao.html import parted
from kehoach.writers.chuyen.chu import by_kind, years
from kehoach.writers.chuyen.clean import writable

_PAGE = """{% macro item(each) %}
<li><span class="noi">{{ where(each.vi_tri) }}</span>
{%- if each.trich %}{% set a, b, c = excerpt(each) %}<q>{{ a }}<mark>{{ b }}</mark>{{ c }}</q>{% else %}<br>{% endif %}
<bdi>{{ each.ly_do }}</bdi></li>
{%- endmacro %}
{% macro side(pieces, before) %}
{% for text, changed in pieces %}
{%- if not changed %}{{ text }}{% elif before %}<del>{{ text }}</del>{% else %}<ins>{{ text }}</ins>{% endif -%}
{% else %}<span class="nho">(không có)</span>
{%- endfor %}
{% endmacro %}
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Chuyển kế hoạch</title>
<style>
@page { size: A4; margin: 15mm; }
body { font: 15px/1.5 "Times New Roman", serif; color: #111; max-width: 68rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; overflow-wrap: anywhere; } h2 { font-size: 1.15rem; margin-top: 2rem; }
h3 { font-size: 1rem; border-bottom: 1px solid #999; margin: 1.4rem 0 .4rem; } h1, h2, h3 { break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; } dt { color: #444; } dd { margin: 0; }
a { color: inherit; }
dd, q, td, bdi { overflow-wrap: anywhere; unicode-bidi: isolate; } td { white-space: pre-line; }
ol { list-style: none; margin: 0; padding: 0; max-width: 52rem; }
li { position: relative; margin: 0 0 .9rem; padding-left: 1.6rem; break-inside: avoid; }
li::before { content: ""; position: absolute; left: 0; top: .3em; width: .75em; height: .75em; border: 1px solid #555; }
.noi, .nho { color: #444; font-size: .93em; }
q { quotes: none; display: block; border-left: 3px solid #bbb; padding-left: .6rem; margin: .2rem 0; }
mark { background: #ffe9a8; padding: 0 .1em; }
table { border-collapse: collapse; width: calc(100% - 2px); table-layout: fixed; margin: .6rem 0; }
th, td { border: 1px solid #999; padding: .25rem .5rem; text-align: left; vertical-align: top; }
thead th { background: #eee; } tr { break-inside: avoid; } .loai { break-after: avoid; }
.lan { width: 4.5rem; text-align: right; } .cho { width: 7rem; }
del { color: #a40000; background: #fbe4e4; } ins { color: #0a5a1f; background: #e2f3e4; }
@media print {
  body { margin: 0; padding: 0; max-width: none; font-size: 12px; print-color-adjust: exact; } ol { max-width: none; }
  li { margin-bottom: .5rem; }
}
</style>
</head>
<body>
{% if report.tu == report.den %}
<h1>Kế hoạch của <bdi>{{ report.den }}</bdi>{% if year %}, năm {{ year }}{% endif %}</h1>
{% else %}
<h1>Kế hoạch chuyển từ <bdi>{{ report.tu or "nơi chưa rõ" }}</bdi> sang <bdi>{{ report.den }}</bdi></h1>
{% endif %}
<dl>
<dt>Tệp nguồn</dt><dd>{{ report.nguon }}</dd>
{% if year %}
<dt>Năm</dt><dd>{{ year }}</dd>
{% endif %}
<dt><a href="#xem">Cần xem lại</a></dt><dd>{{ report.can_xem|length }} chỗ</dd>
<dt><a href="#sot">Có thể còn sót</a></dt><dd>{{ report.con_sot|length }} chỗ</dd>
{% if report.duyet %}
<dt><a href="#duyet">Người duyệt quyết định</a></dt><dd>{{ report.duyet|length }} chỗ</dd>
{% endif %}
<dt><a href="#thay">Đã thay</a></dt><dd>{{ report.thay|length }} chỗ, trong {{ report.doan|length }} đoạn</dd>
</dl>
{% if merged %}
<h2>Hai bên cùng sửa</h2>
{% if merged.xung_dot %}
<p>Kế hoạch giữ theo bản của mình; xin quyết định từng chỗ.</p>
<table>
<thead><tr><th class="cho">Chỗ</th><th>Nguồn mới</th><th>Của mình</th><th>Vì sao</th></tr></thead>
<tbody>
{% for each in merged.xung_dot %}
<tr><td class="cho noi">{{ each.so or each.truong }}</td><td>{{ each.moi or "(bỏ)" }}</td><td>{{ each.ta or "(bỏ)" }}</td>
<td>{{ each.ly_do }}</td></tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>Không có chỗ nào.</p>
{% endif %}
<h2>Từ bản mới của nguồn</h2>
{% if merged.vao %}
<table>
<thead><tr><th class="cho">Chỗ</th><th>Trước</th><th>Nay</th></tr></thead>
<tbody>
{% for each in merged.vao %}
<tr><td class="cho noi">{{ each.so or each.truong }}</td><td>{{ each.cu or "(thêm)" }}</td><td>{{ each.moi or "(bỏ)" }}</td></tr>
{% endfor %}
</tbody>
</table>
{% else %}
<p>Không có gì mới.</p>
{% endif %}
{% endif %}
<h2 id="xem">Cần xem lại</h2>
{% for loai, found in review %}
<h3>{{ names[loai]|capitalize }}</h3>
<ol>
{% for each in found %}
{{ item(each) }}
{% endfor %}
</ol>
{% else %}
<p>Không có chỗ nào.</p>
{% endfor %}
<h2 id="sot">Có thể còn sót</h2>
{% if report.con_sot %}
<ol>
{% for each in report.con_sot %}
{{ item(each) }}
{% endfor %}
</ol>
{% else %}
<p>Không thấy chữ nào của nơi cũ.</p>
{% endif %}
{% if decided %}
<h2 id="duyet">Người duyệt quyết định</h2>
<table>
<thead><tr><th>Chữ của bản gốc</th><th>Đề xuất</th><th>Quyết định</th><th>Nay là</th><th class="lan">Số chỗ</th></tr></thead>
{% for loai, found in decided %}
<tbody>
<tr class="loai"><th colspan="5">{{ names[loai]|capitalize }}</th></tr>
{% for each, count in found %}
<tr><td>{{ each.tu or "(không có)" }}</td><td>{{ "(bỏ)" if not each.den else "(giữ)" if each.den == each.tu else each.den }}</td>
<td>{{ ways[each.cach]|capitalize }}</td><td>{{ each.chu or "(bỏ)" }}</td><td class="lan">{{ count }}</td></tr>
{% endfor %}
</tbody>
{% endfor %}
</table>
{% endif %}
<h2 id="thay">Đã thay</h2>
{% if totals %}
<table>
<thead><tr><th>Từ</th><th>Thành</th><th class="lan">Số lần</th></tr></thead>
{% for loai, count, found in totals %}
<tbody>
<tr class="loai"><th colspan="2">{{ names[loai]|capitalize }}</th><th class="lan">{{ count }}</th></tr>
{% for each in found %}
<tr><td>{{ each.tu or "(thêm)" }}</td><td>{{ each.den or "(bỏ)" }}</td><td class="lan">{{ each.so_lan }}</td></tr>
{% endfor %}
</tbody>
{% endfor %}
</table>
{% else %}
<p>Không có chữ nào phải thay.</p>
{% endif %}
{% if report.doan %}
<h2>Từng đoạn, cũ và mới</h2>
<table>
<thead><tr><th class="cho">Chỗ</th><th>Cũ</th><th>Mới</th></tr></thead>
<tbody>
{% for each in report.doan %}
{% set old, new = sides(each) %}
<tr><td class="cho noi">{{ where(each.vi_tri) }}</td><td>{{ side(old, true) }}</td><td>{{ side(new, false) }}</td></tr>
{% endfor %}
</tbody>
</table>
{% endif %}
</body>
</html>
"""

MAX_EXCERPT = 400
"""Letters of an excerpt that are shown."""


class Piece(NamedTuple):
    """Words of a paragraph, and whether they changed."""

    text: str
    changed: bool


def to_html(bao_cao: BaoCaoChuyen, gop: KetQuaGop | None = None) -> str:
    """The record of a rebase as one page: first what a person must decide, then what was done. Of one made again (``gop``)
    what clashes comes before all."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    now = {(each.vi_tri.dong, each.vi_tri.doan): each.moi for each in bao_cao.doan}
    now.pop((None, None), None)
    page = environment.from_string(_PAGE).render(
        report=bao_cao, year="".join(years(bao_cao)).removeprefix("năm "), review=by_kind(bao_cao.can_xem),
        totals=_totals(bao_cao.tong()), decided=_decided(bao_cao.duyet), ways=TEN_CACH, names=TEN_LOAI_THAY,
        where=where, sides=sides,
        excerpt=lambda each: _excerpt(now.get((each.vi_tri.dong, each.vi_tri.doan), ""), each.trich), merged=gop,
    )  # fmt: skip
    return writable(page).lstrip()


def sides(doan: DoanThay) -> tuple[list[Piece], list[Piece]]:
    """A paragraph as it was and as it is, in pieces that stayed or changed."""
    old: list[Piece] = []
    new: list[Piece] = []
    at = 0
    for start, end, words in changes(doan.cu, doan.moi, words=True):
        same = Piece(doan.cu[at:start], False)
        old += (same, Piece(doan.cu[start:end], True))
        new += (same, Piece(words, True))
        at = end
    rest = Piece(doan.cu[at:], False)
    return [each for each in (*old, rest) if each.text], [each for each in (*new, rest) if each.text]


def _excerpt(line: str, words: str) -> tuple[str, str, str]:
    """The words amid their paragraph, if that is known."""
    if len(words) > MAX_EXCERPT:
        return "", f"{words[:MAX_EXCERPT]}…", ""
    return parted(line if words in line else words, words)


def _decided(duyet: Sequence[DaDuyet]) -> list[tuple[LoaiThay, list[tuple[DaDuyet, int]]]]:
    """Kind -> what was decided, alike ones counted together."""
    count = Counter(each._replace(vi_tri=ViTri()) for each in duyet)
    kinds = [(loai, [found for found in count.items() if found[0].loai is loai]) for loai in LoaiThay]
    return [(loai, found) for loai, found in kinds if found]


def _totals(tong: Sequence[TongThay]) -> list[tuple[LoaiThay, int, list[TongThay]]]:
    """Kind -> how many replacements, and which."""
    kinds = [(loai, [each for each in tong if each.loai is loai]) for loai in LoaiThay]
    return [(loai, sum(each.so_lan for each in found), found) for loai, found in kinds if found]
