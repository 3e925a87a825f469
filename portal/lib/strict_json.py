"""A strict JSON reader that forgets nothing a careful caller needs.

Python's own reader turns numbers into floats, keeps the last of two equal keys, accepts NaN and
overflows its stack. This one keeps the literal text of every number and every pair in document
order. A fault in the syntax is kept at the place where it stands, so that the caller, who walks the
nodes in document order, can report an earlier mistake first.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]

MAX_DEPTH = 32

_SPACE = re.compile(r"[ \t\n\r]*")
_WORD = re.compile(r"[-+.0-9A-Za-z_]+")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?\Z")
_NAMED = {"true": True, "false": False, "null": None}
_NOT_FINITE = {"NaN", "Infinity", "-Infinity"}


@dataclass(frozen=True, slots=True)
class Number:
    """A number (or NaN, Infinity) as it stands in the document."""

    literal: str


@dataclass(slots=True)
class Array:
    """A list; ``fault`` when the syntax breaks before its end."""

    items: list[Node] = field(default_factory=list)
    fault: str | None = None


@dataclass(slots=True)
class Object:
    """An object as pairs, equal keys included; ``fault`` when the syntax breaks in it."""

    pairs: list[tuple[str, Node]] = field(default_factory=list)
    fault: str | None = None


Node = Array | Object | Number | str | bool | None


@dataclass(frozen=True, slots=True)
class Document:
    """What was read: the root, and a fault before or after it."""

    root: Node
    fault: str | None
    has_root: bool


class _Fault(Exception):
    pass


def read(text: str, *, end_fault: str | None = None) -> Document:
    """Read one JSON document; never raises.

    ``end_fault`` is what to say when the text itself breaks off (bytes that are no UTF-8).
    Faults are in Dutch, with line and column.
    """
    return _Reader(text, end_fault).document()


class _Reader:
    def __init__(self, text: str, end_fault: str | None) -> None:
        self.text = text
        self.at = 0
        self.end_fault = end_fault
        self.open: list[Array | Object] = []

    def document(self) -> Document:
        root: Node = None
        has_root = False
        try:
            root = self._value()
            has_root = True
            self._fill()
            if self._peek() or self.end_fault:
                raise self._fault("er staat nog iets na het einde van het document")
        except _Fault as caught:
            fault = str(caught)
            if self.open:
                has_root, root = True, self.open[0]
                for container in self.open:
                    container.fault = fault
                return Document(root, None, True)
            return Document(root, fault, has_root)
        return Document(root, None, True)

    def _fill(self) -> None:
        """Read on until every open container is closed; a stack of our own, no recursion."""
        while self.open:
            container = self.open[-1]
            if isinstance(container, Array):
                if self._closes(container.items, "]"):
                    continue
                self._value(container)
            else:
                if self._closes(container.pairs, "}"):
                    continue
                self._key(container)

    def _closes(self, entries: list, closing: str) -> bool:
        mark = self._peek()
        if mark == closing:
            self.at += 1
            self.open.pop()
            return True
        if entries:
            if mark != ",":
                raise self._fault(f"verwacht: , of {closing}")
            self.at += 1
            if self._peek() == closing:
                raise self._fault(f"na een komma mag geen {closing} volgen")
        return False

    def _key(self, container: Object) -> None:
        if self._peek() != '"':
            raise self._fault("verwacht: een naam tussen aanhalingstekens")
        key = self._string()
        if self._peek() != ":":
            raise self._fault("verwacht: een dubbelpunt na de naam")
        self.at += 1
        self._value(container, key)

    def _value(self, parent: Array | Object | None = None, key: str = "") -> Node:
        mark = self._peek()
        value: Node
        opens = False
        if mark == '"':
            value = self._string()
        elif mark in ("[", "{"):
            if len(self.open) >= MAX_DEPTH:
                raise self._fault("te diep genest")
            self.at += 1
            value = Array() if mark == "[" else Object()
            opens = True
        else:
            value = self._word()
        if isinstance(parent, Array):
            parent.items.append(value)
        elif isinstance(parent, Object):
            parent.pairs.append((key, value))
        if opens:
            self.open.append(value)  # type: ignore[arg-type]
        return value

    def _string(self) -> str:
        try:
            value, self.at = scanstring(self.text, self.at + 1, True)
        except JSONDecodeError as error:
            # An unclosed string may reach the place where the bytes break off.
            unclosed = error.msg.startswith("Unterminated")
            self.at = len(self.text) if unclosed and self.end_fault else error.pos
            raise self._fault("deze tekst is niet gesloten of bevat een verboden teken") from None
        return value

    def _word(self) -> Node:
        match = _WORD.match(self.text, self.at)
        if not match:
            raise self._fault("verwacht: een waarde")
        word = match[0]
        if word in _NAMED:
            value: Node = _NAMED[word]
        elif word in _NOT_FINITE or _NUMBER.match(word):
            value = Number(word)
        else:
            raise self._fault("dit is geen JSON-waarde")
        self.at = match.end()
        return value

    def _peek(self) -> str:
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at : self.at + 1]

    def _fault(self, reason: str) -> _Fault:
        if self.at >= len(self.text):
            reason = self.end_fault or "het document breekt af"
        line = self.text.count("\n", 0, self.at) + 1
        column = self.at - self.text.rfind("\n", 0, self.at)
        return _Fault(f"regel {line}, kolom {column}: geen geldige JSON: {reason}")
