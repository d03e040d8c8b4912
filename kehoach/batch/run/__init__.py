"""Running a batch: the plan of work, the workers, the record, resuming, and what gathers all rows in one file."""
