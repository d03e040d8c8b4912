"""The parts of the page, each a blueprint ``bp``."""
