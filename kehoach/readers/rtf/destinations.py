"""Groups of RTF that hold something else than text of the body, by the control word that opens them."""

from kehoach.blocks import Origin

STORIES: dict[str, Origin] = {"header": "header", "footer": "footer", "footnote": "note", "textbox": "textbox"}
"""Destinations with paragraphs of their own"""

_STORY_WORDS = {
    "headerl": "header", "headerr": "header", "headerf": "header", "header": "header", "footerl": "footer",
    "footerr": "footer", "footerf": "footer", "footer": "footer", "footnote": "footnote", "shptxt": "textbox",
    "dptxbxtext": "textbox",
}  # fmt: skip
_TABLES = {name: name for name in ("fonttbl", "colortbl", "stylesheet", "upr")}
_NUMBERS = {"listtext": "number", "pntext": "number", "bkmkstart": "mark"}
# Pictures, data of objects, what an old reader shows instead (the same words once more), comments, indexes.
_SKIPPED = """
    annotation atnauthor atnid author bkmkend category comment company creatim doccomm falt file filetbl fldinst ftncn
    ftnsep ftnsepc aftnsep aftnsepc aftncn generator info keywords listoverridetable listtable manager nonesttables
    nonshppict objalias objclass objdata objname objsect objtime operator panose pict picprop pn pnseclvl pntxta pntxtb
    printim private revtbl revtim rsidtbl rxe shppict shprslt sp subject tc tcn template themedata title txe
    userprops wgrffmtfilter xe xmlnstbl colorschememapping datastore latentstyles background
""".split()  # noqa: SIM905 - read as a list of words
# Opened with a star, and yet holding what a reader of our day shows.
SHOWN = frozenset(("shpinst", "nesttableprops", "ud", "do"))

KINDS: dict[str, str] = {**dict.fromkeys(_SKIPPED, "skip"), **_STORY_WORDS, **_TABLES, **_NUMBERS}
"""Control word -> destination; of what is in none of these, a starred group is skipped"""
