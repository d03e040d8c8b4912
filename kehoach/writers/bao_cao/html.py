"""Findings as a page that one can print: no script, nothing fetched, every word of the document escaped."""

from collections.abc import Mapping, Sequence

from jinja2 import Environment, StrictUndefined

from kehoach.model.phat_hien import NHOM, TEN_MUC_DO, TEN_NHOM, KetQuaTep, PhatHien
from kehoach.writers.bao_cao.chu import summary, where

_PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Kết quả kiểm tra</title>
<style>
body { font: 15px/1.5 "Times New Roman", serif; color: #111; max-width: 52rem; margin: 1.5rem auto; padding: 0 1rem; }
h1 { font-size: 1.4rem; } h2 { font-size: 1.15rem; margin-top: 2rem; overflow-wrap: anywhere; }
h3 { font-size: 1rem; border-bottom: 1px solid #999; margin: 1.4rem 0 .4rem; }
ol { list-style: none; margin: 0; padding: 0; } li { margin: 0 0 .9rem; break-inside: avoid; }
.muc { font-weight: bold; } .loi { color: #a40000; } .canh_bao { color: #7a4b00; } .goi_y { color: #0b4f71; }
.noi { color: #444; } q { quotes: none; display: block; border-left: 3px solid #bbb; padding-left: .6rem; margin: .2rem 0; }
mark { background: #ffe9a8; padding: 0 .1em; } ins { text-decoration: underline; } .nho { color: #444; font-size: .93em; }
@media print { body { margin: 0; max-width: none; font-size: 12px; } }
</style>
</head>
<body>
<h1>Kết quả kiểm tra kế hoạch</h1>
{% for tep in results %}
<h2>{{ tep.ten }}</h2>
<p>{{ summary(tep) }}{% if tep.loai_khac %}. Đây là {{ tep.loai_khac|lower }}, không phải kế hoạch.{% endif %}</p>
{% for nhom, found in groups(tep) %}
<h3>{{ names[nhom] }}</h3>
<ol>
{% for each in found %}
<li><span class="muc {{ each.muc_do }}">{{ levels[each.muc_do] }}</span> {{ each.ma }}
<span class="noi">{{ where(each.vi_tri) }}</span><br>{{ each.thong_diep }}
{%- if each.doan_van or each.trich %}{% set a, b, c = parted(each.doan_van, each.trich) -%}
<q>{{ a }}<mark>{{ b }}</mark>{{ c }}</q>{% endif %}
{% if each.sua is not none and each.trich %}Sửa: <ins>{{ each.sua or "(bỏ)" }}</ins><br>{% endif %}
{% if each.huong_dan %}{{ each.huong_dan }}<br>{% endif %}
<span class="nho">{{ about.get(each.ma, ("", ""))[0] }}{% if each.can_cu %} ({{ each.can_cu }}){% endif %}</span></li>
{% endfor %}
</ol>
{% else %}
<p>Không có phát hiện nào.</p>
{% endfor %}
{% if tep.khong_kiem_tra %}
<h3>Không kiểm tra được</h3>
<ul class="nho">
{% for reason, codes in unchecked(tep) %}<li>{{ codes|join(", ") }}: {{ reason }}</li>
{% endfor %}
</ul>
{% endif %}
{% endfor %}
</body>
</html>
"""
_AROUND = 120


def to_html(results: Sequence[KetQuaTep], about: Mapping[str, tuple[str, str]]) -> str:
    """The results as one page; ``about``: code -> name of the rule and why it matters."""
    page = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True).from_string(_PAGE)
    return page.render(
        results=results, about=about, summary=summary, where=where, groups=_groups, parted=parted,
        unchecked=_unchecked, names=TEN_NHOM, levels=TEN_MUC_DO,
    )  # fmt: skip


def _groups(result: KetQuaTep) -> list[tuple[str, list[PhatHien]]]:
    found = [(nhom, [each for each in result.phat_hien if each.nhom == nhom]) for nhom in NHOM.values()]
    return [(nhom, each) for nhom, each in found if each]


def parted(line: str, words: str) -> tuple[str, str, str]:
    """Of a line that holds ``words``: what stands before them, they, what stands behind them."""
    line = line or words
    at = line.find(words) if words else -1
    if at < 0:
        return "", line[: 2 * _AROUND], ""
    start, end = max(0, at - _AROUND), at + len(words)
    before = ("…" if start else "") + line[start:at]
    after = line[end : end + _AROUND] + ("…" if end + _AROUND < len(line) else "")
    return before, words, after


def _unchecked(result: KetQuaTep) -> list[tuple[str, list[str]]]:
    reasons: dict[str, list[str]] = {}
    for each in result.khong_kiem_tra:
        reasons.setdefault(each.ly_do, []).append(each.ma)
    return list(reasons.items())
