"""What a command was asked, and how it ends."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from tei_edition.model import EditionError
from tei_edition.workflow.folder import EditionFolder
from tei_edition.workflow.inputs import authority_files, find_settings
from tei_edition.workflow.reading import Clock, Progress
from tei_edition.workflow.report import Report
from tei_edition.workflow.settings import Settings


@dataclass(frozen=True, slots=True)
class Request:
    """What a command was asked: `arguments` name sources, the rest is stated or empty; clock and progress are given."""

    arguments: Sequence[str]
    clock: Clock
    progress: Progress
    settings_file: Path | None = None
    stated_format: str = ""
    stated_encoding: str = ""
    theme: Path | None = None
    jobs: int | None = None
    """How many processes make the pages; as many as are worth it where nothing is stated."""

    def settings(self) -> Settings:
        """Load the settings; raises `EditionError` where they are wrong."""
        settings = find_settings(self.arguments, self.settings_file)
        return replace(settings, theme=self.theme, theme_place=(0, 0)) if self.theme else settings

    def authority_files(self, settings: Settings) -> tuple[Path, ...]:
        """Give the authority files of the edition."""
        return authority_files(self.arguments, settings)


@contextmanager
def closing(folder: EditionFolder, report: Report, *, amends: bool = False) -> Iterator[None]:
    """Let `report`, and the one in `folder`, tell what stopped or interrupted the work, if anything did.

    Where it only `amends`, the one in `folder` goes on telling of the command before.
    """
    try:
        yield
    except KeyboardInterrupt:
        report.interrupted = True
    except EditionError as error:
        report.stop(error.finding)
    try:
        folder.amend(report) if amends else folder.close(report)
    except EditionError as error:
        report.stop(error.finding)
