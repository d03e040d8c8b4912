"""Two plans side by side: which parts are the same, what was added, removed, changed, moved; and three, merged."""
