"""What was received: bytes, the encoding that they were read in, and what became of each of them."""

import hashlib
from dataclasses import dataclass, field
from typing import Literal

from tei_edition.model.value import value

type RegionKind = Literal["content", "markup", "layout", "excluded"]


@value
class Span:
    """A half-open stretch `[start, end)` of one text, in code points."""

    start: int
    end: int

    def __len__(self) -> int:
        """Give the number of code points."""
        return self.end - self.start

    def __lt__(self, other: "Span") -> bool:
        """Tell whether it begins before another, or ends before one that begins with it."""
        return (self.start, self.end) < (other.start, other.end)


@dataclass(frozen=True, slots=True)
class Encoding:
    """How bytes became characters: a Python codec, the evidence for it, and the bytes of a mark before the text.

    A surrogate that has no partner is a character of the source like any other, so `errors` is `surrogatepass` for
    the Unicode encodings; everything else that a codec refuses is an error, never a replacement.
    """

    codec: str
    evidence: str
    mark: int = 0
    certain: bool = True

    @property
    def errors(self) -> str:
        """The error handler that codecs are called with."""
        return "surrogatepass" if self.codec.startswith("utf") else "strict"

    def decode(self, data: bytes) -> str:
        """Decode a stretch that begins and ends between characters; raises `UnicodeDecodeError`."""
        return data.decode(self.codec, self.errors)

    def length(self, text: str) -> int:
        """Give the number of bytes that `text` takes in this encoding."""
        return len(text.encode(self.codec, self.errors))


@dataclass(frozen=True, slots=True)
class Source:
    """One source as received: nothing in `data` is ever changed; `sha256` is 64 hexadecimal digits."""

    name: str
    data: bytes = field(repr=False)
    media_type: str
    encoding: Encoding
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        """Take the checksum once; linear in the size."""
        object.__setattr__(self, "sha256", hashlib.sha256(self.data).hexdigest())


@value
class Region:
    """What one stretch of a source is: `start` and `end` are byte offsets, half-open.

    `content` is what the reading text is made of; `markup` said how to read it; `layout` is white space that only
    placed it; `excluded` is neither. All but content say why in `reason`.
    """

    kind: RegionKind
    start: int
    end: int
    reason: str = ""
