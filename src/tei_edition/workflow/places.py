"""Where the keys of a TOML file stand: tomllib gives their values and forgets their lines.

Only a file that tomllib accepts is scanned, so nothing is checked here a second time.
"""

import re
import tomllib

type Keys = tuple[str | int, ...]
"""The keys that lead to a value, outermost first; a position, from 0, in an array."""

_SPACE = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_STRING = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}(?!")'
    r"|'''.*?'{3,5}(?!')"
    r'|"(?:\\.|[^"\\\n])*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_SCALAR = re.compile(r"[^,\]}#\n]+")


def places(content: str) -> dict[Keys, tuple[int, int]]:
    """Give line and column, 1-based, of each key, where it is first named, and of each value of an array.

    `content` is TOML that tomllib accepts. Linear in its length.
    """
    scanner = _Scanner(content)
    scanner.document()
    line_starts = [0, *(match.end() for match in re.finditer("\n", content))]
    found: dict[Keys, tuple[int, int]] = {}
    line = 0
    for offset, path in sorted(((offset, path) for path, offset in scanner.offsets.items()), key=lambda pair: pair[0]):
        while line + 1 < len(line_starts) and line_starts[line + 1] <= offset:
            line += 1
        found[path] = (line + 1, offset - line_starts[line] + 1)
    return found


class _Scanner:
    def __init__(self, content: str) -> None:
        self.offsets: dict[Keys, int] = {}
        self._content = content
        self._at = 0
        self._entries: dict[Keys, int] = {}
        """The position of the last table of each array of tables."""

    def document(self) -> None:
        table: Keys = ()
        self._space()
        while self._at < len(self._content):
            if self._content.startswith("[[", self._at):
                self._at += 2
                start = self._at
                table = self._key(())
                self._entries[table] = self._entries.get(table, -1) + 1
                table = (*table, self._entries[table])
                self.offsets[table] = start
                self._skip("]]")
            elif self._content.startswith("[", self._at):
                self._at += 1
                table = self._key(())
                self._skip("]")
            else:
                self._setting(table)
            self._space()

    def _setting(self, table: Keys) -> None:
        path = self._key(table)
        self._skip("=")
        self._value(path)

    def _key(self, table: Keys) -> Keys:
        while True:
            self._space()
            start = self._at
            match = _STRING.match(self._content, start) or _BARE_KEY.match(self._content, start)
            text = match[0] if match else ""
            self._at += max(len(text), 1)
            name = tomllib.loads(f"k = {text}")["k"] if text[:1] in "\"'" else text
            table = (*table, name)
            self.offsets.setdefault(table, start)
            self._space()
            if not self._content.startswith(".", self._at):
                return table
            self._at += 1
            if table in self._entries:
                table = (*table, self._entries[table])

    def _value(self, path: Keys) -> None:
        self._space()
        opening = self._content[self._at : self._at + 1]
        if opening in "[{":
            closing = "]" if opening == "[" else "}"
            self._at += 1
            self._space()
            position = 0
            while not self._content.startswith(closing, self._at):
                if opening == "[":
                    self.offsets[(*path, position)] = self._at
                    self._value((*path, position))
                    position += 1
                else:
                    self._setting(path)
                self._space()
                if self._content.startswith(",", self._at):
                    self._at += 1
                    self._space()
            self._at += 1
            return
        match = _STRING.match(self._content, self._at) or _SCALAR.match(self._content, self._at)
        self._at = match.end() if match else self._at + 1

    def _skip(self, mark: str) -> None:
        self._space()
        self._at += len(mark)

    def _space(self) -> None:
        match = _SPACE.match(self._content, self._at)
        self._at = match.end() if match else self._at
