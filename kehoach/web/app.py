"""The application: its parts put together."""

from importlib import import_module
from typing import Final

from flask import Flask, current_app

from kehoach import api
from kehoach.web import an_toan, dang_nhap, loi, mau
from kehoach.web.cai_dat import MAX_UPLOAD, CaiDat

TRANG: Final = ("viec", "soan", "dung_lai", "kiem_tra", "hang_loat", "danh_muc", "tro_giup", "dia_phuong")
"""The parts of the page; each is a module of :mod:`kehoach.web.trang` with a blueprint ``bp``."""
MAX_FIELD: Final = 8_000_000
"""Bytes of the typed fields of one form"""


def create_app(settings: CaiDat) -> Flask:
    """The page over the workspace that ``settings`` names. Raises :class:`KehoachError` when that cannot be opened."""
    app = Flask(__name__)
    workspace = api.open_workspace(settings.thu_muc)
    app.config.update(
        MAX_CONTENT_LENGTH=MAX_UPLOAD,
        MAX_FORM_MEMORY_SIZE=MAX_FIELD,
        SECRET_KEY=an_toan.khoa_phien(workspace.rieng("phien")),
        SESSION_COOKIE_NAME="kehoach",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Strict",
        SEND_FILE_MAX_AGE_DEFAULT=0,  # always asked for again, answered by "not changed"
    )
    app.extensions["kehoach"] = workspace
    app.extensions["kehoach_cai_dat"] = settings
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    an_toan.bao_ve(app, settings)
    dang_nhap.gan(app, settings)
    loi.gan(app)
    mau.gan(app)
    for name in TRANG:
        app.register_blueprint(import_module(f"kehoach.web.trang.{name}").bp)
    return app


def khong_gian() -> api.KhongGian:
    """The workspace of the server that answers."""
    workspace: api.KhongGian = current_app.extensions["kehoach"]
    return workspace


def cai_dat() -> CaiDat:
    """The settings of the server that answers."""
    settings: CaiDat = current_app.extensions["kehoach_cai_dat"]
    return settings
