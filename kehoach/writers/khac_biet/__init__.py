"""Reports of what two plans say differently: for people, for programs (JSON), for print (HTML)."""
