"""Findings as SARIF 2.1.0, the form that code hosts and editors read."""

import json
from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any
from urllib.parse import quote

from kehoach.model.phat_hien import KetQuaTep, PhatHien
from kehoach.problems import Level

_LEVELS = {Level.LOI: "error", Level.CANH_BAO: "warning", Level.GOI_Y: "note"}
SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def to_sarif(results: Sequence[KetQuaTep], about: Mapping[str, tuple[str, str]], version: str) -> str:
    """The results as SARIF text; ``about``: code -> name of the rule and why it matters."""
    codes = sorted({each.ma for result in results for each in result.phat_hien})
    rules = [_rule(ma, *about.get(ma, (ma, ""))) for ma in codes]
    driver = {"name": "kehoach", "version": version, "language": "vi", "rules": rules}
    found = [_result(each, result.ten) for result in results for each in result.phat_hien]
    untested = sorted({(one.ma, one.ly_do) for result in results for one in result.khong_kiem_tra})
    notes = [
        {"level": "note", "message": {"text": f"Không kiểm tra {ma}: {reason}"}, "descriptor": {"id": ma}}
        for ma, reason in untested
    ]
    run = {
        "tool": {"driver": driver},
        "results": found,
        "invocations": [{"executionSuccessful": True, "toolExecutionNotifications": notes}],
    }
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1) + "\n"


def _rule(ma: str, name: str, why: str) -> dict[str, Any]:
    return {"id": ma, "shortDescription": {"text": name}, "fullDescription": {"text": why or name}}


def _result(each: PhatHien, file: str) -> dict[str, Any]:
    physical: dict[str, Any] = {"artifactLocation": {"uri": quote(PurePath(file).as_posix())}}
    if each.vi_tri.dong:
        physical["region"] = {"startLine": each.vi_tri.dong} | ({"snippet": {"text": each.trich}} if each.trich else {})
    logical = [
        {"kind": kind, "name": str(value)}
        for kind, value in (("muc", each.vi_tri.muc), ("doan", each.vi_tri.doan), ("trang", each.vi_tri.trang))
        if value
    ]
    text = f"{each.thong_diep}. {each.huong_dan}." if each.huong_dan else f"{each.thong_diep}."
    return {
        "ruleId": each.ma,
        "level": _LEVELS[each.muc_do],
        "message": {"text": text},
        "locations": [{"physicalLocation": physical} | ({"logicalLocations": logical} if logical else {})],
        "properties": {"trich": each.trich, "sua": each.sua, "can_cu": each.can_cu},
    }
