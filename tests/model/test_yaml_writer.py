"""A plan written as YAML reads back the same; an edit by the program keeps a person's comments."""

import json

import jsonschema
import pytest
from conftest import DATA
from hypothesis import HealthCheck, given, settings
from ruamel.yaml import YAML
from strategies import plans

from kehoach.model.plan import KeHoach, Muc
from kehoach.model.schema import FILE_NAME, schema_text
from kehoach.model.yaml_reader import load_text
from kehoach.model.yaml_scalars import set_scalars
from kehoach.model.yaml_writer import WIDTH, edit_yaml, to_yaml
from kehoach.text.numbering import Kieu

_SETTINGS = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)


@_SETTINGS
@given(plans)
def test_there_and_back(plan: KeHoach) -> None:
    assert load_text(to_yaml(plan), KeHoach) == plan


@_SETTINGS
@given(plans)
def test_json_there_and_back(plan: KeHoach) -> None:
    assert load_text(plan.model_dump_json(), KeHoach) == plan


@_SETTINGS
@given(plans, plans)
def test_an_edit_says_what_the_new_plan_says(old: KeHoach, new: KeHoach) -> None:
    assert load_text(edit_yaml(to_yaml(old), new), KeHoach) == new


def test_first_line_names_the_schema(ke_hoach: KeHoach) -> None:
    assert to_yaml(ke_hoach).splitlines()[0] == f"# yaml-language-server: $schema={FILE_NAME}"


def test_long_texts_are_folded(ke_hoach: KeHoach) -> None:
    ke_hoach.mo_dau = "Một câu mở đầu rất dài. " * 20
    assert max(map(len, to_yaml(ke_hoach).splitlines())) <= WIDTH + 10


def test_comments_stand_beside_their_node(ke_hoach: KeHoach) -> None:
    assert "  - id: luat  # cần đối chiếu" in to_yaml(ke_hoach, {"luat": "cần đối chiếu"})


def test_comments_survive_an_edit() -> None:
    text = (DATA / "ke-hoach-nho.yaml").read_text(encoding="utf-8")
    text = text.replace("luu: [VT, KT]", "luu: [VT, KT]  # hỏi lại văn thư").replace(
        "  - id: noi-dung\n", "  # phần này anh Bình viết\n  - id: noi-dung\n"
    )
    plan = load_text(text, KeHoach)
    plan.so = "87"
    plan.muc[1].muc.append(Muc(id="them", cap=Kieu.A_RAP, loi_van="Việc mới."))
    del plan.muc[0].muc[0].muc[0]
    edited = edit_yaml(text, plan)
    assert load_text(edited, KeHoach) == plan
    for comment in ("# hỏi lại văn thư", "# phần này anh Bình viết", "# Một kế hoạch nhỏ", "# yaml-language-server"):
        assert comment in edited
    changed = set(edited.splitlines()) ^ set(text.splitlines())
    assert "luu: [VT, KT]  # hỏi lại văn thư" not in changed


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("so: 7\nngay: 2026", 'so: "9"\nngay: "2026-03-08"'),
        ("so: 07   # văn thư\nngay: '2026'", "so: \"9\"   # văn thư\nngay: '2026-03-08'"),
        ("so:\nngay:", 'so: "9"\nngay: "2026-03-08"'),
        ("so:  # điền sau\nngay: ~", 'so: "9"  # điền sau\nngay: "2026-03-08"'),
        ("so: |\n  7\nngay: >-\n  2026\nb: 1", 'so: "9"\nngay: "2026-03-08"\nb: 1'),
        (
            "# đầu\na: {so: 1, ngay: 2}\nb:\n- so: 3",
            '# đầu\nso: "9"\nngay: "2026-03-08"\na: {so: 1, ngay: 2}\nb:\n- so: 3',
        ),
        ('{"a": "Kế", "so": "", "ngay": null}', '{"a": "Kế", "so": "9", "ngay": "2026-03-08"}'),
        ("{a: 1}", '{"so": "9", "ngay": "2026-03-08", a: 1}'),
        ("  a: [so]\n  ngay: 1", '  so: "9"\n  a: [so]\n  ngay: "2026-03-08"'),
        ("b: kế hoạch 😀\r\nso: 1\r\nngay: 2\r\n", 'b: kế hoạch 😀\r\nso: "9"\r\nngay: "2026-03-08"\r\n'),
    ],
)
def test_scalars_are_set_where_they_stand(before: str, after: str) -> None:
    edited = set_scalars(before, {"so": "9", "ngay": "2026-03-08"})
    assert edited == after
    data = YAML(typ="safe", pure=True).load(edited)
    assert (data["so"], data["ngay"]) == ("9", "2026-03-08")


@_SETTINGS
@given(plans)
def test_scalars_are_set_in_any_plan(plan: KeHoach) -> None:
    values = {"so": "123", "ngay": "2026-03-08"}
    expected = KeHoach.model_validate(plan.model_dump() | values)
    for text in (to_yaml(plan), plan.model_dump_json(), plan.model_dump_json(indent=2)):
        assert load_text(set_scalars(text, values), KeHoach) == expected


def test_schema_accepts_our_plans_and_refuses_a_typo(ke_hoach: KeHoach) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schema_text()))
    validator.check_schema(validator.schema)
    for text in (to_yaml(ke_hoach), (DATA / "ke-hoach-nho.yaml").read_text(encoding="utf-8")):
        # as an editor reads it: YAML 1.2, where 2026-02-05 is text and 1.1 a number
        data = json.loads(json.dumps(YAML(typ="safe", pure=True).load(text), default=str))
        validator.validate(data)
        assert not validator.is_valid(data | {"trich_yeo": "x"})
