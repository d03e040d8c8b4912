"""What a plan will look like on paper, for a page that shows it."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach
    from kehoach.writers.html import XemTruoc


def preview(plan: "KeHoach", template: Path | None = None) -> "XemTruoc":
    """``plan`` as HTML with the geometry of its .docx: a fragment, and the rules of its styles to be served beside it.

    Pages are made of it in the browser (``danTrang`` in ``trang.js``). Raises :class:`KehoachError` as :func:`render` does.
    """
    from kehoach.writers.html import xem_truoc

    return xem_truoc(plan, template)
