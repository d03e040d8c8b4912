"""PDF: what is refused, with which words, and what is read with a doubt."""

import time
import zlib

import pytest

from kehoach.blocks import plain
from kehoach.problems import KehoachError, Level
from kehoach.readers.pdf import native, read, worker
from readers.pdf_files import LEFT, Page, pdf, stream

GOOD = pdf(Page().text(LEFT, 100, "Kế hoạch"))
LOCKED = f"/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<{'11' * 32}>/U<{'22' * 32}>>>/ID[<{'33' * 16}><{'33' * 16}>]"


def _bomb() -> bytes:
    """A page whose content is two gigabytes of spaces."""
    packer = zlib.compressobj(9)
    start = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(b" " * 10_000_000) + packer.flush(zlib.Z_FULL_FLUSH)
    content = stream(start + block * 200 + packer.flush(), "/Filter/FlateDecode")
    return pdf(Page(), more=[content]).replace(b"/Contents 22 0 R", b"/Contents 20 0 R")


def _loop() -> bytes:
    """Forms that draw each other ten times each, thirty deep."""
    form = "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X {} 0 R>>>>"
    more = [stream(b"/X Do " * 10, form.format(21 + index)) for index in range(30)]
    more.append(stream(b"0 0 m 9 9 l S", form.format(20)))
    page = Page()
    page.parts.append("/X Do")
    return pdf(page, more=more).replace(b"/Resources<</Font", b"/Resources<</XObject<</X 20 0 R>>/Font")


REFUSED = {
    "không phải PDF": (b"<html>404 Not Found</html>", "DOC02"),
    "chỉ có đầu": (b"%PDF-1.7\n", "DOC02"),
    "cụt": (GOOD[:600], "DOC02"),
    "mật khẩu": (pdf(Page().text(LEFT, 100, "Kế hoạch"), trailer=LOCKED), "DOC03"),
    "bản quét": (pdf(Page().picture(), Page().picture()), "DOC06"),
    "trang trắng": (pdf(Page()), "DOC07"),
    "quá nhiều trang": (pdf(*[Page()] * (native.MAX_PAGES + 1)), "DOC05"),
    "bom nén": (_bomb(), "DOC04"),
    "biểu mẫu lồng nhau": (_loop(), "DOC04 DOC05"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_refused(name: str) -> None:
    data, code = REFUSED[name]
    start = time.monotonic()
    with pytest.raises(KehoachError) as error:
        read(data, "thu.pdf")
    assert error.value.problems[0].code in code.split()
    assert error.value.problems[0].mend
    assert time.monotonic() - start < 10


def test_a_scan_is_told_as_such_with_what_to_do() -> None:
    with pytest.raises(KehoachError) as error:
        read(REFUSED["bản quét"][0], "quet.pdf")
    assert "bản quét" in str(error.value)
    assert "OCR" in str(error.value)
    assert error.value.problems[0].place.file == "quet.pdf"


@pytest.mark.parametrize(
    ("name", "value"), [("MAX_CHARS", 3), ("MAX_PAGE_WORDS", 1), ("MAX_PAGES", 0), ("MAX_PAGE_CHARS", 3)]
)
def test_limits(name: str, value: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(native, name, value)
    with pytest.raises(native.Refusal):
        native.extract(GOOD)


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "MAX_SECONDS", 0.01)
    with pytest.raises(KehoachError) as error:
        read(GOOD)
    assert error.value.problems[0].code == "DOC05"


@pytest.mark.parametrize("place", range(0, len(GOOD), len(GOOD) // 4))
def test_a_mutated_file_is_read_or_refused(place: int) -> None:
    data = bytearray(GOOD)
    for each in range(place, min(place + 60, len(data)), 7):
        data[each] ^= 0x5A
    try:
        assert read(bytes(data)).format == "pdf"
    except KehoachError as error:
        assert error.problems[0].code in {"DOC02", "DOC04", "DOC07"}


@pytest.mark.usefixtures("in_this_process")
class TestDoubts:
    def test_some_pages_are_scans(self) -> None:
        text = Page().text(LEFT, 100, "Kế hoạch")
        document = read(pdf(text, Page().picture(), Page().picture(), text, Page().picture()))
        (problem,) = document.problems
        assert (problem.code, problem.level) == ("DOC09", Level.CANH_BAO)
        assert "Trang 2-3, 5 là ảnh quét" in problem.message

    def test_text_that_a_machine_recognised_under_a_picture(self) -> None:
        page = Page().picture()
        page.parts.append("3 Tr")
        (problem,) = read(pdf(page.text(LEFT, 100, "Kế hoạch"))).problems
        assert "nhận dạng" in problem.message

    def test_nothing_doubtful(self) -> None:
        assert read(GOOD).problems == []


def test_the_stamp_of_a_digital_signature_is_kept() -> None:
    letters = "Ký bởi: UBND xã. Ngày ký: 05/5/2026".encode("utf-16-be").hex().encode()
    stamp = stream(
        b"BT /F0 8 Tf 1 0 0 1 2 10 Tm <" + letters + b"> Tj ET",
        "/Type/XObject/Subtype/Form/BBox[0 0 200 40]/Resources<</Font<</F0 4 0 R>>>>",
    )
    widget = b"<</Type/Annot/Subtype/Widget/FT/Sig/F 4/Rect[300 600 500 640]/AP<</N 20 0 R>>>>"
    page = Page(annots=[21]).text(LEFT, 100, "x" * 65).text(LEFT, 118, "x" * 65)
    page.text(LEFT, 220, "Nguyễn Văn A")
    document = read(pdf(page, more=[stamp, widget]))
    assert [(plain(block), block.origin) for block in document.blocks[-2:]] == [
        ("Nguyễn Văn A", "body"),
        ("Ký bởi: UBND xã. Ngày ký: 05/5/2026", "textbox"),
    ]
