"""What a Dask worker keeps of a job, also one that starts in the middle of it. Imported only where distributed is."""

from typing import Any

from distributed import WorkerPlugin

from kehoach.batch.run.contract import CongThuc
from kehoach.batch.run.unit import forget, install


class GiuViec(WorkerPlugin):
    """Gives each worker the job once, as it starts or when the run begins."""

    def __init__(self, key: str, recipe: CongThuc) -> None:
        self.key, self.recipe = key, recipe
        self.name = f"kehoach-{key[:16]}"

    def setup(self, worker: Any) -> None:  # noqa: ARG002 - as Dask calls it
        """Take the job in."""
        install(self.key, self.recipe)

    def teardown(self, worker: Any) -> None:  # noqa: ARG002 - as Dask calls it
        """Let the job go."""
        forget(self.key)
