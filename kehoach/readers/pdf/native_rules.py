"""The lines drawn on a page: strokes, thin filled boxes, outlines of boxes; and the share that pictures cover."""

import ctypes
from collections.abc import Iterator
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

import pypdfium2
import pypdfium2.raw as raw

if TYPE_CHECKING:
    from kehoach.readers.pdf.native_page import View

Rule = tuple[float, float, float, float]
THIN = 3.0
"""A filled box not thicker than this is a line"""
SHORT = 4.0
"""A line not longer than this is none"""
MAX_DEPTH = 8
MAX_OBJECTS = 30_000
"""Pictures and paths of a page that are looked at; a map or a drawing may have millions, no table has"""


def rules(page: pypdfium2.PdfPage, view: "View") -> tuple[list[Rule], float]:
    """Upright and level lines of ``page``, and the share of the page that pictures cover."""
    found: list[Rule] = []
    pictured = 0.0
    kinds = (raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE)
    for item in islice(page.get_objects(filter=kinds, max_depth=MAX_DEPTH), MAX_OBJECTS):
        if item.type == raw.FPDF_PAGEOBJ_IMAGE:
            x0, y0, x1, y1 = _box(view, *item.get_bounds())
            pictured += max(0.0, x1 - x0) * max(0.0, y1 - y0)
        else:
            matrix = _matrix(item)
            found += (line for line in _lines(item, matrix, view) if _counts(line))
    return found, round(min(1.0, pictured / (view.width * view.height or 1)), 3)


def _matrix(item: pypdfium2.PdfObject) -> pypdfium2.PdfMatrix:
    """From the coordinates of an object to those of its page, through the forms around it."""
    matrix = item.get_matrix()
    container = item.container
    while container is not None:
        matrix = matrix.multiply(container.get_matrix())
        container = container.container
    return matrix


def _lines(item: pypdfium2.PdfObject, matrix: pypdfium2.PdfMatrix, view: "View") -> Iterator[Rule]:
    filled, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(item, filled, stroked)
    for points in _figures(item):
        shown = [view.point(*matrix.on_point(*point)) for point in points]
        if stroked.value:
            for (ax, ay), (bx, by) in pairwise(shown):
                yield _rounded(min(ax, bx), min(ay, by), max(ax, bx), max(ay, by))
        elif filled.value and not _white(item):
            xs, ys = [x for x, _ in shown], [y for _, y in shown]
            if max(xs) - min(xs) <= THIN or max(ys) - min(ys) <= THIN:
                yield _rounded(min(xs), min(ys), max(xs), max(ys))


def _figures(item: pypdfium2.PdfObject) -> Iterator[list[tuple[float, float]]]:
    """Corners of each figure of a path; curves count by where they end."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(min(raw.FPDFPath_CountSegments(item), 1000)):
        segment: Any = raw.FPDFPath_GetPathSegment(item, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO:
            if len(points) > 1:
                yield points
            points = []
        points.append((x.value, y.value))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if len(points) > 1:
        yield points


def _box(view: "View", left: float, bottom: float, right: float, top: float) -> Rule:
    (ax, ay), (bx, by) = view.point(left, bottom), view.point(right, top)
    return max(0.0, min(ax, bx)), max(0.0, min(ay, by)), min(view.width, max(ax, bx)), min(view.height, max(ay, by))


def _white(item: pypdfium2.PdfObject) -> bool:
    r, g, b, a = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(item, r, g, b, a)
    return min(r.value, g.value, b.value) > 250


def _rounded(x0: float, y0: float, x1: float, y1: float) -> Rule:
    return round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)


def _counts(line: Rule) -> bool:
    width, height = line[2] - line[0], line[3] - line[1]
    return max(width, height) > SHORT and min(width, height) <= THIN
