"""What the .docx of a plan looks like, as HTML: made from the very document that the Word writer lays out."""

from kehoach.writers.html.page import to_html
from kehoach.writers.html.preview import XemTruoc, xem_truoc

__all__ = ["XemTruoc", "to_html", "xem_truoc"]
