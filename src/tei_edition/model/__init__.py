"""The values of the program: frozen, typed, without XML and without files."""

from tei_edition.model.annotation import Category, Layer, Mention
from tei_edition.model.document import Document, Reading
from tei_edition.model.edition import Attribution, Contributor, Edition, Licence, Titles
from tei_edition.model.findings import (
    CATALOGUE,
    SEVERITY,
    EditionError,
    ExitStatus,
    Finding,
    Level,
    Rule,
    exit_status,
    finding,
)
from tei_edition.model.source import Encoding, Region, RegionKind, Source, Span
from tei_edition.model.structure import TEXT_ROLES, Attributes, Block, BlockRole, Inline, InlineRole
from tei_edition.model.text import RUN_KINDS, UNHOLDABLE, Alignment, Run, RunKind, Text

__all__ = [
    "CATALOGUE",
    "RUN_KINDS",
    "SEVERITY",
    "TEXT_ROLES",
    "UNHOLDABLE",
    "Alignment",
    "Attributes",
    "Attribution",
    "Block",
    "BlockRole",
    "Category",
    "Contributor",
    "Document",
    "Edition",
    "EditionError",
    "Encoding",
    "ExitStatus",
    "Finding",
    "Inline",
    "InlineRole",
    "Layer",
    "Level",
    "Licence",
    "Mention",
    "Reading",
    "Region",
    "RegionKind",
    "Rule",
    "Run",
    "RunKind",
    "Source",
    "Span",
    "Text",
    "Titles",
    "exit_status",
    "finding",
]
