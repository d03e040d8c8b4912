"""What reading a hurt file may come to."""

import re
import time

from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_writer import to_yaml
from kehoach.problems import KehoachError
from kehoach.readers import read
from kehoach.readers.stages import to_plan
from kehoach.writers.docx import to_docx
from kehoach.writers.txt import to_txt

SECONDS = 10.0
_VIETNAMESE = re.compile("[ăâđêôơưáàảãạắằẳẵặấầẩẫậéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ]")


def judge(data: bytes, name: str, *, thorough: bool = False) -> str:
    """``plan``, or the code of a refusal; whatever else happens is an ``AssertionError`` or the exception itself.

    ``thorough``: the plan is also written to YAML and back, and to a .docx.
    """
    start = time.process_time()
    try:
        found = to_plan(read(data, name))
    except KehoachError as error:
        assert error.problems
        for problem in error.problems:
            assert problem.code
            _in_words(problem.message)
            _in_words(problem.mend)
        verdict = error.problems[0].code
    else:
        for problem in found.doubts:
            _in_words(problem.message)
        assert 0 <= found.coverage <= 1
        assert to_txt(found.ke_hoach).strip()
        to_txt(found.ke_hoach, keep_numbers=True)
        if thorough:
            assert load_text(to_yaml(found.ke_hoach), KeHoach) == found.ke_hoach
            to_docx(found.ke_hoach)
        verdict = "plan"
    assert time.process_time() - start < SECONDS
    return verdict


def _in_words(words: str) -> None:
    assert _VIETNAMESE.search(words.lower()), words
    assert "Traceback" not in words
