"""Recipients against the body: who gets a task, who gets a report."""

import re
from collections.abc import Iterator

from kehoach.model.dong import Vai
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.noi_nhan._don_vi import tim_ten
from kehoach.rules.noi_nhan._giao_viec import duoc_gui, giao_viec, nhom_duoc_giao
from kehoach.rules.noi_nhan._nen import cac_nhan, chuan, la_ubnd_xa, muc_dich
from kehoach.rules.noi_nhan.noi_dung import da_bo

_REPORT = re.compile(r"báo cáo(?:\s+(?:về|với|kết quả về|lên|cho))?\s+", re.IGNORECASE)
_BODY = re.compile(
    r"(?:(?:thường trực|chủ tịch|ban thường vụ)\s+)?"
    r"(?P<ten>(?P<co>ubnd|ủy ban nhân dân|hđnd|hội đồng nhân dân|công an)\s+(?P<cap>tỉnh|thành phố|huyện|thị xã|quận)|"
    r"(?P<uy>tỉnh ủy|thành ủy|huyện ủy|thị ủy)|sở\s+)",
    re.IGNORECASE,
)
_JOIN = re.compile(
    r"(?:\s*,\s*|\s+và\s+)(?=(?:thường trực|chủ tịch|ubnd|ủy ban|hđnd|hội đồng|công an|tỉnh ủy|thành ủy|sở)\b)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"(?:\s+[A-ZĐÀ-Ỹ][^\W\d_]*){0,3}")
_INITIAL = re.compile(r"[^\W\d_]+")


@luat("NN10", Can.KE_HOACH, Can.TU_SOAN)
def duoc_giao_phai_gui(ho_so: HoSo) -> Iterator[Loi]:
    """Who gets a task gets the plan."""
    if not la_ubnd_xa(ho_so) or not ho_so.mot_lan(cac_nhan):
        return
    known = ho_so.tham_so("NN10")
    sent = ho_so.mot_lan(duoc_gui)
    same: dict[str, str] = known["cung_loai"]
    told: set[str] = set()
    for each in sorted(ho_so.mot_lan(giao_viec), key=lambda each: each.phu):
        ids = {key for key in each.ids if key not in known["khong_xet"]}
        kinds = {same.get(key, key) for key in ids}
        if not ids or ids & sent or kinds & sent or kinds & told:
            continue
        told |= kinds
        light = each.phu or kinds <= set(known["nhe"])
        yield Loi(each.dong, each.trich, None, None, each.tai, muc_do=Level.GOI_Y if light else None)


@luat("NN16", Can.KE_HOACH, Can.TU_SOAN)
def gui_phai_co_viec(ho_so: HoSo) -> Iterator[Loi]:
    """Who gets the plan to carry it out has something to carry out."""
    if not la_ubnd_xa(ho_so) or ho_so.mot_lan(nhom_duoc_giao):
        return
    body: str | None = None
    for each in ho_so.mot_lan(cac_nhan):
        if muc_dich(each.de, ho_so) != "th/h":
            continue
        names = list(tim_ten(each.ten, ho_so))
        ids = {key for name in names for key in name.ids}
        if not ids or any(name.nhom for name in names) or any(ids & giao.ids for giao in ho_so.mot_lan(giao_viec)):
            continue
        body = body if body is not None else _words(ho_so)
        if not any(_named(key, body, ho_so) for key in ids):
            yield Loi(each.dong, each.ten)


def _words(ho_so: HoSo) -> str:
    lines = (dong.text for dong in ho_so.dong if dong.vai in (Vai.MUC, Vai.DOAN, Vai.O))
    return chuan("\n".join(lines))


def _named(key: str, body: str, ho_so: HoSo) -> bool:
    unit = ho_so.danh_muc.don_vi.get(key)
    names = [*ho_so.tham_so("NN10")["don_vi"].get(key, ())]
    names += [re.sub(r"\{\{.*?\}\}", "", name).strip() for name in (unit.ten, *unit.viet_tat)] if unit else []
    return any(len(name) > 2 and chuan(name) in body for name in names)


@luat("NN17", Can.KE_HOACH, Can.TU_SOAN)
def bao_cao_phai_gui(ho_so: HoSo) -> Iterator[Loi]:
    """Who is promised reports gets the plan."""
    if not la_ubnd_xa(ho_so) or not ho_so.mot_lan(cac_nhan):
        return
    sent = [each.chuan for each in ho_so.mot_lan(cac_nhan)]
    told: set[str] = set()
    for dong in ho_so.than:
        if dong.vai is Vai.O or "áo cáo" not in dong.text:
            continue
        for start in _REPORT.finditer(dong.text):
            at = start.end()
            for _ in range(4):
                found = _body_at(dong.text, at, ho_so)
                if found is None:
                    break
                end, key, patterns = found
                named = dong.text[at:end]
                if (
                    key not in told
                    and not da_bo(named, ho_so)
                    and not any(re.search(pattern, line) for pattern in patterns for line in sent)
                ):
                    told.add(key)
                    yield Loi(dong, named, None, None, at)
                joined = _JOIN.match(dong.text, end)
                if joined is None:
                    break
                at = joined.end()


def _body_at(text: str, at: int, ho_so: HoSo) -> tuple[int, str, tuple[str, ...]] | None:
    """A superior named at ``at``: where its name ends, what it is, how recipients may write it."""
    m = _BODY.match(text, at)
    if m is None:
        return None
    if m["co"]:
        place = _PLACE.match(text, m.end())
        end = place.end() if place else m.end()
        kind = {"ủy ban nhân dân": "ubnd", "hội đồng nhân dân": "hđnd"}.get(chuan(m["co"]), chuan(m["co"]))
        level = chuan(m["cap"])
        long = {"ubnd": "ủy ban nhân dân", "hđnd": "hội đồng nhân dân"}.get(kind, kind)
        names = (rf"(?:{kind}|{long})\s+(?:\S+\s+)?(?:{level}|tp|t\.)", rf"(?:{kind}|{long}).{{0,20}}\b{level}\b")
        return end, f"{kind} {level}", names
    if m["uy"]:
        return m.end(), chuan(m["uy"]), (re.escape(chuan(m["uy"])),)
    low = chuan(text[m.end() : m.end() + 60])
    for name, shorts in ho_so.tham_so("NN17")["so"].items():
        for way in (name, *shorts):
            if low.startswith(chuan(way)) and not low[len(way) : len(way) + 1].isalnum():
                ways = tuple(rf"sở\s+{re.escape(chuan(each))}" for each in (name, *shorts))
                return m.end() + len(way), f"sở {name}", (*ways, r"các sở")
    return None
