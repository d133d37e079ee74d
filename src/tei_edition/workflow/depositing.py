"""The command `deposit`: an edition to a repository."""

import json
import uuid
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

from tei_edition.model import EditionError, Finding, finding
from tei_edition.packaging.deposit.depositing import Consignment, Depositor, State, names
from tei_edition.packaging.deposit.http import HttpTransport, repository
from tei_edition.packaging.deposit.invenio import Invenio
from tei_edition.packaging.deposit.messages import Transport
from tei_edition.packaging.deposit.record import record_metadata
from tei_edition.packaging.deposit.rehearsal import Rehearsal
from tei_edition.packaging.deposit.repeating import Clock, Patience
from tei_edition.packaging.deposit.token import token
from tei_edition.workflow.finished import FinishedEdition, open_edition
from tei_edition.workflow.packaging import FOLDER, package_name
from tei_edition.workflow.reading import Progress
from tei_edition.workflow.report import PROGRAM
from tei_edition.workflow.writing import reason, write

STATE = Path(FOLDER) / "draft.json"
"""Where the edition's folder says which draft or record it has."""
_FIELDS = ("marker", "record", "doi", "page", "previous")


@dataclass(frozen=True, slots=True)
class DepositRequest:
    """What was asked: the edition's folder, the files to send (without any, its package), the repository, what to do.

    `timeout` is the number of seconds that the repository may be silent. `tell`, where there is one, makes it a
    rehearsal: it is called with the text of each request, and nothing is sent or written.
    """

    folder: Path
    files: Sequence[Path]
    environment: Mapping[str, str]
    clock: Clock
    progress: Progress
    settings_file: Path | None = None
    repository: str = ""
    timeout: float = 60.0
    reserve_only: bool = False
    publish: bool = False
    new_version: bool = False
    tell: Callable[[str], None] | None = None


@dataclass(slots=True)
class DepositReport:
    """What became of it; `state` is what is known of the deposit, `None` where nothing was begun."""

    state: State | None = None
    findings: list[Finding] = field(default_factory=list)

    def as_json(self) -> str:
        """Give it as JSON text."""
        found = [finding.as_record() for finding in self.findings]
        state = asdict(self.state) if self.state else None
        return json.dumps({"deposit": state, "findings": found}, ensure_ascii=True, indent=1) + "\n"


def deposit(request: DepositRequest) -> DepositReport:
    """Do what is asked for, as far as it goes, and give the report; it can be asked again at any time.

    What is known of the deposit is kept in `STATE`, in the edition's folder.
    """
    report = DepositReport()
    try:
        _deposit(request, report)
    except EditionError as error:
        report.findings.append(error.finding)
    return report


def _deposit(request: DepositRequest, report: DepositReport) -> None:
    edition = open_edition(request.folder, request.settings_file)
    settings = edition.settings.deposit
    address = repository(request.repository or settings.repository)
    path = request.folder / STATE
    state = _state(path, address)
    secret, transport = "", None
    if request.tell is None:
        secret = token(address, request.environment)
        transport = HttpTransport(address, secret, request.timeout)

    def save(state: State) -> None:
        report.state = state
        if request.tell is None:
            write(path, _as_json(state))

    depositor = Depositor(
        Invenio(Patience(transport or _rehearsal(request, state), request.clock, secret)),
        state,
        save,
        request.progress,
        report.findings,
    )
    metadata = record_metadata(edition.deposit, settings.resource_type)
    files = () if request.reserve_only else request.files or (_package(edition),)
    consignment = Consignment(metadata, names(files), edition.deposit.edition.doi)
    if request.reserve_only:
        depositor.reserve(consignment)
    else:
        depositor.send(consignment, publish=request.publish, new_version=request.new_version)
    report.state = depositor.state


def _package(edition: FinishedEdition) -> Path:
    """Give the package of the edition; raises `EditionError` H17 where there is none."""
    path = edition.path / FOLDER / f"{package_name(edition)}.zip"
    if not path.is_file():
        raise EditionError(finding("H17", file=str(path)))
    return path


def _rehearsal(request: DepositRequest, state: State) -> Transport:
    assert request.tell is not None  # noqa: S101  the one caller has asked
    return Rehearsal(state.repository, request.tell, state.record, state.doi)


def _state(path: Path, address: str) -> State:
    """Read what is known of the deposit.

    Raises `EditionError` H15 where it cannot be told, H16 where it is in another repository.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return State(address, uuid.uuid4().urn)
    except OSError as error:
        raise EditionError(finding("H15", file=str(path), reason=reason(error))) from error
    try:
        content = json.loads(data)
        there = content["repository"]
        texts = {name: str(content[name]) for name in _FIELDS}
        files, published = tuple(map(str, content["files"])), bool(content["published"])
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise EditionError(finding("H15", file=str(path), reason="it is not what this program wrote")) from error
    if there != address:
        raise EditionError(finding("H16", file=str(path), there=there, here=address))
    return State(address, published=published, files=files, **texts)


def _as_json(state: State) -> bytes:
    return (json.dumps({"program": PROGRAM, **asdict(state)}, indent=1) + "\n").encode()
