"""Whatever is done to a file, reading it ends in a plan that can be printed, or in a refusal in words, and soon.

A few examples of each here; ``make fuzz`` gives their number in a variable.
"""

import os
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from readers import mutate, sources
from readers.judge import judge
from readers.mutate import Change, changes

COUNT = int(os.environ.get("KEHOACH_FUZZ", 0))
"""Examples of each kind; 0 in ``make test``, where there are few"""
_few = settings(
    max_examples=COUNT or 12, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
)
_fewest = settings(_few, max_examples=COUNT // 10 or 2)

Hurt = Callable[[bytes, Sequence[Change]], bytes]
_WORD: dict[str, sources.Make] = {"own": sources.own_docx, "clean": sources.clean_docx, "rich": sources.rich_docx}
_ZIPS: dict[str, Hurt] = {
    "bytes": mutate.of_bytes, "part": mutate.of_part, "members": mutate.of_members, "elements": mutate.of_elements,
}  # fmt: skip
_FLAT: dict[str, tuple[sources.Make, ...]] = {
    "txt": (sources.txt,), "md": (sources.md,), "html": (sources.html, sources.mht), "rtf": (sources.rtf,),
}  # fmt: skip


def _judge(data: bytes, kind: str) -> None:
    """Judge the file; one that fails is left behind, the smallest of them last, to look at."""
    try:
        judge(data, f"x.{kind}", thorough=bool(COUNT))
    except BaseException:
        (Path(tempfile.gettempdir()) / f"kehoach-fuzz.{kind}").write_bytes(data)
        raise


@pytest.mark.parametrize("how", _ZIPS)
@pytest.mark.parametrize("which", _WORD)
def test_word(which: str, how: str) -> None:
    @_few
    @given(changes)
    def check(wounds: list[Change]) -> None:
        _judge(_ZIPS[how](_WORD[which](), wounds), "docx")

    check()


@pytest.mark.parametrize("kind", _FLAT)
def test_flat(kind: str) -> None:
    @settings(_few, max_examples=COUNT * 4 or 40)
    @given(st.sampled_from(_FLAT[kind]), changes)
    def check(make: sources.Make, wounds: list[Change]) -> None:
        _judge(mutate.of_bytes(make(), wounds, mutate.TOKENS[kind if kind != "md" else "txt"]), kind)

    check()


def test_pdf() -> None:
    made = [sources.made_pdf()]
    if COUNT and sources.has_office():
        made.append(sources.converted("pdf"))

    @_fewest
    @given(st.sampled_from(made), changes)
    def check(data: bytes, wounds: list[Change]) -> None:
        _judge(mutate.of_bytes(data, wounds, mutate.TOKENS["pdf"]), "pdf")

    check()


@pytest.mark.skipif(not COUNT, reason="chỉ trong make fuzz")
def test_doc(monkeypatch: pytest.MonkeyPatch) -> None:
    made = list(sources.shared(".doc"))
    if sources.has_office():
        made.append(sources.converted("doc:MS Word 97"))
    if not made:
        pytest.skip("không có tệp .doc nào để thử")
    monkeypatch.setenv("KEHOACH_SOFFICE", "/none")  # it is slow, and its faults are not ours

    @_fewest
    @given(st.sampled_from(made), changes)
    def check(data: bytes, wounds: list[Change]) -> None:
        _judge(mutate.of_bytes(data, wounds, mutate.TOKENS["doc"]), "doc")

    check()


@pytest.mark.skipif(not COUNT or not sources.shared(".docx"), reason="chỉ trong make fuzz, khi có tệp mẫu chung")
@pytest.mark.parametrize("how", _ZIPS)
def test_shared_word(how: str) -> None:
    @_few
    @given(st.sampled_from(sources.shared(".docx")), changes)
    def check(data: bytes, wounds: list[Change]) -> None:
        try:
            hurt = _ZIPS[how](data, wounds)
        except mutate.UNZIPPABLE:
            return
        _judge(hurt, "docx")

    check()
