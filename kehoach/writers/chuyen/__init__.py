"""Reports of a rebase: for the terminal, for programs (JSON), for print (HTML)."""
