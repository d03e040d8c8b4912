"""Many plans and annexes from one workbook: the job, what it will make, the run, its resumption and its report."""
