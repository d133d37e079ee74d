"""One measurement in one process: encode a folder, and print what it took as JSON.

`python benchmarks/worker.py FOLDER [structure] [dates]` reads, encodes and validates every document of FOLDER, without
writing them; structure is recognised and dates are found where they are named.
"""

import json
import resource
import sys
import time

from tei_edition.structure import RECOGNISERS
from tei_edition.workflow.inputs import gather, name_documents
from tei_edition.workflow.report import Report
from tei_edition.workflow.settings import Settings
from tei_edition.workflow.stages import Workshop, encode_documents


def main() -> None:
    """Measure, and print documents, characters, seconds, and the peak of resident memory in MiB."""
    forbidden = frozenset() if "structure" in sys.argv[2:] else frozenset(RECOGNISERS)
    settings = Settings(annotators=frozenset(sys.argv[2:]) - {"structure"}, forbidden=forbidden)
    names, _ = name_documents(gather(sys.argv[1:2]).inputs, settings)
    workshop = Workshop(settings, time.perf_counter, lambda *_: None)
    report = Report()
    start = time.perf_counter()
    encode_documents(names, workshop, report, lambda identifier, _: identifier)
    seconds = time.perf_counter() - start
    if report.status:
        sys.exit("\n".join(str(found) for found in report.all_findings())[:2000])
    print(
        json.dumps(
            {
                "documents": len(names),
                "characters": sum(document.characters for document in report.documents),
                "seconds": seconds,
                "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "stages": {
                    stage: sum(document.seconds[stage] for document in report.documents)
                    for stage in report.documents[0].seconds
                },
            }
        )
    )


if __name__ == "__main__":
    main()
