"""The page of a rule, made of its data file: the same file that tests it."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kehoach.api.checking import rule, rule_code, rules

if TYPE_CHECKING:
    from kehoach.rules.bo_luat import MoTa, ViDu

_SURE = {"xac_minh": "đã đối chiếu", "suy_luan": "suy ra từ văn bản hoặc thực hành", "chua_chac": "chưa chắc"}
_MEND = {
    "chac_chan": "kehoach fix tự sửa",
    "dong_y": "kehoach fix sửa khi có --dong-y",
    "chi_goi_y": "chỉ người mới quyết được; chương trình không tự sửa",
}


def explain(ma: str) -> str:
    """The page of the rule ``ma``. Raises :class:`KehoachError` KT01 with the nearest codes."""
    return "\n".join(_page(rule_code(ma), rule(ma)))


def rule_list() -> str:
    """Every rule with its name, by group."""
    from kehoach.model.phat_hien import NHOM, TEN_MUC_DO, TEN_NHOM

    lines: list[str] = []
    group = ""
    for ma in rules():
        says = rule(ma)
        if ma[:2] != group:
            group = ma[:2]
            lines += ["", TEN_NHOM[NHOM[group]].upper()] if lines else [TEN_NHOM[NHOM[group]].upper()]
        lines.append(f"  {ma}  {TEN_MUC_DO[says.muc_do]:<9} {says.ten}")
    return "\n".join(lines)


def _page(ma: str, says: "MoTa") -> Iterator[str]:
    from kehoach.model.phat_hien import NHOM, TEN_MUC_DO, TEN_NHOM

    yield f"{ma}: {says.ten}"
    yield ""
    yield f"Nhóm: {TEN_NHOM[NHOM[ma[:2]]]}. Mức độ: {TEN_MUC_DO[says.muc_do]}."
    yield f"Căn cứ: {says.can_cu} ({_SURE[says.tin_cay]})."
    yield f"Sửa: {_MEND[says.cach_sua]}."
    yield ""
    yield says.vi_sao
    for each in says.vi_du:
        yield ""
        yield from _example(each)
    if says.tham_so:
        yield ""
        yield "Tham số:"
        for name, value in says.tham_so.items():
            shown = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
            yield f"  {name}: {shown if len(shown) < 300 else f'{shown[:297]}...'}"
    yield ""
    yield f'Chấp nhận một chỗ cụ thể: ghi vào tệp kế hoạch  bo_qua: [{{ma: {ma}, ly_do: "..."}}]'


def _example(each: "ViDu") -> Iterator[str]:
    if each.dinh_dang:
        looks = "; ".join(f"{name}: " + ", ".join(f"{key} = {value}" for key, value in changes.items())
                          for name, changes in each.dinh_dang.items())  # fmt: skip
        yield f"  Sai:  {each.ghi_chu or looks}"
        return
    good = each.thay if each.tot is None else each.tot
    for label, text in (("Sai: ", each.xau), ("Đúng:", good)):
        for number, line in enumerate(text.split("\n")):
            yield f"  {label if not number else '     '} {line or '(không có dòng này)'}"
    if each.ghi_chu:
        yield f"  ({each.ghi_chu})"
