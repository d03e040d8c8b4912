"""Words of Word files changed in place: what changes, and that nothing else does."""

import random
import re
import unicodedata
from pathlib import Path

import pytest
from conftest import SHARED
from lxml import etree
from readers.office_made import made_by_office, needs_office
from readers.word_made import STRICT_R, STRICT_W, R, p, packed, parts, r, row, table, word
from writers import gates, plans

from kehoach import office
from kehoach.mending.docx_fix import fix
from kehoach.mending.docx_text import WordFile, shown, typed_texts
from kehoach.mending.edit import Edit
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.writers.docx import to_docx
from mending.support import accept_all, changed_parts, members, numbered, paragraph, part, reject_all, texts, with_part

SAMPLES = sorted(
    [
        *SHARED.glob("samples/ke-hoach/*.docx"),
        *SHARED.glob("samples/kho-doc/*.docx"),
        *SHARED.glob("reference/nd30/*.docx"),
    ]
)


def edit(data: bytes, number: int, trich: str, sua: str, lan: int = 1) -> Edit:
    return Edit(number, trich, lan, sua, texts(data)[number])


def body(data: bytes) -> str:
    return part(data).decode()


def test_only_the_letters_that_differ_change() -> None:
    data = word(
        '<w:p><w:r w:rsidR="1"><w:rPr><w:b/></w:rPr><w:t>Uỷ</w:t></w:r><w:r><w:t xml:space="preserve"> ban &amp; xã</w:t></w:r></w:p>'
    )
    made = fix(data, [edit(data, 1, "Uỷ ban & xã", "Ủy ban & phường")])
    assert not made.undone
    assert body(made.data) == body(data).replace("<w:t>Uỷ</w:t>", "<w:t>Ủy</w:t>").replace("xã", "phường")
    assert changed_parts(data, made.data) == {"word/document.xml"}


def test_a_change_over_several_runs_takes_the_looks_of_the_first() -> None:
    data = word(f"<w:p>{r('Kế ho', '<w:b/>')}{r('ạch na', '<w:i/>')}{r('m')}</w:p>")
    made = fix(data, [edit(data, 1, "hoạch nam", "HOẠCH năm")])
    assert texts(made.data) == {1: "Kế HOẠCH năm"}
    assert [each.text for each in etree.fromstring(part(made.data)).iter("{*}t")] == ["Kế HOẠCH", " nă", "m"]


def test_occurrences_are_counted_in_the_text_as_shown() -> None:
    hidden = (
        '<w:r><w:rPr><w:vanish/></w:rPr><w:t>xã</w:t></w:r><w:del w:id="1"><w:r><w:delText>xã</w:delText></w:r></w:del>'
    )
    data = word(f"<w:p>{r('xã A, ')}{hidden}{r('x')}{r('ã B, xã C')}</w:p>")
    assert texts(fix(data, [edit(data, 1, "xã", "phường", 2)]).data)[1] == "xã A, phường B, xã C"
    assert "delText>xã<" in body(fix(data, [edit(data, 1, "xã", "phường", 3)]).data)


def test_overlapping_edits() -> None:
    data = word(p("một hai ba bốn"))
    wide, inside, same, other = (
        edit(data, 1, "hai ba", "hai BA"), edit(data, 1, "ba", "BA"), edit(data, 1, "hai", "HAI"), edit(data, 1, "bốn", "4"),
    )  # fmt: skip
    made = fix(data, [inside, same, wide, other, wide])
    assert texts(made.data)[1] == "một hai BA 4"
    assert made.done == [wide, other]
    assert [each.edit for each in made.undone] == [same]


def test_what_was_typed_in_parts() -> None:
    typed = unicodedata.normalize("NFD", "Kế hoạch hoà bình")
    data = word(f"<w:p>{r(typed[:2])}{r(typed[2:])}</w:p>")
    made = fix(data, [edit(data, 1, "hoà", "hòa")])
    assert texts(made.data)[1] == "Kế hoạch hòa bình"
    assert unicodedata.normalize("NFD", "Kế hoạch") in "".join(map(str, etree.fromstring(part(made.data)).itertext()))


def test_letters_are_typed_anew_where_they_should_be_as_shown() -> None:
    data = word(p(unicodedata.normalize("NFD", "Kế hoạch")) + p("thư\u00ad mục") + p("thường"))
    assert set(typed_texts(data)) == {1, 2}
    made = fix(
        data,
        [edit(data, 1, "Kế hoạch", "Kế hoạch"), edit(data, 2, "thư mục", "thư mục"), edit(data, 3, "thường", "thường")],
    )
    assert typed_texts(made.data) == {}
    assert texts(made.data) == texts(data)
    assert [each.edit.cho for each in made.undone] == [3]


def test_typed_texts_of_a_plain_file_cost_nothing() -> None:
    assert typed_texts(to_docx(plans.full())) == {}


def test_tabs_breaks_and_white_space() -> None:
    data = word(
        f"<w:p><w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r></w:p>{p('x y')}"
    )
    assert texts(data)[1] == "a\tb\nc-d"
    edits = [edit(data, 1, "a\tb", "a b"), edit(data, 1, "c-d", "cd"), edit(data, 2, "x y", "x\ty\nz ")]
    made = fix(data, edits)
    assert texts(made.data) == {1: "a b\ncd", 2: "x\ty\nz "}
    assert '<w:t xml:space="preserve">a </w:t>' in body(made.data) or '<w:t xml:space="preserve"> </w:t>' in body(
        made.data
    )


def test_a_space_at_an_edge_is_kept_by_word() -> None:
    data = word("<w:p><w:r><w:t>mục</w:t></w:r><w:r><w:t>1</w:t></w:r></w:p>")
    assert '<w:t xml:space="preserve">mục </w:t>' in body(fix(data, [edit(data, 1, "mục1", "mục 1")]).data)


def test_what_cannot_be_changed_is_told() -> None:
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = word(
        f"<w:p>{r('có chú thích')}{note}{r(' ở đây')}</w:p>{p('b')}",
        footnotes=f'<w:footnote w:id="2">{p("lời chú")}</w:footnote>',
    )
    assert texts(data)[1] == "có chú thích[1] ở đây"
    made = fix(
        data,
        [
            edit(data, 1, "thích[1] ở", "thích ở"), edit(data, 2, "không có", "x"), edit(data, 2, "b", "\x01"),
            Edit(99, "a", 1, "b"), Edit(2, "b", 1, "c", "không phải chữ này"),
        ],
    )  # fmt: skip
    assert made.data == data
    assert len(made.undone) == 5
    assert texts(fix(data, [edit(data, 1, "thích[1] ở", "dẫn[1] tại")]).data)[1] == "có chú dẫn[1] tại đây"


def test_footnotes() -> None:
    data = word(
        f'<w:p>{r("chữ")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>',
        footnotes=f'<w:footnote w:id="2">{p("Theo Uỷ ban 1")}</w:footnote>',
    )
    whole = read(data, "a.docx").notes[0]
    made = fix(data, [Edit(None, "Uỷ", 1, "Ủy", whole.text), Edit(None, "1", 2, "2", whole.text)])  # type: ignore[union-attr]
    assert changed_parts(data, made.data) == {"word/footnotes.xml"}
    assert read(made.data, "a.docx").notes[0].text == "[1] Theo Ủy ban 2"  # type: ignore[union-attr]


def test_notes_that_say_the_same_are_mended_alike() -> None:
    marks = "".join(f'<w:r><w:footnoteReference w:id="{number}"/></w:r>' for number in (2, 3))
    same = "".join(
        f'<w:footnote w:id="{number}">{p(words)}</w:footnote>'
        for number, words in ((2, " Luật sử đổi"), (3, "Luật sử đổi"))
    )
    data = word(f"<w:p>{r('chữ')}{marks}</w:p>", footnotes=same)
    wholes = [each.text for each in read(data, "a.docx").notes]  # type: ignore[union-attr]
    made = fix(data, [Edit(None, "sử", 1, "sửa", whole) for whole in wholes])
    assert len(made.done) == 2
    assert [each.text for each in read(made.data, "a.docx").notes] == ["[1] Luật sửa đổi", "[2] Luật sửa đổi"]  # type: ignore[union-attr]


def test_text_boxes_in_all_their_forms() -> None:
    box = f"<w:txbxContent>{p('đầu')}{p('Uỷ ban')}</w:txbxContent>"
    choice = (
        f'<mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx>{box}</wps:txbx></wps:wsp></w:drawing></mc:Choice>'
    )
    both = f"<mc:AlternateContent>{choice}<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent>"
    data = word(f"<w:p>{r('ngoài')}<w:r>{both}</w:r></w:p>{p('sau')}")
    assert texts(data)[3] == "Uỷ ban"
    for author in (None, "kehoach"):
        made = fix(data, [edit(data, 3, "Uỷ", "Ủy")], author)
        assert body(made.data).count("Ủy") == 2
        assert body(made.data).count(">Uỷ<") == (2 if author else 0)


def test_joined_paragraphs_and_tables() -> None:
    joined = p("đầu ", '<w:rPr><w:del w:id="1"/></w:rPr>') + p("cuối")
    data = word(joined + table(row("Uỷ", "ban"), row("a", "Uỷ")) + p("Uỷ"))
    assert texts(data)[1] == "đầu cuối"
    made = fix(data, [edit(data, 1, "đầu cuối", "trước sau"), edit(data, 6, "Uỷ", "Ủy")])
    assert not made.undone
    assert texts(made.data) == texts(data) | {1: "trước sau", 6: "Ủy"}


@pytest.mark.parametrize("author", [None, "kehoach"])
def test_other_prefixes_and_strict(author: str | None) -> None:
    plain = parts(p("Uỷ ban") + p("nhân dân"))["word/document.xml"].decode()
    variants = {
        "prefix": re.sub(r"(</?|\s|xmlns:)w:", r"\1z:", plain).replace("xmlns:w=", "xmlns:z="),
        "strict": plain.replace('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"', f'xmlns:w="{STRICT_W}"').replace(R, STRICT_R),
        "default": re.sub(r"(</?)w:", r"\1", plain).replace("xmlns:w=", "xmlns="),
        "comments": plain.replace("<w:body>", "<!-- <w:p> --><?x <w:p>?><w:body>").replace("ban</w:t>", "<!--a-->ban</w:t>"),
        "cdata": plain.replace("Uỷ ban", "<![CDATA[Uỷ ]]>ban"),
        "quotes": plain.replace("<w:body>", "<w:body x:a='>\"/' >"),
    }  # fmt: skip
    for name, variant in variants.items():
        content = parts("") | {"word/document.xml": f'<?xml version="1.0" encoding="UTF-8"?>\r\n{variant}'.encode()}
        data = packed(content)
        made = fix(data, [edit(data, 1, "Uỷ ban", "Ủy bàn"), edit(data, 2, "dân", "dân xã")], author)
        assert not made.undone, name
        assert texts(made.data) == {1: "Ủy bàn", 2: "nhân dân xã"}, name
        if author:
            assert texts(reject_all(made.data)) == {1: "Uỷ ban", 2: "nhân dân"}, name


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "us-ascii", "utf-8-sig"])
def test_other_encodings(encoding: str) -> None:
    name = {"utf-16-le": "UTF-16", "utf-8-sig": "UTF-8"}.get(encoding, encoding)
    bom = b"\xff\xfe" if encoding == "utf-16-le" else b""
    xml = f'<?xml version="1.0" encoding="{name}"?>{parts(p("Uỷ ban"))["word/document.xml"].decode()}'
    raw = bom + xml.encode(encoding, errors="xmlcharrefreplace")
    data = with_part(word(p("Uỷ ban")), raw)
    made = fix(data, [edit(data, 1, "Uỷ", "Ủy")])
    assert texts(made.data)[1] == "Ủy ban"
    assert part(made.data)[:8] == raw[:8]


def test_hostile_files_are_refused_in_words() -> None:
    good = word(p("a"))
    broken = {
        "DOC02": [
            b"",
            b"PK\3\4abc",
            good[:-30],
            good[200:],
            with_part(good, b"<w:document"),
            with_part(good, b"\xff\xfe\xff"),
        ],
        "DOC04": [with_part(good, b'<!DOCTYPE a><w:document xmlns:w="b"/>')],
    }
    for code, files in broken.items():
        for each in files:
            with pytest.raises(KehoachError) as told:
                fix(each, [Edit(1, "a", 1, "b")])
            assert told.value.problems[0].code == code


@pytest.mark.parametrize("seed", range(60))
def test_random_pieces(seed: int) -> None:
    """Whatever the pieces: the map agrees with the reader, the mended words are read back, taking and leaving the changes too."""
    rng = random.Random(seed)
    prefix = rng.choice(["w:", "w:", "ns0:"])
    xml = "".join(
        paragraph(rng) if rng.random() < 0.7 else table(f"<w:tr><w:tc>{paragraph(rng)}</w:tc></w:tr>") for _ in range(4)
    )
    content = parts(xml)
    if prefix != "w:":
        text = content["word/document.xml"].decode()
        content["word/document.xml"] = (
            re.sub(r"(</?|\s|xmlns:)w:", rf"\1{prefix}", text).replace("xmlns:w=", "xmlns:ns0=").encode()
        )
    data = packed(content)
    before = texts(data)
    words = WordFile(data).paragraphs()
    edits, wanted = [], dict(before)
    for number, text in before.items():
        view = shown(words[number], text)
        assert view is not None
        if not text.strip():
            continue
        start = rng.randrange(len(text))
        trich = text[start : start + rng.randint(1, 12)]
        sua = rng.choice(["", "Ủy", trich + "x", "x" + trich, trich[::-1], "a <b> & c", trich.upper(), "một\thai"])
        if sua == trich:
            continue
        edits.append(Edit(number, trich, text.count(trich, 0, start) + 1, sua, text))
        at = _place(text, edits[-1])
        wanted[number] = text[:at] + sua + text[at + len(trich) :]
    for author in (None, "kehoach"):
        made = fix(data, edits, author)
        assert not made.undone
        seen = {
            k: v.replace("\u00ad", "") for k, v in texts(made.data).items()
        }  # kept where text looks like an old font's
        assert seen == {k: unicodedata.normalize("NFC", v) for k, v in wanted.items()}
        if author:
            assert texts(accept_all(made.data)) == texts(made.data)
            assert texts(reject_all(made.data)) == before
            ids = re.findall(rf'<{prefix}(?:ins|del) {prefix}id="(\d+)"', body(made.data))
            assert len(ids) == len(set(ids))
        else:
            again = fix(
                made.data, edits and [Edit(e.cho, "không có đâu", 1, "x", texts(made.data)[e.cho or 0]) for e in edits]
            )
            assert again.data == made.data


def _place(text: str, each: Edit) -> int:
    at = -1
    for _ in range(each.lan):
        at = text.find(each.trich, at + len(each.trich) if at >= 0 else 0)
    return at


@pytest.mark.parametrize("author", [None, "kehoach"])
def test_our_own_files_stay_well_formed_and_carry_the_edit_into_the_plan(author: str | None) -> None:
    from kehoach.readers.stages import to_plan

    data = to_docx(plans.full())
    number, text = next((k, v) for k, v in texts(data).items() if v.startswith("- Có sổ theo dõi"))
    made = fix(data, [Edit(number, "sổ theo dõi", 1, "sổ ghi chép", text)], author)
    assert changed_parts(data, made.data) == {"word/document.xml"}
    assert gates.faults(made.data) == []
    plan = to_plan(read(made.data, "a.docx")).ke_hoach
    assert "Có sổ ghi chép" in plan.model_dump_json()
    assert plan.model_dump_json().replace("sổ ghi chép", "sổ theo dõi") == plans.full().model_dump_json()


@pytest.mark.skipif(not SAMPLES, reason="không có tệp mẫu")
@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_paragraph_of_the_samples_is_understood(path: Path) -> None:
    try:
        document = read(path.read_bytes(), path.name)
    except KehoachError:
        return
    words = WordFile(path.read_bytes()).paragraphs()
    for number, text in numbered(document).items():
        assert number
        assert shown(words[number], text) is not None


@pytest.mark.skipif(not SAMPLES, reason="không có tệp mẫu")
def test_gates_on_a_real_file() -> None:
    path = SHARED / "samples/ke-hoach/xa-mttq-tiepcongdan.docx"
    data = path.read_bytes()
    known = gates.faults(data)
    rng = random.Random(1)
    edits = []
    for number, text in texts(data).items():
        if text.split():
            word_ = rng.choice(text.split())
            edits.append(Edit(number, word_, 1, f"{word_}x", text))
    for author in (None, "kehoach"):
        made = fix(data, edits, author)
        assert not made.undone
        assert changed_parts(data, made.data) == {"word/document.xml"}
        assert set(gates.faults(made.data)) <= set(known)
    assert texts(reject_all(made.data)) == texts(data)


@needs_office
def test_libreoffice_reads_the_changes() -> None:
    data = to_docx(plans.full())
    number, text = next((k, v) for k, v in texts(data).items() if v.startswith("- Có sổ theo dõi"))
    for author in (None, "kehoach"):
        made = fix(data, [Edit(number, "sổ theo dõi", 1, "sổ ghi chép", text)], author)
        seen = office.convert(office.find_program(), made.data, "a.docx", "txt:Text (encoded):UTF8", 60).decode()
        line = next(each for each in seen.splitlines() if each.startswith("- Có sổ"))
        assert line in (("- Có sổ theo dõighi chép.", "- Có sổ ghi chép.") if author else ("- Có sổ ghi chép.",))


@needs_office
def test_files_that_libreoffice_wrote() -> None:
    doc = made_by_office("rtf")
    data = office.convert(office.find_program(), doc, "a.rtf", "docx", 60)
    words = WordFile(data).paragraphs()
    for number, text in texts(data).items():
        assert shown(words[number], text) is not None
    number, text = next((k, v) for k, v in texts(data).items() if "ban hành" in v)
    made = fix(data, [Edit(number, "ban hành và", 1, "phê duyệt và", text)], "kehoach")
    assert texts(accept_all(made.data))[number] == text.replace("ban hành", "phê duyệt")


def test_an_unusual_zip_is_kept_as_it_is() -> None:
    """Members that are stored, have comments and extra fields, and words before and behind the zip."""
    import io
    import zipfile

    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.comment = b"ghi chu"
        for name, content in parts(p("Uỷ ban")).items():
            info = zipfile.ZipInfo(name, (2020, 2, 29, 12, 34, 56))
            info.compress_type = zipfile.ZIP_STORED if name.endswith("document.xml") else zipfile.ZIP_DEFLATED
            info.comment, info.extra, info.external_attr = b"x", b"\x99\x99\2\0ab", 0o644 << 16
            archive.writestr(info, content)
    data = b"tien to" + stream.getvalue()
    made = fix(data, [Edit(1, "Uỷ", 1, "Ủy")])
    assert changed_parts(data, made.data) == {"word/document.xml"}
    assert made.data.startswith(b"tien toPK") and made.data.endswith(b"ghi chu")
    assert members(made.data)
