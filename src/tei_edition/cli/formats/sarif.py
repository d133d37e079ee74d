"""Findings in SARIF 2.1.0 (OASIS), which editors and code hosts read."""

import json
from pathlib import Path
from urllib.parse import quote

from tei_edition import __version__
from tei_edition.model import CATALOGUE, Finding
from tei_edition.model.languages import Language
from tei_edition.workflow.report import PROGRAM, Report


def shown(report: Report, language: Language) -> str:
    """Give a log of one run, with the rules that its findings are by."""
    findings = list(report.all_findings())
    codes = list(dict.fromkeys(found.code for found in findings))
    run = {
        "tool": {
            "driver": {"name": PROGRAM, "version": __version__, "rules": [_rule(code, language) for code in codes]}
        },
        "language": language,
        # Not the default, UTF-16 code units.
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not (report.stopped or report.interrupted), "exitCode": report.status}],
        "results": [_result(found, codes.index(found.code)) for found in findings],
    }
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=True, indent=1) + "\n"


def _rule(code: str, language: Language) -> dict[str, object]:
    rule = CATALOGUE[code]
    message, remedy = rule.wording(language)
    described: dict[str, object] = {"id": code, "name": rule.name, "defaultConfiguration": {"level": rule.level}}
    # The words of some rules are another schema's own, and there is nothing to say of them in general.
    return described if message.startswith("{") else {**described, "fullDescription": {"text": f"{message} {remedy}"}}


def _result(found: Finding, number: int) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.code,
        "ruleIndex": number,
        "level": found.level,
        "message": {"text": f"{found.message} {found.remedy}".rstrip()},
    }
    location: dict[str, object] = {}
    if found.file:
        physical: dict[str, object] = {"artifactLocation": {"uri": _uri(found.file)}}
        if found.line:
            region: dict[str, object] = {"startLine": found.line}
            if found.column:
                region["startColumn"] = found.column
            if found.excerpt:
                region["snippet"] = {"text": str(found.excerpt)}
            physical["region"] = region
        location["physicalLocation"] = physical
    if found.element:
        location["logicalLocations"] = [{"fullyQualifiedName": found.element, "kind": "element"}]
    if location:
        result["locations"] = [location]
    if found.expected:
        result["properties"] = {"expected": list(found.expected)}
    return result


def _uri(file: str) -> str:
    path = Path(file)
    # A file name may hold bytes that are no characters.
    return path.as_uri() if path.is_absolute() else quote(path.as_posix().encode("utf-8", "surrogateescape"))
