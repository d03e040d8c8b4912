"""docxtpl templates, compiled once and rendered many times: about as fast as the result can be packed.

>>> engine = prepare(Path("mau.docx").read_bytes())
>>> Path("ra.docx").write_bytes(engine.render({"xa": "Hoa Lộc", "hang": [{"tt": "1"}]}))

docxtpl opens, patches, compiles and packs a template anew for every document. Here the template goes through docxtpl once;
each document is then only rendered and packed, and the main part is the same XML as docxtpl's own. Nothing here knows of
kehoach: the package needs docxtpl, jinja2, lxml and, where it has a wheel, isal.
"""

from kehoach.engine.compiled import Compiled, prepare, prepare_xml
from kehoach.engine.deflate import BEST, ISAL, ZLIB, Packer
from kehoach.engine.pieces import plain

__all__ = ["BEST", "ISAL", "ZLIB", "Compiled", "Packer", "plain", "prepare", "prepare_xml"]
