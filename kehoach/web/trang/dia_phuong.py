"""Communes for the fields that complete themselves."""

from flask import Blueprint, Response, jsonify, request

from kehoach import api

bp = Blueprint("dia_phuong", __name__, url_prefix="/dia-phuong")
MAX_TYPED = 100


@bp.get("/tim")
def tim() -> Response:
    """Communes that ``q`` may mean: ``[{"ma", "ten", "tinh", "day_du"}]``."""
    found = api.suggest_xa(request.args.get("q", "")[:MAX_TYPED])
    return jsonify([{"ma": each.ma, "ten": each.ten, "tinh": each.tinh, "day_du": each.day_du} for each in found])
