"""Words of a plan's YAML changed in place."""

import pytest
from conftest import DATA

from kehoach.mending.edit import Edit
from kehoach.mending.yaml_fix import fix_yaml, line_of
from kehoach.model.plan import KeHoach
from kehoach.model.yaml_reader import load_text
from kehoach.problems import KehoachError

PLAN = """# ghi chú đầu tệp
nam: 2026
co_quan: {ten: Ủy ban nhân dân xã Hoa Lộc}   # cơ quan
so: 7
ky_hieu: "KH-UBND"
dia_danh: Hoa Lộc
ngay: 2026-05-15
trich_yeu: >-
  Triển khai phong trào
  thi đua   năm 2026
can_cu:
  - id: luat
    nguyen_van: 'Căn cứ ''Luật'' Tổ chức chính quyền'
mo_dau: Uỷ ban nhân dân xã ban hành
  Kế hoạch như sau  # nối dòng
muc:
  - {id: mot, cap: I, tieu_de: MỤC ĐÍCH, loi_van: "Thực hiện \\"tốt\\" Uỷ ban \\u1ee7y \\
      quyền"}
  - id: hai
    cap: I
    tieu_de: Uỷ ban và Uỷ ban
    loi_van: |-
      Uỷ ban thực hiện
    nhan_manh:
      - cum: Uỷ ban và
        kieu: đậm
    bang:
      cot: [TT, Nội dung]
      hang:
        - ["1", Uỷ ban]
        - ["2", Việc hai]
chu_ky:
  quyen_han: [TM. UỶ BAN NHÂN DÂN]
  chuc_vu: CHỦ TỊCH
luu: [VT, "VHXH"]
noi_nhan:
  - id: nn
    ten: Uỷ ban MTTQ
    de: b/c
"""


def done(trich: str, sua: str, whole: str, target: str, lan: int = 1, plan: str = PLAN) -> str:
    made = fix_yaml(plan.encode(), [Edit(1, trich, lan, sua, whole, "", target)])
    assert not made.undone, made.undone
    assert made.done
    load_text(made.data.decode(), KeHoach)
    return made.data.decode()


@pytest.mark.parametrize(
    ("trich", "sua", "whole", "target", "before", "after"),
    [
        ("Uỷ", "Ủy", "Uỷ ban nhân dân xã ban hành Kế hoạch như sau:", "@mo_dau", "mo_dau: Uỷ", "mo_dau: Ủy"),
        ("hành Kế hoạch", "hành các Kế hoạch", "Uỷ ban nhân dân xã ban hành Kế hoạch như sau:", "@mo_dau", "  Kế hoạch như", "  các Kế hoạch như"),
        ("thi đua năm", "thi đua trong năm", "Triển khai phong trào thi đua năm 2026", "@trich_yeu", None, None),
        ("“Luật”", "'Luật'", "x", "luat", None, None),
        ("'Luật'", "'Bộ luật' 'x'", "Căn cứ 'Luật' Tổ chức chính quyền;", "luat", "''Luật''", "''Bộ luật'' ''x''"),
        ("tốt", 'thật "tốt"', '1. MỤC ĐÍCH: Thực hiện "tốt" Uỷ ban ủy quyền', "mot", '\\"tốt\\"', '\\"thật \\"tốt\\"\\"'),
        ("ủy quyền", "Ủy quyền", '1. MỤC ĐÍCH: Thực hiện "tốt" Uỷ ban ủy quyền', "mot", "\\u1ee7y", "Ủy"),
        ("Uỷ", "Ủy", "TM. UỶ BAN NHÂN DÂN", "@chu_ky.quyen_han.0", None, None),
        ("UỶ", "ỦY", "TM. UỶ BAN NHÂN DÂN", "@chu_ky.quyen_han.0", "TM. UỶ", "TM. ỦY"),
        ("7/KH", "8/KH", "Số: 07/KH-UBND", "@so", "so: 7", "so: 8"),
        ("UBND", "HĐND", "Số: 07/KH-UBND", "@so", "KH-UBND", "KH-HĐND"),
        ("VHXH", "VHTT", "- Lưu: VT, VHXH.", "@luu", "VHXH", "VHTT"),
        ("Uỷ", "Ủy", "- Uỷ ban MTTQ (b/c);", "nn", "ten: Uỷ", "ten: Ủy"),
        ("b/c", "để b/c", "- Uỷ ban MTTQ (b/c);", "nn", "de: b/c", "de: để b/c"),
        ("Uỷ", "Ủy", "Uỷ ban", "hai#bang", '["1", Uỷ', '["1", Ủy'),
        ("Việc", "Việc: ", "Việc hai", "hai#bang", "Việc hai", '"Việc:  hai"'),
        ("hai", "hai", "Việc hai", "", None, None),
        ("hai", "2", "Việc hai", "", "Việc hai", "Việc 2"),
        ("II.", "III.", "II. Uỷ ban và Uỷ ban", "hai", None, None),
        ("a", "b", "a", "khong-co", None, None),
    ],
)  # fmt: skip
def test_one_change(trich: str, sua: str, whole: str, target: str, before: str | None, after: str | None) -> None:
    edit = Edit(1, trich, 1, sua, whole, "", target)
    made = fix_yaml(PLAN.encode(), [edit])
    if before is None or after is None:
        assert made.data == PLAN.encode()
        assert [each.edit for each in made.undone] == [edit]
        return
    assert not made.undone
    assert PLAN.count(before) == 1
    assert made.data.decode() == PLAN.replace(before, after)
    starts_above = trich.startswith("hành")
    assert line_of(PLAN, edit) == PLAN[: PLAN.index(before)].count("\n") + 1 - starts_above


def test_a_folded_value_keeps_its_lines() -> None:
    whole = "Triển khai phong trào thi đua   năm 2026"
    assert done("trào thi đua", "trào, thi đua", whole, "@trich_yeu") == PLAN.replace("phong trào", "phong trào,")


def test_words_that_stand_out_stay_named() -> None:
    after = done("Uỷ", "Ủy", "II. Uỷ ban và Uỷ ban: Uỷ ban thực hiện", "hai")
    assert "tieu_de: Ủy ban và Uỷ ban" in after
    assert "cum: Ủy ban và" in after
    after = done("Uỷ", "Ủy", "II. Uỷ ban và Uỷ ban: Uỷ ban thực hiện", "hai", 3)
    assert "      Ủy ban thực hiện" in after
    assert "cum: Uỷ ban và" in after


def test_marks_line_ends_and_letters_in_parts_stay() -> None:
    import unicodedata

    plan = "\ufeff" + unicodedata.normalize("NFD", PLAN).replace("\n", "\r\n")
    made = fix_yaml(
        plan.encode(), [Edit(1, "xã", 1, "phường", "Uỷ ban nhân dân xã ban hành Kế hoạch như sau:", "", "@mo_dau")]
    )
    assert not made.undone
    at = plan.index("mo_dau")
    old = unicodedata.normalize("NFD", "xã")
    assert made.data.decode() == plan[:at] + plan[at:].replace(old, "phường", 1)


def test_json() -> None:
    import json

    plan = json.dumps(load_text(PLAN, KeHoach).model_dump(mode="json"), ensure_ascii=False)
    after = done("Uỷ", "Ủy", "- Uỷ ban MTTQ (b/c);", "nn", plan=plan)
    assert json.loads(after)["noi_nhan"][0]["ten"] == "Ủy ban MTTQ"


def test_what_is_no_plan_is_refused() -> None:
    for data in (b"", b"a: [", b"\xff\xfe", b"nam: 2026"):
        with pytest.raises(KehoachError):
            fix_yaml(data, [Edit(1, "a", 1, "b", "a", "", "@so")])
        assert line_of(data.decode("latin-1"), Edit(1, "a", 1, "b", "a", "", "@so")) is None


def test_the_small_plan() -> None:
    text = (DATA / "ke-hoach-nho.yaml").read_text(encoding="utf-8")
    plan = load_text(text, KeHoach)
    edit = Edit(1, plan.trich_yeu[:6], 1, "XYZ", plan.trich_yeu, "", "@trich_yeu")
    made = fix_yaml(text.encode(), [edit])
    assert load_text(made.data.decode(), KeHoach) == plan.model_copy(update={"trich_yeu": f"XYZ{plan.trich_yeu[6:]}"})
