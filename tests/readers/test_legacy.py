"""TCVN3 and VNI become Unicode, by what the text says; right Unicode text is never touched."""

import re
import unicodedata

import pytest
from conftest import ROOT, SHARED
from hypothesis import given
from hypothesis import strategies as st

from kehoach.blocks import Document, Format, Paragraph, Run, plain
from kehoach.readers import read
from kehoach.readers.legacy import to_unicode
from kehoach.readers.legacy.syllables import is_syllable
from kehoach.readers.text_encoding import decode_text

# The codes once more, typed from the charts letter by letter, so that a slip in the program's tables shows.
_UNICODE = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵăâêôơưđĂÂÊÔƠƯĐ"
_TCVN3 = "µ¶·¸¹»¼½¾ÆÇÈÉÊËÌÎÏÐÑÒÓÔÕÖ×ØÜÝÞßáâãäåæçèéêëìíîïñòóôõö÷øùúûüýþ¨©ª«¬\xad®¡¢£¤¥¦§"
_VNI = [
    "aø",
    "aû",
    "aõ",
    "aù",
    "aï",
    "aè",
    "aú",
    "aü",
    "aé",
    "aë",
    "aà",
    "aå",
    "aã",
    "aá",
    "aä",
    "eø",
    "eû",
    "eõ",
    "eù",
    "eï",
    "eà",
    "eå",
    "eã",
    "eá",
    "eä",
    "ì",
    "æ",
    "ó",
    "í",
    "ò",
    "oø",
    "oû",
    "oõ",
    "où",
    "oï",
    "oà",
    "oå",
    "oã",
    "oá",
    "oä",
    "ôø",
    "ôû",
    "ôõ",
    "ôù",
    "ôï",
    "uø",
    "uû",
    "uõ",
    "uù",
    "uï",
    "öø",
    "öû",
    "öõ",
    "öù",
    "öï",
    "yø",
    "yû",
    "yõ",
    "yù",
    "î",
    "aê",
    "aâ",
    "eâ",
    "oâ",
    "ô",
    "ö",
    "ñ",
    "AÊ",
    "AÂ",
    "EÂ",
    "OÂ",
    "Ô",
    "Ö",
    "Ñ",
]
TCVN3 = dict(zip(_UNICODE, _TCVN3, strict=True))
VNI = dict(zip(_UNICODE, _VNI, strict=True))
VNI |= {letter.upper(): code.upper() for letter, code in VNI.items()}
TABLES = {"TCVN3": TCVN3, "VNI-Windows": VNI}
NAMES = list(TABLES)

CAU = [
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
    "Ủy ban nhân dân xã xây dựng Kế hoạch chuyển đổi số năm 2026 như sau:",
    "1. Mục đích, yêu cầu: nâng cao chất lượng phục vụ người dân; bảo đảm 100% hồ sơ được xử lý đúng hạn.",
    "- Đẩy mạnh tuyên truyền, vận động các hộ gia đình; kẻ vẽ khẩu hiệu, giữ gìn vệ sinh; sẵn sàng ứng phó bão lũ.",
    "Nơi nhận: Như trên; Lưu: VT, VHXH (Q. Chủ tịch ký).",
]


def encoded(text: str, name: str) -> str:
    """``text`` as an old document shows it when taken for windows-1252; TCVN3 has no toned capitals."""
    table = TABLES[name]
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)


def document(*texts: str, font: str = "") -> Document:
    return Document("docx", [Paragraph([Run(text, Format(font=font))]) for text in texts])


def texts(made: Document) -> list[str]:
    return [plain(block) for block in made.blocks]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("font", ["", ".VnTime", "Times New Roman", "VNI-Times"])
def test_a_document_becomes_unicode_whatever_its_font(name: str, font: str) -> None:
    made = to_unicode(document(*(encoded(each, name) for each in CAU), font=font))
    assert [each.lower() for each in texts(made)] == [each.lower() for each in CAU]
    assert made.encoding == name


@pytest.mark.parametrize("name", NAMES)
def test_every_letter_comes_back(name: str) -> None:
    words = [f"Kế hoạch bảo đảm tiến độ thực hiện: {letter}{letter}{letter}" for letter in _UNICODE]
    made = to_unicode(document(*(encoded(each, name) for each in words)))
    assert texts(made) == words


def test_vni_has_capitals() -> None:
    title = "ỦY BAN NHÂN DÂN XÃ HƯNG THỊNH, KẾ HOẠCH ĐẨY MẠNH CẢI CÁCH, Ỷ LẠI"
    assert texts(to_unicode(document(encoded(title, "VNI-Windows")))) == [title]


def test_unicode_in_an_old_font_stays() -> None:
    made = to_unicode(document(*CAU, font=".VnTime"))
    assert texts(made) == CAU
    assert made.encoding == ""


@pytest.mark.parametrize("name", NAMES)
def test_a_mixed_document_is_judged_part_by_part(name: str) -> None:
    mixed = document(*CAU, *(encoded(each, name) for each in CAU))
    mixed.blocks.append(
        Paragraph([Run("Có "), Run(encoded("quyết định của Ủy ban", name)), Run(" và ý kiến của Đảng ủy xã")])
    )
    made = to_unicode(mixed)
    assert [each.lower() for each in texts(made)] == [
        each.lower() for each in [*CAU, *CAU, "Có quyết định của Ủy ban và ý kiến của Đảng ủy xã"]
    ]


def test_a_font_of_capitals_is_shown_as_capitals() -> None:
    made = document(*(encoded(each, "TCVN3") for each in CAU))
    made.blocks.insert(0, Paragraph([Run(encoded("kế hoạch số 12", "TCVN3"), Format(font=".VnTimeH"))]))
    first = to_unicode(made).blocks[0]
    assert isinstance(first, Paragraph)
    assert (first.text, first.runs[0].format.caps) == ("kế hoạch số 12", True)
    unicode = document("kế hoạch", font=".VnTimeH")
    assert texts(to_unicode(unicode)) == ["kế hoạch"]


def test_a_mark_parted_from_its_vowel_finds_it() -> None:
    whole = [encoded(each, "VNI-Windows") for each in CAU]
    runs = [Run("Keá hoa", Format(bold=True)), Run("ïch cuûa xa"), Run("õ", Format(bold=True))]
    made = to_unicode(Document("docx", [*document(*whole).blocks, Paragraph(runs)]))
    assert texts(made)[-1] == "Kế hoạch của xã"


def test_signs_of_symbol_fonts_are_no_letters() -> None:
    made = document(*(encoded(each, "TCVN3") for each in CAU))
    made.blocks.append(Paragraph([Run("µ · ®", Format(font="Symbol"))]))
    assert texts(to_unicode(made))[-1] == "µ · ®"


def test_headers_and_notes_are_converted_too() -> None:
    made = document(*(encoded(each, "TCVN3") for each in CAU))
    made.notes.append(Paragraph([Run(encoded("Nghị định của Chính phủ", "TCVN3"))]))
    made.sections[0].headers.append(Paragraph([Run(encoded("Trang thứ nhất", "TCVN3"))]))
    to_unicode(made)
    assert [plain(made.notes[0]), plain(made.sections[0].headers[0])] == ["Nghị định của Chính phủ", "Trang thứ nhất"]


FOREIGN = [
    "© 2026 Viettel®, sai số ±5 µm, góc 30°, 20 m², ½ giờ, «Đổi mới», § 3, £5 ¥6",
    "Le café est très près de l'hôtel où l'été a été créé; voilà, ça, où, où, déjà.",
    "El año está aquí; señor, niño, mañana, corazón, además.",
    "Über die Größe, schön, für, München, Straße, Österreich.",
    "Krông Pắc, Ea H'leo, Cư M'gar, Đắk Lắk, Y Moan Ênuôl, K'Ho, Pa Kô, Hòa Bình; cộng đồng Êđê",
    "có là và hóa thú ký mã lúa cã bò",
    "Résumé: naïve façade, 100 µF ±10 %, 5 µm, 7 µs, 3 µH.",
    "",
]


@pytest.mark.parametrize("text", FOREIGN)
def test_other_languages_and_signs_stay(text: str) -> None:
    assert texts(to_unicode(document(text, *CAU))) == [text, *CAU]
    assert texts(to_unicode(document(text))) == [text]


_ONSETS = [
    "",
    "b",
    "c",
    "d",
    "đ",
    "g",
    "h",
    "k",
    "l",
    "m",
    "n",
    "ng",
    "nh",
    "ph",
    "qu",
    "r",
    "s",
    "t",
    "th",
    "tr",
    "v",
    "x",
]
_RIMES = [
    "à",
    "á",
    "ạ",
    "ò",
    "ó",
    "ô",
    "ế",
    "ệ",
    "ị",
    "í",
    "ý",
    "ù",
    "ú",
    "ã",
    "õ",
    "ương",
    "ước",
    "iến",
    "iệt",
    "oàn",
    "oá",
    "uyền",
    "ân",
    "ấp",
    "an",
    "em",
    "in",
    "ôm",
    "ồng",
    "ọc",
    "ục",
]
words = st.builds("".join, st.tuples(st.sampled_from(_ONSETS), st.sampled_from(_RIMES)))
sentences = st.lists(words | st.sampled_from(["©", "®", "±", "m²", "§ 1", "µm", "1.", "(a)"]), max_size=12).map(
    " ".join
)


@given(st.lists(sentences, max_size=6))
def test_unicode_text_never_changes(lines: list[str]) -> None:
    wanted = [unicodedata.normalize("NFC", each) for each in lines]
    made = to_unicode(document(*lines))
    assert texts(made) == wanted
    assert made.encoding == ""


def test_the_catalogues_never_change() -> None:
    files = sorted((ROOT / "catalogs").rglob("*.yaml"))
    lines = [line for file in files for line in unicodedata.normalize("NFC", file.read_text("utf-8")).splitlines()]
    assert len(lines) > 1000
    assert texts(to_unicode(document(*lines))) == lines
    for line in lines[::7]:
        assert texts(to_unicode(document(line))) == [line]


def test_decomposed_letters_are_composed_across_runs_too() -> None:
    made = Document("docx", [Paragraph([Run("Ke\u0302\u0301 hoa"), Run("\u0323ch", Format(bold=True))])])
    paragraph = to_unicode(made).blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.runs == [Run("Kế hoạ"), Run("ch", Format(bold=True))]


@pytest.mark.parametrize("name", NAMES)
def test_bytes_of_a_text_file_tell_their_encoding(name: str) -> None:
    text, found = decode_text(encoded("\n".join(CAU), name).encode("cp1252"))
    assert (text.lower(), found) == ("\n".join(CAU).lower(), name)


def test_windows_1258_and_1252_are_told_apart() -> None:
    text = "\n".join(CAU)
    parts = (unicodedata.normalize("NFD", letter) if letter in _TONED else letter for letter in text)
    data = "".join(_half_composed(part) for part in parts).encode("cp1258")
    assert decode_text(data) == (text, "windows-1258")
    french = FOREIGN[1]
    assert decode_text(french.encode("cp1252")) == (french, "windows-1252")


_TONED = frozenset(_UNICODE + _UNICODE.upper())


def _half_composed(parts: str) -> str:
    """Letter and shape as one character, the tone after it: so windows-1258 writes."""
    tone = re.search("[\u0300\u0301\u0303\u0309\u0323]", parts)
    base = unicodedata.normalize("NFC", parts.replace(tone[0], "")) if tone else parts
    return base + tone[0] if tone else unicodedata.normalize("NFC", parts)


@pytest.mark.parametrize(
    "word",
    [
        "nghiêng",
        "Quyết",
        "ỦY",
        "gì",
        "giếng",
        "khuỷu",
        "ý",
        "Đẩy",
        "của",
        "thuở",
        "xoong",
        "hoá",
        "hóa",
        "quý",
        "giữa",
        "thuế",
        "ngoéo",
    ],
)
def test_syllables(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize(
    "word", ["QĐ", "quyêt", "banh²", "caù", "hòan", "cuá", "créé", "hôtel", "aaaaaaaaa", "mác̃", "c¸c"]
)
def test_no_syllables(word: str) -> None:
    assert not is_syllable(word)


@pytest.mark.skipif(not SHARED.is_dir(), reason="không có ../shared")
@pytest.mark.parametrize(
    ("name", "encoding"), [("tcvn3-qd-2003.doc", "TCVN3"), ("vni-docx-qd-2003.docx", "VNI-Windows")]
)
def test_real_documents_against_their_transcripts(name: str, encoding: str) -> None:
    folder = SHARED / "samples" / "bang-ma-cu"
    made = to_unicode(read((folder / name).read_bytes(), name))
    truth = (folder / f"{name.rpartition('.')[0]}-truth.txt").read_text("utf-8")
    wanted, found = (
        " ".join(unicodedata.normalize("NFC", each).lower().split()) for each in (truth, "\n".join(texts(made)))
    )
    assert made.encoding == encoding
    sheet = " embed excel.sheet.8"  # the transcript tells of a sheet that has no words
    assert found.replace(sheet, "") == wanted.replace(sheet, "")


@pytest.mark.skipif(not SHARED.is_dir(), reason="không có ../shared")
@pytest.mark.parametrize("name", NAMES)
def test_real_texts_come_back_from_old_encodings(name: str) -> None:
    for file in sorted((SHARED / "seeds").glob("*.txt")):
        lines = unicodedata.normalize("NFC", file.read_text("utf-8")).splitlines()
        assert texts(to_unicode(document(*lines))) == lines
        made = to_unicode(document(*(encoded(line, name) for line in lines)))
        assert [each.lower() for each in texts(made)] == [each.lower() for each in lines]
