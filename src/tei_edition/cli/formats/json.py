"""Findings as a list in JSON, in ASCII where a file name could not be said otherwise."""

import json

from tei_edition.model.languages import Language
from tei_edition.workflow.report import Report


def shown(report: Report, _language: Language) -> str:
    """Give a list of records."""
    return json.dumps([found.as_record() for found in report.all_findings()], ensure_ascii=True, indent=1) + "\n"
