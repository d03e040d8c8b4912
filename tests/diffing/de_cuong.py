"""Plans from outlines of a few lines, and back: a test of a merge shows whole plans at a glance.

::

    @mo_dau Câu mở đầu.               a field of the head; @ho_ten, @chuc_vu, @quyen_han are those of chu_ky
    § Luật | 72/2025/QH15 | Đất đai   a basis
    I Nội dung {noi-dung}             a section: level, title; its id in braces, if the test cares
      1 Trồng cây :: Mỗi thôn 50 cây. title :: text
        | Thôn | Số cây               the table of the section above: columns, then rows
        | Thượng | 20
      - Tưới cây.                     levels - + and * (a paragraph) have text only
    > UBND tỉnh | b/c                 a recipient
    = Nhiệm vụ                        an annex, and what it holds:
      ! Trồng cây | Đoàn xã | Hội Nông dân, Hội Phụ nữ | Tháng 3      a task: chu_tri, phoi_hop, thoi_han
      % Số cây | cây | 500            an indicator: don_vi_tinh, gia_tri
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from kehoach.model.plan import KeHoach, Muc, PhuLuc

_CAPS = {"I": "I", "1": "1", "1.1": "1.1", "a": "a", "-": "-", "+": "+", "*": ""}
_SIGNS = {cap: sign for sign, cap in _CAPS.items()}
_ID = re.compile(r"\s*\{([a-z0-9.-]+)\}$")
_CHU_KY = ("quyen_han", "chuc_vu", "ho_ten")
_LISTS = ("luu", "linh_vuc", "quyen_han", "bo_qua")


def doc(outline: str) -> KeHoach:
    """The plan of an outline."""
    data: dict[str, Any] = {
        "nam": 2026, "co_quan": {"ten": "Ủy ban nhân dân xã Tân Mẫu"}, "dia_danh": "Tân Mẫu", "ngay": "2026",
        "trich_yeu": "Trồng cây", "can_cu": [], "muc": [], "noi_nhan": [], "phu_luc": [], "chu_ky": {"chuc_vu": "CHỦ TỊCH"},
    }  # fmt: skip
    above: list[tuple[int, dict[str, Any]]] = [(-1, data)]
    for line in filter(str.strip, outline.splitlines()):
        indent = len(line) - len(line.lstrip())
        found = _ID.search(line)
        sign, _, rest = (line[: found.start()] if found else line).strip().partition(" ")
        while above[-1][0] >= indent:
            above.pop()
        node = _line(sign, rest, above[-1][1], data)
        if node is not None:
            if found:
                node["id"] = found[1]
            above.append((indent, node))
    if data["chu_ky"]["chuc_vu"] == "-":
        del data["chu_ky"]
    return KeHoach.model_validate(data)


def _line(sign: str, rest: str, cha: dict[str, Any], data: dict[str, Any]) -> dict[str, Any] | None:
    """Put a line into its parent ``cha``, or into the whole ``data``; the node that it makes, if it makes one."""
    parts = [each.strip() for each in rest.split("|")]
    if sign.startswith("@"):
        name = sign[1:]
        (data["chu_ky"] if name in _CHU_KY else data)[name] = _split(rest) if name in _LISTS else rest
        return None
    if sign == "|":
        if cha.get("bang"):
            cha["bang"]["hang"].append(parts)
        else:
            cha["bang"] = {"cot": parts, "hang": []}
        return None
    node: dict[str, Any]
    if sign == "§":
        name, node = "can_cu", dict(zip(("ten_loai", "so_ky_hieu", "trich_yeu"), parts, strict=False))
    elif sign == ">":
        name, node = "noi_nhan", dict(zip(("ten", "de"), parts, strict=False))
    elif sign == "=":
        name, node = "phu_luc", {"tieu_de": rest}
    elif sign == "%":
        name, node = "chi_tieu", dict(zip(("ten", "don_vi_tinh", "gia_tri"), parts, strict=False))
    elif sign == "!":
        name, node = "nhiem_vu", dict(zip(("ten", "chu_tri", "phoi_hop", "thoi_han"), parts, strict=False))
        node["phoi_hop"] = _split(node.get("phoi_hop", ""))
    else:
        title, colons, text = rest.partition("::")
        name, node = "muc", {"cap": _CAPS[sign], "tieu_de": title.strip(), "loi_van": text.strip()}
        if not colons and sign in "-+*":
            node |= {"tieu_de": "", "loi_van": rest}
    cha.setdefault(name, []).append(node)
    return node


def _split(text: str) -> list[str]:
    return [each.strip() for each in text.split(",") if each.strip()]


def viet_lai(plan: KeHoach, *, ids: bool = False) -> str:
    """The outline of a plan, with ids on request; what an outline cannot say is left out."""
    return "\n".join(_lines(plan, ids=ids))


def _lines(plan: KeHoach, *, ids: bool) -> Iterator[str]:
    def mark(node: Any) -> str:
        return f" {{{node.id}}}" if ids else ""

    empty = KeHoach.model_validate(doc("I x").model_dump())
    for name in ("nam", "so", "dia_danh", "trich_yeu", "kem_theo", "mo_dau"):
        if getattr(plan, name) != getattr(empty, name):
            yield f"@{name} {getattr(plan, name)}"
    if plan.ngay != empty.ngay:
        yield f"@ngay {plan.ngay.iso()}"
    for each in plan.can_cu:
        yield _row("§", each.ten_loai, each.so_ky_hieu, each.trich_yeu) + mark(each)
    yield from _muc(plan.muc, "", ids=ids)
    for recipient in plan.noi_nhan:
        yield _row(">", recipient.ten, recipient.de) + mark(recipient)
    if plan.luu:
        yield f"@luu {', '.join(plan.luu)}"
    if plan.chu_ky is None:
        yield "@chuc_vu -"
    elif plan.chu_ky != empty.chu_ky:
        yield from (
            f"@{name} {value if isinstance(value, str) else ', '.join(value)}" for name, value in plan.chu_ky if value
        )
    for annex in plan.phu_luc:
        yield from _annex(annex, ids=ids)


def _annex(annex: PhuLuc, *, ids: bool) -> Iterator[str]:
    yield f"= {annex.tieu_de}" + (f" {{{annex.id}}}" if ids else "")
    for each in annex.chi_tieu:
        yield "  " + _row("%", each.ten, each.don_vi_tinh, each.gia_tri) + (f" {{{each.id}}}" if ids else "")
    for task in annex.nhiem_vu:
        row = _row("!", task.ten, task.chu_tri, ", ".join(task.phoi_hop), task.thoi_han)
        yield "  " + row + (f" {{{task.id}}}" if ids else "")
    yield from _muc(annex.muc, "  ", ids=ids)


def _muc(nodes: Sequence[Muc], indent: str, *, ids: bool) -> Iterator[str]:
    for each in nodes:
        sign = _SIGNS[each.cap]
        text = (
            each.loi_van
            if sign in "-+*" and not each.tieu_de
            else " :: ".join(filter(None, (each.tieu_de, each.loi_van)))
        )
        yield f"{indent}{sign} {text}" + (f" {{{each.id}}}" if ids else "")
        if each.bang:
            yield from (f"{indent}  | {' | '.join(row)}" for row in (each.bang.cot, *each.bang.hang))
        yield from _muc(each.muc, indent + "  ", ids=ids)


def _row(sign: str, *parts: str) -> str:
    return f"{sign} {' | '.join(parts)}".rstrip("| ")
