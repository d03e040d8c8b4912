"""Any values, any small template: what docxtpl gives."""

import itertools
from typing import Any

from docxtpl import Listing
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markupsafe import Markup
from strategies import texts

from engine.word import MAIN, assert_same, by_docxtpl, canonical, docx, p, part, tbl, tc, tr
from kehoach.engine import prepare

_LIMITS = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much]
)

_signs = st.text(st.sampled_from("ab ă\t\n\r\a\f{_}%#&<>\"']\ue000\ufeff\U0001f600\u0301"), max_size=12)
_words = st.one_of(
    texts,
    _signs,
    st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20),
)
_value = st.one_of(
    _words,
    _words.map(Listing),
    _words.map(Markup.escape),
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.lists(_words, max_size=2),
)
_row = st.one_of(
    st.fixed_dictionaries({"a": _value, "b": _value}),
    st.fixed_dictionaries({"b": _value}),
    st.dictionaries(st.sampled_from("abc"), _value),
)

_TEMPLATE = docx(
    p("{{ x }}", "{% if x %}{{ y }}{% else %}không{% endif %}", look="<w:b/>")
    + tbl(
        tr("A", "B"),
        tr("{%tr for r in hang %}", ""),
        tr("{{ loop.index }}. {{ r.a }}", tc("{{ r.b }}", "{% cellbg n %}")),
        tr("{%tr endfor %}", ""),
    )
    + p("{% macro m(v) %}[{{ v }}]{% endmacro %}{{ m(x) }}{% set z %}{{ y }}{% endset %}{{ z }}{{ z|length }}")
    + p("{%p for r in hang if r.a %}")
    + p("{{ r.a }}", "{{ r.b|default('–') }}")
    + p("{%p endfor %}"),
    header1=p("{{ x }} {{ y }}"),
)
_COMPILED = prepare(_TEMPLATE)


@_LIMITS
@given(x=_value, y=_value, hang=st.lists(_row, max_size=4))
def test_any_values(x: Any, y: Any, hang: list[dict[str, Any]]) -> None:
    values = {"x": x, "y": y, "hang": hang, "n": "FF&<"}
    ours, theirs = _COMPILED.render(values), by_docxtpl(_TEMPLATE, values)
    for name in (MAIN, "word/header1.xml"):
        assert canonical(part(ours, name)) == canonical(part(theirs, name))
    assert _COMPILED.render(values) == ours


@_LIMITS
@given(
    x=st.text(max_size=30),
    hang=st.lists(st.fixed_dictionaries({"a": st.text(max_size=9)}), max_size=3),
    raw=st.text(st.sampled_from("<>/&;#wtp: a"), max_size=15),
)
def test_whatever_the_values_it_is_xml(x: str, hang: list[dict[str, str]], raw: str) -> None:
    for values in ({"x": x, "y": Markup(raw), "hang": hang}, {"x": Markup(raw), "y": x, "hang": [{"a": Markup(raw)}]}):
        made = _COMPILED.render(values)
        for name in (MAIN, "word/header1.xml"):
            etree.fromstring(part(made, name))


# templates: a sequence of tags that is right for jinja2, cut into paragraphs, cells, rows and tables anywhere

_BLOCKS = [
    ("if a", "endif"),
    ("if not a", "endif"),
    ("for r in hang", "endfor"),
    ("for x in chu", "endfor"),
    ("set s", "endset"),
    ("filter trim", "endfilter"),
    ("with x = 1", "endwith"),
]
_cuts = st.sampled_from(["¶", "¶", "|", "/", "[", "[", "]"])
_leaf = st.one_of(
    _cuts,
    st.sampled_from(
        [
            "{{ x }}",
            "{{ r.ten }}",
            "{{ s }}",
            "{{ loop.index }}",
            "{% set x = 5 %}",
            "{#p x #}",
            "{# y #}",
            "{{r ten }}",
            "chữ",
        ]
    ),
).map(lambda each: [each])


def _block(drawn: tuple[tuple[str, str], str, str, list[list[str]]]) -> list[str]:
    (start, end), first, last, inner = drawn
    around = [
        [_APART.get(kind, ""), f"{{%{kind} {tag} %}}", _APART.get(kind, "")]
        for kind, tag in ((first, start), (last, end))
    ]
    return [*around[0], *itertools.chain(*inner), *around[1]]


_APART = {"p": "¶", "tr": "/", "tc": "|"}
"""A tag of a paragraph, row or cell stands in one of its own; where there is no table, in a paragraph."""
_kinds = st.sampled_from(["", "", "p", "p", "tr", "tc", "r", "-"])
_tags = st.recursive(
    _leaf,
    lambda inner: st.tuples(st.sampled_from(_BLOCKS), _kinds, _kinds, st.lists(inner, max_size=6)).map(_block),
    max_leaves=12,
)
_sequences = st.lists(_tags, min_size=1, max_size=6).map(lambda each: list(itertools.chain(*each)))


def _body(tags: list[str]) -> str:
    """¶ a new paragraph, | a new cell, / a new row, [ a table begins, ] it ends."""
    found, rows = [""], [[[""]]]
    out, inside = [], False
    for each in [*tags, "]"]:
        if not inside and each.startswith(("{%tr", "{%tc")):
            found += [each.replace("{%tr", "{%p").replace("{%tc", "{%p"), ""]
        elif each == "[" and not inside:
            inside, rows = True, [[[""]]]
            out += [p(text) for text in found]
            found = [""]
        elif each == "]" and inside:
            inside = False
            out.append(tbl(*(tr(*(tc(*cell) for cell in row)) for row in rows)))
        elif each in "[]":
            continue
        elif inside and each in "|/":
            rows += [[[""]]] if each == "/" else []
            if each == "|":
                rows[-1].append([""])
        elif each in "|/":
            continue
        else:
            here = rows[-1][-1] if inside else found
            here += [""] if each == "¶" else []
            here[-1] += "" if each == "¶" else each
    return "".join([*out, *(p(text) for text in found)])


_VALUES = [
    {
        "a": 1,
        "x": "a & b\nc",
        "hang": [{"ten": "m"}, {"ten": "n", "x": 2}],
        "chu": "xyz",
        "n": 2,
        "ten": "q",
        "r": {"ten": "ngoài"},
        "loop": {"index": 0},
    },
    {"a": 0, "x": "", "hang": [], "chu": "", "n": 1, "r": {}, "loop": {}},
]


@settings(_LIMITS, max_examples=100)
@given(tags=_sequences)
def test_any_template(tags: list[str]) -> None:
    data = docx(_body(tags))
    for values in _VALUES:
        try:
            canonical(part(by_docxtpl(data, values)))
        except Exception:  # noqa: BLE001 - whatever it raises, or gives that is no XML
            continue
        assert_same(data, values)
