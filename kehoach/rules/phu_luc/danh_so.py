"""Annexes: numbered as the decree wants, named in the plan, and there where the plan names them (PL1/III.1a)."""

from collections.abc import Iterator

from kehoach.model.phat_hien import CachSua
from kehoach.problems import Level
from kehoach.rules.ho_so import HoSo
from kehoach.rules.luat import Can, Loi, luat
from kehoach.rules.phu_luc._phu_luc import gia_tri, nhac, phu_luc
from kehoach.text.nfc import fold
from kehoach.text.ordinals import roman


@luat("PL01", Can.KE_HOACH)
def duoc_nhac(ho_so: HoSo) -> Iterator[Loi]:
    """Every annex is named in the plan."""
    annexes = phu_luc(ho_so)
    if not annexes:
        return
    numbers: set[int] = set()
    for each in nhac(ho_so):
        if each.dong.phu_luc:
            continue
        if not each.so:
            return  # "các Phụ lục kèm theo", or the only one
        numbers.update(gia_tri(so) for so, _ in each.so)
    if any(word in each.text for each in ho_so.than for word in ("kèm theo)", "đính kèm")) and not numbers:
        return  # (có biểu kèm theo): named by another word
    for annex in annexes:
        value = annex.gia_tri or annex.thu_tu
        if annex.chu and value not in numbers and not (len(annexes) == 1 and numbers) and annex.thu_tu not in numbers:
            name = f"Phụ lục {annex.so}".strip()
            yield Loi(annex.moc, annex.moc.text.split("\n")[0][:80], None, {"ten": name}, tai=0)


@luat("PL02", Can.KE_HOACH)
def so_la_ma(ho_so: HoSo) -> Iterator[Loi]:
    """Two annexes or more: Roman numbers."""
    words = ho_so.tham_so("PL02")["nguyen_nhan"]
    annexes = phu_luc(ho_so)
    if len(annexes) < 2:
        return
    for annex in annexes:
        dong = annex.dau
        if dong is None:
            continue
        if annex.so.isdigit() and annex.gia_tri:
            number = roman(annex.gia_tri)
            cause = words["a_rap"].format(so=annex.so, dung=number)
            yield Loi(dong, annex.so, number, {"nguyen_nhan": cause}, tai=dong.text.index(annex.so))
        elif not annex.so and annex.chu:
            number = roman(annex.thu_tu)
            alone = dong.text.strip() == annex.chu
            yield Loi(
                dong, annex.chu, f"{annex.chu} {number}" if alone else None,
                {"nguyen_nhan": words["thieu"].format(dung=number)}, tai=dong.text.index(annex.chu),
                cach_sua=CachSua.DONG_Y if alone else CachSua.CHI_GOI_Y,
            )  # fmt: skip


@luat("PL03", Can.KE_HOACH)
def mot_phu_luc(ho_so: HoSo) -> Iterator[Loi]:
    """The only annex has no number."""
    annexes = phu_luc(ho_so)
    if len(annexes) == 1 and annexes[0].gia_tri == 1 and annexes[0].dau is not None:
        dong, so = annexes[0].dau, annexes[0].so
        yield Loi(dong, f"{annexes[0].chu} {so}" if f"{annexes[0].chu} {so}" in dong.text else so, None, {"so": so})


@luat("PL13", Can.KE_HOACH)
def co_that(ho_so: HoSo) -> Iterator[Loi]:
    """An annex that is named is there."""
    words = ho_so.tham_so("PL13")["nguyen_nhan"]
    annexes = phu_luc(ho_so)
    known = {annex.gia_tri for annex in annexes} | {annex.thu_tu for annex in annexes}
    draft = ho_so.giai_doan == "du-thao"
    for each in nhac(ho_so):
        if not annexes:
            if each.chac or each.so:
                cause = words["khong"].format(trich=each.trich)
                yield Loi(
                    each.dong, each.trich, None, {"nguyen_nhan": cause}, tai=each.tai,
                    muc_do=Level.GOI_Y if draft else Level.CANH_BAO,
                )  # fmt: skip
                return
            continue
        for so, at in each.so:
            value = gia_tri(so)
            if value and value not in known:
                have = ", ".join(annex.so or "(không số)" for annex in annexes)
                cause = words["thieu"].format(so=so, co=have)
                yield Loi(each.dong, so, None, {"nguyen_nhan": cause}, tai=at)


@luat("PL20", Can.KE_HOACH)
def viet_nhu_dau(ho_so: HoSo) -> Iterator[Loi]:
    """The text writes the number of an annex in Roman figures, as the annex does."""
    annexes = phu_luc(ho_so)
    if len(annexes) < 2:
        return
    known = {annex.gia_tri for annex in annexes}
    for each in nhac(ho_so):
        for so, at in each.so:
            if so.isdigit() and int(so) in known and each.dong.text[at : at + len(so)] == so:
                yield Loi(each.dong, so, roman(int(so)), {"so": so}, tai=at)


@luat("PL21", Can.KE_HOACH)
def thu_tu(ho_so: HoSo) -> Iterator[Loi]:
    """Annexes count on: I, II, III."""
    annexes = phu_luc(ho_so)
    if len(annexes) < 2 or not all(annex.gia_tri for annex in annexes):
        return
    values = [annex.gia_tri for annex in annexes]
    wrong = [annex for annex in annexes if annex.gia_tri != annex.thu_tu]
    for annex in wrong[:1]:
        dong = annex.dau
        if dong is None:
            continue
        roman_style = not annex.so.isdigit()
        number = roman(annex.thu_tu)
        sure = len(wrong) == 1 and roman_style
        facts = {
            "so": annex.so,
            "dung": number,
            "lap": "dùng hai lần" if values.count(annex.gia_tri) > 1 else "không đúng thứ tự",
        }
        yield Loi(
            dong, annex.so, number if sure else None, facts, tai=dong.text.index(annex.so),
            cach_sua=CachSua.DONG_Y if sure else CachSua.CHI_GOI_Y,
        )  # fmt: skip


@luat("PL24", Can.KE_HOACH)
def trung_ten(ho_so: HoSo) -> Iterator[Loi]:
    """No two annexes have one title, and none is empty."""
    words = ho_so.tham_so("PL24")["nguyen_nhan"]
    seen: dict[str, str] = {}
    for annex in phu_luc(ho_so):
        title = fold(" ".join([annex.ten_cung_dong, *(each.text for each in annex.ten)]))
        name = f"Phụ lục {annex.so}".strip()
        if len(title) > 5 and "[[" not in title:
            older = seen.setdefault(title, name)
            if older is not name:
                line = annex.ten[0] if annex.ten else annex.moc
                yield Loi(
                    line, line.text[:120], None, {"nguyen_nhan": words["trung"].format(ten=name, kia=older)}, tai=0
                )
        head = {id(annex.dau), *map(id, annex.ten), *map(id, annex.kem_theo)}
        if not any(each.text.strip(" ./") for each in annex.dong if id(each) not in head):
            yield Loi(annex.moc, annex.moc.text[:80], None, {"nguyen_nhan": words["trong"].format(ten=name)}, tai=0)
