"""docxtpl's own features, a case each: what stands in the body of a template, and values for it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from docxtpl import Listing, RichText, RichTextParagraph
from markupsafe import Markup

from engine.word import p, tbl, tc, tr


class Xa:
    """An object with a property, a method, and text of its own."""

    def __init__(self, ten: str, dan_so: int = 0) -> None:
        self.ten, self.dan_so = ten, dan_so

    @property
    def day_du(self) -> str:
        return f"xã {self.ten}"

    def cong(self, so: int) -> int:
        return self.dan_so + so

    def __str__(self) -> str:
        return f"<{self.ten}>"


class Chu(str):
    """Text of a class of its own."""

    __slots__ = ()


@dataclass
class NhiemVu:
    tt: int
    ten: str


ROWS = [{"tt": i, "ten": f"Việc {i}", "items": f"mục {i}"} for i in range(1, 4)]
_XA = Xa("Hoa Lộc", 12_500)
_RICH = RichText("đậm", bold=True)
_RICH.add(" & thường\nhai dòng", italic=True, color="#FF0000")
_PARAGRAPHS = RichTextParagraph(_RICH, parastyle="Noi-dung")
_PARAGRAPHS.add("Đoạn hai")
_LISTING = Listing("a < b\nhai\tba\abốn\fnăm")
_HEAD = tr("{{ cot }}", "B")
_DRAWING = (
    '<w:p><w:r><w:drawing><wp:inline><wp:extent cx="1" cy="1"/><wp:docPr id="{0}" name="Hình {0}"/>'
    "<a:graphic><a:graphicData uri='urn:x'/></a:graphic></wp:inline></w:drawing></w:r></w:p>"
)
_BOX = (
    "<w:p><w:pPr><w:jc w:val='center'/></w:pPr><w:r><w:t>{{ ngoai }}</w:t></w:r><w:r><w:pict><v:textbox><w:txbxContent>"
    f"{p('{{ trong }}', look='<w:b/>')}{p('{{ trong }}')}</w:txbxContent></v:textbox></w:pict></w:r>"
    "<w:r><w:t>{{ ngoai }}</w:t></w:r></w:p>"
)
_SPLIT = (
    "<w:p w:rsidR='00A1'><w:r w:rsidRPr='00B2'><w:rPr><w:b/></w:rPr><w:t>Kính gửi: {</w:t></w:r><w:proofErr w:type='spellStart'/>"
    "<w:r><w:t>{ t</w:t></w:r><w:r w:rsidR='00C3'><w:t xml:space='preserve'>en</w:t></w:r><w:proofErr w:type='spellEnd'/><w:r><w:t> }</w:t></w:r>"
    "<w:r><w:t>}.</w:t></w:r></w:p>"
)

_FOR, _END = "{%tr for r in hang %}", "{%tr endfor %}"
_LOOP = (tr(_FOR, ""), tr("{{ r.tt }}", "{{ r.ten }}"), tr(_END, ""))
_COLUMNS = tbl(
    tr("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"),
    tr("{%tr for r in hang %}", "", ""),
    tr("{%tc for c in r %}", "{{ c }}", "{%tc endfor %}"),
    tr("{%tr endfor %}", "", ""),
    columns=3,
)

BODIES: dict[str, tuple[str, dict[str, Any]]] = {
    # loops
    "rows": (tbl(_HEAD, *_LOOP), {"hang": ROWS, "cot": "A"}),
    "no rows": (tbl(_HEAD, *_LOOP), {"hang": [], "cot": "A"}),
    "no rows, no head": (tbl(*_LOOP), {"hang": []}),
    "rows, no head": (tbl(*_LOOP), {"hang": ROWS}),
    "paragraphs": (
        p("{%p for r in hang %}") + p("- {{ r.ten }}", "; {{ loop.index }}") + p("{%p endfor %}"),
        {"hang": ROWS},
    ),
    "runs": (p("A", "{%r for r in hang %}", "{{ r.ten }}, ", "{%r endfor %}", "."), {"hang": ROWS}),
    "inline": (p("{% for r in hang %}{{ r.ten }}{% if not loop.last %}; {% endif %}{% endfor %}"), {"hang": ROWS}),
    "nested": (
        p("{%p for n in nhom %}")
        + p("{{ loop.index }}. {{ n.ten }}")
        + tbl(*_LOOP).replace("hang", "n.hang")
        + p("{%p endfor %}"),
        {"nhom": [{"ten": "I", "hang": ROWS}, {"ten": "II", "hang": []}, {"ten": "III", "hang": ROWS[:1]}]},
    ),
    "nested rows": (
        tbl(tr("{%tr for n in nhom %}", ""), tr("{{ n[0] }}", ""), *_LOOP, tr("{%tr endfor %}", "")).replace(
            "hang", "n[1]"
        ),
        {"nhom": [("a", ROWS), ("b", [])]},
    ),
    "loop names": (
        p(
            "{% for x in a %}{{ loop.index }}{{ loop.index0 }}{{ loop.first }}{{ loop.last }}{{ loop.length }}{{ loop.revindex }}{{ loop.cycle('x','y') }}{% else %}-{% endfor %}"
        ),
        {"a": "abc"},
    ),
    "loop else": (p("{% for x in a %}{{ x }}{% else %}không có{% endfor %}"), {"a": []}),
    "loop filter": (p("{% for r in hang if r.tt > 1 %}{{ r.ten }}{% endfor %}"), {"hang": ROWS}),
    "recursive": (
        p("{% for x in cay recursive %}{{ x.ten }}({{ loop(x.con) }}){% endfor %}"),
        {"cay": [{"ten": "a", "con": [{"ten": "b & c", "con": []}]}]},
    ),
    "dict items": (p("{% for k, v in d.items() %}{{ k }}={{ v }};{% endfor %}"), {"d": {"a": 1, "b": "<"}}),
    # conditions
    "if in a row": (tbl(_HEAD, tr("{% if a %}có{% elif b %}hay{% else %}không{% endif %}", "x")), {"b": 1}),
    "if around a row": (tbl(_HEAD, tr("{%tr if a %}", ""), tr("1", "2"), tr("{%tr endif %}", "")), {"a": 0}),
    "if around a table": (
        p("{%p if a %}") + tbl(_HEAD) + p("{%p else %}") + p("không") + p("{%p endif %}"),
        {"a": 1, "cot": "<"},
    ),
    "if around cells": (tbl(tr("{%tc if a %}", "1", "{%tc endif %}", "2"), columns=2), {"a": False}),
    "if around cells, shown": (tbl(tr("{%tc if a %}", "1", "{%tc endif %}", "2", "3"), columns=2), {"a": True}),
    "if around runs": (p("a", "{%r if a %}", "b", "{%r endif %}", "c"), {"a": 1}),
    # tables
    "fewer columns": (_COLUMNS, {"cot": ["A", "B"], "hang": [["1", "2"], ["3", "<4>"]]}),
    "more columns": (_COLUMNS, {"cot": list("ABCDE"), "hang": [["1", "2"], list("abcde")]}),
    "columns with listings": (
        _COLUMNS,
        {"cot": ["A\nB", "C\tD"], "hang": [[_LISTING, "x\ry\r\nz\a!\f?"], ["", "{_{ a }_}"]]},
    ),
    "columns and a set": (
        p("{% set n = 1 %}") + _COLUMNS.replace("{{ c }}", "{% set n = n + 1 %}{{ n }}") + p("{{ n }}"),
        {"cot": "abcd", "hang": []},
    ),
    "set in a table of loose columns": (
        tbl(tr("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"), tr("{% set tong = 7 %}", "x")) + p("{{ tong }}"),
        {"cot": "abc"},
    ),
    "table in a loop": (
        p("{%p for cot in bang %}") + _COLUMNS + p("{%p endfor %}"),
        {"bang": ["ab", "abcdef", ""], "hang": []},
    ),
    "table in a table": (
        tbl(f"<w:tr>{tc('a')}<w:tc><w:tcPr/>{_COLUMNS}{p('')}</w:tc></w:tr>"),
        {"cot": "abcd", "hang": ["xyz"]},
    ),
    "block set in a table": (
        tbl(
            tr("{%tr if a %}", ""),
            tr("1", "2"),
            tr("{%tr endif %}", ""),
            tr("{%tr set x %}", ""),
            tr("3", "4"),
            tr("{%tr endset %}", ""),
        ),
        {"a": 0},
    ),
    "a comment with an end": (
        tbl(tr("{#tr endif #}{# {% endif %} #}", ""), tr("{%tr if a %}", ""), tr("1", "2"), tr("{%tr endif %}", "")),
        {"a": 0},
    ),
    "a comment with cells": (
        tbl(
            tr("{# &lt;w:tc&gt; {% if %} #}1{% set q = '&lt;w:tc&gt;' %}", "2"),
            tr("{%tr if a %}", ""),
            tr("1", "2", "3"),
            tr("{%tr endif %}", ""),
        ),
        {"a": 1},
    ),
    "cells in a control": (
        tbl("<w:tr><w:sdt><w:sdtContent>" + tc("{{ a }}") + "</w:sdtContent></w:sdt>" + tc("b") + "</w:tr>"),
        {"a": 1},
    ),
    "row as a value": (tbl(_HEAD, tr("{{tr hang }}", "")), {"cot": 1, "hang": Markup(tr("1", "2", "3"))}),
    "cell as a value": (tbl(tr("{{tc o }}", "b")), {"o": Markup(tc("1") + tc("2"))}),
    "a macro of rows": (
        tbl(tr("{%tr macro m(n) %}", ""), tr("{{ n }}", "", ""), tr("{%tr endmacro %}", ""), tr("{{tr m(1) }}", "")),
        {},
    ),
    "hm": (
        tbl(
            tr("{%tc for c in cot %}", "{{ c }}{% hm %}", "{%tc endfor %}"),
            tr("{%tc for c in cot %}", "{{ c }}", "{%tc endfor %}"),
        ),
        {"cot": "abc"},
    ),
    "hm over a span": (
        tbl(tr("{%tc for c in cot %}", tc("{{ c }}{% hm %}", properties='<w:gridSpan w:val="2"/>'), "{%tc endfor %}")),
        {"cot": "abc"},
    ),
    "vm": (tbl(_HEAD, tr(_FOR, ""), tr("{% vm %}Chung", "{{ r.ten }}"), tr(_END, "")), {"hang": ROWS, "cot": ""}),
    "colspan": (tbl(tr("{% colspan n %}{{ a }}"), tr("1", "2", "3"), columns=3), {"n": 3, "a": "Gộp"}),
    "wide colspan": (tbl(tr("{% colspan n %}{{ a }}"), tr("1", "2"), columns=4), {"n": 3, "a": "Gộp"}),
    "cellbg": (
        tbl(_HEAD, tr(_FOR, ""), tr("{% cellbg r.mau %}{{ r.ten }}", "x"), tr(_END, "")),
        {"hang": [{"mau": "FF0000", "ten": "đỏ"}, {"mau": '"x"', "ten": ""}], "cot": ""},
    ),
    # text that is more than text
    "rich": (p("A {{r x }} B"), {"x": _RICH}),
    "rich, plainly": (p("A {{ x }} B"), {"x": RichText("chữ")}),
    "rich paragraphs": (p("{{p x }}") + p("{{ y }}"), {"x": _PARAGRAPHS, "y": "a & b"}),
    "listing": (p("{{ x }} và {{ y }}", look="<w:i/>") + p("{{ z }}"), {"x": _LISTING, "y": "a & b", "z": 3}),
    "line breaks in plain text": (p("{{ x }}", look="<w:i/>"), {"x": "một\nhai\r\nba\tbốn\anăm\fsáu"}),
    "line breaks, carriage returns": (p("{{ x }}"), {"x": "một\rhai\r\nba\n\rbốn"}),
    "markup": (p("{{ x }}"), {"x": Markup("</w:t><w:br/><w:t>a &amp; b")}),
    "words with breaks in the template": ("<w:p><w:r><w:t>a\tb\nc</w:t></w:r></w:p>" + p("{{ x }}"), {"x": "d"}),
    "text box": (_BOX, {"ngoai": "một\nhai\a3", "trong": "ba\nbốn\anăm\tsáu"}),
    "drawings": (
        _DRAWING.format(7) + p("{%p for x in a %}") + _DRAWING.format(8) + p("{%p endfor %}") + _DRAWING.format(9),
        {"a": "abc"},
    ),
    "drawings in a macro": (
        p("{%p macro m() %}")
        + _DRAWING.format(7)
        + p("{%p endmacro %}")
        + p("{%p set h %}")
        + _DRAWING.format(8)
        + p("{%p endset %}")
        + p("{{p m() }}")
        + p("{{p h }}")
        + p("{{p m() }}")
        + p("{{p h }}"),
        {},
    ),
    "a drawing as a value": (
        _DRAWING.format(7) + p("{{p x }}") + _DRAWING.format(9),
        {"x": Markup(_DRAWING.format(3))},
    ),
    "a drawing without id": (_DRAWING.format(7).replace('id="7" ', ""), {}),
    "a drawing with a value for name": (_DRAWING.replace("Hình {0}", "{{{{ x }}}}").format(7), {"x": 'a "b" > c'}),
    # jinja2
    "escapes": (p("{_{ x }_} {_% if %_} {{ x }}"), {"x": "{_{ a }_} {_% b %_}"}),
    "escapes in a loop of columns": (_COLUMNS, {"cot": ["{_{_{"], "hang": []}),
    "raw": (p("{% raw %}{{ x }}{% endraw %}{{ x }}"), {"x": 1}),
    "comments": (p("a{# gì đó {{ x }} #}b") + p("{#p cả đoạn #}") + tbl(_HEAD, tr("{#tr cả hàng #}", "")), {"cot": 1}),
    "minus": (p("trước") + p("{%- if a %}có{% endif -%}") + p("sau"), {"a": 1}),
    "minus in values": (p("a {{- x -}} b"), {"x": "·"}),
    "filters": (
        p(
            "{{ x|upper }} {{ y|default('–') }} {{ a|join(', ') }} {{ n|round(1) }} {{ x|replace('a', 'và') }} {{ x|e }}"
        ),
        {"x": "a & b", "a": ["<", "b"], "n": 1.25},
    ),
    "safe": (p("{{ x|safe }}"), {"x": "a &amp; b"}),
    "tests": (p("{% if x is defined and y is not defined %}{{ x is string }}{% endif %}"), {"x": ""}),
    "macro": (p("{% macro m(a, b=2) %}[{{ a }}|{{ b }}]{% endmacro %}{{ m('&lt;') }}{{ m(x, b=3) }}"), {"x": "a & b"}),
    "call": (
        p("{% macro m() %}[{{ caller('&amp;') }}]{% endmacro %}{% call(x) m() %}{{ x }}{{ y }}{% endcall %}"),
        {"y": "<y>"},
    ),
    "set": (p("{% set a = 3 %}{% set b %}{{ x }} &lt;{% endset %}{{ a }}{{ b }}"), {"x": "&"}),
    "namespace": (
        p("{% set ns = namespace(n=0) %}{% for x in a %}{% set ns.n = ns.n + x %}{% endfor %}{{ ns.n }}"),
        {"a": [1, 2, 3]},
    ),
    "a list that grows after it is printed": (
        p("{{ a }}{% set _ = a.append(9) %}{{ a }}{{ a.append(8) or '' }}"),
        {"a": [1]},
    ),
    "with": (p("{% with a = x %}{{ a }}{% endwith %}{{ a }}"), {"x": "<"}),
    "filter block": (p("{% filter upper %}a {{ x }}{% endfilter %}"), {"x": "b & c"}),
    "autoescape off": (p("{% autoescape false %}{{ x }}{% endautoescape %}{{ x }}"), {"x": "a &amp; b\nc"}),
    "autoescape by a value": (p("{% autoescape tat %}{{ x }}{% endautoescape %}"), {"x": "a &amp; b", "tat": True}),
    "block": (p("{% block than %}{{ x }}{% endblock %}"), {"x": "<"}),
    "arithmetic": (
        p("{{ 1 + x * 2 }} {{ 7 // 2 }} {{ 'a' ~ x }} {{ x > 1 }} {{ 'b' if x else 'c' }} {{ [1, 2][0] }}"),
        {"x": 3},
    ),
    "curly quotes in a tag": (p("{{ x|default(‘–’) }}{% if y == “a” %}1{% endif %}"), {"y": "a"}),
    "signs in a tag": (p("{% if x &gt; 1 and x &lt; 5 %}giữa{% endif %}"), {"x": 3}),
    "split by Word": (
        _SPLIT + p("{%", "p if ", "a %}") + p("x") + p("{", "%p endif %", "}"),
        {"ten": "UBND xã <Hoa Lộc>", "a": 1},
    ),
    "undefined": (
        p("[{{ x }}]{{ a.b }}{% for r in hang %}{{ r.khong_co }};{{ r.tt }}{% endfor %}"),
        {"hang": ROWS, "a": {}},
    ),
    "adjacent": (p("{{ a }}{{ b }}{{ a }}"), {"a": "<", "b": ""}),
    # what values are
    "objects": (p("{{ x.ten }} {{ x.day_du }} {{ x.cong(5) }} {{ x }} {{ x.khong_co }}"), {"x": _XA}),
    "rows of objects": (
        tbl(_HEAD, *_LOOP),
        {"hang": [NhiemVu(1, "<a>"), {"tt": 2, "ten": "b"}, NhiemVu(3, "c"), {"tt": 4}], "cot": 1},
    ),
    "keys named like methods": (
        p("{% for r in hang %}{{ r.items is callable }}{{ r['items'] }}{{ r.ten }}{% endfor %}"),
        {"hang": ROWS},
    ),
    "rows that are texts": (p("{% for r in a %}{{ r.ten }}|{% endfor %}"), {"a": ["abc", 3, None]}),
    "numbers": (
        p("{{ a }} {{ b }} {{ c }} {{ d }} {{ e }} {{ f }} {{ g }}"),
        {"a": 1, "b": 1.5, "c": None, "d": True, "e": Decimal("2.50"), "f": date(2026, 5, 15), "g": float("nan")},
    ),
    "containers": (
        p("{{ a }}{{ b }}{{ c }}{{ d }}"),
        {"a": ["<", Markup("x")], "b": {"k": "'"}, "c": b"a&b", "d": Chu("<chữ>")},
    ),
    "signs": (
        p("{{ x }}") + tbl(tr("{% cellbg x %}a", "b")),
        {"x": "& < > \" ' ]]> &amp; <w:p> <!-- --> é \u0301 \U0001f600 \u2028 \x85 \ufeff"},
    ),
    "long": (p("{{ x }}"), {"x": "Ủy ban nhân dân xã " * 20_000}),
    "nothing": ("", {}),
    "no tags": (p("Kế hoạch"), {"x": 1}),
    # blocks that do not keep to the XML
    "over the end of a table": (
        p("{%p if a %}")
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>"
        + tr("{%tr endif %}")
        + tr("x")
        + "</w:tbl>"
        + p("sau"),
        {"a": 1},
    ),
    "over the end of a table, not shown": (
        p("trước")
        + p("{%p if a %}")
        + "<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w='9'/></w:tblGrid>"
        + tr("{%tr endif %}")
        + tr("x")
        + "</w:tbl>"
        + p("sau"),
        {"a": 0},
    ),
    "ends that nothing began": (p("{% if a %}a") + p("b{% endif %}") + p("c") + p("d"), {"a": 0}),
    "half a paragraph in a loop": (p("{% for x in b %}a") + p("b{% endfor %}") + p("c") + p("d"), {"b": "xyz"}),
}
"""By name: the body of a template and the values."""
