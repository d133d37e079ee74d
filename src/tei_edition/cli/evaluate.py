"""`tei-edition evaluate`: how good an annotation is."""

import json

import click

from tei_edition.cli.answering import Answering
from tei_edition.cli.console import put, show_findings
from tei_edition.cli.options import AS_JSON
from tei_edition.evaluation import Counts, Evaluation
from tei_edition.model import exit_status
from tei_edition.workflow.evaluating import compare

_CATEGORIES = ("person", "place", "organization", "date", "all")


@click.command("evaluate", cls=Answering)
@click.argument("gold")
@click.argument("found", metavar="OUT")
@AS_JSON
def command(gold: str, found: str, as_json: bool) -> int:
    """Measure an annotation against a gold standard.

    GOLD is a TEI file, a file of tokens and their tags (B-PER, I-PER, O …), a folder of them, or an edition's folder;
    OUT is an edition's folder, or TEI files. Files belong together by their names. Outermost mentions are counted;
    white space is not.
    """
    comparison = compare(gold, found)
    show_findings(comparison.findings)
    evaluation = comparison.evaluation
    if as_json:
        put(json.dumps(_record(evaluation), ensure_ascii=False, indent=1) + "\n")
    elif evaluation.documents:
        put(_table(evaluation))
    return exit_status(comparison.findings)


def _record(evaluation: Evaluation) -> dict[str, object]:
    return {
        "documents": evaluation.documents,
        "strict": {name: counts.as_record() for name, counts in sorted(evaluation.strict.items())},
        "overlap": {name: counts.as_record() for name, counts in sorted(evaluation.overlap.items())},
        "links": evaluation.links.as_record(),
        "clusters": {
            "precision": round(evaluation.cluster_precision, 4),
            "recall": round(evaluation.cluster_recall, 4),
        },
        "date values": evaluation.values.as_record(),
    }


def _table(evaluation: Evaluation) -> str:
    lines = [f"{evaluation.documents} document{'s' * (evaluation.documents != 1)}", ""]
    lines.append(f"{'':<14}{'precision':>10}{'recall':>10}{'F1':>10}{'gold':>8}   by overlap F1")
    for name in _CATEGORIES:
        counts = evaluation.strict.get(name, Counts())
        if counts.found or counts.expected:
            figures = "".join(f"{figure:>10.3f}" for figure in (counts.precision, counts.recall, counts.f1))
            lines.append(f"{name:<14}{figures}{counts.expected:>8}   {evaluation.overlap[name].f1:.3f}")
    for name, counts in (("links", evaluation.links), ("date values", evaluation.values)):
        if counts.expected:
            lines.append(f"{name:<14}{counts.right} of {counts.expected} right ({counts.recall:.3f})")
    if evaluation.links.expected:
        lines.append(
            f"{'clusters':<14}B-cubed precision {evaluation.cluster_precision:.3f}, "
            f"recall {evaluation.cluster_recall:.3f}"
        )
    return "\n".join(lines) + "\n"
