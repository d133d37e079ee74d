"""One measurement in one process: encode a folder, and print what it took as JSON.

`python benchmarks/worker.py FOLDER [structure] [dates] [names] [linking] [--unvalidated]` reads, encodes and
validates every document of FOLDER, without writing them; structure is recognised, dates and names are found and names
linked where that is named. Time is the processor's, by stage too, without what is loaded once for all documents.
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
    asked = frozenset(sys.argv[2:])
    forbidden = frozenset() if "structure" in asked else frozenset(RECOGNISERS)
    settings = Settings(annotators=asked - {"structure", "--unvalidated"}, forbidden=forbidden)
    names, _ = name_documents(gather(sys.argv[1:2]).inputs, settings)
    workshop = Workshop(settings, time.process_time, lambda *_: None, validates="--unvalidated" not in asked)
    workshop = workshop.knowing(())
    if "names" in asked:
        _ = workshop.tagger
    report = Report()
    start = time.process_time()
    encode_documents(names, workshop, report, lambda identifier, _: identifier)
    seconds = time.process_time() - start
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
