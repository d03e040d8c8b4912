"""``kehoach catalog check``: proves that a catalogue is whole and true to its own rules, over all its layers.

Each check is a function from the catalogue to problems with file, line and mend. It lives beside drafting because it must
know which slots a text may use.
"""

from collections.abc import Callable, Iterator, Sequence

from kehoach.catalog.load import LOAI, DanhMuc
from kehoach.drafting.catalog_check import documents, pack_files, references, texts
from kehoach.problems import Problem

Check = Callable[[DanhMuc], Iterator[Problem]]

CHECKS: Sequence[Check] = (
    pack_files.unread,
    documents.keys,
    documents.numbers,
    documents.intervals,
    documents.relations,
    documents.places_and_tags,
    documents.cycles,
    documents.sources,
    references.units,
    references.areas,
    references.khung,
    references.ids,
    texts.slots,
    texts.questions,
    texts.wording,
)
"""In the order in which their findings are shown."""


def check_catalog(catalog: DanhMuc) -> list[Problem]:
    """Everything that is wrong: faults of the files first, then what the checks find in the entries that could be read."""
    found = [problem for kind in LOAI for problem in catalog.problems(kind)]
    found += [problem for check in CHECKS for problem in check(catalog)]
    return list(dict.fromkeys(found))
