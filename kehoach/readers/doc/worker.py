"""Runs as a program of its own: SOURCE.doc TARGET.docx, through msdoc2docx, within limits that the system enforces.

Ends with 0 or PARTIAL and the target written, or with another of the codes below. It imports nothing of kehoach, so that it
starts at once.
"""

import sys
from collections.abc import Callable
from typing import Any

PARTIAL, DAMAGED, LOCKED, UNSUPPORTED = 9, 10, 11, 12
"""Converted with something left out; cannot be read; behind a password; too old"""
MEMORY_BYTES = 900_000_000
"""Address space that a conversion may take"""
SECONDS = 8
"""Processor time that it may take"""
LOSSES = frozenset({
    "GROUPED_MAIN_TEXTBOXES_DEFERRED", "HEADER_FOOTER_TABLE_MALFORMED", "MAIN_TEXTBOX_TABLE_MALFORMED",
    "MALFORMED_TABLE_FLATTENED", "NUMBERING_TABLE_MALFORMED", "STYLE_TABLE_MALFORMED",
})  # fmt: skip
"""What msdoc2docx warns of that costs words, numbers or tables"""


def main(source: str, target: str) -> int:
    """Convert and give the exit code."""
    from doc2docx import convert, errors

    _limit()
    shapes_left_out = _forgive_shapes()
    try:
        report = convert(source, target).report
    except errors.EncryptedDocumentError:
        return LOCKED
    except errors.UnsupportedFeatureError:
        return UNSUPPORTED
    except Exception:  # noqa: BLE001 - whatever a hostile file leads it into
        return DAMAGED
    lost = any(each.code in LOSSES for each in report.diagnostics)
    return PARTIAL if lost or shapes_left_out else 0


def _limit() -> None:
    if sys.platform != "win32":  # there only the caller's time limit holds
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS + 1))


def _forgive_shapes() -> list[str]:
    """Let msdoc2docx leave out shapes of headers that it finds odd, for which it would refuse the whole file."""
    from doc2docx import converter
    from doc2docx.errors import InvalidWordDocument
    from doc2docx.msdoc import TextBoxCollection

    left_out: list[str] = []

    def forgiving(read: Callable[..., Any], nothing: Any) -> Callable[..., Any]:
        def tried(*args: Any, **options: Any) -> Any:
            try:
                return read(*args, **options)
            except InvalidWordDocument as error:
                left_out.append(str(error))
                return nothing

        return tried

    for name, nothing in (("read_header_textboxes", TextBoxCollection({})), ("read_shape_anchors", {})):
        setattr(converter, name, forgiving(getattr(converter, name), nothing))
    return left_out


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
