"""Values that documents cannot hold, that change, that belong elsewhere, and many of them."""

import io
import struct
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from docx.shared import Mm
from docxtpl import DocxTemplate, InlineImage, Listing, RichText
from jinja2 import ChainableUndefined, DebugUndefined, Environment, StrictUndefined, UndefinedError, pass_context
from jinja2.ext import do, loopcontrols
from jinja2.runtime import Context
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from markupsafe import Markup

from engine.word import MAIN, assert_same, by_docxtpl, canonical, docx, p, part, tbl, tc, tr, words
from kehoach.engine import pieces, prepare

_LOOP = docx(
    tbl(tr("TT", "Tên"), tr("{%tr for r in hang %}", ""), tr("{{ r.tt }}", "{{ r.ten }}"), tr("{%tr endfor %}", ""))
)
_X = docx(p("{{ x }}"))


def _ours(data: bytes, values: dict[str, Any], environment: Environment | None = None) -> bytes:
    return part(prepare(data, environment).render(values))


@pytest.mark.parametrize(
    "sign", [*(chr(each) for each in range(32)), "\x7f", "\x9f", "\ufffe", "\uffff", "\ud800", "\udfff"]
)
def test_signs_that_xml_cannot_hold(sign: str) -> None:
    """They are left out; the others are as docxtpl gives them (it raises for half a surrogate pair, or loses the rest)."""
    found = _ours(_X, {"x": f"trước{sign}sau", "hang": []})
    etree.fromstring(found)
    if sign in "\t\n\r\a\f\x7f\x9f":
        assert canonical(found) == canonical(part(by_docxtpl(_X, {"x": f"trước{sign}sau"})))
    else:
        assert words(found) == "trướcsau"


@pytest.mark.parametrize("sign", ["\x00", "\a", "\f", "\x1f", "\ufffe", "\ud800"])
def test_signs_in_other_places(sign: str) -> None:
    """In an attribute, in markup, in a macro, a set block, a header, a property: always well formed."""
    row = tr(tc("{% cellbg x %}a"), "{{ m }}")
    data = docx(
        tbl(row) + p("{% macro n() %}{{ x }}{% endmacro %}{{ n() }}{% set y %}{{ x }}{% endset %}{{ y }}"),
        core="<dc:title>{{ x }}</dc:title>",
        header1=p("{{ x }}"),
    )
    compiled = prepare(data).render({"x": f"a{sign}b", "m": Markup(f"c{sign}d")})
    for name in (MAIN, "word/header1.xml", "docProps/core.xml"):
        etree.fromstring(part(compiled, name))


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("a & b", "a  b"),
        ("a &amp; b &#39; &#x27;", "a & b ' '"),
        ("a &nbsp; b", None),
        ("a < b", None),
        ("a <w:b", None),
        ("<w:b>", ""),
        ("</w:t>", ""),
        ("</w:t><w:br/><w:t>x", "x"),
        ("</w:p></w:t>", None),
        ("", ""),
    ],
)
def test_markup_that_is_none(markup: str, expected: str | None) -> None:
    """What is printed as markup and is not well formed harms nothing but itself."""
    for template, values in ((_X, {"x": Markup(markup)}), (docx(p("{{ x|safe }}") + p("")), {"x": markup})):
        found = words(_ours(template, values))
        assert expected is None or found == expected
    off = docx(p("{% autoescape false %}{{ x }}{% endautoescape %}"))
    etree.fromstring(_ours(off, {"x": markup}))


def test_safe_signs_do_what_docxtpl_does() -> None:
    assert_same(docx(p("{{ x|safe }}") + p("sau")), {"x": "Phòng Văn hóa & Xã hội"})


def test_a_filter_that_spoils_the_markup() -> None:
    """docxtpl loses what comes after; here it stays, well formed."""
    found = _ours(docx(p("{% filter upper %}a") + p("b{% endfilter %}{{ x }}")), {"x": "c"})
    assert b"c<w:sectPr" in found
    etree.fromstring(found)


class _Counter:
    def __init__(self) -> None:
        self.n = 0

    def next(self) -> int:
        self.n += 1
        return self.n

    def __str__(self) -> str:
        return f"số {self.n}"


def test_values_that_change() -> None:
    data = docx(p("{{ c }}{{ c.next() }}{{ c }}{% for r in hang %}{{ c.next() }}{{ r.ten }}{{ r.khong }}{% endfor %}"))
    assert_same(data, {}, fresh=lambda: {"c": _Counter(), "hang": [{"ten": "a"}, {"ten": "b"}]})
    assert_same(_LOOP, {}, fresh=lambda: {"hang": ({"tt": i, "ten": str(i)} for i in range(5))})


def _environments() -> Iterator[Environment]:
    yield Environment(autoescape=True)
    yield Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
    yield Environment(autoescape=True, undefined=ChainableUndefined)
    yield Environment(autoescape=True, undefined=DebugUndefined)
    yield Environment(autoescape=True, finalize=lambda x: "–" if x in (None, "") else x)
    yield Environment(autoescape=True, finalize=pass_context(lambda c, x: f"{c['ten']}:{x}"))
    yield Environment(autoescape=True, finalize=lambda x: Markup("<w:br/>") if x == 3 else x)
    yield SandboxedEnvironment(autoescape=True)
    yield Environment(autoescape=True, extensions=[do, loopcontrols])


class _Named(Environment):
    def getattr(self, obj: Any, attribute: str) -> Any:
        return f"{attribute}?" if attribute == "tt" else super().getattr(obj, attribute)


@pytest.mark.parametrize("environment", [*_environments(), _Named(autoescape=True)])
def test_custom_environments(environment: Environment) -> None:
    environment.filters["tien"] = lambda so: f"{so:,}".replace(",", ".")
    environment.filters["trang_dam"] = lambda chu: RichText(chu, bold=True)
    environment.globals["nam"] = 2026
    body = (
        p("{{ n|tien }} {{ nam }} {{ '' }}{{ ten }}", "{{r ten|trang_dam }}")
        + p("{% for x in [1, 2] %}")
        + p("{{ x }}{% endfor %}")
    )
    loop = p("{% for r in hang %}{{ r.tt }}{{ r.ten }}{{ r.rong }}{{ r.thieu }}{% endfor %}")
    values = {
        "n": 1_250_000,
        "ten": "a & <b>",
        "hang": [{"tt": 1, "ten": None, "rong": ""}, {"tt": 3, "ten": "x", "rong": []}],
    }
    assert_same(docx(body + loop), values, environment)


def test_do_and_break() -> None:
    environment = Environment(autoescape=True, extensions=[do, loopcontrols])
    body = p("{% for x in a %}{% if x == 2 %}{% break %}{% endif %}{{ x }}{% do a.append(x) %}{{ a }}{% endfor %}")
    half = p("{%p for x in a %}") + p("a{% if x == 2 %}{% break %}{% endif %}b") + p("{%p endfor %}") + p("c") + p("d")
    for each in (body, half):
        assert_same(docx(each), {}, environment, fresh=lambda: {"a": [1, 2, 3]})


def test_an_environment_without_autoescape_still_gives_xml() -> None:
    found = _ours(docx(p("{{ x }}") + p("sau")), {"x": "Văn hóa & Xã hội"}, Environment())
    assert words(found) == "Văn hóa  Xã hộisau"


def test_strict_undefined_raises_as_jinja2_does() -> None:
    compiled = prepare(_LOOP, Environment(autoescape=True, undefined=StrictUndefined))
    with pytest.raises(UndefinedError, match="ten"):
        compiled.render({"hang": [{"tt": 1}]})
    with pytest.raises(UndefinedError, match="hang"):
        compiled.render({})


@pytest.mark.parametrize("body", ["{{ x / 0 }}", "{{ x.y.z }}", "{{ x|tien }}", "{{ loi }}"])
def test_what_a_value_raises_is_raised(body: str) -> None:
    class Loi:
        def __str__(self) -> str:
            raise LookupError("không in được")

    environment = Environment(autoescape=True)
    environment.filters["tien"] = lambda _: [][0]
    compiled = prepare(docx(p(body)), environment)
    with pytest.raises((ZeroDivisionError, UndefinedError, LookupError)):
        compiled.render({"x": 1, "loi": Loi()})


# many pieces


@pytest.mark.parametrize("largest", [1, 2, 3, 5, 8, 13, 100])
@pytest.mark.parametrize("value", ["a\nb\tc", Listing("a\nb\ac"), "a\fb", RichText("x\ny"), "x", "&\n"])
def test_line_breaks_at_the_borders_of_chunks(largest: int, value: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST", largest)
    for special in range(7):
        rows = [{"tt": i, "ten": value if i == special else f"hàng {i}"} for i in range(7)]
        assert_same(_LOOP, {"hang": rows})
        assert_same(
            docx(
                "<w:p><w:pPr><w:jc w:val='both'/></w:pPr>"
                + p("{% for r in hang %}{{ r.ten }}", "và{% endfor %}.").removeprefix("<w:p>")
            ),
            {"hang": rows},
        )


def test_thousands_of_rows() -> None:
    rows = [{"tt": i, "ten": f"hàng {i}" + "\n" * (i % 1000 == 7) + "&" * (i % 1500 == 3)} for i in range(6_000)]
    chunks = list(prepare(_LOOP).parts[MAIN].stream({"hang": rows}))
    assert len(chunks) > 3
    assert_same(_LOOP, {"hang": rows})


def test_a_paragraph_of_many_pieces() -> None:
    found = assert_same(docx(p("{% for x in a %}{{ x }}, {% endfor %}")), {"a": ["chữ"] * 50_000 + ["a\nb"]})
    assert found.count(b"<w:br/>") == 1


def test_drawings_are_numbered_through_all_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pieces, "LARGEST", 4)
    drawing = '<w:p><w:r><w:drawing><wp:inline><wp:docPr name="x" id="5"/></wp:inline></w:drawing></w:r></w:p>'
    data = docx(p("{%p for x in a %}") + drawing + p("{{ x }}") + p("{%p endfor %}"))
    found = assert_same(data, {"a": range(50)})
    assert b'id="1001"' in found
    assert b'id="1050"' in found


# pictures and documents inside a document


def _picture() -> io.BytesIO:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0)
    return io.BytesIO(
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\0\0\0")) + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("body", "wrap"),
    [
        (p("{{ x }}"), lambda x: {"x": x}),
        (
            p("{% for r in hang %}{{ r.ten }}{{ r.anh }}{% endfor %}"),
            lambda x: {"hang": [{"ten": "a"}, {"ten": "b", "anh": x}]},
        ),
        (p("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(d.x[0]) }}"), lambda x: {"d": {"x": [x]}}),
        (p("{% set y %}{{ d.x }}{% endset %}{{ y }}"), lambda x: {"d": {"x": x}}),
        (p("{% filter trim %}{{ d.x }}{% endfilter %}"), lambda x: {"d": {"x": x}}),
        (p("{% autoescape false %}{{ d.x }}{% endautoescape %}"), lambda x: {"d": {"x": x}}),
    ],
)
def test_pictures_go_through_docxtpl(body: str, wrap: Any) -> None:
    data = docx(body)
    for again in range(2):  # a template of docxtpl that has rendered before
        owner = DocxTemplate(io.BytesIO(data))
        if again:
            owner.render(wrap([""]))
        made = prepare(data).render(wrap(InlineImage(owner, _picture(), width=Mm(10))))
        theirs = DocxTemplate(io.BytesIO(data))
        theirs.render(wrap(InlineImage(theirs, _picture(), width=Mm(10))), autoescape=True)
        out = io.BytesIO()
        theirs.save(out)
        assert canonical(part(made)) == canonical(part(out.getvalue()))
        assert b"<w:drawing>" in part(made)


class Subdoc:
    """What docxtpl's own is to the engine; that one needs a library that we do not."""

    def __init__(self, tpl: DocxTemplate) -> None:
        self.tpl = tpl

    def __html__(self) -> str:
        return p("Bên trong &amp; &lt;thế&gt;")


def test_a_document_inside_a_document() -> None:
    data = docx(p("{{p d.con }}") + p("{{ x }}"))
    found = _ours(data, {"d": {"con": Subdoc(DocxTemplate(io.BytesIO(data)))}, "x": "<"})
    assert words(found) == "Bên trong & <thế><"


def test_a_picture_that_is_not_printed_costs_nothing() -> None:
    owner = DocxTemplate(io.BytesIO(_X))
    assert words(_ours(_X, {"x": "a", "anh": InlineImage(owner, _picture())})) == "a"


def test_an_iterator_beside_a_picture_is_told() -> None:
    owner = DocxTemplate(io.BytesIO(_X))
    picture = InlineImage(owner, _picture())
    with pytest.raises(TypeError, match="hang"):
        prepare(_X).render({"x": picture, "hang": iter([1])})


def test_context_of_the_template() -> None:
    @pass_context
    def keys(context: Context) -> str:
        return ",".join(sorted(context.get_all().keys() - Environment().globals.keys()))

    environment = Environment(autoescape=True)
    environment.globals["keys"] = keys
    assert words(_ours(docx(p("{{ keys() }}")), {"b": 1, "a": 2}, environment)) == "a,b,keys"
