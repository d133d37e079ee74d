"""What the documents of an edition hold, gathered once: for registers, concordances, dates, relations and search.

`xslt/survey.xsl` reads each TEI file and says it in JSON. What grows with the length of the texts (passages and
mentions) lies in a private temporary database of SQLite, on disk where it is large; only documents and entities, in
short, are in memory.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

CATEGORIES = ("person", "place", "organization")
"""The categories of entities, each with a register."""


class Passage(NamedTuple):
    """A block of text: the number of its document, its anchor in the page, its characters as they are read."""

    document: int
    anchor: str
    characters: str


class Mention(NamedTuple):
    """A name or a date in a passage.

    `start` and `end` are code points of `passage.characters`, half-open; `number` tells the passages of a document
    apart; `entity` is empty for a date and for a name without a reference; `certainty` is from 0 to 1, or None where
    nothing is said; `by_machine` says that no person reviewed it; `element` is the start tag of a date, as an empty
    element without namespace declarations, else empty.
    """

    passage: Passage
    number: int
    start: int
    end: int
    category: str
    entity: str
    certainty: float | None
    by_machine: bool
    element: str

    def context(self, width: int) -> tuple[str, str, str]:
        """Give what stands before, in and after the mention, in one line, with at most `width` code points each side.

        Where the passage is cut, it is cut at a space, if there is one, and an ellipsis says so.
        """
        characters = self.passage.characters
        before = characters[max(0, self.start - width) : self.start]
        after = characters[self.end : self.end + width]
        if self.start > width:
            before = "…" + before[before.find(" ") + 1 :]
        if self.end + width < len(characters):
            after = after[: after.rfind(" ") if " " in after else None] + "…"
        lines = [" ".join(f"|{part}|".split())[1:-1] for part in (before, characters[self.start : self.end], after)]
        return lines[0], lines[1], lines[2]


class Relation(NamedTuple):
    """A relation that a document states: its name (`xslt/strings` has a word for it), two ids, and the words."""

    document: int
    name: str
    active: str
    passive: str
    certainty: float | None
    words: str


@dataclass(frozen=True, slots=True)
class SurveyedDocument:
    """A document of the edition: `record` is the XML element that `xslt/survey.xsl` describes."""

    number: int
    identifier: str
    language: str
    record: str


@dataclass(slots=True)
class SurveyedEntity:
    """A person, place or organization: `element` is its TEI record without namespace declarations.

    `mentions` and `documents` count those of the edition.
    """

    identifier: str
    category: str
    element: str
    mentions: int = 0
    documents: int = 0


@dataclass
class Survey:
    """The documents in the order in which they were added, and the entities that they mention.

    Close it when the site is made: it holds a temporary file.
    """

    documents: list[SurveyedDocument] = field(default_factory=list)
    entities: dict[str, SurveyedEntity] = field(default_factory=dict)
    """By id, in the order of their first mention; only those that are mentioned."""
    relations: list[Relation] = field(default_factory=list)
    encoding: list[str] = field(default_factory=list)
    """How all documents were encoded, as the XML elements that `xslt/survey.xsl` describes."""
    _records: dict[str, tuple[str, str]] = field(default_factory=dict)

    @cached_property
    def _database(self) -> sqlite3.Connection:
        database = sqlite3.connect("")
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE passages (document INTEGER, number INTEGER, anchor TEXT, characters TEXT,"
            " PRIMARY KEY (document, number)) WITHOUT ROWID;"
            "CREATE TABLE mentions (entity TEXT, document INTEGER, passage INTEGER, start INTEGER, end INTEGER,"
            " category TEXT, certainty REAL, machine INTEGER, element TEXT);"
        )
        return database

    def know(self, survey: str) -> None:
        """Take the entities of a register, of which `survey` is what `xslt/survey.xsl` says, for what is known of them.

        Do so before the first document is added: of what is said of an entity, the first stands, and a register knows
        more than a document does.
        """
        self._know(json.loads(survey)["entities"])

    def add(self, survey: str) -> SurveyedDocument:
        """Add a document, of which `survey` is what `xslt/survey.xsl` says. Linear in its length."""
        said: dict[str, Any] = json.loads(survey)
        document = SurveyedDocument(len(self.documents), said["id"], said["language"], said["record"])
        self.documents.append(document)
        self._know(said["entities"])
        alike = self.encoding if document.number else said["encoding"]
        self.encoding = [element for element in alike if element in said["encoding"]]
        self.relations.extend(Relation(document.number, *relation) for relation in said["relations"])
        self._database.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?)",
            ((document.number, number, *passage) for number, passage in enumerate(said["passages"])),
        )
        self._database.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                (entity, document.number, passage, start, start + length, category, certainty, whose == "machine", tag)
                for passage, start, length, category, entity, certainty, whose, tag in said["mentions"]
            ),
        )
        self._count(said["mentions"])
        return document

    def _know(self, records: Sequence[Sequence[str]]) -> None:
        for identifier, category, element in records:
            self._records.setdefault(identifier, (category, element))

    def _count(self, mentions: Sequence[Sequence[Any]]) -> None:
        seen: set[str] = set()
        for mention in mentions:
            identifier = mention[4]
            if identifier not in self._records:
                continue
            if identifier not in self.entities:
                self.entities[identifier] = SurveyedEntity(identifier, *self._records[identifier])
            entity = self.entities[identifier]
            entity.mentions += 1
            entity.documents += identifier not in seen
            seen.add(identifier)

    def complete(self) -> None:
        """Make what was added quick to look up; call it once, after the last document. n log n."""
        self._database.execute("CREATE INDEX of_entities ON mentions (entity, document, passage, start)")
        self._database.execute("CREATE INDEX of_documents ON mentions (document, passage, start)")

    def of(self, category: str) -> list[SurveyedEntity]:
        """Give the entities of one category, in the order of their first mention."""
        return [entity for entity in self.entities.values() if entity.category == category]

    def passages(self) -> Iterator[Passage]:
        """Yield every passage, in the order of the documents and of their texts."""
        for document, anchor, characters in self._database.execute(
            "SELECT document, anchor, characters FROM passages ORDER BY document, number"
        ):
            yield Passage(document, anchor, characters)

    def mentions(self, entity: str) -> Iterator[Mention]:
        """Yield every mention of an entity, in the order of the documents and of their texts."""
        return self._mentions("mentions.entity = ?", (entity,))

    def dates(self) -> Iterator[Mention]:
        """Yield every date, in the order of the documents and of their texts."""
        return self._mentions("mentions.category = 'date'", ())

    def names(self) -> Iterator[Mention]:
        """Yield every name that points to an entity, in the order of the documents and of their texts."""
        return self._mentions("mentions.entity <> ''", ())

    def _mentions(self, condition: str, arguments: tuple[str, ...]) -> Iterator[Mention]:
        rows = self._database.execute(
            "SELECT passages.document, anchor, characters, number, start, end, category, entity, certainty, machine,"  # noqa: S608  the condition is one of those above
            " element FROM mentions JOIN passages ON passages.document = mentions.document AND number = passage"
            f" WHERE {condition} ORDER BY mentions.document, passage, start, end DESC",
            arguments,
        )
        for document, anchor, characters, number, start, end, category, entity, certainty, machine, element in rows:
            passage = Passage(document, anchor, characters)
            yield Mention(passage, number, start, end, category, entity, certainty, bool(machine), element)

    def close(self) -> None:
        """Give the temporary database up."""
        self._database.close()
