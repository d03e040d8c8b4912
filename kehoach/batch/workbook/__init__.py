"""The workbook of a job: read as a stream of rows (:func:`read_job`), written for a clerk to fill in (:func:`write_job`)."""

from kehoach.batch.workbook.doc import DocJob, read_job
from kehoach.batch.workbook.ghi import write_job
from kehoach.batch.workbook.noi_dung import Bang, NoiDungJob
from kehoach.batch.workbook.vi_du import example_job
from kehoach.batch.workbook.xa import HangLoi

__all__ = ["Bang", "DocJob", "HangLoi", "NoiDungJob", "example_job", "read_job", "write_job"]
