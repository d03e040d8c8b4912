"""A workspace of its own for every test, and small changes to a plan."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kehoach.api import KhongGian, open_workspace
from kehoach.model.plan import KeHoach
from kehoach.problems import KehoachError


@pytest.fixture
def thu_muc(tmp_path: Path) -> Path:
    return tmp_path / "Kế hoạch của tôi"


@pytest.fixture
def kg(thu_muc: Path) -> KhongGian:
    return open_workspace(thu_muc)


@pytest.fixture
def ma(kg: KhongGian, ke_hoach: KeHoach) -> str:
    """A plan in the workspace."""
    return kg.tao(ke_hoach, "Thi đua 2026")


@pytest.fixture
def khac(ke_hoach: KeHoach) -> Callable[[str], KeHoach]:
    """The same plan with another subject."""
    return lambda text: ke_hoach.model_copy(deep=True, update={"trich_yeu": text})


@pytest.fixture
def ma_loi() -> Callable[[Callable[[], object]], str]:
    """The code of the problem that a call raises."""

    def of(call: Callable[[], object]) -> str:
        with pytest.raises(KehoachError) as raised:
            call()
        problem = raised.value.problems[0]
        assert problem.message
        assert problem.mend or problem.code.startswith("YAML")
        return problem.code

    return of
