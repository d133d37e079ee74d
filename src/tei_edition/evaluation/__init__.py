"""How good an annotation is: mentions against a gold standard, by type, strict and by overlap, with links and dates."""

from tei_edition.evaluation.annotated import AnnotatedMention, AnnotatedText, annotated
from tei_edition.evaluation.scores import Counts, Evaluation, evaluate
from tei_edition.evaluation.token_files import read_token_file

__all__ = [
    "AnnotatedMention",
    "AnnotatedText",
    "Counts",
    "Evaluation",
    "annotated",
    "evaluate",
    "read_token_file",
]
