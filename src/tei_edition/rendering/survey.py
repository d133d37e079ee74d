"""What the documents of an edition hold, gathered once: for registers, concordances, dates, relations and search.

`xslt/survey.xsl` reads each TEI file and says it in JSON. What grows with the length of the texts (passages, mentions,
spellings) lies in a private temporary database of SQLite, on disk where it is large; only documents and entities, in
short, are in memory.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple

_CONTEXT = 60
"""Code points on each side of a keyword in context."""
COMPANY = 20
"""Entities that a passage may name: one that names more is a list, and those in a list are not in company."""

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


class Spelling(NamedTuple):
    """How else some characters of a passage, by its number, are written: in regular spelling, or corrected.

    `start` and `end` are code points of the passage's characters, half-open.
    """

    number: int
    start: int
    end: int
    characters: str


class Line(NamedTuple):
    """A mention of an entity as keyword in context: its document's number, its passage, what stands around it."""

    document: int
    anchor: str
    start: int
    end: int
    certainty: float | None
    by_machine: bool
    before: str
    name: str
    after: str


class Pair(NamedTuple):
    """Two entities that passages name together, in how many, and the first of those: its document, and its anchor."""

    one: str
    other: str
    passages: int
    document: int
    anchor: str


class Relation(NamedTuple):
    """A relation that a document states: its name (`xslt/strings` has a word for it), two ids, and the words.

    `document` is -1 for what a register states.
    """

    document: int
    name: str
    active: str
    passive: str
    certainty: float | None
    words: str


class Rival(NamedTuple):
    """That one entity may be another: how probable that is, what speaks for it, and how often it was said."""

    degree: float
    evidence: str
    times: int


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
    particulars: Mapping[str, Any] = field(default_factory=dict)
    """What the record says, as `xslt/survey.xsl` describes it."""
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
    stated: list[Relation] = field(default_factory=list)
    """The relations of the registers."""
    rivals: dict[str, dict[str, Rival]] = field(default_factory=dict)
    """What an entity may be too, by the ids of both; the surest of what was said stands."""
    _records: dict[str, tuple[str, str, Mapping[str, Any]]] = field(default_factory=dict)

    @cached_property
    def _database(self) -> sqlite3.Connection:
        database = sqlite3.connect("")
        database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE passages (document INTEGER, number INTEGER, anchor TEXT, characters TEXT,"
            " PRIMARY KEY (document, number)) WITHOUT ROWID;"
            "CREATE TABLE mentions (entity TEXT, document INTEGER, passage INTEGER, start INTEGER, end INTEGER,"
            " category TEXT, certainty REAL, machine INTEGER, element TEXT, nested INTEGER,"
            " before TEXT, name TEXT, after TEXT);"
            "CREATE TABLE spellings (document INTEGER, passage INTEGER, start INTEGER, end INTEGER, characters TEXT);"
        )
        return database

    def know(self, said: Mapping[str, Any]) -> None:
        """Take the entities of a register, of which `xslt/survey.xsl` has `said` so much, for what is known of them.

        Do so before the first document is added: of what is said of an entity, the first stands, and a register knows
        more than a document does.
        """
        self._know(said)
        self.stated.extend(Relation(-1, *relation) for relation in said["relations"])

    def add(self, said: Mapping[str, Any]) -> SurveyedDocument:
        """Add a document, of which `xslt/survey.xsl` has `said` so much. Linear in its length."""
        document = SurveyedDocument(len(self.documents), said["id"], said["language"], said["record"])
        self.documents.append(document)
        self._know(said)
        alike = self.encoding if document.number else said["encoding"]
        self.encoding = [element for element in alike if element in said["encoding"]]
        self.relations.extend(Relation(document.number, *relation) for relation in said["relations"])
        self._database.executemany(
            "INSERT INTO passages VALUES (?, ?, ?, ?)",
            ((document.number, number, *passage) for number, passage in enumerate(said["passages"])),
        )
        self._database.executemany(
            "INSERT INTO mentions VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", self._rows(document.number, said)
        )
        self._database.executemany(
            "INSERT INTO spellings VALUES (?, ?, ?, ?, ?)",
            (
                (document.number, passage, start, start + length, characters)
                for passage, start, length, characters in said["spellings"]
            ),
        )
        self._count(said["mentions"])
        return document

    def _know(self, said: Mapping[str, Any]) -> None:
        for identifier, category, element, particulars in said["entities"]:
            self._records.setdefault(identifier, (category, element, particulars))
        for identifier, other, degree, evidence in said["rivals"]:
            rivals = self.rivals.setdefault(identifier, {})
            before = rivals.get(other, Rival(0, "", 0))
            rivals[other] = Rival(*max((before[:2], (degree, evidence))), before.times + 1)

    @staticmethod
    def _rows(number: int, said: Mapping[str, Any]) -> Iterator[tuple[Any, ...]]:
        """Yield the mentions of a document as the database has them, in the order of the text."""
        here, outer_end = -1, 0
        for index, start, length, category, entity, certainty, whose, tag in said["mentions"]:
            if index != here:
                here, outer_end = index, 0
            end = start + length
            nested = end <= outer_end
            outer_end = max(end, outer_end)
            passage = Passage(number, *said["passages"][index])
            mention = Mention(passage, index, start, end, category, entity, certainty, whose == "machine", tag)
            context = mention.context(_CONTEXT) if entity else ("", "", "")
            yield (entity, number, index, start, end, category, certainty, mention.by_machine, tag, nested, *context)

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
        self._database.execute("CREATE INDEX of_spellings ON spellings (document, passage, start)")
        # Each pair of entities that a passage names, but for names inside other names; ids in their own order.
        self._database.execute(
            "CREATE TABLE named AS SELECT DISTINCT document, passage, entity FROM mentions"
            " WHERE entity <> '' AND NOT nested ORDER BY document, passage, entity"
        )
        self._database.execute(
            "DELETE FROM named WHERE (document, passage) IN"
            " (SELECT document, passage FROM named GROUP BY document, passage HAVING count(*) > ?)",
            (COMPANY,),
        )
        self._database.executescript(
            "CREATE INDEX together ON named (document, passage, entity);"
            "CREATE TABLE pairs AS SELECT one.entity AS one, other.entity AS other, count(*) AS passages,"
            " min(one.document * 4294967296 + one.passage) AS first FROM named AS one JOIN named AS other"
            " ON other.document = one.document AND other.passage = one.passage AND other.entity > one.entity"
            " GROUP BY one.entity, other.entity;"
            "CREATE INDEX of_one ON pairs (one); CREATE INDEX of_other ON pairs (other); DROP TABLE named;"
        )

    def known(self, identifier: str) -> SurveyedEntity | None:
        """Give what is known of an entity, though nothing may mention it; `None` where nothing is."""
        if identifier in self.entities or identifier not in self._records:
            return self.entities.get(identifier)
        return SurveyedEntity(identifier, *self._records[identifier])

    def of(self, category: str) -> list[SurveyedEntity]:
        """Give the entities of one category, in the order of their first mention."""
        return [entity for entity in self.entities.values() if entity.category == category]

    def passages(self) -> Iterator[Passage]:
        """Yield every passage, in the order of the documents and of their texts."""
        for document, anchor, characters in self._database.execute(
            "SELECT document, anchor, characters FROM passages ORDER BY document, number"
        ):
            yield Passage(document, anchor, characters)

    def mentions_in(self, document: int) -> Iterator[Mention]:
        """Yield every name and date of a document, by its number, in the order of its text."""
        return self._mentions("mentions.document = ?", (document,))

    def passages_of(self, document: int) -> Iterator[Passage]:
        """Yield every passage of the document of this number, in the order of its text."""
        for anchor, characters in self._database.execute(
            "SELECT anchor, characters FROM passages WHERE document = ? ORDER BY number", (document,)
        ):
            yield Passage(document, anchor, characters)

    def spellings_in(self, document: int) -> Iterator[Spelling]:
        """Yield the other spellings in the document of this number, in the order of its text, an outer one before."""
        for row in self._database.execute(
            "SELECT passage, start, end, characters FROM spellings WHERE document = ?"
            " ORDER BY passage, start, end DESC",
            (document,),
        ):
            yield Spelling(*row)

    def dates(self) -> Iterator[Mention]:
        """Yield every date, in the order of the documents and of their texts."""
        return self._mentions("mentions.category = 'date'", ())

    def names(self) -> Iterator[Mention]:
        """Yield every name that points to an entity, in the order of the documents and of their texts."""
        return self._mentions("mentions.entity <> ''", ())

    def lines(self, entity: str) -> Iterator[Line]:
        """Yield every mention of an entity as keyword in context, in the order of the documents and of their texts."""
        for document, anchor, start, end, certainty, machine, *context in self._database.execute(
            "SELECT mentions.document, anchor, start, end, certainty, machine, before, name, after FROM mentions"
            " JOIN passages ON passages.document = mentions.document AND number = passage WHERE entity = ?"
            " ORDER BY mentions.document, passage, start, end DESC",
            (entity,),
        ):
            yield Line(document, anchor, start, end, certainty, bool(machine), *context)

    def pairs(self, most: int) -> list[Pair]:
        """Give the entities that the same passages name most often, at most so many pairs.

        A name inside another name does not count, nor does a passage that names more than `COMPANY` entities.
        """
        return self._pairs("1", (), most)

    def company(self, entity: str, most: int) -> list[Pair]:
        """Give those that passages name most often together with `entity`, which is `one` in each pair."""
        found = self._pairs("one = ? OR other = ?", (entity, entity), most)
        return [pair if pair.one == entity else pair._replace(one=pair.other, other=pair.one) for pair in found]

    def _pairs(self, condition: str, arguments: tuple[str, ...], most: int) -> list[Pair]:
        rows = self._database.execute(
            "SELECT one, other, pairs.passages, document, anchor FROM pairs JOIN passages"  # noqa: S608  the condition is one of those above
            " ON document = first / 4294967296 AND number = first % 4294967296"
            f" WHERE {condition} ORDER BY pairs.passages DESC, first, one, other LIMIT ?",
            (*arguments, most),
        )
        return [Pair(*row) for row in rows]

    def anchor(self, relation: Relation) -> str:
        """Give the anchor of the first passage that names the active entity and has the words; empty where none is."""
        rows = self._database.execute(
            "SELECT DISTINCT passage, anchor, characters FROM mentions JOIN passages"
            " ON passages.document = mentions.document AND number = passage"
            " WHERE entity = ? AND mentions.document = ? ORDER BY passage",
            (relation.active, relation.document),
        )
        return next((anchor for _, anchor, characters in rows if relation.words in " ".join(characters.split())), "")

    def _mentions(self, condition: str, arguments: tuple[str | int, ...]) -> Iterator[Mention]:
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
