"""What a group inherits and gives back at its end."""

from kehoach.blocks import Format
from kehoach.readers.rtf.looks import LAYOUT_WORDS, LOOK_WORDS, Layout, Look


class State:
    """The state of one group; what it has from the group around it is copied only when it changes."""

    __slots__ = ("_own_layout", "_own_look", "destination", "format", "layout", "look", "unicode_skip")

    def __init__(self, above: "State | None" = None) -> None:
        self.look: Look = above.look if above else Look()
        self.layout: Layout = above.layout if above else Layout()
        self.unicode_skip: int = above.unicode_skip if above else 1
        self.destination: str = above.destination if above else "body"
        self.format: Format | None = above.format if above else None
        """Of the look, once it has been worked out"""
        self._own_look = self._own_layout = above is None

    def plain(self) -> None:
        """``\\plain``"""
        self.set_look(Look(deleted=self.look.deleted))

    def set_look(self, look: Look) -> None:
        """Begin anew with ``look``."""
        self.look, self._own_look, self.format = look, True, None

    def set_layout(self, layout: Layout) -> None:
        """``\\pard``"""
        self.layout, self._own_layout = layout, True

    def word(self, name: str, number: int | None) -> bool:
        """Take in a control word of characters or paragraphs; whether it was one."""
        if change := LOOK_WORDS.get(name):
            if not self._own_look:
                self.look, self._own_look = self.look.copy(), True
            self.format = None
            change(self.look, number)
            return True
        if alter := LAYOUT_WORDS.get(name):
            if not self._own_layout:
                self.layout, self._own_layout = self.layout.copy(), True
            alter(self.layout, number)
            return True
        return False
