"""The lists in memory: by the key of a name, and by identifier."""

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from random import Random
from typing import Literal, NamedTuple

from tei_edition.model import Category
from tei_edition.text.names import keys_of_all, words_of_all

type Form = Literal["name", "variant", "acronym", "short"]

DATA = Path(__file__).parent
"""The folder of the lists."""

_ENDINGS = ("ی", "ان", "ها", "های", "م", "ش", "هایی", "ات")
_CATEGORIES: dict[str, Category] = {"persons": "person", "organizations": "organization", "places": "place"}


class Entry(NamedTuple):
    """One name of one entity; `facts` is what the list says of it besides, as `key=value;key=value`."""

    name: str
    category: Category
    kind: str
    identifier: str
    form: Form
    facts: str

    def fact(self, name: str) -> str:
        """Give what the list says under `name`; empty where it says nothing."""
        return next((value for key, _, value in (f.partition("=") for f in self.facts.split(";")) if key == name), "")


def list_files() -> list[Path]:
    """Give the files of the lists, by their names without `.tsv`, so that what goes on with a list follows it."""
    return sorted(DATA.glob("*.tsv"), key=lambda file: file.stem)


def rows(content: str) -> list[list[str]]:
    """Give the columns of each line of a list, without empty lines and remarks."""
    return [line.split("\t") for line in content.splitlines() if line[:1] not in ("", "#")]


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Entities and words, each under its key.

    `prefixes` has the key of every beginning of a name that ends between two of its parts: looking a name up in a
    text, part by part, one may stop where the parts read so far are no prefix.
    """

    entries: dict[str, tuple[Entry, ...]] = field(default_factory=dict)
    forenames: dict[str, bool] = field(default_factory=dict)
    """Whether the forename is also an ordinary word."""
    genders: dict[str, str] = field(default_factory=dict)
    """Whose forename it is: `f` of women, `m` of men, `u` of both."""
    surnames: dict[str, bool] = field(default_factory=dict)
    """Whether the surname is also an ordinary word."""
    words: dict[str, str] = field(default_factory=dict)
    """Ordinary words, with their class."""
    prefixes: frozenset[str] = frozenset()
    body_words: frozenset[str] = frozenset()
    """The words of which the names of organizations are made: those that more than one of the names has."""

    countries: Mapping[str, tuple[str, float, float]] = field(default_factory=dict)
    """By ISO code the GeoNames number of a country, and latitude and longitude of a point in it."""

    _identified: dict[str, list[Entry]] = field(default_factory=dict)

    @staticmethod
    @cache
    def load() -> "Gazetteer":
        """Give the program's own lists; read once."""
        lists = Gazetteer.of({file.stem: file.read_text("utf-8") for file in list_files()})
        countries = json.loads((DATA / "countries.json").read_text("utf-8"))["countries"]
        return replace(lists, countries={code: tuple(facts) for code, facts in countries.items()})

    @staticmethod
    def of(lists: Mapping[str, str]) -> "Gazetteer":
        """Read lists: by the names of their files, which say what they are, their contents.

        `persons`, `organizations` and `places` (with anything behind a hyphen) list entities; `forenames`, `surnames`
        and `words` list words. Raises `KeyError` for any other, `ValueError` for a line that lacks columns.
        """
        entries: dict[str, tuple[Entry, ...]] = {}
        prefixes: set[str] = set()
        body_words: Counter[str] = Counter()
        genders: dict[str, str] = {}
        words: dict[str, dict[str, str]] = {"forenames": {}, "surnames": {}, "words": {}}
        for stem, content in lists.items():
            lines = rows(content)
            names = [line[0] for line in lines]
            if stem in words:
                keys = keys_of_all(names)
                words[stem] = dict(zip(keys, (line[-1] for line in lines), strict=True))
                if stem == "forenames":
                    genders = dict(zip(keys, (line[1] for line in lines), strict=True))
                continue
            category = _CATEGORIES[stem.partition("-")[0]]
            for (name, kind, identifier, form, facts), parts in zip(lines, words_of_all(names), strict=True):
                under = "".join(parts)
                entry = Entry(name, category, kind, identifier, form, facts)  # type: ignore[arg-type]
                entries[under] = (*entries.get(under, ()), entry)
                if category == "organization":
                    body_words.update(set(parts))
                begun = ""
                for part in parts:
                    begun += part
                    prefixes.add(begun)
        forenames, surnames = (
            {name: word == "word" for name, word in words[kind].items()} for kind in ("forenames", "surnames")
        )
        repeated = frozenset(word for word, count in body_words.items() if count > 1)
        return Gazetteer(entries, forenames, genders, surnames, words["words"], frozenset(prefixes), repeated)

    def thinned(self, share: float, seed: int) -> "Gazetteer":
        """Give the lists without `share` of the names of persons and bodies, drawn by a generator of that seed.

        Of forenames and surnames half as many are left out, of places, which texts seldom have without a list, fewer.
        """
        generator = Random(seed)  # noqa: S311  nothing here is secret
        shares = {"person": share, "organization": share, "place": share * 0.3}
        entries = {key: e for key, e in self.entries.items() if generator.random() >= shares[e[0].category]}
        forenames, surnames = (
            {name: word for name, word in names.items() if generator.random() >= share / 2}
            for names in (self.forenames, self.surnames)
        )
        return replace(self, entries=entries, forenames=forenames, surnames=surnames)

    def is_ordinary(self, key: str) -> bool:
        """Whether a word is, or may be a form of, an ordinary one; a forename or surname may be that too.

        The indefinite and the adjective are forms: بخشی of بخش.
        """
        if self.forenames.get(key) is False:
            return False
        if key in self.words or self.forenames.get(key) or self.surnames.get(key):
            return True
        return any(
            key.endswith(ending) and key[: -len(ending)] in self.words and key[: -len(ending)] not in self.forenames
            for ending in _ENDINGS
        )

    def is_unknown(self, key: str) -> bool:
        """Whether a word is in no list, neither as a word, or a form of one, nor as a name."""
        known = key in self.entries or key in self.forenames or key in self.surnames
        return not known and not self.is_ordinary(key)

    def identified(self, identifier: str) -> list[Entry]:
        """Give the entries of one entity, in the order of the lists; all are indexed at the first call."""
        if not self._identified:
            for found in self.entries.values():
                for entry in found:
                    self._identified.setdefault(entry.identifier, []).append(entry)
        return self._identified.get(identifier, [])
