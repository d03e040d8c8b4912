"""Writes the JSON schemas of the catalogue's files from the models, for editors: run ``make schemas``; a test compares."""

import json
from pathlib import Path

from pydantic import BaseModel

from kehoach.catalog.load import TepDonVi, TepNoiNhan, TepTuVung, TepVanBan
from kehoach.catalog.models import Khung, NoiDung

HERE = Path(__file__).resolve().parent
MODELS: dict[str, type[BaseModel]] = {
    "van-ban": TepVanBan,
    "don-vi": TepDonVi,
    "noi-nhan": TepNoiNhan,
    "tu-vung": TepTuVung,
    "noi-dung": NoiDung,
    "khung": Khung,
}


def text(model: type[BaseModel]) -> str:
    return json.dumps(model.model_json_schema(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    for name, model in MODELS.items():
        (HERE / f"{name}.schema.json").write_text(text(model), encoding="utf-8")
