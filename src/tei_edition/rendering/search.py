"""The index of the search, as files that the script of its page loads by name, a few for each query.

The text of the edition is cut into *stretches*: passages of one document that follow one another, of about
`_STRETCH` characters. For every word, and for every entity, the index tells which stretches hold it and how often. The
texts themselves lie in files too, so that a result shows the characters of the source and not folded ones. Where a text
has a regular spelling or a correction, the words of that reading are told too, and the spellings lie with the text.

`search/index.js` has what every query needs: the table of folding, where the lists are cut, and for each document its
kind, its years and its stretches. Three sorted lists are cut into shards of about `_SHARD` bytes: `search/words-N.js`
(word, stretches), `search/entities-N.js` (id, name, stretches), and `search/names-N.js`, of each word of a name the
numbers of the entities that have it; by these, `search/suggestions-N.js` list id, name, category and documents of each
entity, those of the most documents first. `search/texts/N.js` are the texts. So what a query loads is bounded by its
words, not by the size of the edition, but for `index.js` (about ten bytes a document) and the stretches of a word (a
byte or two each).

Numbers are written in `_DIGITS`, five bits a character, least first; 32 is added where more follow.
"""

import json
import sqlite3
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from tei_edition.dates.model import Calendar
from tei_edition.rendering.press import File, Press
from tei_edition.rendering.records import Record, record
from tei_edition.rendering.survey import Passage, Spelling, Survey, SurveyedEntity
from tei_edition.rendering.words import table_for_scripts, words

_STRETCH = 2_000
_TEXT = 24_000
"""Characters of a document in one file, about."""
_PIECE = 6_000
"""Characters after which a passage is searched in pieces, so that no file grows with a text without line ends."""
_SHARD = 32_000
_SUGGESTED = 300
"""Entities in one file of suggestions."""
_HELD = 400_000
"""Numbers that are held in memory before they are sorted into the database: a few megabytes."""
_DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


class Place(NamedTuple):
    """Where a stretch begins: the numbers of document and passage, and the code point of the passage."""

    document: int
    passage: int
    offset: int


class _Piece(NamedTuple):
    """A part of a passage, or all of it; `spellings` are start, end and other characters of what has two readings."""

    place: Place
    anchor: str
    characters: str
    spellings: Sequence[tuple[int, int, str]]

    def words(self) -> Counter[str]:
        """Count the words under which it is found; of two readings, that counts which has a word more often."""
        given = Counter(words(self.characters))
        return given | Counter(words(self._regular())) if self.spellings else given

    def _regular(self) -> str:
        ends = [0, *(end for _, end, _ in self.spellings)]
        parts = [self.characters[end:start] + text for end, (start, _, text) in zip(ends, self.spellings, strict=False)]
        return "".join(parts) + self.characters[ends[-1] :]

    def said(self) -> list[object]:
        """Give its anchor and its characters, and its spellings where there are any."""
        return [self.anchor, self.characters, *([self.spellings] if self.spellings else [])]


class Postings:
    """For each key, the numbers of the stretches that hold it, and how often; gathered in the order of the numbers.

    What grows with the texts lies in a private temporary database; memory is bounded. Close it.
    """

    def __init__(self) -> None:
        self._database = sqlite3.connect("")
        self._database.executescript(
            "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF;"
            "CREATE TABLE runs (key TEXT, run INTEGER, numbers BLOB, PRIMARY KEY (key, run)) WITHOUT ROWID;"
        )
        self._held: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        self._size = self._run = 0

    def add(self, stretch: int, counts: Mapping[str, int]) -> None:
        """Say how often the keys stand in a stretch; its number is greater than those before."""
        for key, count in counts.items():
            self._held[key].extend((stretch, count))
        self._size += len(counts)
        if self._size >= _HELD:
            self._sort_in()

    def _sort_in(self) -> None:
        runs = ((key, self._run, numbers.tobytes()) for key, numbers in sorted(self._held.items()))
        self._database.executemany("INSERT INTO runs VALUES (?, ?, ?)", runs)
        self._held.clear()
        self._size, self._run = 0, self._run + 1

    def __iter__(self) -> Iterator[tuple[str, Sequence[tuple[int, int]]]]:
        """Yield each key, in the order of code points, with pairs of a stretch and how often it stands there."""
        self._sort_in()
        rows = self._database.execute("SELECT key, numbers FROM runs ORDER BY key, run")
        for key, runs in groupby(rows, key=lambda row: row[0]):
            numbers = array("I")
            for _, run in runs:
                numbers.frombytes(run)
            yield key, list(zip(numbers[::2], numbers[1::2], strict=True))

    def close(self) -> None:
        """Give the database up."""
        self._database.close()


def pages(survey: Survey, press: Press) -> Iterator[File]:
    """Yield the page of the search in every language, and the index."""
    records = "".join(document.record for document in survey.documents)
    yield from press.pages("html/search.xsl", "search.html", press.tree(f"<records>{records}</records>"))
    yield from index_files(survey)


def index_files(survey: Survey) -> Iterator[File]:
    """Yield the files of the index. n log n in the length of the texts; memory grows with the documents only."""
    of_words, of_entities = Postings(), Postings()
    try:
        stretches: list[Place] = []
        extents: list[list[int]] = []
        documents = [record(document) for document in survey.documents]
        texts = 0
        for document in documents:
            files = list(_texts(_passages(survey, document.document.number)))
            extents.append([len(file) for file in files])
            for file in files:
                for stretch in file:
                    of_words.add(len(stretches), _counted(stretch))
                    stretches.append(stretch[0].place)
                yield _script(f"search/texts/{texts}.js", _text(document, file))
                texts += 1
        _add_mentions(survey, stretches, of_entities)
        entities = sorted(survey.entities.values(), key=lambda each: (-each.documents, -each.mentions, each.identifier))
        for number, start in enumerate(range(0, len(entities), _SUGGESTED)):
            some = [_suggestion(entity) for entity in entities[start : start + _SUGGESTED]]
            yield _script(f"search/suggestions-{number}.js", some)
        lists: dict[str, list[str]] = {}
        for name, rows in (
            ("words", ([word, _coded(found)] for word, found in of_words)),
            ("entities", _entities(survey, of_entities)),
            ("names", _names(entities)),
        ):
            lists[name] = []
            yield from _shards(name, rows, lists[name])
        yield _script("search/index.js", _index(documents, extents, lists))
    finally:
        of_words.close()
        of_entities.close()


def _passages(survey: Survey, document: int) -> Iterator[_Piece]:
    spellings: defaultdict[int, list[Spelling]] = defaultdict(list)
    for spelling in survey.spellings_in(document):
        of_passage = spellings[spelling.number]
        # What a spelling has inside another is part of what that one replaces.
        if not of_passage or spelling.start >= of_passage[-1].end:
            of_passage.append(spelling)
    for number, passage in enumerate(survey.passages_of(document)):
        yield from _pieces(number, passage, spellings.get(number, ()))


def _pieces(number: int, passage: Passage, spellings: Sequence[Spelling]) -> Iterator[_Piece]:
    characters, start, first = passage.characters, 0, 0
    while start < len(characters):
        cut, after = len(characters), len(spellings)
        if cut - start > _PIECE:
            cut = characters.rfind(" ", start + _PIECE // 2, start + _PIECE) + 1 or start + _PIECE
            after = bisect_left(spellings, cut, key=lambda spelling: spelling.start)
            # No spelling is cut in two.
            cut = max(cut, spellings[after - 1].end) if after > first else cut
        if characters[start:cut].strip():
            inside = [(each.start - start, each.end - start, each.characters) for each in spellings[first:after]]
            yield _Piece(Place(passage.document, number, start), passage.anchor, characters[start:cut], inside)
        start, first = cut, after


def _texts(pieces: Iterable[_Piece]) -> Iterator[list[list[_Piece]]]:
    """Gather the pieces of a document into stretches, and stretches into files."""
    file: list[list[_Piece]] = []
    size = length = 0
    for piece in pieces:
        if not file or length >= _STRETCH:
            if size >= _TEXT:
                yield file
                file, size = [], 0
            file.append([])
            length = 0
        file[-1].append(piece)
        length += len(piece.characters)
        size += len(piece.characters)
    if file:
        yield file


def _counted(stretch: Iterable[_Piece]) -> Counter[str]:
    counts: Counter[str] = Counter()
    for piece in stretch:
        counts.update(piece.words())
    return counts


def _text(document: Record, file: Sequence[Sequence[_Piece]]) -> object:
    """Give the text of a file: its document, and in each stretch what its pieces say."""
    return {
        "id": document.document.identifier,
        "language": document.document.language,
        "titles": document.titles,
        "stretches": [[piece.said() for piece in stretch] for stretch in file],
    }


def _add_mentions(survey: Survey, stretches: Sequence[Place], postings: Postings) -> None:
    """Count the entities of each stretch; their mentions come in the order of the texts."""
    places = ((name.entity, Place(name.passage.document, name.number, name.start)) for name in survey.names())
    numbered = ((bisect_right(stretches, place) - 1, entity, place.document) for entity, place in places)
    # A name without characters may stand where there is no stretch.
    placed = (
        (stretch, entity)
        for stretch, entity, document in numbered
        if entity in survey.entities and stretch >= 0 and stretches[stretch].document == document
    )
    for stretch, mentions in groupby(placed, key=lambda pair: pair[0]):
        postings.add(stretch, Counter(entity for _, entity in mentions))


def _entities(survey: Survey, postings: Postings) -> Iterator[list[object]]:
    for identifier, found in postings:
        yield [identifier, _suggestion(survey.entities[identifier])[1], _coded(found)]


def _suggestion(entity: SurveyedEntity) -> list[object]:
    """Give the id of an entity, the name it goes by, its category and the number of its documents."""
    name = next(iter(_all_names(entity)), entity.identifier)
    return [entity.identifier, name, entity.category, entity.documents]


def _names(entities: Sequence[SurveyedEntity]) -> list[list[object]]:
    """Give each word of their names, with the numbers of the entities that have it."""
    having: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, entity in enumerate(entities):
        for word in {word for name in _all_names(entity) for word in words(name)}:
            having[word].append((number, 1))
    return [[word, _coded(having[word])] for word in sorted(having)]


def _all_names(entity: SurveyedEntity) -> list[str]:
    """Give the names that are known of an entity, each once, the first being the one it goes by."""
    return list(dict.fromkeys(text for text, _, _ in entity.particulars.get("names", ()) if text))


def _shards(name: str, rows: Iterable[Sequence[object]], firsts: list[str]) -> Iterator[File]:
    """Cut a sorted list into files; `firsts` gets the key that each begins with."""
    held: list[Sequence[object]] = []
    size = 0
    for row in rows:
        length = sum(len(str(part).encode()) + 3 for part in row)
        # A key never runs over the end of a file: who looks it up reads one.
        if held and size + length > _SHARD and held[-1][0] != row[0]:
            yield _shard(name, held, firsts)
            held, size = [], 0
        held.append(row)
        size += length
    if held:
        yield _shard(name, held, firsts)


def _shard(name: str, rows: Sequence[Sequence[object]], firsts: list[str]) -> File:
    path = f"search/{name}-{len(firsts)}.js"
    firsts.append(str(rows[0][0]))
    return _script(path, rows)


def _index(documents: Sequence[Record], extents: Sequence[Sequence[int]], lists: Mapping[str, list[str]]) -> object:
    kinds = sorted({document.kind for document in documents})
    numbers: list[int] = []
    for document, extent in zip(documents, extents, strict=True):
        numbers += [kinds.index(document.kind), len(extent), *extent]
        for calendar in (Calendar.GREGORIAN, Calendar.JALALI):
            first, last = document.years(calendar) or (0, 0)
            numbers += [first, last - first]
    return {
        "folding": table_for_scripts(),
        "kinds": kinds,
        "count": len(documents),
        "suggested": _SUGGESTED,
        "documents": _number(numbers),
        "firsts": dict(lists),
    }


def _coded(found: Iterable[tuple[int, int]]) -> str:
    """Give pairs of a stretch and a count: twice the distance from the one before, one more where a count follows."""
    numbers: list[int] = []
    before = -1
    for stretch, count in found:
        gap = stretch - before - 1
        numbers += [2 * gap] if count == 1 else [2 * gap + 1, count]
        before = stretch
    return _number(numbers)


def _number(numbers: Iterable[int]) -> str:
    digits: list[str] = []
    for number in numbers:
        rest = number
        while rest > 31:
            digits.append(_DIGITS[rest % 32 + 32])
            rest //= 32
        digits.append(_DIGITS[rest])
    return "".join(digits)


def _script(path: str, data: object) -> File:
    """Give a script that registers `data` under its own path."""
    return File(path, f"edition.register({json.dumps(path)},{_json(data)});\n".encode())


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))
