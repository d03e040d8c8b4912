"""The plan inside a Word file: what is encoded comes back; anything else is refused with ValueError, quickly."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.model import embedded
from kehoach.model.embedded import Embedded, Mark, decode, encode, row_words, table_words

_XML = st.text(st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufffe\uffff"), max_size=40)


@given(plan=_XML, text=_XML, whole=_XML)
def test_what_goes_in_comes_out(plan: str, text: str, whole: str) -> None:
    marks = {"kh_1": Mark("@so", text, whole), "kh_22": Mark("muc-1#bang", text, text)}
    found = decode(encode(Embedded(plan, marks)))
    assert found.marks == marks
    assert list(found.marks) == list(marks)
    assert found.plan == embedded._FRAGILE.sub(lambda each: f"\\u{ord(each.group()):04x}", plan)


def test_a_long_plan_travels_in_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "_PIECE", 7)
    data = encode(Embedded("0123456789" * 5, {}))
    assert data.count(b"<duLieu>") == 8
    assert decode(data).plan == "0123456789" * 5


GOOD = encode(Embedded("{}", {"kh_1": Mark("@so", "a", "a")})).decode()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("<keHoach", "<khac"),
        (embedded.URI, "urn:khac"),
        ('phienBan="1"', 'phienBan="2"'),
        ('phienBan="1"', ""),
        ('ten="kh_1"', 'ten="kh_x"'),
        ('ten="kh_1"', 'ten="_GoBack"'),
        ('ten="kh_1"', ""),
        ('noi="@so"', 'noi="../x"'),
        ('noi="@so"', ""),
        ("<duLieu>", "<la/><duLieu>"),
        ("<duLieu>", "<duLieu><la/>"),
        ("</keHoach>", '<dau ten="kh_1" noi="@so"/></keHoach>'),
        ("</keHoach>", ""),
        ("<keHoach", '<!DOCTYPE keHoach [<!ENTITY a "b">]><keHoach'),
        ("<duLieu>", "<duLieu>&a;"),
    ],
)
def test_anything_else_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(ValueError, match="the part"):
        decode(GOOD.replace(old, new, 1).encode())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0" * 100,
        b"{}",
        GOOD.replace("<keHoach", '<!DOCTYPE k SYSTEM "file:///etc/passwd"><keHoach').replace("UTF-8", "UTF-16").encode("utf-16"),
        GOOD.replace("<duLieu>{}", "<duLieu>" * 2000).encode(),
        b"<a>" * 100_000,
    ],
)  # fmt: skip
def test_hostile_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="the part"):
        decode(data)


def test_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(embedded, "MAX_MARKS", 1)
    assert decode(GOOD.encode())
    with pytest.raises(ValueError, match="wrong mark"):
        decode(encode(Embedded("{}", {"kh_1": Mark("a", "", ""), "kh_2": Mark("b", "", "")})))
    monkeypatch.setattr(embedded, "MAX_BYTES", len(GOOD.encode()) - 1)
    with pytest.raises(ValueError, match="too large"):
        decode(GOOD.encode())


def test_words_of_rows_and_tables() -> None:
    assert row_words(["a  b", "", " c\nd\t"]) == "a b\t\tc d"
    assert table_words([["a", "b"], ["c\u00a0d", ""]]) == "a\tb\nc d\t"
