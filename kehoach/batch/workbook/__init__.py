"""The workbook of a job: read as a stream of rows (:func:`read_job`), written for a clerk to fill in (:func:`write_job`)."""

from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob

__all__ = ["Bang", "NoiDungJob"]
