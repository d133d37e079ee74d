"""The command `train`: a model of names from annotated TEI."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tei_edition.annotators.names.sequence import Example, train, views
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Finding, finding, outermost
from tei_edition.tei.laws import decode
from tei_edition.text.inlines import running_text
from tei_edition.workflow.folder import gather_tei
from tei_edition.workflow.reading import collecting, read_bytes
from tei_edition.workflow.writing import write


@dataclass(slots=True)
class Training:
    """What was learnt from: `sentences` and `names` of `documents`; and what could not be read."""

    documents: int = 0
    sentences: int = 0
    names: int = 0
    findings: list[Finding] = field(default_factory=list)


def train_on(arguments: Sequence[str], output: Path) -> Training:
    """Train a model on the outermost names of the TEI files that are asked for, and write it to `output`.

    Nothing is written where there is no name in any. Raises `EditionError` O03 where it cannot be written.
    """
    result = Training()
    inputs = gather_tei(arguments)
    result.findings.extend(inputs.findings)
    examples: list[Example] = []
    for entry in inputs.inputs:
        with collecting(result.findings, entry.path):
            examples.append(_example(read_bytes(entry.path), entry.path))
    result.documents, result.names = len(examples), sum(len(example.names) for example in examples)
    if not result.names:
        if inputs.inputs:
            result.findings.append(finding("E04", file=inputs.inputs[0].path, count=len(examples)))
        return result
    with TemporaryDirectory() as folder:
        made = Path(folder) / "model"
        sentences = train(examples, views(Gazetteer.load()), made)
        write(output, made.read_bytes())
    result.sentences = sentences
    return result


def _example(data: bytes, path: str) -> Example:
    from tei_edition.validation import parse  # noqa: PLC0415  only where TEI is read

    reading = decode(parse(data, path))
    names = tuple(
        (mention.span.start, mention.span.end, mention.category)
        for mention in outermost(reading.mentions)
        if mention.category != "date"
    )
    return Example(reading.content, tuple(running_text(reading.blocks)), names)
