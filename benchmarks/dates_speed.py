"""How many characters a second `find_dates` reads: the repeated seeds, and how the time grows with the length.

    python benchmarks/dates_speed.py [FOLDER_OF_SEEDS] [REPETITIONS]

Times are of the processor, the best of five, so that other work on the machine disturbs them less.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from tei_edition.dates import find_dates


def seconds(text: str) -> float:
    """Return the processor time of one reading, the best of five."""
    times = []
    for _ in range(5):
        before = time.process_time()
        find_dates(text)
        times.append(time.process_time() - before)
    return min(times)


def main() -> None:
    """Print a line for each length."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "seeds"
    repetitions = int(sys.argv[2]) if len(sys.argv) > 2 else 64
    text = "\n".join(path.read_bytes().decode("utf-8") for path in sorted(folder.glob("*.txt")))
    find_dates(text)  # the libraries are imported with the first date
    for times in (repetitions // 16, repetitions // 4, repetitions):
        repeated = "\n".join([text] * times)
        spent = seconds(repeated)
        print(f"{len(repeated):>10,} characters {spent:8.3f} s {len(repeated) / spent / 1e6:8.2f} million a second")


if __name__ == "__main__":
    main()
