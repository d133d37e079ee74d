"""The stages of one document: received, read, encoded, validated, written; and rendered once all are known."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date as day
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tei_edition import linking, resources
from tei_edition.annotators import dates, names
from tei_edition.annotators.names.accuracy import accuracy
from tei_edition.annotators.orthography import corrections, lookalikes
from tei_edition.dates import DateContext, find_dates
from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import Linker
from tei_edition.model import Document, EditionError, Entity, Inline, Issued, Span, finding
from tei_edition.readers import Received, formats, read
from tei_edition.structure import recognise
from tei_edition.tei.authority import read_authority
from tei_edition.tei.encoding import Encoded, encode
from tei_edition.tei.header import HeaderTemplate, first_words
from tei_edition.text.languages import other_language
from tei_edition.workflow.folder import AUTHORITY, TEI, EditionFolder
from tei_edition.workflow.inputs import STANDARD_INPUT, Input
from tei_edition.workflow.pictures import Album
from tei_edition.workflow.reading import Clock, Progress, collecting, read_bytes
from tei_edition.workflow.report import DocumentReport, Report
from tei_edition.workflow.settings import ENCODINGS, Settings, doubtful, is_known, unused

if TYPE_CHECKING:
    from tei_edition.annotators.names.tagger import NameTagger
    from tei_edition.annotators.orthography.speller import Speller
    from tei_edition.annotators.words.analyser import Analyser
    from tei_edition.validation import Schema
    from tei_edition.validation.schematron import Schematron

_DATING = ("when", "from", "to", "notBefore", "notAfter")

type Deliver = Callable[[str, bytes], str]
"""Takes the id and the bytes of a TEI file to where they belong, and says where that is."""


@dataclass(frozen=True)
class Workshop:
    """What every document of a command needs: the settings, the templates, the schema; each loaded once, if used."""

    settings: Settings
    clock: Clock
    progress: Progress
    stated_format: str = ""
    stated_encoding: str = ""
    validates: bool = True
    output: Path = Path()
    linker: Linker = field(default_factory=Linker)
    authority: tuple[Entity, ...] = ()
    """What the authority files know, for the finder of names; the linker knows it already."""

    keep: Deliver | None = None
    """Takes the path and the bytes of a picture to where it belongs; without it, pictures stay where they are."""

    def __post_init__(self) -> None:
        """Raise `EditionError` C03 where a format or an encoding is stated that there is not."""
        for key, stated, choices in (
            ("format", self.stated_format, formats()),
            ("encoding", self.stated_encoding, ENCODINGS),
        ):
            if stated and not is_known(key, stated):
                raise EditionError(
                    finding("C03", file=f"--{key}", key=key, expected=" or ".join(choices), found=f"“{stated}”")
                )

    @cached_property
    def template(self) -> HeaderTemplate:
        """The header template that the settings name, or the program's own."""
        finds_names = names.AGENT in self.settings.annotators
        return HeaderTemplate(self.settings.header, accuracy() if finds_names else ())

    @cached_property
    def schema(self) -> "Schema":
        """The project's schema; raises `EditionError` S01."""
        from tei_edition.validation import Schema  # noqa: PLC0415  only where something is validated

        return Schema.load(resources.folder("schema") / "tei_edition.rng")

    @cached_property
    def tagger(self) -> "NameTagger":
        """The finder of names, with the program's gazetteers and model."""
        # The lists are read only where names are found.
        from tei_edition.annotators.names.models import ModelError  # noqa: PLC0415
        from tei_edition.annotators.names.tagger import NameTagger  # noqa: PLC0415

        model = self.settings.names_model
        if model is None:
            return NameTagger.load(self.authority)
        try:
            return NameTagger.load(self.authority, model)
        except ModelError as error:
            raise EditionError(finding("S06", file=str(model), reason=error)) from error

    @cached_property
    def speller(self) -> "Speller":
        """What proposes regular spellings of the kinds that the settings ask for."""
        from tei_edition.annotators.orthography.speller import Speller  # noqa: PLC0415  hazm is loaded only where it is

        return Speller(self.settings.orthography)

    @cached_property
    def analyser(self) -> "Analyser":
        """What divides texts into sentences and words, with the model of parts of speech that the settings name.

        Raises `EditionError` M01 where hazm is not installed, and M02.
        """
        try:
            from tei_edition.annotators.words.analyser import Analyser  # noqa: PLC0415  hazm is loaded only for words
            from tei_edition.annotators.words.tagging import load_tagger  # noqa: PLC0415  the same
        except ImportError as error:
            raise EditionError(finding("M01", reason=f"they need hazm ({error})")) from error
        model = self.settings.words.model
        return Analyser(load_tagger(model) if model else None)

    @cached_property
    def words_schema(self) -> "Schema":
        """The schema of divided files; raises `EditionError` S01."""
        from tei_edition.validation import Schema  # noqa: PLC0415  only where something is validated

        return Schema.load(resources.folder("schema") / "tei_edition_ana.rng")

    @cached_property
    def rules(self) -> "Schematron":
        """The project's Schematron rules; raises `EditionError` S05."""
        from tei_edition.validation.schematron import Schematron  # noqa: PLC0415  Saxon starts only where it is used

        return Schematron.load(resources.folder("schema") / "tei_edition.sch")

    def knowing(self, authority: tuple[Entity, ...]) -> "Workshop":
        """Give the workshop with what authority files know, for the finder of names and for the linker."""
        links = {names.AGENT, linking.AGENT} <= self.settings.annotators
        gazetteer = Gazetteer.load() if links else None
        return replace(self, authority=authority, linker=Linker(authority, gazetteer))

    def receive(self, entry: Input) -> Received:
        """Read the bytes of one input; raises `EditionError` I01 or I02."""
        settings = self.settings.of(entry.key, entry.name)
        return Received(
            entry.path,
            read_bytes(entry.path),
            self.stated_format or settings.format,
            self.stated_encoding or settings.encoding,
        )

    def encode(self, entry: Input, report: DocumentReport) -> Encoded:
        """Read and encode one input, with the laws checked; what is known of it goes into `report`.

        The pictures that it shows are kept, and called by where that is.
        """
        settings = self.settings.of(entry.key, entry.name)
        with self.timed(report, "read"):
            document = read(self.receive(entry))
        with self.timed(report, "structure"):
            document = recognise(document, self.settings.policy(settings))
        if self.keep:
            document = _illustrated(document, entry, report, self.keep)
        report.note_structure(document)
        report.findings.extend(document.findings)
        report.sha256, report.media_type = document.source.sha256, document.source.media_type
        report.encoding, report.characters = document.source.encoding.codec, len(document.text)
        issued = _stated(settings.issued) if settings.issued else _recognised(document, self.settings.dates)
        if dates.AGENT in self.settings.annotators:
            with self.timed(report, "annotate"):
                layer, doubts = dates.annotate(document, _seen_from(issued, self.settings.dates))
                document = document.with_layer(layer)
            report.findings.extend(doubts)
        if names.AGENT in self.settings.annotators:
            with self.timed(report, "annotate"):
                for layer in self.tagger.annotate(document):
                    document = document.with_layer(layer)
        stated = str(self.settings.path or "")
        document, decided, doubts = corrections.lay(document, settings.corrections, stated)
        report.findings.extend((*doubts, *lookalikes.find(document, decided)))
        if linking.AGENT in self.settings.annotators:
            with self.timed(report, "link"):
                document = self.linker.link(document, settings.authors)
            report.note_links(document)
        if self.settings.orthography:
            with self.timed(report, "spell"):
                document = self._spelled(document, decided, report)
        attribution = settings.attribution(report.identifier, issued)
        language = attribution.language or self.settings.edition.language
        report.title = (attribution.titles or first_words(document, language))[0][1]
        if other := other_language(document.text.content, language):
            tag, words = other
            said = ", ".join(words)
            report.findings.append(finding("W05", file=entry.path, language=tag, words=said, stated=language))
        with self.timed(report, "encode"):
            encoded = encode(
                document, self.template, self.settings.edition, attribution, by_schema=self.keep is not None
            )
        report.counts = encoded.counts
        return encoded

    def _spelled(self, document: Document, decided: tuple[Span, ...], report: DocumentReport) -> Document:
        """Lay regular spellings over `document`, but where an editor has decided; say in `report` what was proposed."""
        from tei_edition.annotators.orthography import misreadings  # noqa: PLC0415  only where words are looked up

        proposals = self.speller.propose(document, decided)
        report.note_spellings(proposals, tuple(misreadings.find(document, self.speller.lexicon)), document)
        return document.with_layer(self.speller.layer(proposals))

    @contextmanager
    def timed(self, report: DocumentReport, stage: str) -> Iterator[None]:
        """Add the seconds that pass to those of `stage`."""
        start = self.clock()
        try:
            yield
        finally:
            report.seconds[stage] = report.seconds.get(stage, 0.0) + self.clock() - start


def _illustrated(document: Document, entry: Input, report: DocumentReport, keep: Deliver) -> Document:
    """Give `document` with the pictures beside its source as `keep` kept them; `report` tells which are not there."""
    images = [inline for inline in document.inlines if inline.role == "image"]
    if not images:
        return document
    places = {}
    for image in reversed(images):
        places[dict(image.attributes).get("target", "")] = document.source_position(image.span.start)
    folder = None if entry.path == STANDARD_INPUT else Path(entry.path).parent
    album = Album(report.identifier, folder, [entry.folder])
    kept = {}
    for picture in album.pictures(reversed(places)):
        kept[picture.url] = f"../{picture.path}"
        report.pictures[keep(picture.path, picture.data)] = picture.file
    report.findings.extend(album.findings(document.source.name, places))
    inlines = tuple(_leading(inline, kept) if inline.role == "image" else inline for inline in document.inlines)
    return document.with_structure(document.structure, document.blocks, inlines)


def _leading(image: Inline, kept: Mapping[str, str]) -> Inline:
    """Give `image` with the address at which it is kept, where it is."""
    led = ((name, kept.get(said, said) if name == "target" else said) for name, said in image.attributes)
    return replace(image, attributes=tuple(led))


def _stated(issued: day) -> Issued:
    return Issued((("when", issued.isoformat()),))


def _recognised(document: Document, context: DateContext) -> Issued | None:
    """Give when the text itself says that it was issued: a day, if it names one, or else a longer time.

    A date without a year is neither.
    """
    found = [
        Issued(dating, " ".join(words[date.start : date.end].split()), recognition.certainty * date.certainty)
        for recognition in document.recognised("issued")
        for words in [document.text.content[recognition.span.start : recognition.span.end]]
        for date in find_dates(words, context)
        if (dating := tuple((name, date.dating[name]) for name in _DATING if date.dating.get(name, "-")[0] != "-"))
    ]
    return next((issued for issued in found if _day(issued)), next(iter(found), None))


def _seen_from(issued: Issued | None, context: DateContext) -> DateContext:
    """Give `context` with the day on which the document was issued, as sure as that is; as it is without a day."""
    if issued is None or not _day(issued):
        return context
    return replace(context, document_date=_day(issued), document_certainty=issued.certainty)


def _day(issued: Issued) -> day | None:
    """Give the one day that it is; `None` for a longer time."""
    when = dict(issued.dating).get("when", "")
    return day.fromisoformat(when) if len(when) == len("2001-04-18") else None


def encode_documents(
    names: Mapping[Input, str],
    workshop: Workshop,
    report: Report,
    deliver: Deliver,
    edited: Callable[[str], bytes | None] = lambda _: None,
) -> None:
    """Encode every input in turn, validate it where the workshop says so, and `deliver` it under its name.

    What a person made of it goes before: where `edited` gives a TEI file by the document's name, that one is validated,
    and what was encoded is not delivered (O05).
    `report` tells, whenever this stops, what was done. Raises `EditionError` for what concerns all documents, and
    `KeyboardInterrupt`. Memory does not grow with the number of documents but for their reports.
    """
    report.findings.extend(doubtful(workshop.settings))
    report.findings.extend(unused(workshop.settings, {name for entry in names for name in (entry.key, entry.name)}))
    for number, (entry, name) in enumerate(names.items()):
        workshop.progress(number, len(names), entry.path)
        document = DocumentReport(name, entry.path)
        report.documents.append(document)
        with collecting(document.findings, entry.path):
            encoded = workshop.encode(entry, document)
            tree, data = encoded.tree, encoded.data
            place = str(workshop.output / TEI.path(document.identifier))
            kept = edited(document.identifier)
            if kept is not None:
                from tei_edition.validation import parse  # noqa: PLC0415  only where TEI is read

                document.findings.append(finding("O05", file=place))
                tree, data = parse(kept, place), kept
            if workshop.validates:
                with workshop.timed(document, "validate"):
                    document.findings.extend(workshop.schema.validate(tree, place, data))
                    language = workshop.settings.interfaces[0] if workshop.settings.interfaces else "en"
                    document.findings.extend(workshop.rules.validate(tree, place, language, data))
            document.outputs.append(deliver(document.identifier, data) if kept is None else TEI.path(name))
            document.outputs.extend(document.pictures)
    workshop.progress(len(names), len(names), "")


def read_authority_files(files: Sequence[Path], names: Iterable[str], report: Report) -> tuple[Entity, ...]:
    """Give the entities of the authority `files`; what is wrong with any goes into `report`.

    `names` are the ids of the documents, which no record can have.
    """
    received: list[tuple[str, bytes]] = []
    for file in files:
        with collecting(report.findings, str(file)):
            received.append((str(file), read_bytes(str(file))))
    authority = read_authority(received, frozenset(names))
    report.findings.extend(authority.findings)
    return authority.entities


def write_registers(workshop: Workshop, folder: EditionFolder, report: Report) -> list[str]:
    """Write the registers of the entities that the documents mention, and give their paths; none without entities.

    Where the workshop says so they are validated. Raises `EditionError` O03.
    """
    from tei_edition.tei.registers import encode_registers  # noqa: PLC0415  only where something was linked

    register = workshop.linker.register()
    outputs: list[str] = []
    for name, data in encode_registers(register, workshop.settings.edition).items():
        relative = AUTHORITY.path(name)
        if workshop.validates:
            from tei_edition.validation import parse  # noqa: PLC0415  the same

            place = str(workshop.output / relative)
            report.findings.extend(workshop.schema.validate(parse(data, place), place))
        outputs.append(folder.write(relative, data))
    return outputs
