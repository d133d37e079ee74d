"""What people say of an edition and of each of its documents; the texts themselves say none of it."""

from dataclasses import dataclass, field

type Titles = tuple[tuple[str, str], ...]
"""Language (BCP 47) and title, the edition's own language first."""


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person or a body that answers for the edition; `identifier` is a URI (ORCID, ROR …) or empty."""

    name: str
    kind: str = "person"
    identifier: str = ""


@dataclass(frozen=True, slots=True)
class Licence:
    """What may be done with the edition: a name, and the URI of its text."""

    name: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition as its `edition.toml` describes it; what nobody stated is empty."""

    titles: Titles = ()
    description: Titles = ()
    editors: tuple[Contributor, ...] = ()
    publisher: str = ""
    place: str = ""
    date: str = ""
    licence: Licence = field(default_factory=Licence)
    language: str = "fa"
    version: str = ""
    first_year: int | None = None
    """The first and the last year, in the Gregorian calendar, of the time that the texts are about."""
    last_year: int | None = None
    address: str = ""
    """Where the site lies on the web: an address that ends with a slash."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An editor's decision on the words `quote`, which stand between `prefix` and `suffix`: what they should be.

    `None`, or the quote itself, says that the source is right as it is. `place` is line and column in the settings.
    """

    quote: str
    correction: str | None = None
    prefix: str = ""
    suffix: str = ""
    place: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Issued:
    """The day or the time on which a document was issued, in the Gregorian calendar.

    `dating` maps TEI's attributes (`when`, or `from` and `to`, or `notBefore` and `notAfter`) to values by ISO 8601.
    `words` are those of the text that says so, with a certainty from 0 to 1; where a person stated the day, they are
    empty.
    """

    dating: tuple[tuple[str, str], ...]
    words: str = ""
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is known of one document: its id, its titles and authors, its own day, where its source comes from."""

    identifier: str
    titles: Titles = ()
    authors: tuple[str, ...] = ()
    provenance: str = ""
    language: str = ""
    issued: Issued | None = None
