"""Rebase: a neighbour's plan, or last year's own, becomes ours; everything of theirs is replaced, or shown to a person."""
