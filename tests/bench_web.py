"""Speed of the page, as ratios to the calls of the api that it makes. Nothing here is a test; nothing is gated."""

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from kehoach import api

ROUNDS = 12
ROOT = Path(__file__).resolve().parent.parent


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def editing() -> None:
    """A change in the editor: from the request to its answer with preview and findings, beside those calls alone."""
    sys.path.insert(0, str(ROOT / "tests"))
    from web.may_thu import May, ung_dung

    with tempfile.TemporaryDirectory() as folder:
        browser = May(ung_dung(Path(folder) / "viec"))
        space: api.KhongGian = browser.app.extensions["kehoach"]
        plan = api.draft("chuyen-doi-so-nam", "16072", None, 2026).ke_hoach
        served, alone = space.tao(plan, "phục vụ"), space.tao(plan, "riêng")
        token = {"X-CSRF-Token": browser.ma(), "Host": browser.host}
        state: dict[str, Any] = {"served": space.phien(served), "alone": space.phien(alone)}

        def request(number: int) -> None:
            body = {"phien": state["served"], "viec": [{"viec": "dat", "nut": "@so", "gia_tri": str(number)}]}
            answer: Any = browser.khach.post(f"/viec/{served}/sua", json=body, headers=token)
            state["served"] = answer.json["phien"]

        def calls(number: int) -> None:
            now = space.doc(alone)
            made = api.edit(now.ke_hoach, {"viec": "dat", "nut": "@so", "gia_tri": str(number)})
            state["alone"] = space.ghi(alone, made, now.phien).phien
            api.preview(made)
            api.check_plan(made)

        pairs = [
            (_seconds(lambda: request(100 + number)), _seconds(lambda: calls(100 + number)))  # noqa: B023 - called at once
            for number in range(ROUNDS + 2)
        ][2:]
    ours, theirs = (statistics.median(each) for each in zip(*pairs, strict=True))
    mark = "đạt" if ours / theirs <= 2 else "CHƯA ĐẠT"
    sys.stdout.write(
        f"trang soạn, một lần sửa: {ours * 1000:.0f} ms / {theirs * 1000:.0f} ms = {ours / theirs:.2f} (mục tiêu ≤ 2) {mark}\n"
    )


if __name__ == "__main__":
    editing()
