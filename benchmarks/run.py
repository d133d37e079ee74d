"""What `make bench` measures: speed, growth, memory and cold start of the main job, with pandoc as the yardstick.

The documents are the seeds, repeated. Absolute figures belong to the machine they were measured on; the ratios are
taken in one run, the two programs in turn, and are what can be compared.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

HERE = Path(__file__).parent
SEEDS = sorted((HERE.parent / "seeds").glob("*.txt"))
GOLDEN = sorted(path for path in (HERE.parent / "tests" / "golden" / "anatomy").iterdir() if path.suffix != ".gold")
PROGRAM = str(Path(sys.executable).parent / "tei-edition")


def main() -> None:
    """Run the measurements that are named, or all."""
    measurements: dict[str, Callable[[Path], None]] = {
        "parts": parts,
        "growth": growth,
        "large": large,
        "start": cold_start,
        "pandoc": against_pandoc,
        "validation": validation,
        "words": words,
    }
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "names", nargs="*", choices=[*measurements, []], help="parts, growth, large, start, pandoc, validation, words"
    )
    for name in parser.parse_args().names or measurements:
        with tempfile.TemporaryDirectory() as folder:
            measurements[name](Path(folder))


def parts(folder: Path) -> None:
    """Encode with everything on, and with structure alone, and say what each part takes of it."""
    print("\nRead + encode, by part; one process, microseconds of the processor a character, best of 3")
    for title, data in (("seeds", SEEDS), ("short documents", GOLDEN)):
        place = folder / title
        place.mkdir()
        for number in range(600):
            shutil.copyfile(data[number % len(data)], place / f"d{number:03}{data[number % len(data)].suffix}")
        for annotators in (("structure",), ("structure", "dates", "names", "linking")):
            measured = min(
                (_worker(place, *annotators, "--unvalidated") for _ in range(3)), key=lambda found: found["seconds"]
            )
            characters = measured["characters"]
            stages = {name: seconds / characters * 1e6 for name, seconds in measured["stages"].items()}
            stages["rest"] = measured["seconds"] / characters * 1e6 - sum(stages.values())
            each = ", ".join(f"{name} {cost:.2f}" for name, cost in stages.items() if cost > 0.05)
            print(f"  {title}, {'all' if 'names' in annotators else 'structure'}: {each}")
            _report(measured)


def growth(folder: Path) -> None:
    """Encode 200, 2,000 and 20,000 documents: speed and memory should stay the same."""
    for title, annotators in (("nothing else", ()), ("structure and dates", ("structure", "dates"))):
        print(f"\nRead + encode + validate, {title}; one process, seeds repeated")
        for count in (200, 2_000, 20_000):
            _report(_worker(_repeated(folder / str(count), count), *annotators))


def large(folder: Path) -> None:
    """Encode one document of 20 MB, of plain text and of Markdown."""
    print("\nOne document of 20 MB")
    for name, seed in (("plain text", SEEDS[0]), ("Markdown", SEEDS[4])):
        data = seed.read_bytes() + b"\n\n"
        place = folder / name
        place.mkdir()
        (place / "large.txt").write_bytes(data * (20_000_000 // len(data)))
        print(f"  {name}:", end="")
        _report(_worker(place))


def cold_start(folder: Path) -> None:
    """Start the program for its help, and for one document."""
    print("\nCold start, median of 15")
    for name, command in (
        ("--help", [PROGRAM, "--help"]),
        ("encode, one seed", [PROGRAM, "encode", str(SEEDS[1]), "-o", "-"]),
        ("build, five seeds", [PROGRAM, "build", str(SEEDS[0].parent), "-o", str(folder / "edition")]),
        ("python -c pass", [sys.executable, "-c", "pass"]),
    ):
        print(f"  {name:<18} {statistics.median(_seconds(command) for _ in range(15)):.3f} s")


def against_pandoc(folder: Path) -> None:
    """Turn the same Markdown into TEI with pandoc, in turn with this program."""
    try:
        import pypandoc  # noqa: PLC0415  it is there only where the benchmarks are run
    except ImportError:
        print("\npandoc: not measured; install the bench group (pypandoc_binary).")
        return
    pandoc = pypandoc.get_pandoc_path()
    source = folder / "seed.md"
    source.write_bytes((SEEDS[4].read_bytes() + b"\n\n") * 60)
    characters = len(source.read_text())
    commands = {
        "tei-edition encode": [PROGRAM, "encode", str(source), "-o", "-"],
        "pandoc markdown": [pandoc, "-f", "markdown", "-t", "tei", str(source)],
        "pandoc gfm": [pandoc, "-f", "gfm", "-t", "tei", str(source)],
    }
    rounds = [{name: _seconds(command) for name, command in commands.items()} for _ in range(5)]
    print(f"\nThe same Markdown ({characters:,} characters) to TEI, whole processes in turn, medians of 5")
    for name in commands:
        seconds = statistics.median(times[name] for times in rounds)
        ratio = statistics.median(times[name] / times["tei-edition encode"] for times in rounds)
        speed = characters / seconds / 1e6
        print(f"  {name:<20} {seconds:6.2f} s  {speed:5.2f} million characters/s  ratio {ratio:.2f}")


def validation(folder: Path) -> None:
    """Validate many small documents and a large one by grammar and rules: memory should stay the same."""
    _seconds([PROGRAM, "encode", str(SEEDS[1]), "-o", str(folder / "edition")])
    (tei,) = (folder / "edition" / "tei").iterdir()
    print(f"\nValidate: grammar, rules and references; documents of {tei.stat().st_size / 1000:.0f} KB")
    for count in (500, 2_000):
        many = folder / str(count)
        many.mkdir()
        for number in range(count):
            shutil.copyfile(tei, many / f"{number}.xml")
        for jobs in ("1", "2"):
            seconds, memory = _costs([PROGRAM, "validate", str(many), "--jobs", jobs])
            speed = f"{count / seconds:5.0f} a second"
            print(f"  {count:>6,} documents, --jobs {jobs}  {seconds:6.2f} s  {speed}  peak {memory:5.0f} MiB")
    text = (SEEDS[1].read_text() + "\n\n") * (20_000_000 // len(SEEDS[1].read_bytes()))
    (folder / "large.txt").write_text(text)
    _seconds([PROGRAM, "encode", str(folder / "large.txt"), "-o", str(folder / "large")])
    large_one = folder / "large" / "tei" / "large.xml"
    seconds, memory = _costs([PROGRAM, "validate", str(large_one)])
    print(f"  one document of {large_one.stat().st_size / 1e6:.0f} MB  {seconds:6.2f} s peak {memory:5.0f} MiB")


def words(_: Path) -> None:
    """Divide a million characters into words with lemmas, and let hazm alone do the same."""
    print("\nWords and lemmas of 1,000,000 characters, seeds repeated; seconds of one processor")
    measured = json.loads(
        subprocess.run([sys.executable, str(HERE / "words_speed.py")], check=True, capture_output=True).stdout
    )
    for name, seconds in measured.items():
        print(f"  {name:<32} {seconds:6.2f} s")


def _costs(command: list[str]) -> tuple[float, float]:
    """Give seconds, and the peak of resident memory in MiB of the largest of the processes."""
    start = time.perf_counter()
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def _repeated(folder: Path, count: int) -> Path:
    if folder.is_dir():
        return folder
    folder.mkdir()
    for number in range(count):
        shutil.copyfile(SEEDS[number % len(SEEDS)], folder / f"d{number:05}.txt")
    return folder


def _worker(folder: Path, *annotators: str) -> dict[str, Any]:
    command = [sys.executable, str(HERE / "worker.py"), str(folder), *annotators]
    result: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return result


def _report(measured: dict[str, Any]) -> None:
    speed = measured["characters"] / measured["seconds"] / 1e6
    size = f"{measured['documents']:>6,} documents  {measured['characters']:>12,} characters"
    print(
        f"  {size}  {measured['seconds']:7.2f} s  {speed:5.2f} million characters/s  peak {measured['memory']:5.0f} MiB"
    )


def _seconds(command: list[str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
