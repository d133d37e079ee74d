"""Whole commands: what `build`, `encode` and `words` do with their arguments, from first to last."""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from tei_edition.model import REGISTERS, EditionError, Finding, finding
from tei_edition.tei.names import SCHEMAS, WORDS_SCHEMAS
from tei_edition.workflow.dividing import divide_documents
from tei_edition.workflow.folder import AUTHORITY, EXPORTS, PICTURES, SITE, TEI, WORDS, EditionFolder, gather_tei
from tei_edition.workflow.inputs import (
    gather,
    name_documents,
)
from tei_edition.workflow.rendering import Contents, Page, check_theme, render_edition, tei_pages
from tei_edition.workflow.report import Report
from tei_edition.workflow.requests import Request, closing
from tei_edition.workflow.settings import WordSettings
from tei_edition.workflow.stages import (
    Workshop,
    encode_documents,
    read_authority_files,
    write_registers,
)


def build(request: Request, output: Path, *, encode_only: bool = False) -> Report:
    """Encode what is asked for into `output`, validate and render it unless `encode_only`; give the report.

    When it returns, `output/report.json` says the same. Raises `EditionError` where nothing was begun, because of the
    settings or the output folder.
    """
    workshop = _workshop(request, validates=not encode_only, output=output)
    if not encode_only:
        check_theme(workshop.settings)
    authority = request.authority_files(workshop.settings)
    inputs = gather(request.arguments, apart=output, own=[*authority, *workshop.settings.own])
    names, warnings = name_documents(inputs.inputs, workshop.settings)
    folder = EditionFolder(output)
    # A site or words that are there stay after an encoding alone; a build takes away those that it does not make anew.
    kinds = (TEI,) if encode_only else (TEI, SITE, WORDS, *EXPORTS.values())
    planned = [kind.path(name) for name in names.values() for kind in kinds]
    folder.begin([*planned, *(AUTHORITY.path(name) for name in REGISTERS)])
    settings_file = workshop.settings.path
    report = Report(findings=[*inputs.findings, *warnings], settings=str(settings_file) if settings_file else "")
    workshop = replace(workshop.knowing(read_authority_files(authority, names.values(), report)), keep=folder.write)
    with closing(folder, report):
        encode_documents(
            names,
            workshop,
            report,
            lambda name, data: folder.write(TEI.path(name), data),
            lambda name: folder.edited(TEI.path(name)),
        )
        report.findings = [*_apart_from_pictures(report)]
        pages = [
            Page(document.identifier, document.title, output / document.outputs[0], document)
            for document in report.completed
        ]
        registers = write_registers(workshop, folder, report)
        report.outputs = [*registers, *folder.write_schema(*SCHEMAS)]
        if pages and not encode_only:
            contents = Contents(pages, [output / path for path in registers])
            render_edition(contents, workshop.settings, request, folder, report)
        if pages and not encode_only and workshop.settings.words.analysis:
            try:
                divide_documents(pages, workshop, folder)
                report.outputs.extend(folder.write_schema(*WORDS_SCHEMAS))
            except EditionError as error:
                # The edition is complete without its words.
                report.findings.append(error.finding)
        if report.completed:
            folder.remove_stale(report, *kinds, AUTHORITY, PICTURES)
    return report


def _apart_from_pictures(report: Report) -> Iterator[Finding]:
    """Give what was found at first, but not that a picture which a document shows is no document itself (I08)."""
    shown = {file for document in report.documents for file in document.pictures.values()}
    return (found for found in report.findings if found.code != "I08" or os.path.realpath(found.file) not in shown)


def encode_to(request: Request, receive: Callable[[bytes], object]) -> Report:
    """Encode the one document that is asked for, and hand its bytes to `receive`; give the report.

    Raises `EditionError`: O04 where there is more than one, and for what concerns all documents.
    """
    workshop = _workshop(request)
    authority = request.authority_files(workshop.settings)
    inputs = gather(request.arguments, own=[*authority, *workshop.settings.own])
    if len(inputs.inputs) > 1:
        raise EditionError(finding("O04", count=len(inputs.inputs)))
    names, warnings = name_documents(inputs.inputs, workshop.settings)
    report = Report(findings=[*inputs.findings, *warnings])
    workshop = workshop.knowing(read_authority_files(authority, names.values(), report))
    encoded: list[bytes] = []

    def deliver(name: str, data: bytes) -> str:
        encoded.append(data)
        return name

    encode_documents(names, workshop, report, deliver)
    # Outside the stages, as it is no fault of the document where the receiver is gone, or full.
    for data in encoded:
        receive(data)
    return report


def divide(request: Request, output: Path, asked: WordSettings) -> Report:
    """Divide the TEI files that are asked for into sentences and words, in `output/tei-ana`; give the report.

    What is `asked` goes before the settings. Raises `EditionError` where nothing was begun, because of the settings,
    the output folder, or what the division needs (M01, M02).
    """
    workshop = _workshop(request)
    stated = workshop.settings.words
    words = replace(asked, model=asked.model or stated.model, exports=asked.exports or stated.exports)
    workshop = replace(workshop, settings=replace(workshop.settings, words=words))
    inputs = gather_tei(request.arguments)
    folder = EditionFolder(output)
    report = Report(findings=list(inputs.findings))
    pages, _ = tei_pages(inputs.inputs, report)
    kinds = (WORDS, *(EXPORTS[name] for name in words.exports))
    if pages:
        _ = workshop.analyser
    if not folder.is_built:
        folder.begin(kind.path(page.identifier) for page in pages for kind in kinds)
    with closing(folder, report, amends=folder.is_built):
        if pages:
            divide_documents(pages, workshop, folder)
            report.outputs.extend(folder.write_schema(*WORDS_SCHEMAS))
    return report


def _workshop(request: Request, *, validates: bool = False, output: Path = Path()) -> Workshop:
    """Give the workshop of a command; raises `EditionError` where the settings, or what is stated, are wrong."""
    return Workshop(
        request.settings(),
        request.clock,
        request.progress,
        request.stated_format,
        request.stated_encoding,
        validates,
        output,
    )
