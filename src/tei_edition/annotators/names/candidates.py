"""What may be a name: found by one of the finders, before it is settled which of them stand."""

from typing import Literal, NamedTuple

from tei_edition.model import Category

type Finder = Literal["authority", "gazetteer", "rules", "model", "document"]


class Candidate(NamedTuple):
    """Tokens `[start, end)` that may be a name, with the certainty from 0 to 1 of the one who found it."""

    start: int
    end: int
    category: Category
    certainty: float
    finder: Finder
