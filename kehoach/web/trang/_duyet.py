"""The page of a review: which item is shown, which come before and behind it, what a form says of them."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from kehoach import api
from kehoach.model.chuyen import TEN_CACH, TEN_LOAI_THAY

if TYPE_CHECKING:
    from kehoach.rebase.muc_duyet import MucDuyet

CHUA, TAT_CA = "chua", "tat-ca"
"""Filters: what nobody decided yet; everything. Any other is a kind"""


def khung_nhin(opened: "api.PhienChuyen", args: Mapping[str, str]) -> dict[str, Any]:
    """What the page of the review shows, as its address asks."""
    kinds = {str(each.loai): TEN_LOAI_THAY[each.loai] for each in api.review_groups(opened)}
    loc = args.get("loc", "")
    loc = loc if loc in (CHUA, TAT_CA, *kinds) else TAT_CA
    everything = _ordered(opened)
    shown = _filtered(opened, everything, loc)
    wanted = next((each for each in everything if each.ma == args.get("muc")), None)
    item = wanted or next((each for each in shown if each.ma not in opened.quyet), None) or next(iter(shown), None)
    groups = [each for each in api.review_groups(opened) if any(one in shown or one is item for one in each.muc)]
    order = [each for each in everything if each in shown or each is item]
    at = order.index(item) if item else 0
    return {
        "phien": opened, "cac_loai": kinds, "loc": loc, "muc": item, "nhom": _group(opened, item),
        "hai_ben": api.review_sides(opened, item.ma) if item else None,
        "hang": api.review_row(opened, item.ma) if item else [],
        "thu_tu": everything.index(item) + 1 if item else 0, "tong": len(everything), "da_quyet": opened.so_da_quyet,
        "truoc": order[at - 1].ma if item and at else None,
        "sau": order[at + 1].ma if item and at + 1 < len(order) else None,
        "theo_loai": [(ma, ten, [each for each in groups if str(each.loai) == ma]) for ma, ten in kinds.items()],
        "hien": {each.ma for each in order}, "ten_cach": {str(key): value for key, value in TEN_CACH.items()},
        "vua_xong": args.get("xong", ""),
    }  # fmt: skip


def quyet_dinh(opened: "api.PhienChuyen", form: Mapping[str, str]) -> dict[str, Any]:
    """The decisions of a form: ``muc`` the item, ``cach`` what, ``pham_vi`` how far (this one, alike ones, a whole kind);
    a button for several says both in ``tat``."""
    item = opened.tim(form.get("muc", ""))
    way, _, far = form.get("tat", "").partition(":")
    way, far = way or form.get("cach", ""), far or form.get("pham_vi", "")
    value: Any = {"sua": form.get("chu", "")} if way == "sua" else None if way == "go" else way
    looked = "xong" if value == "nhan" else value  # what only asks to look is not taken, but looked at
    return {each.ma: value if each.doi else looked for each in _meant(opened, item, far)}


def ke_tiep(opened: "api.PhienChuyen", form: Mapping[str, str]) -> str | None:
    """The item to show after a decision: the next one that is not decided, from the one decided on; that one at the end."""
    everything = _ordered(opened)
    ma = form.get("muc", "")
    at = next((index for index, each in enumerate(everything) if each.ma == ma), 0)
    loc = form.get("loc", "")
    wanted = everything if loc in ("", CHUA, TAT_CA) else [each for each in everything if str(each.loai) == loc]
    rest = [each for each in (*everything[at:], *everything[:at]) if each in wanted and each.ma not in opened.quyet]
    return rest[0].ma if rest and form.get("cach") != "go" else ma


def _ordered(opened: "api.PhienChuyen") -> "list[MucDuyet]":
    return [each for group in api.review_groups(opened) for each in group.muc]


def _filtered(opened: "api.PhienChuyen", items: "Iterable[MucDuyet]", loc: str) -> "list[MucDuyet]":
    if loc == TAT_CA:
        return list(items)
    if loc == CHUA:
        return [each for each in items if each.ma not in opened.quyet]
    return [each for each in items if str(each.loai) == loc]


def _group(opened: "api.PhienChuyen", item: "MucDuyet | None") -> "api.NhomDuyet | None":
    return next((each for each in api.review_groups(opened) if item in each.muc), None) if item else None


def _meant(opened: "api.PhienChuyen", item: "MucDuyet", far: str) -> "list[MucDuyet]":
    if far == "nhom":
        return [each for each in opened.muc if each.nhom == item.nhom]
    if far == "loai":  # what was decided one by one stays
        return [each for each in opened.muc if each.loai == item.loai and each.ma not in opened.quyet]
    return [item]
