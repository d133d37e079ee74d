"""The command `evaluate`: an annotation beside a gold standard."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tei_edition.evaluation import AnnotatedText, Evaluation, annotated, evaluate, read_token_file
from tei_edition.model import EditionError, Finding, finding
from tei_edition.tei.decoder import decode_text, text_element
from tei_edition.workflow.folder import gather_tei
from tei_edition.workflow.inputs import TEI_SUFFIXES, Input
from tei_edition.workflow.reading import collecting, read_bytes

_TOKEN_SUFFIXES = frozenset({".bio", ".conll", ".tsv", ".txt", ".iob", ".iob2"})


@dataclass(slots=True)
class Comparison:
    """What came of an evaluation: the figures, and what could not be compared."""

    evaluation: Evaluation = field(default_factory=Evaluation)
    findings: list[Finding] = field(default_factory=list)


def compare(gold: str, found: str) -> Comparison:
    """Compare the annotation `found` (TEI files) with `gold` (TEI or token files); of an edition, with its documents.

    Files belong together by their names up to the first full stop, or where each side has but one. What cannot be
    read, has no counterpart, or holds another text is a finding, and does not count.
    """
    result = Comparison()
    expected = _texts(gold, TEI_SUFFIXES | _TOKEN_SUFFIXES, result.findings)
    present = _texts(found, TEI_SUFFIXES, result.findings)
    if len(expected) == len(present) == 1:
        present = dict(zip(expected, present.values(), strict=True))
    result.evaluation = evaluate(_pairs(expected, present, result.findings))
    return result


def _pairs(
    expected: dict[str, tuple[str, AnnotatedText]],
    present: dict[str, tuple[str, AnnotatedText]],
    findings: list[Finding],
) -> Iterator[tuple[AnnotatedText, AnnotatedText]]:
    for name, (path, gold) in expected.items():
        if name not in present:
            findings.append(finding("E01", file=path, name=name))
            continue
        other, found = present[name]
        if gold.characters != found.characters:
            at = next(
                (n for n, (a, b) in enumerate(zip(gold.characters, found.characters, strict=False)) if a != b),
                min(len(gold.characters), len(found.characters)),
            )
            there, here = (text.characters[at : at + 20] for text in (gold, found))
            findings.append(finding("E02", file=path, other=other, offset=at, expected=there, found=here))
            continue
        yield gold, found


def _texts(argument: str, suffixes: frozenset[str], findings: list[Finding]) -> dict[str, tuple[str, AnnotatedText]]:
    inputs = gather_tei([argument], suffixes)
    findings.extend(inputs.findings)
    texts: dict[str, tuple[str, AnnotatedText]] = {}
    for entry in inputs.inputs:
        with collecting(findings, entry.path):
            text = _text(entry)
            texts[text.identifier] = (entry.path, text)
    return texts


def _text(entry: Input) -> AnnotatedText:
    """Read one file; raises `EditionError` where it is neither TEI nor a token file."""
    name = entry.name.partition(".")[0]
    data = read_bytes(entry.path)
    if Path(entry.path).suffix.lower() in _TOKEN_SUFFIXES:
        try:
            return read_token_file(name, data.decode("utf-8-sig"))
        except ValueError as error:
            raise EditionError(finding("E03", file=entry.path, reason=str(error))) from error
    from tei_edition.validation import parse  # noqa: PLC0415  only where TEI is read

    text = text_element(parse(data, entry.path))
    if text is None:
        raise EditionError(finding("E03", file=entry.path, reason="it has no text element"))
    reading = decode_text(text, {})
    return annotated(name, reading.content, reading.mentions)
