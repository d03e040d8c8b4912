"""The planter plants what it says, the scanner finds it all, and nothing of it is left in a file that was adapted."""

import random

import pytest
from mending.support import numbered
from readers.office_made import needs_office
from readers.word_made import packed
from writers import gates, plans

from kehoach import office
from kehoach.mending.docx_adapt import adapt
from kehoach.mending.edit import Edit
from kehoach.readers import read
from kehoach.writers.docx import to_docx
from rebase.gieo_goi import NS, accept, scan, sow, spelled

NAMES = ["Bình Minh"]
TO = [("Bình Minh", "Xuân Trường")]


@pytest.fixture(scope="module")
def plain() -> bytes:
    return to_docx(plans.plan())


def test_planted_files_are_valid(plain: bytes) -> None:
    sown = sow(plain, "Bình Minh", "xã", "Ninh Bình", random.Random(1))
    assert gates.faults(sown.data) == []


def test_everything_planted_is_found_alone(plain: bytes) -> None:
    """What is planted under a name that stands nowhere else is found in each part that the list names, and each thing of the
    body in a file that holds nothing else."""
    sown = sow(plain, "Hòa Lộc", "xã", "Thanh Hóa", random.Random(2))
    hits = scan(sown.data, ["Hòa Lộc"])
    assert {each.part for each in sown.things} <= {part for part, _ in hits}
    body = [each for each in sown.things if each.xml]
    assert len(body) > 30
    for each in body:
        alone = packed({"word/document.xml": f"<w:document {NS}><w:body>{each.xml}</w:body></w:document>".encode()})
        assert scan(alone, ["Hòa Lộc"]), each.what
    assert scan(plain, ["Hòa Lộc"]) == []
    assert scan(sown.data, ["Hòa Lợi"]) == []


@pytest.mark.parametrize("track", [None, "kehoach"])
@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_left(plain: bytes, seed: int, track: str | None) -> None:
    rng = random.Random(seed)
    sown = sow(plain, "Bình Minh", "xã", "Ninh Bình", rng)
    rewrite, rewrite_name = spelled(TO)
    edits = [
        Edit(number, text, 1, new, text)
        for number, text in numbered(read(sown.data, "a.docx")).items()
        if (new := rewrite(text)) != text
    ]
    made = adapt(sown.data, edits, rewrite, track=track, rewrite_name=rewrite_name)
    assert made.undone == []
    assert scan(made.data, NAMES, accepted=True) == []
    assert gates.faults(made.data) == []
    assert gates.faults(accept(made.data)) == []
    if track:
        assert scan(made.data, NAMES) != []
    again = adapt(sown.data, edits, rewrite, track=track, rewrite_name=rewrite_name)
    assert again.data == made.data


@needs_office
def test_libreoffice_opens_what_came_out(plain: bytes) -> None:
    sown = sow(plain, "Bình Minh", "xã", "Ninh Bình", random.Random(4))
    rewrite, rewrite_name = spelled(TO)
    texts = numbered(read(sown.data, "a.docx"))
    edits = [Edit(number, text, 1, new, text) for number, text in texts.items() if (new := rewrite(text)) != text]
    made = accept(adapt(sown.data, edits, rewrite, track="kehoach", rewrite_name=rewrite_name).data)
    seen = office.convert(office.find_program(), made, "a.docx", "txt:Text (encoded):UTF8", 60).decode()
    assert "Xuân Trường" in seen and "XUÂN TRƯỜNG" in seen
    assert "bình minh" not in seen.lower()
