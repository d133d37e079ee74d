"""Findings: what the program says about an input, and the catalogue of all that it can say.

A *finding* is about one place of one input and is collected; an *error* (`EditionError`) carries a finding and stops
the document that it is about, never the others. Both read

    file:line:column: CODE name: what is wrong. What to do.

Every code stands once in `CATALOGUE`, with its level and the exit status that it leads to.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum
from typing import Literal, Self

from tei_edition.model.languages import LANGUAGES, Language, fill
from tei_edition.model.persian import PERSIAN

_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")

type Level = Literal["error", "warning", "note"]


class ExitStatus(IntEnum):
    """What the process answers; where several apply, the greatest by `SEVERITY` wins."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT = 3
    LAW = 4
    LOADING = 5
    BUG = 70
    INTERRUPTED = 130


SEVERITY = (
    ExitStatus.DONE,
    ExitStatus.FINDINGS,
    ExitStatus.INPUT,
    ExitStatus.LAW,
    ExitStatus.USAGE,
    ExitStatus.LOADING,
    ExitStatus.BUG,
    ExitStatus.INTERRUPTED,
)


@dataclass(frozen=True, slots=True)
class Rule:
    """One entry of the catalogue: `message` and `remedy` are `str.format` templates over the same fields.

    They are English; `model.persian` has them in Persian.
    """

    code: str
    name: str
    level: Level
    status: ExitStatus
    message: str
    remedy: str

    def wording(self, language: Language) -> tuple[str, str]:
        """Give the templates of message and remedy in `language`."""
        return PERSIAN[self.code] if language == "fa" else (self.message, self.remedy)


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands at a place of a file: `tag` is what a finding is about, the rest what is on its line around it."""

    before: str
    tag: str
    after: str

    @property
    def parts(self) -> tuple[str, str, str]:
        """The three of them."""
        return self.before, self.tag, self.after

    def __str__(self) -> str:
        """Give it as one line."""
        return on_one_line(f"{self.before}{self.tag}{self.after}").strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at one place; `line` and `column` are 1-based, in code points, and 0 where there is no place.

    Of an XML file, `element` is the way to the element, such as `/TEI/text/body/div[2]`, and `expected` what could
    stand in its place. `fields` are what its words were made of.
    """

    code: str
    name: str
    level: Level
    message: str
    remedy: str
    file: str = ""
    line: int = 0
    column: int = 0
    element: str = ""
    expected: tuple[str, ...] = ()
    excerpt: Excerpt | None = None
    fields: Mapping[str, object] = field(default_factory=dict, compare=False, repr=False)

    def in_language(self, language: Language) -> Self:
        """Give the same finding in the words of `language`; what a library or the system said stays as it is."""
        message, remedy = CATALOGUE[self.code].wording(language)
        fields = self.fields
        return replace(self, message=fill(message, fields, language), remedy=fill(remedy, fields, language))

    def __str__(self) -> str:
        """Give the line that a person reads: place, code, what is wrong, what to do."""
        place = ":".join([self.file or "-", *(str(number) for number in (self.line, self.column) if number)])
        return on_one_line(f"{place}: {self.code} {self.name}: {self.message} {self.remedy}".rstrip())

    def as_record(self) -> dict[str, str | int | list[str]]:
        """Give the same as a mapping, in the order in which reports list the fields; of an XML file, some more."""
        record: dict[str, str | int | list[str]] = {
            "code": self.code,
            "name": self.name,
            "level": self.level,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "remedy": self.remedy,
        }
        if self.element:
            record["element"] = self.element
        if self.excerpt:
            record["tag"], record["context"] = self.excerpt.tag, str(self.excerpt)
        if self.expected:
            record["expected"] = list(self.expected)
        return record


def on_one_line(text: str) -> str:
    """Show control characters and line ends as escapes: a file name may hold them, and no name steers a terminal."""
    return _CONTROLS.sub(lambda match: repr(match[0])[1:-1], text)


class EditionError(Exception):
    """Something that stops one document, or, where no document is concerned, the whole command."""

    def __init__(self, finding: Finding) -> None:
        """Carry `finding`; its rule says the exit status."""
        super().__init__(str(finding))
        self.finding = finding


def _rules(*rules: tuple[str, str, Level, ExitStatus, str, str]) -> dict[str, Rule]:
    return {rule[0]: Rule(*rule) for rule in rules}


_DONE, _FOUND, _USAGE = ExitStatus.DONE, ExitStatus.FINDINGS, ExitStatus.USAGE
_INPUT, _LAW, _LOADING = ExitStatus.INPUT, ExitStatus.LAW, ExitStatus.LOADING

CATALOGUE = _rules(
    # I concerns what was given as input.
    ("I01", "missing-input", "error", _INPUT, "There is no such file or folder.", "Check the path."),
    (
        "I02",
        "unreadable-input",
        "error",
        _INPUT,
        "The file cannot be read: {reason}.",
        "Give yourself the right to read it, or leave it out.",
    ),
    (
        "I03",
        "no-reader",
        "error",
        _INPUT,
        "No reader takes this file: {excuses}.",
        "Convert it to plain text or Markdown, or take it out of the folder.",
    ),
    (
        "I04",
        "undecodable-bytes",
        "error",
        _INPUT,
        "The bytes {bytes} at byte {offset} are not {encoding}.",
        "Name the right encoding with --encoding or in edition.toml, or repair the file.",
    ),
    (
        "I05",
        "unknown-encoding",
        "error",
        _INPUT,
        "The encoding cannot be told: {evidence}.",
        "Name it with --encoding (utf-8, utf-16, windows-1256, iso-8859-6) or in edition.toml.",
    ),
    (
        "I06",
        "no-text",
        "error",
        _INPUT,
        "There is no text in it ({content}).",
        "Fill it, or take it out of the folder.",
    ),
    (
        "I07",
        "no-documents",
        "error",
        _INPUT,
        "The folder holds no documents.",
        "Put text or Markdown files into it, or name another folder.",
    ),
    ("I08", "skipped", "note", _DONE, "Not read: {reason}.", ""),
    (
        "I09",
        "no-match",
        "error",
        _INPUT,
        "No file matches this pattern.",
        "Check the pattern, or put it in quotation marks so that the shell leaves it alone.",
    ),
    (
        "I10",
        "changed-while-read",
        "error",
        _INPUT,
        "The file changed while it was read.",
        "Let whatever writes it finish, and run the command again.",
    ),
    # C concerns the settings.
    ("C01", "invalid-toml", "error", _USAGE, "This is not TOML: {reason}.", "Correct the line; see https://toml.io."),
    ("C02", "unknown-key", "error", _USAGE, "There is no setting “{key}”.", "{suggestion}"),
    ("C03", "wrong-type", "error", _USAGE, "“{key}” must be {expected}, not {found}.", "Correct the value."),
    (
        "C04",
        "invalid-id",
        "error",
        _USAGE,
        "“{identifier}” cannot name a document.",
        "Use ASCII letters, digits, “.”, “_” and “-”, beginning with a letter or “_”; “index” and “schema” are pages.",
    ),
    (
        "C05",
        "unknown-document",
        "warning",
        _DONE,
        "The settings name “{name}”, which is not there.",
        "Correct the name to the file's own, or delete the table.",
    ),
    ("C06", "shared-id", "error", _USAGE, "The id “{identifier}” is given to {names}.", "Give each its own id."),
    (
        "C07",
        "several-settings",
        "error",
        _USAGE,
        "More than one edition.toml belongs to the sources: {files}.",
        "Say which one with --settings.",
    ),
    (
        "C08",
        "unknown-profile",
        "error",
        _USAGE,
        "There is no validation profile “{name}”.",
        "There are: {names}. State others as [validation.profiles.NAME] in edition.toml.",
    ),
    (
        "C09",
        "calendar-of-issue",
        "warning",
        _DONE,
        "“{stated}” is the day of issue in the Gregorian calendar, in which it is the Middle Ages.",
        'If the solar calendar is meant, write issued = "{day}".',
    ),
    # O concerns what is written.
    (
        "O01",
        "output-not-folder",
        "error",
        _USAGE,
        "The output folder cannot be made: {reason}.",
        "Name another folder with -o.",
    ),
    (
        "O02",
        "output-not-edition",
        "error",
        _USAGE,
        "The folder is not empty and holds no edition (no report.json of this program).",
        "Name a new or an empty folder with -o.",
    ),
    (
        "O03",
        "output-unwritable",
        "error",
        _USAGE,
        "It cannot be written: {reason}.",
        "Make room, or name a folder that you may write to with -o.",
    ),
    (
        "O04",
        "one-document-only",
        "error",
        _USAGE,
        "Standard output takes one document, and {count} were given.",
        "Give one source, or name a folder with -o.",
    ),
    (
        "O05",
        "edited-by-hand",
        "warning",
        _DONE,
        "Somebody changed this file since the program made it: it stays as it is, and was not made anew.",
        "To have it made anew, remove it; what edition.toml and authority files state survives that.",
    ),
    (
        "O06",
        "edited-without-source",
        "warning",
        _DONE,
        "Somebody changed this file, and no source makes it any more: it stays, but is not in the edition.",
        "Bring its source back, or give a source its id in edition.toml; or else move the file away.",
    ),
    # R concerns what a reader saw in a document.
    (
        "R01",
        "unholdable-characters",
        "warning",
        _DONE,
        "{count} characters that XML cannot hold ({characters}); the first is here. They are kept as “g” elements.",
        "Check whether the source is damaged.",
    ),
    (
        "R02",
        "uncertain-encoding",
        "warning",
        _DONE,
        "Read as {encoding}: {evidence}.",
        "If the text looks wrong, name the encoding with --encoding or in edition.toml.",
    ),
    (
        "R03",
        "unclosed-html",
        "warning",
        _DONE,
        "The HTML element “{element}” is never closed; it was taken to end at the end of its block.",
        "Close it in the source if that is wrong.",
    ),
    (
        "R04",
        "unresolved-markdown",
        "warning",
        _DONE,
        "The Markdown here is nested too deep or too tangled; it was kept as plain text.",
        "Nothing is lost; simplify the source if its structure matters.",
    ),
    (
        "R05",
        "shared-name",
        "warning",
        _DONE,
        "Its name or id is also that of {others}; this one is called “{identifier}”.",
        "Give the documents ids of their own, in edition.toml or as “xml:id”.",
    ),
    (
        "R06",
        "picture-missing",
        "warning",
        _DONE,
        "The picture “{url}” is not shown: {reason}.",
        "Put it there, below the folder of the sources, as PNG, JPEG, GIF, WebP, AVIF or plain SVG of at most 100 MB.",
    ),
    # T concerns what a text repeats.
    (
        "T01",
        "repeated-cells",
        "warning",
        _DONE,
        "Cells of tables that repeat others: {count}. The first, “{text}”, stands at line {earlier} already.",
        "All of them are kept; compare the source, as OCR may have read a place twice.",
    ),
    (
        "T02",
        "repeated-lines",
        "warning",
        _DONE,
        "Lines that repeat others: {count}. The first, “{text}”, stands at line {earlier} already.",
        "All of them are kept; compare the source, as OCR may have read a place twice.",
    ),
    # D concerns dates.
    (
        "D01",
        "impossible-date",
        "warning",
        _DONE,
        "The date “{date}” cannot be: {problem}.",
        "It is tagged without a value; compare the source.",
    ),
    (
        "D02",
        "weekday-contradiction",
        "warning",
        _DONE,
        "The date “{date}” contradicts its weekday: {problem}.",
        "Compare the source; the value is given with less certainty.",
    ),
    (
        "D03",
        "calendar-contradiction",
        "warning",
        _DONE,
        "The date “{date}” is not the day of the other calendar: {problem}.",
        "Compare the source; both values are given with less certainty.",
    ),
    (
        "D04",
        "mixed-calendars",
        "warning",
        _DONE,
        "The date “{date}” mixes calendars: {problem}.",
        "Compare the source; the value is given with little certainty.",
    ),
    (
        "D05",
        "date-out-of-range",
        "warning",
        _DONE,
        "The date “{date}” cannot be converted: {problem}.",
        "It is tagged without a value in the Gregorian calendar.",
    ),
    # W concerns words: their spelling, and what editors correct.
    (
        "W01",
        "mixed-scripts",
        "warning",
        _DONE,
        "The word “{word}” has letters of another script in it: {letters}.",
        "Compare it with the source; a correction in edition.toml may say what it should be.",
    ),
    (
        "W02",
        "correction-not-found",
        "warning",
        _DONE,
        "The words “{quote}”, which a correction names, are not in the text.",
        "Copy them from the source, with what its prefix and suffix say stands beside them.",
    ),
    (
        "W03",
        "correction-ambiguous",
        "warning",
        _DONE,
        "The words “{quote}”, which a correction names, stand in the text {count} times.",
        "Say which are meant, by a prefix or a suffix.",
    ),
    (
        "W04",
        "correction-misplaced",
        "warning",
        _DONE,
        "The words “{quote}” cannot be corrected together: {problem}.",
        "Make corrections of the parts.",
    ),
    (
        "W05",
        "other-language",
        "warning",
        _DONE,
        "The text seems to be in another language, {language} ({words}), than “{stated}”, as which it is encoded.",
        'If it is, write language = "{language}" for the document, or for the edition, in edition.toml.',
    ),
    # A concerns the authority files.
    (
        "A01",
        "record-given-twice",
        "error",
        _FOUND,
        "There is another record “{identifier}”; this one is left out.",
        "Give it an id of its own, or make one record of the two.",
    ),
    (
        "A02",
        "record-without-id",
        "error",
        _FOUND,
        "The record “{identifier}” has no xml:id in ASCII; it is left out.",
        "Give it an xml:id of ASCII letters, digits, “.”, “_” and “-”, beginning with a letter or “_”.",
    ),
    (
        "A03",
        "record-without-name",
        "error",
        _FOUND,
        "The record “{identifier}” has no name; it is left out.",
        "Give it a persName, a placeName or an orgName.",
    ),
    (
        "A04",
        "impossible-coordinates",
        "warning",
        _DONE,
        "The coordinates “{coordinates}” of “{identifier}” are no latitude and longitude; they are left out.",
        "Write both in degrees, parted by a space, such as “36.25 46.27”.",
    ),
    (
        "A05",
        "record-id-taken",
        "error",
        _FOUND,
        "The id “{identifier}” is also that of a document, or of a part of every document; the record is left out.",
        "Give the record another xml:id.",
    ),
    (
        "A06",
        "authority-without-records",
        "warning",
        _DONE,
        "There is no person, place or org in this authority file.",
        "Check that it is the right file.",
    ),
    (
        "A07",
        "unknown-relation",
        "warning",
        _DONE,
        "The relation “{relation}” is none that the program knows; it is left out.",
        "Take the nearest of these: {known}.",
    ),
    (
        "A08",
        "relation-to-nothing",
        "warning",
        _DONE,
        "There is no record “{identifier}”, which is pointed to here; the relation is left out.",
        "Correct the pointer, or add the record.",
    ),
    # L concerns the text laws.
    (
        "L01",
        "regions-broken",
        "error",
        _LAW,
        "Law L1: the regions do not partition the source at byte {offset} ({detail}). Nothing was written for it.",
        "This is a fault of the program: please report it with the file.",
    ),
    (
        "L02",
        "alignment-broken",
        "error",
        _LAW,
        "Law L2: {detail}. Nothing was written for it.",
        "This is a fault of the program: please report it with the file.",
    ),
    (
        "L03",
        "text-broken",
        "error",
        _LAW,
        "Law L3: at character {offset} the text of the TEI parts from the reading text: {expected} became {found}.",
        "This is a fault of the program, or of a header template that holds a text element: please report it.",
    ),
    (
        "L05",
        "round-trip-broken",
        "error",
        _LAW,
        "Law L5: what was encoded reads back otherwise: {detail}.",
        "If the file was edited by hand, keep every character inside “text”; else please report it.",
    ),
    (
        "L06",
        "plain-text-broken",
        "error",
        _LAW,
        "Law L6: plaintext.xsl computes another text at character {offset}: {expected} became {found}.",
        "If the style sheet was changed, restore it; else please report it.",
    ),
    # V concerns validation.
    (
        "V01",
        "not-well-formed",
        "error",
        _FOUND,
        "The XML is not well-formed: {reason}.",
        "Correct it at this place; an XML editor shows the same error.",
    ),
    ("V02", "invalid", "error", _FOUND, "{reason}.", "{advice}"),
    ("V03", "schematron", "error", _FOUND, "{message} ({assertion}).", "{remedy}"),
    ("V04", "schematron-warning", "warning", _DONE, "{message} ({assertion}).", "{remedy}"),
    ("V05", "schematron-note", "note", _DONE, "{message} ({assertion}).", ""),
    (
        "V06",
        "schematron-failed",
        "error",
        _FOUND,
        "The Schematron assertion {assertion} cannot be evaluated here: {message}.",
        "Correct the value that it asks for, or the assertion.",
    ),
    (
        "V07",
        "too-large",
        "error",
        _FOUND,
        "The file has more than {limit} MB, which is the most that is validated.",
        "Split it into several documents.",
    ),
    (
        "V08",
        "second-opinion",
        "warning",
        _DONE,
        "Jing disagrees about this file: {opinion}.",
        "Compare it with the schema, and report which of the two is wrong.",
    ),
    ("V09", "no-second-opinion", "note", _DONE, "There is no second opinion: {reason}.", ""),
    ("V10", "more-findings", "note", _DONE, "There are more findings than the {most} that are listed.", ""),
    # E concerns evaluation.
    (
        "E01",
        "no-counterpart",
        "error",
        _FOUND,
        "No file of the annotation is called “{name}” as this file of the gold is.",
        "Encode its source too, or name both files alike.",
    ),
    (
        "E02",
        "texts-differ",
        "error",
        _FOUND,
        "Its text parts from that of {other} at character {offset}, white space apart: “{expected}”, there “{found}”.",
        "Make both from the same source.",
    ),
    (
        "E03",
        "no-annotation",
        "error",
        _INPUT,
        "No annotated text can be read in it: {reason}.",
        "Give TEI files, or files of a token and its tag a line.",
    ),
    (
        "E04",
        "no-names",
        "error",
        _FOUND,
        "There is no persName, placeName or orgName to learn from in {count} documents.",
        "Give TEI files in which names are tagged.",
    ),
    # N concerns the server of a site.
    (
        "N01",
        "no-site",
        "error",
        _USAGE,
        "There is no site in this folder.",
        "Give the folder of an edition, which tei-edition build or render makes.",
    ),
    (
        "N02",
        "port-unavailable",
        "error",
        _USAGE,
        "Port {port} cannot be had: {reason}.",
        "Give another --port, or none for one that is free.",
    ),
    # H concerns deposits: what a repository answers.
    (
        "H01",
        "no-token",
        "error",
        _USAGE,
        "There is no token for {host}{why}.",
        "Put it into the environment variable TEI_EDITION_TOKEN, or into the keyring under “tei-edition” and “{host}”.",
    ),
    (
        "H02",
        "not-a-repository",
        "error",
        _USAGE,
        "This is no address that a deposit can be sent to: {problem}.",
        "State the repository with --to or in edition.toml, with https, such as https://zenodo.org.",
    ),
    (
        "H03",
        "unanswered",
        "error",
        _FOUND,
        "The repository did not answer: {reason}.",
        "Check the address and the connection; the same command goes on where this one stopped.",
    ),
    (
        "H04",
        "token-refused",
        "error",
        _FOUND,
        "The repository does not let you do this ({status}): {reason}.",
        "Check that the token is valid and may write and publish deposits, and that the record is yours.",
    ),
    (
        "H05",
        "refused",
        "error",
        _FOUND,
        "The repository refuses this ({status}): {reason}.",
        "Correct what it names; the same command goes on where this one stopped.",
    ),
    (
        "H06",
        "draft-gone",
        "error",
        _FOUND,
        "The repository has no draft and no record “{identifier}” any more.",
        "If it was deleted on purpose, remove deposit/draft.json from the edition's folder, and a new draft is made.",
    ),
    (
        "H07",
        "draft-changed",
        "error",
        _FOUND,
        "Somebody else changed the draft at this moment; nothing was written over it.",
        "Look at the draft, and run the same command again.",
    ),
    (
        "H08",
        "repository-failed",
        "error",
        _FOUND,
        "The repository failed ({status}): {reason}.",
        "Wait a while, or ask for room where there is none; the same command goes on where this one stopped.",
    ),
    (
        "H09",
        "arrived-otherwise",
        "error",
        _FOUND,
        "The file “{key}” arrived otherwise than it left: its MD5 sum is {expected} here and {found} there.",
        "It was removed from the draft; run the same command again, on a better connection.",
    ),
    (
        "H10",
        "draft-faulty",
        "warning",
        _DONE,
        "The repository finds fault with {field}: {reason}.",
        "Correct it in edition.toml, or in the draft itself; it cannot be published so.",
    ),
    (
        "H11",
        "not-published",
        "error",
        _FOUND,
        "Everything was sent, but it was not published: {reason}.",
        "Correct that, and run the same command again.",
    ),
    (
        "H12",
        "published-otherwise",
        "error",
        _FOUND,
        "The record “{identifier}” is published, with other files than these.",
        "Nothing published is ever changed; make its next version with --new-version.",
    ),
    (
        "H13",
        "odd-answer",
        "error",
        _FOUND,
        "The repository's answer makes no sense: {reason}.",
        "Check that the address is that of an InvenioRDM repository, such as https://zenodo.org.",
    ),
    (
        "H14",
        "doi-not-inside",
        "warning",
        _DONE,
        "The DOI of the draft, {doi}, is not the one that stands in the edition ({stated}).",
        'Put doi = "{doi}" under [edition] in edition.toml, and build and package again.',
    ),
    (
        "H15",
        "deposit-unreadable",
        "error",
        _INPUT,
        "It does not say which draft the edition has: {reason}.",
        "Restore it from a copy. Without it a new draft would be made, which may be a second one.",
    ),
    (
        "H16",
        "other-repository",
        "error",
        _USAGE,
        "The edition has its draft in another repository, {there}.",
        "Name that one with --to, or remove the file to begin a deposit in {here}.",
    ),
    (
        "H17",
        "nothing-to-send",
        "error",
        _INPUT,
        "There is no package of the edition at this place.",
        "Run “tei-edition package” first, or name the files to send.",
    ),
    # S concerns what the program itself needs.
    (
        "S01",
        "schema-unloadable",
        "error",
        _LOADING,
        "The schema cannot be loaded: {reason}.",
        "Check its path, or install the program again.",
    ),
    (
        "S02",
        "stylesheet-unloadable",
        "error",
        _LOADING,
        "The style sheet cannot be compiled: {reason}.",
        "Check its path and contents, or install the program again.",
    ),
    (
        "S03",
        "header-template",
        "error",
        _LOADING,
        "The header template does not work: {reason}.",
        "Correct the template that edition.toml names, or leave it out.",
    ),
    (
        "S04",
        "not-rendered",
        "error",
        _FOUND,
        "The style sheet refuses this document: {reason}.",
        "Validate the document first, or extend the style sheet.",
    ),
    (
        "S05",
        "schematron-unloadable",
        "error",
        _LOADING,
        "The Schematron schema cannot be compiled: {reason}.",
        "Check its path and contents, or install the program again.",
    ),
    (
        "S06",
        "model-unloadable",
        "error",
        _LOADING,
        "The model of names cannot be loaded: {reason}.",
        "Correct the path under [names] in edition.toml, or train the model again.",
    ),
    # M concerns the division into words.
    (
        "M01",
        "no-words",
        "error",
        _LOADING,
        "Sentences and words cannot be divided here: {reason}.",
        "Run the program with Python 3.12 or 3.13, for which hazm is installed with it.",
    ),
    (
        "M02",
        "tagger-unloadable",
        "error",
        _LOADING,
        "The model of parts of speech cannot be loaded: {reason}.",
        "Correct its path: a file of hazm’s POSTagger, or a folder of spaCy’s; or leave it out.",
    ),
    (
        "M03",
        "not-divided",
        "error",
        _FOUND,
        "The file cannot be divided into words: {reason}.",
        "Name a TEI file with a text that is not divided yet.",
    ),
    # P concerns the package that is deposited.
    (
        "P01",
        "no-edition",
        "error",
        _USAGE,
        "There is no edition here (no report.json of this program).",
        "Name the folder that “tei-edition build” wrote.",
    ),
    (
        "P02",
        "edition-incomplete",
        "error",
        _INPUT,
        "The edition is {state}.",
        "Run “tei-edition build” again, so that it is complete.",
    ),
    (
        "P03",
        "part-missing",
        "error",
        _INPUT,
        "The edition's report names this file, but it cannot be read: {reason}. No package was made.",
        "Put it back, or build the edition again.",
    ),
    (
        "P04",
        "package-without-site",
        "warning",
        _DONE,
        "The edition has no site; the package is made without it.",
        "Run “tei-edition build” or “tei-edition render” first.",
    ),
    (
        "P05",
        "no-settings",
        "warning",
        _DONE,
        "No edition.toml is known of the edition; only what its TEI headers say can be told.",
        "Name it with --settings, or write one and build the edition again.",
    ),
    (
        "P06",
        "no-header",
        "error",
        _INPUT,
        "It has no teiHeader in the namespace of TEI. No package was made.",
        "Build the edition again.",
    ),
    (
        "P07",
        "fact-missing",
        "warning",
        _DONE,
        "“{key}” is not stated, so these are left out: {formats}.",
        "State it in edition.toml; nothing is invented.",
    ),
    (
        "P08",
        "source-left-out",
        "warning",
        _DONE,
        "The source is left out of the package: {reason}.",
        "Leave out “sources” under [package], or put back the file that the edition was made of.",
    ),
    (
        "P09",
        "not-a-package",
        "error",
        _USAGE,
        "There is a file of this name already, and it is no package of this program.",
        "Name another file with -o, or remove it.",
    ),
    (
        "P10",
        "documents-missing",
        "warning",
        _DONE,
        "{count} of {total} sources failed and are not in the edition.",
        "See report.json; mend them and build the edition again.",
    ),
    (
        "P11",
        "headers-say-otherwise",
        "warning",
        _DONE,
        "The TEI headers do not say what edition.toml does of: {keys}.",
        "Build the edition again, so that the package does not contradict itself.",
    ),
    # From P20 on: what repositories ask for.
    (
        "P20",
        "withheld-unknown",
        "error",
        _FOUND,
        "The edition is to withhold “{identifier}”, which is the id of no record.",
        (
            "Correct the id under [privacy] in edition.toml to that of the record in the register or your authority "
            "file."
        ),
    ),
    (
        "P21",
        "withheld-told",
        "error",
        _FOUND,
        "It tells what the edition is to withhold.",
        "Build the edition again; if its name tells it, give the document another id in edition.toml.",
    ),
    (
        "P22",
        "fact-required",
        "error",
        _FOUND,
        "{repository} requires “{key}”, which is not stated.",
        "State it in edition.toml.",
    ),
    (
        "P23",
        "licence-without-id",
        "error",
        _FOUND,
        "{repository} knows licences by their ids, such as “{example}”; “{licence}” has none that is known.",
        "State identifier under [licence] in edition.toml, from https://spdx.org/licenses/.",
    ),
    (
        "P24",
        "licence-not-open",
        "warning",
        _DONE,
        "The licence “{licence}” is not an open one, and {repository} will ask about it.",
        "Choose CC0, CC BY or CC BY-SA where you may, or be ready to explain.",
    ),
    (
        "P25",
        "language-without-code",
        "error",
        _FOUND,
        "The language “{language}” has no name that {repository} takes (ISO 639-3 such as “fas”, or its own list).",
        "State the language of the edition or the document by its BCP 47 tag, such as “fa”.",
    ),
    (
        "P26",
        "no-affiliation",
        "warning",
        _DONE,
        "{person} has no affiliation, and {repository} asks for it.",
        "State affiliation with the editor in edition.toml, best with the body's ROR.",
    ),
    (
        "P27",
        "identifier-not-accepted",
        "error",
        _FOUND,
        "{repository} does not take “{identifier}” as the number of {person}.",
        "Name one of these: {accepted}.",
    ),
    (
        "P28",
        "identifier-miscopied",
        "error",
        _FOUND,
        "“{identifier}” cannot be the number of {person}: its last sign does not fit the others.",
        "Copy it again from its own page.",
    ),
    (
        "P29",
        "date-not-edtf",
        "error",
        _FOUND,
        "“{date}” is no day that {repository} takes as the date of publication.",
        "Write a year, a month or a day that there is, such as “2026-11-21”.",
    ),
    (
        "P30",
        "file-name",
        "error",
        _FOUND,
        "{repository} does not take a file of this name.",
        (
            "Use ASCII letters, digits, “_” and “-”, and one full stop before the suffix: give the document such an "
            "id in edition.toml."
        ),
    ),
    (
        "P31",
        "not-utf8",
        "error",
        _FOUND,
        "{repository} takes texts in UTF-8 only, and this is none.",
        "Save it in UTF-8, or leave the sources out of the package.",
    ),
    (
        "P32",
        "byte-order-mark",
        "error",
        _FOUND,
        "{repository} takes no text that begins with a byte order mark.",
        "Save it in UTF-8 without a mark (“without BOM”).",
    ),
    (
        "P33",
        "too-many-files",
        "error",
        _FOUND,
        "There are {count} files, and {repository} takes {most} in a record.",
        "Deposit the package, which is one file.",
    ),
    (
        "P34",
        "deposit-too-large",
        "error",
        _FOUND,
        "There are {size} GB, and {repository} takes {most} in a record.",
        "Ask the repository for more room, or deposit the edition in parts.",
    ),
    (
        "P35",
        "doi-not-in-file",
        "error",
        _FOUND,
        "The DOI under which {repository} publishes the edition does not stand in it.",
        "Reserve one with “tei-edition deposit OUT --reserve”, state it as doi under [edition], and build again.",
    ),
    # B concerns the program itself.
    (
        "B01",
        "bug",
        "error",
        ExitStatus.BUG,
        "The program failed: {reason}.",
        "This is a fault of the program: please report it with the file and this line.",
    ),
)


def finding(code: str, *, file: str = "", line: int = 0, column: int = 0, **fields: object) -> Finding:
    """Make the finding `code` of the catalogue; `fields` fill its message and remedy.

    Raises `KeyError` for a code that the catalogue does not have, or a field that its templates miss.
    """
    rule = CATALOGUE[code]
    message, remedy = (fill(template, fields, LANGUAGES[0]) for template in (rule.message, rule.remedy))
    return Finding(rule.code, rule.name, rule.level, message, remedy, file, line, column, fields=fields)


def exit_status(findings: Iterable[Finding]) -> ExitStatus:
    """Give the exit status that a command ends with after these findings."""
    return max((CATALOGUE[found.code].status for found in findings), key=SEVERITY.index, default=ExitStatus.DONE)
