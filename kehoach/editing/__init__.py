"""Editing: operations on a plan, as data; a plan and what is to be done go in, a new plan or the faults come out."""
