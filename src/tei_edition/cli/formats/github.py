"""Findings as the commands of GitHub's workflows, which shows them beside the lines that they are about."""

from tei_edition.model import Finding
from tei_edition.model.languages import Language
from tei_edition.workflow.report import Report

_LEVELS = {"error": "error", "warning": "warning", "note": "notice"}


def shown(report: Report, _language: Language) -> str:
    """Give a command for each finding, a line each."""
    return "".join(map(_command, report.all_findings()))


def _command(found: Finding) -> str:
    stated = {
        "file": found.file if found.file != "-" else "",
        "line": str(found.line or ""),
        "col": str(found.column or ""),
        "title": f"{found.code} {found.name}",
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in stated.items() if value)
    return f"::{_LEVELS[found.level]} {properties}::{_data(f'{found.message} {found.remedy}'.rstrip())}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
