"""Unicode form, folding, tone styles, slugs and the small string helpers."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.text.nfc import fix_d, fold, nfc, same_word, slug, to_new_style, to_old_style
from kehoach.text.strings import join_parts, lower_first, squeeze, upper_first

VIETNAMESE = (
    "aàảãáạăâbcdđeèẻẽéẹêfghiìỉĩíịjklmnoòỏõóọôơpqrstuùủũúụưvwxyỳỷỹýỵzAÀÁBCDĐEÉGHIKLMNOÓPQRSTUÚVXYÝ0-/. \u0301\u0309"
)
vietnamese = st.text(alphabet=VIETNAMESE, max_size=30)
ONSETS = [
    "", "ngh", "ng", "nh", "gh", "gi", "kh", "ph", "th", "tr", "ch", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r",
    "s", "t", "v", "x",
]  # fmt: skip

NEW_OLD = [
    ("hòa", "hoà"), ("hóa", "hoá"), ("hỏa", "hoả"), ("họa", "hoạ"), ("lõa", "loã"), ("xóa", "xoá"), ("lóa", "loá"),
    ("khỏe", "khoẻ"), ("hòe", "hoè"), ("lóe", "loé"), ("thủy", "thuỷ"), ("ủy", "uỷ"), ("hủy", "huỷ"),
    ("thúy", "thuý"), ("tụy", "tuỵ"), ("tùy", "tuỳ"), ("lũy", "luỹ"), ("tòa", "toà"), ("đòa", "đoà"),
    ("nghòe", "nghoè"), ("òa", "oà"), ("Hòa", "Hoà"), ("HÒA", "HOÀ"), ("Ủy", "Uỷ"), ("ỦY", "UỶ"), ("Thủy", "Thuỷ"),
    ("THỦY", "THUỶ"), ("KHỎE", "KHOẺ"), ("Ủy ban nhân dân xã Hòa Phong", "Uỷ ban nhân dân xã Hoà Phong"),
    ("“hòa”, (xóa) hủy/hóa.", "“hoà”, (xoá) huỷ/hoá."),
]  # fmt: skip
UNCHANGED = [
    "quý", "quỷ", "quỳ", "quỹ", "Quý", "QUỸ", "hoàn", "toàn", "hoài", "xoáy", "hoạch", "khoảng", "huỳnh", "thuyền",
    "khuỷu", "quỵt", "ngoẹo", "ngoáo", "oái", "toẹt", "hoa", "huy", "oe", "của", "múa", "bìa", "lúa", "thuế", "thuở",
    "Samóa", "wóa", "b12", "", "họ", "ý", "úp", "UBND",
]  # fmt: skip


@pytest.mark.parametrize(("new", "old"), NEW_OLD)
def test_tone_styles_turn_into_each_other(new: str, old: str) -> None:
    assert (to_new_style(old), to_old_style(new)) == (new, old)
    assert (to_new_style(new), to_old_style(old)) == (new, old)
    assert same_word(new, old)


@pytest.mark.parametrize("word", UNCHANGED)
def test_other_syllables_never_change(word: str) -> None:
    assert to_new_style(word) == to_old_style(word) == word


@pytest.mark.parametrize("onset", ONSETS)
def test_every_onset_but_q_moves_the_mark(onset: str) -> None:
    assert to_new_style(f"{onset}uỷ") == f"{onset}ủy"
    assert to_new_style("quỷ") == "quỷ"


def test_decomposed_input_is_composed_first() -> None:
    assert to_new_style(unicodedata.normalize("NFD", "Uỷ ban xã Hoà Phong")) == "Ủy ban xã Hòa Phong"


@pytest.mark.parametrize(("a", "b"), [("hòa", "hóa"), ("hòa", "Hoà"), ("quý", "qúy"), ("hòa", "hoàn")])
def test_different_words_are_not_the_same(a: str, b: str) -> None:
    assert not same_word(a, b)


@given(vietnamese)
def test_tone_styles_there_and_back(s: str) -> None:
    new, old = to_new_style(s), to_old_style(s)
    assert to_new_style(new) == new == to_new_style(old)
    assert to_old_style(old) == old == to_old_style(new)
    assert nfc(new) == new
    assert fold(new) == fold(old) == fold(s)
    assert same_word(s, old)


@given(st.text())
def test_nfc_twice_is_once(s: str) -> None:
    assert nfc(nfc(s)) == nfc(s)


@given(st.text())
def test_fold_is_idempotent_and_blind_to_the_unicode_form(s: str) -> None:
    assert fold(fold(s)) == fold(s)
    assert fold(unicodedata.normalize("NFD", s)) == fold(nfc(s)) == fold(s)


def test_fold_is_idempotent_on_every_letter_there_is() -> None:
    letters = (chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert [c for c in letters if fold(fold(c)) != fold(c)] == []


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ủy ban nhân dân", "uy ban nhan dan"),
        ("  ĐẢNG\tỦY \n xã\u00a0Hòa  Phong ", "dang uy xa hoa phong"),
        ("Đỗ Ðức Ɖại ð", "do duc dai d"),
        ("Ho\u200ba Lộc\ufeff", "hoa loc"),
        ("ĂăÂâÊêÔôƠơƯư", "aaaaeeoooouu"),
        ("KH&CN 100%", "kh&cn 100%"),
        ("Ⅳ ﬁ", "iv fi"),
        ("", ""),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kế hoạch số 116/KH-UBND", "ke-hoach-so-116-kh-ubnd"),
        ("  Đổi mới sáng tạo!  ", "doi-moi-sang-tao"),
        ("--a__b--", "a-b"),
        ("…", ""),
    ],
)
def test_slug(text: str, name: str) -> None:
    assert slug(text) == name


@given(st.text())
def test_slug_is_a_safe_file_name(s: str) -> None:
    name = slug(s)
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(name) == name
    assert not name.startswith("-") and not name.endswith("-") and "--" not in name


def test_lookalikes_of_d_are_mended() -> None:
    assert fix_d("QÐ-TTg, Ɖảng ủy, ðường") == "QĐ-TTg, Đảng ủy, đường"


def test_squeeze_and_join_leave_no_double_spaces() -> None:
    assert squeeze(" a\u00a0 b\n\nc ") == "a b c"
    assert join_parts(["Nghị quyết", "", "  số 57 ", " "]) == "Nghị quyết số 57"
    assert join_parts(["a", "b"], "; ") == "a; b"
    assert join_parts([]) == ""


@pytest.mark.parametrize(
    ("text", "upper", "lower"),
    [
        ("đổi mới", "Đổi mới", "đổi mới"),
        ("Ủy ban", "Ủy ban", "ủy ban"),
        ("“ứng dụng”", "“Ứng dụng”", "“ứng dụng”"),
        ("UBND xã", "UBND xã", "UBND xã"),
        ("5 xã", "5 xã", "5 xã"),
        ("Ý", "Ý", "ý"),
        ("...", "...", "..."),
        ("", "", ""),
    ],
)
def test_case_of_the_first_letter(text: str, upper: str, lower: str) -> None:
    assert (upper_first(text), lower_first(text)) == (upper, lower)
