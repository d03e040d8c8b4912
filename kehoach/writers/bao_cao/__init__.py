"""Reports of the checker: for people, for programs (JSON, SARIF), for print (HTML)."""
