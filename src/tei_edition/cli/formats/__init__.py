"""The forms that the findings of `validate` can be printed in; each module is one, with a function `shown`."""

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tei_edition.model.languages import Language
    from tei_edition.workflow.report import Report

FORMATS = ("text", "json", "sarif", "github", "html")
"""The names of the formats, the one that is used unless another is asked for first."""


def show(report: "Report", name: str, language: "Language") -> str:
    """Give the findings of `report` in the format `name`, in `language`."""
    shown: str = importlib.import_module(f"tei_edition.cli.formats.{name}").shown(
        report.in_language(language), language
    )
    return shown
