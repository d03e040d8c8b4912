"""RTF."""

from functools import partial

from readers.hostile.case import EITHER, READ, SAID, UNSAFE, Case, size


def rtf(inside: str) -> bytes:
    """An RTF file."""
    return ("{\\rtf1\\ansi\\uc1 KE HOACH\\par " + inside + "}").encode("utf-8")


def _rtf_said() -> str:
    return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in SAID)


def rtf_table(cells: int) -> str:
    """A row of so many cells."""
    return "\\trowd " + "".join(f"\\cellx{n}" for n in range(cells)) + "\\intbl a\\cell " * cells + "\\row "


def rtfs() -> list[Case]:
    """RTF."""
    n = size(1_000_000, 50_000)
    said = _rtf_said()
    made: list[tuple[str, str, tuple[str, ...]]] = [
        ("long 50", "{" * 50 + said + "}" * 50, READ), ("long 5000", "{" * 5000 + said + "}" * 5000, UNSAFE), ("mo ngoac", "{" * n, UNSAFE), ("dong ngoac", said + "}" * n, READ),
        ("bang long", "".join(f"\\itap{k}\\intbl a\\nestcell " for k in range(1, 500)), EITHER), ("bang long hang", "\\trowd\\itap30000\\intbl a\\nestcell\\nestrow " * 900, EITHER),
        ("bin", "\\bin99999999999 " + said, EITHER), ("bin am", "\\bin-5 " + said, EITHER), ("so lon", "\\fs9999999999\\li-9999999999\\cellx9999999999\\f9999999\\u9999999999?\\uc99999\\s-1 " + said, EITHER),
        ("u la", "\\u-10179?\\u-8704?\\u55296?\\u0?\\u1114112? " + said, READ), ("doan", "a\\par " * size(1_900_000, 4_000), EITHER), ("nhieu doan", "a\\par\\b " * size(900_000, 3_000), EITHER), ("o", rtf_table(size(20_000, 1_000)), EITHER),
        ("hang", rtf_table(5) * size(40_000, 600), EITHER), ("canh khac nhau", "".join(f"\\trowd\\cellx{k * 31}\\cellx{k * 31 + 5}\\intbl a\\cell b\\cell\\row " for k in range(size(50_000, 1_000))), EITHER),
        ("phong", "{\\fonttbl" + "".join(f"{{\\f{k} A;}}" for k in range(size(100_000, 5_000))) + "}" + said, EITHER), ("mau", "{\\colortbl" + "\\red1;" * size(300_000, 10_000) + "}" + said, EITHER),
        ("phong long", "{\\fonttbl" + "{\\f1 A" * 450 + said, EITHER), ("kieu", "{\\stylesheet" + "".join(f"{{\\s{k}\\sbasedon{k + 1} A;}}" for k in range(size(100_000, 5_000))) + "}" + said, EITHER),
        ("doi tuong", "{\\object\\objupdate{\\*\\objdata 0105000002}{\\result " + said + "}}{\\field{\\*\\fldinst INCLUDEPICTURE \"http://127.0.0.1:9/x\"}{\\fldrslt a}}", READ),
        ("chan trang", "{\\header a}" * size(20_000, 1_000) + said, EITHER), ("chan trang khac", "".join(f"{{\\header a{k}\\par}}" for k in range(size(20_000, 1_000))) + said, EITHER), ("ghi chu", "a{\\footnote b}" * size(50_000, 1_500), EITHER), ("ghi chu long", "a{\\footnote b" * 400, EITHER),
        ("hop chu", "{\\shp{\\*\\shpinst{\\shptxt a" * 150 + said, EITHER), ("phan", "\\sect a" * size(100_000, 1_500), EITHER), ("the dai", "\\" + "a" * n, EITHER), ("gach cheo", said + "\\" * n, EITHER), ("hex", "\\'" * n, EITHER), ("hex du", "\\'e1" * n, EITHER), ("bo qua", "\\uc10\\u65 " * (n // 10), EITHER), ("chu", "a" * n * 5, EITHER),
    ]  # fmt: skip
    return [
        Case(
            f"rtf: {name}",
            "x.rtf",
            partial(rtf, inside),
            expect,
            SAID if expect == READ and name not in ("u la",) else "",
        )
        for name, inside, expect in made
    ]
