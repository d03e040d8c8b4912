"""Every file is read back: what is damaged or says something else is told, whatever was read before."""

import io
import zipfile
from collections.abc import Callable

import pytest

from batch.lap.viec import hang, im_lang, job
from kehoach.batch.lap import Maker
from kehoach.batch.lap.doc_lai import DocLai, TepIn, doi_chieu
from kehoach.engine.archive import member
from kehoach.problems import KehoachError

MAIN = "word/document.xml"


def _made(number: int = 0) -> TepIn:
    maker = Maker(job(3, phan=("nhiem_vu",)), im_lang)
    return maker._in("nhiem_vu").lam(maker.lap(hang(number))[0], "UBND", None)


def _changed(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == MAIN else content)
    return out.getvalue()


FAULTS: dict[str, Callable[[bytes], bytes]] = {
    "another word": lambda xml: xml.replace("đợt 2".encode(), "đợt 9".encode()),
    "a word lost": lambda xml: xml.replace("đợt 2".encode(), b""),
    "words in another cell": lambda xml: xml.replace("Báo cáo kết quả</w:t>".encode(), b"</w:t>", 1).replace(
        b">5</w:t>", ">Báo cáo kết quả5</w:t>".encode(), 1
    ),
    "a row lost": lambda xml: xml[: xml.rindex(b"<w:tr>")] + xml[xml.rindex(b"</w:tbl>") :],
    "a tag left": lambda xml: xml.replace("đợt 2".encode(), b"{{ hang.ten }}"),
    "an end tag lost": lambda xml: xml.replace(b"</w:tbl>", b"", 1),
    "a naked ampersand": lambda xml: xml.replace("đợt 2".encode(), "đợt 2 & 3".encode()),
    "an unknown entity": lambda xml: xml.replace("đợt 2".encode(), "đợt 2&nbsp;".encode()),
    "a lone sign": lambda xml: xml.replace("đợt 2".encode(), b"<"),
    "cut off": lambda xml: xml[: len(xml) // 2],
    "no XML": lambda xml: b"",
    "no UTF-8": lambda xml: xml.replace("đợt 2".encode(), b"\xff\xfe"),
    "a control sign": lambda xml: xml.replace("đợt 2".encode(), b"\x01"),
}


@pytest.mark.parametrize("before", [False, True])
@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_told(fault: str, before: bool) -> None:
    made = _made()
    reader = DocLai(MAIN)
    if before:
        doi_chieu(reader.chu(made.du_lieu), made.chu)
    with pytest.raises(KehoachError) as told:
        doi_chieu(reader.chu(_changed(made.du_lieu, FAULTS[fault])), made.chu)
    assert [each.code for each in told.value.problems] == ["HL45"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"x" * 100])
def test_no_file_at_all(data: bytes) -> None:
    with pytest.raises(KehoachError):
        DocLai(MAIN).chu(data)


def test_a_file_cut_off() -> None:
    made = _made()
    with pytest.raises(KehoachError):
        DocLai(MAIN).chu(made.du_lieu[:-200])


def test_a_part_is_read_as_zipfile_reads_it_or_not_at_all() -> None:
    data = _made().du_lieu
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            assert member(data, name) == archive.read(name)
    assert member(data, "word/none.xml") is None
    whole = member(data, MAIN)
    for place in range(0, len(data), 7):
        hurt = data[:place] + bytes([data[place] ^ 0x55]) + data[place + 1 :]
        assert member(hurt, MAIN) in (None, whole), place
        assert member(data[:place], MAIN) is None, place


def test_what_is_remembered_and_what_is_parsed_say_the_same() -> None:
    reader = DocLai(MAIN)
    for number in (0, 1, 2, 0):
        made = _made(number)
        signs = _changed(
            made.du_lieu, lambda xml: xml.replace("đợt 2".encode(), "“đợt” &lt;2&gt; &amp;amp; &#34;x&#39;".encode())
        )
        wanted = [each.replace("đợt 2", "“đợt” <2> &amp; \"x'") for each in made.chu]
        for data, words in ((made.du_lieu, made.chu), (signs, wanted)):
            assert DocLai(MAIN).chu(data) == reader.chu(data) == words


def test_a_maker_does_not_hand_on_what_says_something_else(monkeypatch: pytest.MonkeyPatch) -> None:
    maker = Maker(job(3, phan=("nhiem_vu",)), im_lang)
    template = maker._in("nhiem_vu")
    made = template.lam(maker.lap(hang())[0], "UBND", None)
    monkeypatch.setattr(template, "lam", lambda *_: made._replace(sau=[*made.sau[:-1], "thừa"]))
    with pytest.raises(KehoachError) as told:
        maker.make(hang())
    assert told.value.problems[0].code == "HL45"
