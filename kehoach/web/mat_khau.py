"""The file of those who may log in: one line a person, name and hash of the password. The passwords are nowhere.

Problems: WEB10 a file that is none of these, WEB11 a name or password that will not do.
"""

import re
from pathlib import Path
from typing import Final

from kehoach.files import read_bytes, write_bytes
from kehoach.problems import KehoachError, Place, Problem

SHORTEST: Final = 10
"""Letters of a password at least"""
MAX_BYTES: Final = 1_000_000
_NAME: Final = re.compile(r"[\w][\w .@-]{0,39}")
_HEAD: Final = (
    "# Người được vào trang kehoach: tên:băm của mật khẩu. Thêm người: kehoach serve --them-nguoi TÊN --mat-khau TỆP\n"
)


def doc(path: Path) -> dict[str, str]:
    """Name -> hash. Raises :class:`KehoachError` WEB10, TEP."""
    people: dict[str, str] = {}
    for number, line in enumerate(read_bytes(path, MAX_BYTES).decode("utf-8-sig", "replace").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        name, colon, hashed = line.partition(":")
        if not colon or not hashed.startswith("scrypt:"):
            mend = "thêm người bằng: kehoach serve --them-nguoi TÊN --mat-khau TỆP"
            raise KehoachError(
                Problem("WEB10", "Dòng này không phải tên và băm mật khẩu", mend, Place(str(path), number))
            )
        people[name.strip()] = hashed.strip()
    if not people:
        mend = "thêm người bằng: kehoach serve --them-nguoi TÊN --mat-khau TỆP"
        raise KehoachError(Problem("WEB10", "Chưa có ai được vào trang", mend, Place(str(path))))
    return people


def them(path: Path, name: str, password: str) -> None:
    """Put a person into the file (made if need be), or give one who is there a new password. Raises WEB11, TEP."""
    from werkzeug.security import generate_password_hash

    if not _NAME.fullmatch(name):
        raise KehoachError(Problem("WEB11", f"Tên “{name[:40]}” không dùng được", "chỉ dùng chữ, số, dấu . @ -"))
    if len(password) < SHORTEST:
        raise KehoachError(Problem("WEB11", "Mật khẩu quá ngắn", f"dùng ít nhất {SHORTEST} ký tự"))
    people = doc(path) if path.exists() else {}
    people[name] = generate_password_hash(password, "scrypt")
    text = _HEAD + "".join(f"{each}:{hashed}\n" for each, hashed in people.items())
    write_bytes(path, text.encode(), overwrite=True)
    path.chmod(0o600)


def dung(people: dict[str, str], name: str, password: str) -> bool:
    """Whether the password is that of the person. A name that is unknown takes as long as one that is known."""
    from werkzeug.security import check_password_hash

    hashed = people.get(name)
    right = check_password_hash(hashed or next(iter(people.values())), password)
    return right and hashed is not None
