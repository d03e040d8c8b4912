"""Hurt files: refused in words, or mended as any other; what the reader then reads is what was said."""

import random
from collections import Counter

import pytest
from lxml import etree
from readers.mutate import UNZIPPABLE, Change, of_bytes, of_elements, of_members, of_part
from rebase.gieo_goi import accept, scan, sow, spelled
from writers import plans

from kehoach.blocks import Document, paragraphs
from kehoach.mending.docx_adapt import adapt
from kehoach.mending.docx_comments import Note, comment
from kehoach.mending.docx_fix import fix
from kehoach.mending.docx_text import typed_texts
from kehoach.mending.edit import Edit, made_in
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.writers.docx import to_docx

REWRITE, REWRITE_NAME = spelled([("Bình Minh", "Xuân Trường")])
WAYS = (of_bytes, of_part, of_members, of_elements, of_elements)


def spoken(document: Document) -> Counter[tuple[int, str]]:
    return Counter((each.spot.paragraph or 0, each.text) for each in paragraphs(document.blocks))


@pytest.mark.parametrize("seed", range(40))
def test_hurt_files(seed: int) -> None:
    rng = random.Random(seed)
    number = 2**31
    wounds = [
        Change(
            rng.randrange(number),
            rng.randrange(number),
            rng.choice([rng.randrange(40), rng.randrange(9000)]),
            rng.randrange(number),
        )
        for _ in range(rng.randint(1, 4))
    ]
    try:
        data = WAYS[seed % len(WAYS)](to_docx(plans.full()), wounds)
    except (*UNZIPPABLE, ValueError):
        return
    edits = [Edit(place, "a", 1, "b") for place in range(1, 9)]
    try:
        document = read(data, "a.docx")
        edits = [
            Edit(place, words[0], 1, f"{words[0]}ẫ", text)
            for place, text in spoken(document)
            if place and (words := text.split())
        ]
    except KehoachError:
        document = None
    for author in (None, "kehoach"):
        try:
            made = fix(data, edits, author)
        except KehoachError:
            continue
        if document is not None:
            wanted = spoken(document)
            for each in made.done:
                wanted[each.cho or 0, each.doan_van] -= 1
                wanted[each.cho or 0, made_in(each.doan_van, [each])] += 1
            assert spoken(read(made.data, "a.docx")) == +wanted
    try:
        typed_texts(data)
        noted = comment(data, [Note(each.cho, each.trich, 1, ["x"], each.doan_van) for each in edits])
    except KehoachError:
        return
    if document is not None:
        assert spoken(read(noted, "a.docx")) == spoken(document)


@pytest.mark.parametrize("seed", range(40))
def test_hurt_files_are_adapted_or_refused(seed: int) -> None:
    """Nothing of the place is left in any part but those that are told."""
    rng = random.Random(seed)
    number = 2**31
    sown = sow(to_docx(plans.plan()), "Bình Minh", "xã", "Ninh Bình", rng).data
    wounds = [
        Change(rng.randrange(number), rng.randrange(number), rng.randrange(9000), rng.randrange(number))
        for _ in range(rng.randint(1, 4))
    ]
    try:
        data = WAYS[seed % len(WAYS)](sown, wounds)
    except (*UNZIPPABLE, ValueError):
        return
    try:
        edits = [
            Edit(place, text, 1, new, text)
            for place, text in spoken(read(data, "a.docx"))
            if place and (new := REWRITE(text)) != text
        ]
        made = adapt(data, edits, REWRITE, [Note(1, "a", 1, ["x"])], track="kehoach", rewrite_name=REWRITE_NAME)
    except KehoachError:
        return
    told = {each.part for each in made.not_reached}
    try:
        left = scan(accept(made.data), ["Bình Minh"])
    except (*UNZIPPABLE, etree.XMLSyntaxError):
        return
    assert [each for each in left if each[0] not in told] == [] or made.undone
