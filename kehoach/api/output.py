"""A plan as the bytes of a file, without writing one."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.model.plan import KeHoach


def document(plan: "KeHoach", suffix: str) -> bytes:
    """``plan`` in the format of ``suffix``: those of :func:`kehoach.api.render`, and ``.yaml``."""
    if suffix in (".yaml", ".yml"):
        from kehoach.model.yaml_writer import to_yaml

        return to_yaml(plan, {}).encode()
    from kehoach.writers import write

    return write(plan, suffix)


def pdf_available() -> bool:
    """Whether this machine can make a PDF."""
    from kehoach.problems import KehoachError
    from kehoach.writers.pdf import find_program

    try:
        find_program()
    except KehoachError:
        return False
    return True
