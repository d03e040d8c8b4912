"""What only a printed page shows: where things stand, how long the drawn lines are, page numbers, fonts.

:func:`faults` takes the bytes of a PDF that a word processor made of a plan; positions are in points.
"""

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pdfplumber

_MM = 72 / 25.4
_FONTS = re.compile(r"Liberation ?Serif|Times ?New ?Roman|Tinos|Thorndale", re.IGNORECASE)
_GAP = 14.0
"""A wider gap than this parts two columns on one line."""


@dataclass(frozen=True)
class Dong:
    """A printed line of one column."""

    text: str
    x0: float
    x1: float
    base: float
    """Distance of the baseline from the top of the page"""
    size: float

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def length(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True)
class Trang:
    """A page: its printed lines, its drawn horizontal lines, its size."""

    width: float
    height: float
    lines: tuple[Dong, ...]
    rules: tuple[tuple[float, float, float], ...]
    """x0, x1, distance from the top"""

    def one(self, pattern: str) -> Dong:
        """The only line that matches."""
        found = [each for each in self.lines if re.search(pattern, each.text)]
        assert len(found) == 1, f"cần đúng một dòng {pattern}, có {[each.text for each in found]}"
        return found[0]

    @property
    def number(self) -> str:
        """The page number printed in the top margin, or empty."""
        return next((each.text for each in self.lines if each.base < 20 * _MM and each.text.isdigit()), "")

    @property
    def body(self) -> list[Dong]:
        """Everything but the page number."""
        return [each for each in self.lines if each.base >= 20 * _MM]


def pages(data: bytes) -> list[Trang]:
    """The pages of a PDF."""
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return [
            Trang(float(page.width), float(page.height), tuple(_lines(page)), tuple(_rules(page))) for page in pdf.pages
        ]


def faults(data: bytes) -> list[str]:
    """Everything on the pages that is not as the decree asks."""
    found = pages(data)
    result = [f"{check.__name__}: {fault}" for check in CHECKS for fault in check(found)]
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        names = {char["fontname"] for page in pdf.pages for char in page.chars}
    return result + [f"phông {name}" for name in sorted(names) if not _FONTS.search(name)]


def parts(found: list[Trang]) -> list[list[Trang]]:
    """The pages of the plan, then those of each annex."""
    result: list[list[Trang]] = []
    for page in found:
        if not result or re.fullmatch(r"Phụ lục( [IVXLC]+)?", page.body[0].text):
            result.append([])
        result[-1].append(page)
    return result


def page_numbers(found: list[Trang]) -> Iterator[str]:
    """1.1: centred in the top margin from the second page of each part, counted from 1."""
    for part in parts(found):
        for index, page in enumerate(part, 1):
            expected = "" if index == 1 else str(index)
            if page.number != expected:
                yield f"trang {index}: số trang “{page.number}”, cần “{expected}”"
            for line in page.lines:
                middle = (30 * _MM + page.width - 15 * _MM) / 2
                if line.text == page.number and line.base < 20 * _MM and abs(line.centre - middle) > 8.5:
                    yield f"trang {index}: số trang lệch giữa {line.centre - middle:.1f}"


def margins(found: list[Trang]) -> Iterator[str]:
    """1.1: nothing is printed outside the text area but the page number."""
    for page in found:
        for line in page.body:
            right = page.width - line.x1
            if line.x0 < 30 * _MM - 1 or right < 15 * _MM - 1 or line.base > page.height - 20 * _MM + 1:
                yield f"ra ngoài lề: {line.text[:40]}"


def letterhead(found: list[Trang]) -> Iterator[str]:
    """1.2, 1.3: what stands beside and under what, and the drawn lines."""
    page = found[0]
    nation, motto = page.one(r"^CỘNG HÒA"), page.one(r"^Độc lập")
    number, kind = page.one(r"^Số:"), page.one(r"^KẾ HOẠCH$")
    dates = [each for each in page.lines if each.x0 > number.x1 and number.base - 1 <= each.base < kind.base]
    if abs(number.base - dates[0].base) > 0.6:
        yield f"số và ngày tháng lệch dòng {number.base - dates[0].base:.1f}"
    organs = [each for each in page.lines if each.x1 < nation.x0 and each.base < number.base - 1]
    if abs(organs[0].base - nation.base) > 0.6:
        yield "tên cơ quan không ngang Quốc hiệu"
    centred = [(nation, each) for each in (motto, *dates)] + [(organs[-1], each) for each in (number, *organs)]
    for upper, lower in centred:
        if abs(upper.centre - lower.centre) > 1.0:
            yield f"“{lower.text}” lệch giữa so với “{upper.text}” {lower.centre - upper.centre:.1f}"
    if nation.base >= motto.base or motto.base - nation.base > 1.3 * motto.size:
        yield "Tiêu ngữ không liền dưới Quốc hiệu"
    x0, x1, top = _under(page, motto)
    if abs((x1 - x0) - motto.length) > 1.5 or abs((x0 + x1) / 2 - motto.centre) > 1:
        yield f"kẻ dưới Tiêu ngữ dài {x1 - x0:.1f}, chữ {motto.length:.1f}"
    if top >= number.base - number.size:
        yield "kẻ dưới Tiêu ngữ chạm dòng địa danh"
    yield from _third_to_half(page, organs[-1])


def title(found: list[Trang]) -> Iterator[str]:
    """1.3 ô 5a: centred on the text area, a line under its last line."""
    page = found[0]
    kind = page.one(r"^KẾ HOẠCH$")
    rule = next(each for each in page.rules if each[2] > kind.base)
    about = [each for each in page.lines if kind.base < each.base < rule[2]]
    middle = (30 * _MM + page.width - 15 * _MM) / 2
    for each in (kind, *about):
        if abs(each.centre - middle) > 8.5:
            yield f"“{each.text}” lệch giữa trang {each.centre - middle:.1f}"
    yield from _third_to_half(page, about[-1])


def signature(found: list[Trang]) -> Iterator[str]:
    """1.2 ô 7, 9b: recipients at the left margin, level with the signer; some text of the plan on the same page."""
    plan = parts(found)[0]
    page = next(each for each in plan if any(line.text == "Nơi nhận:" for line in each.lines))
    head = page.one(r"^Nơi nhận:$")
    signer = [each for each in page.lines if each.x0 > page.width / 2 - 20 and each.base >= head.base - 2]
    if abs(signer[0].base - head.base) > 1:
        yield f"nơi nhận và người ký lệch dòng {signer[0].base - head.base:.1f}"
    if abs(head.x0 - 30 * _MM) > 15:
        yield f"nơi nhận không sát lề trái: {head.x0:.1f}"
    for each in signer:
        if abs(each.centre - signer[0].centre) > 1:
            yield f"“{each.text}” lệch giữa khối ký"
    if not any(line.base < head.base for line in page.body):
        yield "khối ký đứng một mình một trang"


def annex_lines(found: list[Trang]) -> Iterator[str]:
    """Mẫu 2.1: a short line under (Kèm theo ...)."""
    for part in parts(found)[1:]:
        page = part[0]
        last = next(each for each in page.body if each.text.endswith(")"))
        x0, x1, _ = _under(page, last)
        if (x1 - x0) > last.length / 2 or (x1 - x0) < 30 or abs((x0 + x1) / 2 - last.centre) > 1.5:
            yield f"kẻ dưới dòng kèm theo dài {x1 - x0:.1f}, chữ {last.length:.1f}"


CHECKS: tuple[Callable[[list[Trang]], Iterator[str]], ...] = (
    page_numbers, margins, letterhead, title, signature, annex_lines
)  # fmt: skip


def _third_to_half(page: Trang, line: Dong) -> Iterator[str]:
    x0, x1, _ = _under(page, line)
    if not line.length / 3 - 1 <= x1 - x0 <= line.length / 2 + 1:
        yield f"kẻ dưới “{line.text}” dài {x1 - x0:.1f}, chữ {line.length:.1f}"
    if abs((x0 + x1) / 2 - line.centre) > 1:
        yield f"kẻ dưới “{line.text}” không cân đối"


def _under(page: Trang, line: Dong) -> tuple[float, float, float]:
    """The first drawn line below ``line`` that begins within its width."""
    found = [each for each in page.rules if 0 < each[2] - line.base < 20 and line.x0 - 2 <= each[0] <= line.x1]
    assert found, f"không có đường kẻ dưới “{line.text}”"
    return min(found, key=lambda each: each[2])


def _rules(page: Any) -> list[tuple[float, float, float]]:
    found = {
        (round(each["x0"], 1), round(each["x1"], 1), round(each["top"], 1))
        for each in page.lines + page.rects
        if each["height"] < 1.5 and each["width"] > 5
    }
    return sorted(found, key=lambda each: (each[2], each[0]))


def _lines(page: Any) -> list[Dong]:
    by_base: dict[int, list[dict[str, Any]]] = {}
    for char in page.chars:
        by_base.setdefault(round((float(page.height) - char["matrix"][5]) * 2), []).append(char)
    result = []
    for chars in by_base.values():
        group: list[dict[str, Any]] = []
        for char in sorted(chars, key=lambda each: float(each["x0"])):
            if group and char["x0"] - group[-1]["x1"] > _GAP:
                result.append(_line(group, page))
                group = []
            group.append(char)
        result.append(_line(group, page))
    return sorted((each for each in result if each.text), key=lambda each: (round(each.base), each.x0))


def _line(chars: list[dict[str, Any]], page: Any) -> Dong:
    printed = [each for each in chars if each["text"].strip()] or chars
    return Dong(
        text="".join(each["text"] for each in chars).strip(),
        x0=float(printed[0]["x0"]),
        x1=float(printed[-1]["x1"]),
        base=float(page.height) - float(printed[0]["matrix"][5]),
        size=float(printed[0]["size"]),
    )
