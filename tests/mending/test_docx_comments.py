"""Notes as comments of Word: at their exact words, beside those that are there, the text untouched."""

import random
import re
import unicodedata

import pytest
from conftest import SHARED
from lxml import etree
from readers.office_made import needs_office
from readers.word_made import STRICT_R, STRICT_W, R, p, packed, parts, r, word
from writers import gates, plans

from kehoach import office
from kehoach.mending.docx_comments import Note, comment
from kehoach.mending.docx_fix import fix
from kehoach.mending.edit import Edit
from kehoach.ooxml import transitional
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.writers.docx import to_docx
from mending.support import W, changed_parts, members, paragraph, part, texts, with_part

NEW = {"word/document.xml", "word/comments.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def anchored(data: bytes) -> list[str]:
    """The words between the two marks of each comment, in order of the ids of the comments part."""
    root = etree.fromstring(transitional(part(data)))
    words: dict[str, list[str]] = {}
    inside: set[str] = set()
    references = []
    for each in root.iter():
        if each.tag == f"{W}commentRangeStart":
            inside.add(each.get(f"{W}id", ""))
            words[each.get(f"{W}id", "")] = []
        elif each.tag == f"{W}commentRangeEnd":
            inside.discard(each.get(f"{W}id", ""))
        elif each.tag == f"{W}commentReference":
            references.append(each.get(f"{W}id", ""))
        elif each.tag == f"{W}t":
            for name in inside:
                words[name].append(each.text or "")
    assert not inside
    name = next(name for name in members(data) if "comments" in name)
    ids = [each.get(f"{W}id", "") for each in etree.fromstring(transitional(part(data, name)))]
    assert sorted(ids) == sorted(references) == sorted(words)
    assert len(ids) == len(set(ids))
    return ["".join(words[each]) for each in ids]


def said(data: bytes) -> list[str]:
    name = next(name for name in members(data) if "comments" in name)
    return [
        "\n".join("".join(map(str, line.itertext())) for line in each) for each in etree.fromstring(part(data, name))
    ]


def test_exact_words() -> None:
    data = word(f"<w:p>{r('Uỷ ba', '<w:b/>')}{r('n nhân dân xã')}</w:p>{p('xã A, xã B')}")
    notes = [
        Note(1, "ban", 1, ["Một & <hai>", "dòng hai"], "Uỷ ban nhân dân xã"), Note(2, "xã", 2, ["ba"]), Note(1, "ban nhân", 1, ["chồng"]),
        Note(1, "Uỷ ban nhân dân xã", 1, ["cả đoạn"]), Note(None, "", 1, ["cả văn bản"]),
    ]  # fmt: skip
    made = comment(data, notes)
    assert anchored(made) == ["ban", "xã", "ban nhân", "Uỷ ban nhân dân xã", "Uỷ ban nhân dân xã"]
    assert said(made) == ["Một & <hai>\ndòng hai", "ba", "chồng", "cả đoạn", "cả văn bản"]
    assert texts(made) == texts(data)
    assert changed_parts(data, made) == NEW
    assert [each.reason for each in read(made, "a.docx").dropped] == ["nhận xét bên lề (comment)"] * 2


def test_comments_that_are_there_stay() -> None:
    marks = '<w:commentRangeStart w:id="0"/>{}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    for content in (f'<w:comment w:id="0" w:author="Lan">{p("cũ")}</w:comment>', ""):
        data = word(f"<w:p>{marks.format(r('chữ')) if content else r('chữ')}</w:p>", comments=content)
        made = comment(data, [Note(1, "hữ", 1, ["mới"])])
        assert anchored(made)[-1] == "hữ"
        assert said(made) == (["cũ", "mới"] if content else ["mới"])
        assert changed_parts(data, made) == {"word/document.xml", "word/comments.xml"}
    empty = packed(parts(p("a"), comments="") | {"word/comments.xml": f'<w:comments xmlns:w="{W[1:-1]}"/>'.encode()})
    assert said(comment(empty, [Note(1, "a", 1, ["b"])])) == ["b"]


def test_words_that_cannot_be_marked_are_quoted() -> None:
    box = f"<w:r><w:pict><v:textbox><w:txbxContent>{p('trong khung')}</w:txbxContent></v:textbox></w:pict></w:r>"
    data = word(f"<w:p/>{p('đầu')}<w:p>{r('ngoài')}{box}</w:p>")
    notes = [
        Note(4, "khung", 1, ["a"]),
        Note(3, "không có", 1, ["b"]),
        Note(99, "c", 1, ["c"]),
        Note(1, "d", 1, ["d"]),
        Note(None, "chú", 1, ["e"]),
    ]
    made = comment(data, notes)
    assert said(made) == ["“khung”\na", "“không có”\nb", "“c”\nc", "“d”\nd", "“chú”\ne"]
    assert anchored(made) == ["ngoàitrong khung", "ngoàitrong khung", "đầu", "", "đầu"]
    assert texts(made) == texts(data)


def test_strict_prefixes_and_a_file_without_relations() -> None:
    plain = parts(p("Uỷ ban"))
    xml = plain["word/document.xml"].decode()
    strict = re.sub(r'xmlns:w="[^"]*"', f'xmlns:w="{STRICT_W}"', xml).replace(R, STRICT_R)
    other = re.sub(r"(</?|\s|xmlns:)w:", r"\1z:", xml).replace("xmlns:w=", "xmlns:z=")
    default = re.sub(r"(</?)w:", r"\1", xml).replace("xmlns:w=", "xmlns=")
    for variant in (strict, other, default):
        content = plain | {"word/document.xml": variant.encode()}
        del content["word/_rels/document.xml.rels"]
        content["[Content_Types].xml"] = (
            b'<ct:Types xmlns:ct="http://schemas.openxmlformats.org/package/2006/content-types"></ct:Types>'
        )
        made = comment(packed(content), [Note(1, "ban", 1, ["a"])])
        assert anchored(made) == ["ban"]
        assert b"<ct:Override" in part(made, "[Content_Types].xml")
        assert (STRICT_W.encode() in part(made, "word/comments.xml")) == (variant is strict)
        assert texts(made) == {1: "Uỷ ban"}


def test_our_own_files_pass_the_gates() -> None:
    data = to_docx(plans.full())
    rng = random.Random(7)
    notes = []
    for number, text in texts(data).items():
        for _ in range(2 if text.split() else 0):
            trich = rng.choice(text.split())
            notes.append(Note(number, trich, 1, ["[TT01, lỗi] Một câu.", "Căn cứ: Nghị định 30/2020/NĐ-CP."], text))
    made = comment(data, notes)
    assert gates.faults(made) == []
    assert anchored(made) == [each.trich for each in notes]
    assert texts(made) == texts(data)
    again = comment(made, notes)
    assert anchored(again) == [each.trich for each in notes] * 2
    assert gates.faults(again) == []


@pytest.mark.parametrize("seed", range(30))
def test_random_pieces(seed: int) -> None:
    rng = random.Random(seed)
    data = word("".join(paragraph(rng) for _ in range(3)))
    notes = []
    for number, text in texts(data).items():
        for _ in range(4):
            start = rng.randrange(len(text))
            trich = text[start : start + rng.randint(1, 9)]
            notes.append(Note(number, trich, text.count(trich, 0, start) + 1, ["x"], text))
    made = comment(data, notes)
    assert texts(made) == texts(data)
    assert len(anchored(made)) == len(notes)
    edits = [Edit(k, v[:3], 1, "Ủy", v) for k, v in texts(made).items()]
    assert texts(fix(made, edits, "kehoach").data) == {
        k: unicodedata.normalize("NFC", f"Ủy{v[3:]}") for k, v in texts(data).items()
    }


def test_hostile_files_are_refused_in_words() -> None:
    good = word(p("a"))
    broken = (
        b"",
        b"PK\3\4",
        good[:-10],
        with_part(good, b"<"),
        with_part(good, b"<a/>", "word/_rels/document.xml.rels")[:50],
    )
    for each in broken:
        with pytest.raises(KehoachError):
            comment(each, [Note(1, "a", 1, ["b"])])


def test_a_macro_file_and_a_template_stay_what_they_are() -> None:
    path = SHARED / "samples/kho-doc/poi-simplemacro.docm"
    if not path.exists():
        pytest.skip("không có tệp mẫu")
    data = path.read_bytes()
    made = comment(data, [Note(None, "", 1, ["a"])])
    assert changed_parts(data, made) == NEW
    assert set(gates.faults(made)) <= set(gates.faults(data))


@needs_office
def test_libreoffice_keeps_the_comments() -> None:
    data = to_docx(plans.full())
    number, text = next((k, v) for k, v in texts(data).items() if v.startswith("- Có sổ theo dõi"))
    made = comment(data, [Note(number, "sổ theo dõi", 1, ["Lời một", "Lời hai"], text)])
    back = office.convert(office.find_program(), made, "a.docx", "docx", 60)
    assert anchored(back) == ["sổ theo dõi"]
    assert "Lời một" in said(back)[0]
