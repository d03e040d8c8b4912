"""The guides of ``kehoach help``, as pages."""

from functools import lru_cache
from pathlib import Path

from flask import Blueprint, Response, abort, render_template, send_from_directory
from markupsafe import Markup

from kehoach import api

bp = Blueprint("tro_giup", __name__, url_prefix="/tro-giup")
FIRST = "bat-dau"


@bp.get("/")
def trang_dau() -> str:
    """The list of guides, and the first steps."""
    return trang(FIRST)


@bp.get("/<ten>")
def trang(ten: str) -> str:
    """One guide."""
    pages = api.help_pages()
    if ten not in pages:
        abort(404)
    return render_template("tro_giup/trang.html", cac_trang=pages, ten=ten, noi_dung=_html(ten))


@bp.get("/hinh/<ten>")
def hinh(ten: str) -> Response:
    """A picture of the guides."""
    return send_from_directory(api.help_pictures(), ten)


@lru_cache(maxsize=32)
def _html(name: str) -> Markup:
    """The guide as HTML. The guides are our own; HTML inside them is shown as words all the same."""
    from markdown_it import MarkdownIt

    markdown = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = markdown.parse(api.help_page(name))
    for token in tokens:
        if token.type == "code_block":
            token.attrs["tabindex"] = "0"  # what scrolls can be reached by the keyboard
    for token in (inner for each in tokens for inner in (each, *(each.children or ()))):
        for attribute in ("href", "src"):
            target = token.attrs.get(attribute)
            if isinstance(target, str) and "/" not in target.removeprefix("hinh/"):
                path = Path(target)
                token.attrs[attribute] = f"/tro-giup/{path.stem if path.suffix == '.md' else target}"
    return Markup(markdown.renderer.render(tokens, markdown.options, {}))  # noqa: S704 - our own text, its HTML off
