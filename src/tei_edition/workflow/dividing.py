"""The texts of an edition divided into sentences and words, and what is exported of them."""

from collections.abc import Sequence

from tei_edition.corpora import FORMATS
from tei_edition.workflow.folder import EXPORTS, WORDS, EditionFolder
from tei_edition.workflow.reading import collecting, read_bytes
from tei_edition.workflow.rendering import Page
from tei_edition.workflow.stages import Workshop


def divide_documents(pages: Sequence[Page], workshop: Workshop, folder: EditionFolder) -> None:
    """Divide the texts of `pages` into sentences and words, and write them, with the exports that the settings name.

    Where the workshop says so they are validated. Raises `EditionError` for what concerns all documents: M01, M02.
    """
    from tei_edition.tei.linguistic import encode_words  # noqa: PLC0415  only where words are asked for
    from tei_edition.tei.running_text import running_text  # noqa: PLC0415  the same
    from tei_edition.validation import parse  # noqa: PLC0415  the same

    analyser = workshop.analyser
    for number, page in enumerate(pages):
        workshop.progress(number, len(pages), page.identifier)
        file, document = str(page.path), page.report
        with collecting(document.findings, file), workshop.timed(document, "words"):
            tree = parse(page.data or read_bytes(file), file)
            divided = analyser.analyse(running_text(tree, page.identifier, file))
            data = encode_words(tree, divided, file)
            document.characters = len(divided.text.content)
            document.note_words(divided)
            relative = WORDS.path(page.identifier)
            if workshop.validates:
                place = str(workshop.output / relative)
                document.findings.extend(workshop.words_schema.validate(parse(data, place), place, data))
            document.outputs.append(folder.write(relative, data))
            for name in workshop.settings.words.exports:
                exported = FORMATS[name](divided).encode()
                document.outputs.append(folder.write(EXPORTS[name].path(page.identifier), exported))
    workshop.progress(len(pages), len(pages), "")
