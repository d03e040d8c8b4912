"""The legal bases laid out for print: paragraphs of bases (Căn cứ), and the opening sentence with what is carried out."""

from collections.abc import Sequence

from kehoach.model.plan import CanCu, KeHoach
from kehoach.text.vien_dan import lan_dau
from kehoach.writers.printed import joined, of


def bases(ke_hoach: KeHoach) -> list[str]:
    """The paragraphs of bases, with their ; and . ; a basis without a lead word goes on in the paragraph of the one before."""
    groups = [group for lead, group in _groups(ke_hoach.can_cu) if lead != "Thực hiện"]
    ends = [";"] * (len(groups) - 1) + ["."]
    return [
        joined(
            (
                of(each.id, _cited(each, each.dan).rstrip(" ;.") + (";" if each is not group[-1] else end))
                for each in group
            ),
            " ",
        )
        for group, end in zip(groups, ends, strict=False)
    ]


def opening(ke_hoach: KeHoach) -> str:
    """The opening sentence; documents that are carried out (Thực hiện) are named in it, in prose and not in italics."""
    own = of("@mo_dau", ke_hoach.mo_dau) if ke_hoach.mo_dau else ""
    carried = [each for lead, group in _groups(ke_hoach.can_cu) if lead == "Thực hiện" for each in group]
    if not carried:
        return own
    names = [_cited(each, "").rstrip(" ;.,") for each in carried]
    if not names[0].startswith("Thực hiện"):
        names[0] = f"Thực hiện {names[0]}"
    ends = [";"] * (len(names) - 1) + ["," if own else ""]
    parts = [of(each.id, name + end) for each, name, end in zip(carried, names, ends, strict=True)]
    return joined([*parts, own] if own else parts, " ")


def _groups(all_bases: Sequence[CanCu]) -> list[tuple[str, list[CanCu]]]:
    """The bases by paragraphs, each with the lead word of its first."""
    groups: list[tuple[str, list[CanCu]]] = []
    for each in all_bases:
        if each.dan or not groups:
            groups.append((each.dan, []))
        groups[-1][1].append(each)
    return groups


def _cited(can_cu: CanCu, lead: str) -> str:
    return can_cu.nguyen_van or f"{lead} {lan_dau(can_cu.vien_dan)}".lstrip()
