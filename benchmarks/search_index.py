"""Time, memory and size of the index of the search, by the number of documents.

    python benchmarks/search_index.py EDITION/tei [NUMBER …]

The documents are repeated with other ids; in each repetition one word in ten is another, of all that can be made of the
letters of two words, so that the vocabulary goes on growing as it does in an archive. What a query for each of three
words loads is counted too: the table, their lists, and the texts of the first ten documents.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from pathlib import Path

from tei_edition.rendering.search import index_files
from tei_edition.rendering.site import Site
from tei_edition.rendering.survey import Survey

ROOT = Path(__file__).parents[1]
QUERIES = ("و", "کارگران", "زندانی")


def surveys(folder: Path) -> list[dict[str, object]]:
    """Return what the survey says of each TEI file of the folder."""
    site = Site(ROOT / "xslt")
    said = [site.render_document(path.stem, path.read_bytes()).survey for path in sorted(folder.glob("*.xml"))]
    site.close()
    return [dict(survey) for survey in said]


def survey_of(count: int, given: list[dict[str, object]]) -> Survey:
    """Return a survey of `count` documents made of the given ones."""
    chance = random.Random(count)  # noqa: S311  no secret
    vocabulary = sorted({word for each in given for _, text in each["passages"] for word in text.split()})  # type: ignore[attr-defined]
    survey = Survey()
    for number in range(count):
        each = dict(given[number % len(given)], id=f"d{number}")
        each["passages"] = [
            [
                anchor,
                " ".join(
                    word if chance.random() > 0.1 else chance.choice(vocabulary)[:3] + chance.choice(vocabulary)[-3:]
                    for word in text.split(" ")
                ),
            ]
            for anchor, text in each["passages"]  # type: ignore[attr-defined]
        ]
        # Offsets hold no longer; a mention only has to stand in its passage.
        each["mentions"] = [[passage, 0, 1, *rest] for passage, _, _, *rest in each["mentions"]]  # type: ignore[attr-defined]
        survey.add(each)
    survey.complete()
    return survey


def main() -> None:
    """Print a line for each number of documents."""
    given = surveys(Path(sys.argv[1]))
    for count in [int(argument) for argument in sys.argv[2:]] or [100, 1_000, 5_000]:
        survey = survey_of(count, given)
        characters = sum(len(passage.characters) for passage in survey.passages())
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        begin = time.process_time()
        sizes: dict[str, int] = {}
        rows: dict[str, str] = {}
        for path, data in index_files(survey):
            sizes[path] = len(data)
            if path.startswith("search/words-"):
                for word, _ in json.loads(data.decode().partition(",")[2].removesuffix(");\n")):
                    if word in QUERIES:
                        rows[word] = path
        took = time.process_time() - begin
        more = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        texts = sum(size for path, size in sizes.items() if "/texts/" in path)
        lists = {path: size for path, size in sizes.items() if "/texts/" not in path}
        print(
            f"{count} documents, {characters:,} characters: {took:.1f} s, {more // 1024} MB more memory at the peak; "
            f"texts {texts:,} bytes, the rest {sum(lists.values()):,} in {len(lists)} files, "
            f"search/index.js {sizes['search/index.js']:,}, the largest list {max(lists.values()):,}"
        )
        ten = 10 * texts // len([path for path in sizes if "/texts/" in path])
        for word, path in rows.items():
            print(f"  {word}: {sizes['search/index.js'] + sizes[path]:,} bytes, and {ten:,} of texts for ten results")
        survey.close()


if __name__ == "__main__":
    main()
