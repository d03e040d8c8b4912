"""The page: everything that the api can do, in a browser, for who does not use a command line.

Pages are made here and hold no logic of their own: what they do is a function of :mod:`kehoach.api`.
"""
