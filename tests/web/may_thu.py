"""A page under test without a network: a client that sends what a browser would."""

import re
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kehoach.web.app import create_app
from kehoach.web.cai_dat import CaiDat

DAU = "127.0.0.1:8765"


def ung_dung(thu_muc: Path, **settings: Any) -> Flask:
    """The application over a workspace in ``thu_muc``."""
    return create_app(CaiDat(thu_muc=thu_muc, **settings))


class May:
    """A browser tab: it knows its token and says where it is from."""

    def __init__(self, app: Flask, host: str = DAU) -> None:
        self.app, self.host = app, host
        self.khach: FlaskClient = app.test_client()

    def xem(self, path: str, **more: Any) -> TestResponse:
        """GET ``path``."""
        return self.khach.get(path, headers={"Host": self.host, **more.pop("headers", {})}, **more)

    def ma(self, path: str = "/") -> str:
        """The token that a page carries."""
        found = re.search(r'name="(?:csrf|_csrf)" (?:content|value)="([0-9a-f]+)"', self.xem(path).text)
        assert found
        return found[1]

    def gui(self, path: str, data: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """POST a form as a page of ours does; ``json`` sends data as a script does."""
        headers = {
            "Host": self.host,
            "Origin": f"http://{self.host}",
            "X-CSRF-Token": self.ma(),
            **more.pop("headers", {}),
        }
        return self.khach.post(path, data=data, headers=headers, **more)
