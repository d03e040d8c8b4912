"""jinja2's compiler, made to hand out pieces: the constant text of a template as bytes, the printed values as they are.

A plain jinja2 template escapes every value, makes text of it and joins text; Vietnamese text takes two bytes a letter, so that
a large document is joined and encoded at a high price. Here the compiled template yields tuples ``(constant, value, constant,
value, ...)`` and :mod:`kehoach.engine.pieces` escapes and encodes all values at once. What is rare (text captured in a
buffer, autoescape switched off) is left to jinja2 and yields text, already escaped.
"""

from collections.abc import Mapping
from keyword import iskeyword
from typing import Any

from jinja2 import Environment, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.filters import FILTERS
from jinja2.sandbox import SandboxedEnvironment

_OF_DICT = frozenset(dir(dict))
_GETATTR = (Environment.getattr, SandboxedEnvironment.getattr)
"""jinja2's ways to ``row.name``, which end at the item of a dict"""
_OWN_NAMES = "\nfrom kehoach.engine.values import escape, lasting, unescaped as str\n"
"""What the code of a template uses besides jinja2's own; at its end, so that the lines stay where jinja2 thinks them."""


class PieceGenerator(CodeGenerator):
    """Writes the Python code of a template that yields pieces."""

    changing = False
    """Whether a value may change after it is printed: a call may do that; or has to be printed at once to be told of"""
    _known: Mapping[str, str] = {}
    """Variables whose kind is known where code is being written -> how an item of theirs is taken"""

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """Text and values in turn, as one tuple that begins with a constant and ends with a value.

        Rows of a loop are mostly dicts, or objects that have what is asked for: ``row.name`` is tried as ``row["name"]``, or
        as Python does it, for all values at once, and as jinja2 does it where that fails.
        """
        if not self._in_pieces(frame):
            super().visit_Output(node, frame)
            return
        rows = {known for each in node.find_all(nodes.Getattr) if (known := self._row(each, frame))}
        if not rows or self.may_count(node):
            self._write_pieces("yield (", node, frame)
            return
        pieces = self.temporary_identifier()
        self.writeline("try:", node)
        self.indent()
        dicts = " is ".join(f"type({each})" for each in sorted(rows))
        self.writeline(f"if {dicts} is dict:")
        self._write_tried(pieces, dict.fromkeys(rows, "[{!r}]"), node, frame)
        self.writeline("else:")
        if self.environment.sandboxed:
            self.writeline("    raise KeyError")
        else:
            self._write_tried(pieces, dict.fromkeys(rows, ".{}"), node, frame)
        self.outdent()
        self.writeline("except (KeyError, AttributeError):")
        self._write_tried(pieces, {}, node, frame)
        self.writeline(f"yield {pieces}")

    def _write_tried(self, name: str, known: Mapping[str, str], node: nodes.Output, frame: Frame) -> None:
        self.indent()
        self._known = known
        self._write_pieces(f"{name} = (", node, frame)
        self._known = {}
        self.outdent()

    def _write_pieces(self, start: str, node: nodes.Output, frame: Frame) -> None:
        self.writeline(start, node)
        self.indent()
        text = ""
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                text += child.data
                continue
            self.writeline(f"{literal(text)}, ", child)
            self._write_value(child, frame)
            self.write(",")
            text = ""
        if text:
            self.writeline(f"{literal(text)}, '',")
        self.outdent()
        self.writeline(")")

    def _write_value(self, node: nodes.Node, frame: Frame) -> None:
        around = ["lasting("] if self.changing else []
        finalize = self._make_finalize().src
        around += [finalize] if finalize else []
        self.write("".join(around))
        self.visit(node, frame)
        self.write(")" * len(around))

    def may_count(self, node: nodes.Node) -> bool:
        """Whether working ``node`` out twice may not be the same as once: it calls something that is not jinja2's own."""
        filters = self.environment.filters
        strange = any(filters.get(each.name) is not FILTERS.get(each.name) for each in node.find_all(nodes.Filter))
        return strange or any(map(node.find, (nodes.Call, nodes.CallBlock)))

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - jinja2's name
        """``row.name``, by the shortest way that gives jinja2's own result."""
        known = self._row(node, frame)
        if known is None:
            super().visit_Getattr(node, frame)
        elif known in self._known:
            self.write(known + self._known[known].format(node.attr))
        else:
            missing = (
                f"environment.undefined(obj={known}, name={node.attr!r})"  # what jinja2 finds after two exceptions
            )
            self.write(
                f"(({known}[{node.attr!r}] if {node.attr!r} in {known} else {missing}) if type({known}) is dict else "
            )
            super().visit_Getattr(node, frame)
            self.write(")")

    def _row(self, node: nodes.Getattr, frame: Frame) -> str | None:
        """The Python name of the variable that ``node`` takes an item of, which is there even when it is undefined; None for
        anything else, for jinja2's ``loop``, and for names that a dict has of its own (``items``)."""
        owner = node.node
        if not isinstance(owner, nodes.Name) or owner.ctx != "load" or owner.name == "loop" or node.attr in _OF_DICT:
            return None
        usual = type(self.environment).getattr in _GETATTR and not iskeyword(node.attr)
        return frame.symbols.find_ref(owner.name) if usual else None

    def _in_pieces(self, frame: Frame) -> bool:
        plain = frame.buffer is None and not frame.require_output_check
        return plain and frame.eval_ctx.autoescape is True and not frame.eval_ctx.volatile


_BRACES = (("{_{", "{{"), ("}_}", "}}"), ("{_%", "{%"), ("%_}", "%}"))


def braces(text: str) -> str:
    """docxtpl's way to write a brace that is no tag: ``{_{`` is printed ``{{``."""
    if "_" in text:
        for written, printed in _BRACES:
            text = text.replace(written, printed)
    return text


def literal(text: str) -> str:
    """Constant text as a bytes literal of Python."""
    return repr(braces(text).encode())


def compile_tree(tree: nodes.Template, environment: Environment, name: str = "<template>") -> Any:
    """The code object of a parsed template; make a template of it with ``Template.from_code``."""
    generator = PieceGenerator(environment, None, name, optimized=environment.optimized)
    generator.changing = environment.undefined is not Undefined or generator.may_count(tree)
    generator.visit(tree)
    return compile(generator.stream.getvalue() + _OWN_NAMES, name, "exec")  # type: ignore[attr-defined]
