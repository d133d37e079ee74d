"""The laws of a deposit: wherever it is stopped, and whatever goes wrong, nothing is lost or published twice."""

import itertools
import tracemalloc
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tei_edition.model import EditionError, Finding
from tei_edition.packaging.deposit.depositing import Consignment, Depositor, State, names
from tei_edition.packaging.deposit.http import HttpTransport, blocks
from tei_edition.packaging.deposit.invenio import Invenio
from tei_edition.packaging.deposit.messages import FileContent
from tei_edition.packaging.deposit.repeating import Clock, Patience
from tests.deposit.repository import TOKEN, Fault, File, RefusalError, Repository

METADATA = {
    "title": "پنج سند",
    "creators": [{"person_or_org": {"type": "organizational", "name": "Archive"}}],
    "publication_date": "2026-11-21",
    "resource_type": {"id": "dataset"},
}


class Killed(BaseException):
    """The program is gone at this moment."""


@dataclass
class Mortal:
    """A transport that dies at its request number `death`, before it or, where `late`, after the repository got it."""

    transport: HttpTransport
    death: int
    late: bool
    count: int = 0

    def send(self, request):
        self.count += 1
        if self.count == self.death and not self.late:
            raise Killed
        answer = self.transport.send(request)
        if self.count == self.death:
            raise Killed
        return answer


@dataclass
class Desk:
    """What somebody has who deposits: files, what was kept of the deposit, and a clock that does not make them wait."""

    repository: Repository
    folder: Path
    state: State
    doi: str = ""
    metadata: dict[str, Any] = field(default_factory=lambda: dict(METADATA))
    waited: list[float] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def depositor(self, transport=None, timeout=5.0, save=None):
        transport = transport or HttpTransport(self.repository.address, TOKEN, timeout)
        clock = Clock(lambda: 1_700_000_000.0, self.waited.append)
        return Depositor(
            Invenio(Patience(transport, clock, TOKEN)), self.state, save or self.keep, lambda *_: None, self.findings
        )

    def keep(self, state):
        self.state = state

    def consignment(self):
        return Consignment(self.metadata, names(sorted(self.folder.iterdir())), self.doi)

    def send(self, *, publish=False, new_version=False, **options):
        self.depositor(**options).send(self.consignment(), publish=publish, new_version=new_version)

    def reserve(self, **options):
        self.depositor(**options).reserve(self.consignment())
        self.doi = self.state.doi


@pytest.fixture
def desk(repository, tmp_path):
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "edition.zip").write_bytes(b"edition" * 1000)
    (folder / "README.md").write_bytes("راهنما".encode())
    return Desk(repository, folder, State(repository.address, "urn:uuid:00000000-0000-4000-8000-000000000001"))


def contents(draft):
    return {key: file.content for key, file in draft.files.items() if file.status == "completed"}


def on_the_desk(desk):
    return {path.name: path.read_bytes() for path in desk.folder.iterdir()}


def test_a_deposit_is_published_once_with_its_files_its_metadata_and_its_doi(desk, repository):
    desk.reserve()
    desk.send(publish=True)
    (record,) = repository.published
    assert on_the_desk(desk) == contents(record)
    assert METADATA["title"] == record.content["metadata"]["title"]
    assert desk.doi == record.content["pids"]["doi"]["identifier"]
    assert desk.state.published
    assert not desk.findings


def test_nothing_is_published_that_nobody_asked_to_publish(desk, repository):
    desk.send()
    assert not repository.published
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)


@pytest.mark.parametrize("late", [False, True])
def test_a_deposit_that_is_killed_anywhere_is_completed_by_the_same_command(desk, repository, late):
    first = desk.state
    for death in itertools.count(1):
        repository.drafts.clear()
        desk.state, desk.doi = first, ""
        mortal = Mortal(HttpTransport(repository.address, TOKEN, 5.0), death, late)
        try:
            desk.reserve(transport=mortal)
            desk.send(publish=True, transport=mortal)
        except Killed:
            desk.reserve()
            desk.send(publish=True)
        (record,) = repository.drafts.values()
        assert record.published
        assert on_the_desk(desk) == contents(record)
        assert desk.state.record == record.identifier
        if mortal.count < death:
            break
    assert death > 15


@pytest.mark.parametrize("late", [False, True])
def test_a_new_version_that_is_killed_anywhere_is_published_once(desk, repository, late):
    desk.reserve()
    desk.send(publish=True)
    old, state, doi = dict(repository.drafts), desk.state, desk.doi
    (desk.folder / "edition.zip").write_bytes(b"second edition")
    for death in itertools.count(1):
        repository.drafts = dict(old)
        desk.state, desk.doi = state, doi
        mortal = Mortal(HttpTransport(repository.address, TOKEN, 5.0), death, late)
        with pytest.raises((Killed, EditionError)):
            desk.send(publish=True, new_version=True, transport=mortal)
        with pytest.raises(EditionError, match="H11"):
            desk.send(publish=True, new_version=True)
        desk.doi = desk.state.doi
        desk.send(publish=True, new_version=True)
        desk.send(publish=True, new_version=True)
        first, second = repository.drafts.values()
        assert first.published
        assert second.published
        assert contents(first) != contents(second)
        assert on_the_desk(desk) == contents(second)
        assert desk.state.previous == first.identifier
        if mortal.count < death:
            break
    assert death > 10


def at_request(number):
    count = itertools.count(1)
    return lambda *_: next(count) == number


@pytest.mark.parametrize("fault", [{"lose": True}, {"clip": True}])
def test_every_answer_may_be_lost_or_cut_short_once(desk, repository, fault):
    for number in range(1, 40):
        repository.drafts.clear()
        desk.state, desk.doi = State(repository.address, f"urn:uuid:{number}"), ""
        repository.faults = [Fault(at_request(number), **fault)]
        desk.reserve()
        desk.send(publish=True)
        (record,) = repository.drafts.values()
        assert record.published
        assert on_the_desk(desk) == contents(record)


@pytest.mark.parametrize(
    "fault",
    [
        {"lose": True, "done": False},
        {"lose": True},
        {"cut": 100},
        {"spoil": True},
        {"refuse": RefusalError(500, "Internal server error")},
        {"refuse": RefusalError(503, "Unavailable", headers={"Retry-After": "7"})},
        {"refuse": RefusalError(429, "Too many requests", headers={"Retry-After": "11"})},
        {"wait": 1.0},
    ],
)
def test_a_file_arrives_whole_though_its_upload_is_disturbed(desk, repository, fault):
    repository.fail("PUT", "edition.zip/content", **fault)
    desk.send(timeout=0.4)
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)
    if (refusal := fault.get("refuse")) and refusal.headers:
        assert [float(refusal.headers["Retry-After"])] == desk.waited


def test_a_file_that_takes_long_to_be_summed_up_is_not_sent_again(desk, repository):
    repository.fail("POST", "edition.zip/commit", wait=1.0, times=2)
    desk.send(timeout=0.4)
    assert 1 == repository.requests.count(f"PUT /api/records/{desk.state.record}/draft/files/edition.zip/content")
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)


def test_a_pause_is_as_long_as_the_repository_says_by_its_date(desk, repository):
    date = {"Retry-After": "Tue, 14 Nov 2023 22:13:40 GMT"}
    repository.fail("POST", "/api/records", refuse=RefusalError(429, "busy", headers=date))
    desk.send()
    assert [20.0] == desk.waited


def test_a_file_that_never_arrives_whole_is_an_error_and_not_left_behind(desk, repository):
    repository.fail("PUT", "edition.zip/content", spoil=True, times=9)
    with pytest.raises(EditionError, match="H09"):
        desk.send(publish=True)
    (draft,) = repository.drafts.values()
    assert "edition.zip" not in draft.files
    repository.faults.clear()
    desk.send()
    assert on_the_desk(desk) == contents(draft)


@pytest.mark.parametrize(
    ("refusal", "code"),
    [
        (RefusalError(401, "The token is a-secret-token"), "H04"),
        (RefusalError(403, "Permission denied."), "H04"),
        (RefusalError(404, "Not found"), "H05"),
        (RefusalError(409, "Conflict"), "H05"),
        (RefusalError(413, "Quota exceeded"), "H05"),
        (RefusalError(412, "Revision mismatch"), "H07"),
        (RefusalError(429, "Too many requests", headers={"Retry-After": "1"}), "H08"),
        (RefusalError(500, "a-secret-token"), "H08"),
        (RefusalError(507, "No space left on device"), "H08"),
        (RefusalError(302, "", headers={"Location": "https://example.org/"}), "H13"),
    ],
)
@pytest.mark.parametrize("place", [("POST", "/api/records"), ("PUT", "/content"), ("POST", "/publish")])
def test_a_refusal_is_told_without_the_token_and_afterwards_the_command_goes_on(desk, repository, refusal, code, place):
    desk.reserve()
    if place[1] == "/api/records":
        desk.state, desk.doi = State(repository.address, "urn:uuid:2"), ""
    repository.fail(*place, refuse=refusal, times=9)
    with pytest.raises(EditionError) as raised:
        desk.send(publish=True)
    assert code == raised.value.finding.code
    assert TOKEN not in str(raised.value)
    assert not repository.published
    repository.faults.clear()
    desk.reserve()
    desk.send(publish=True)
    assert 1 == len(repository.published)
    assert on_the_desk(desk) == contents(repository.published[0])


def test_a_large_file_that_is_refused_at_once_is_told_by_its_status(desk, repository):
    (desk.folder / "large.zip").write_bytes(bytes(64 << 20))
    repository.fail("PUT", "large.zip/content", refuse=RefusalError(413, "Quota exceeded"))
    with pytest.raises(EditionError, match=r"H05|H03"):
        desk.send()
    desk.send()
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)


def test_a_draft_that_somebody_changed_between_reading_and_writing_is_left_alone(desk, repository):
    desk.send()
    (draft,) = repository.drafts.values()

    def meddle(method, path):
        if method == "PUT" and path.endswith("/draft"):
            draft.revision += 1
        return False

    repository.faults = [Fault(meddle)]
    before = dict(draft.content)
    with pytest.raises(EditionError, match="H07"):
        desk.send()
    assert before == draft.content
    repository.faults.clear()
    desk.send()


def test_what_somebody_added_to_the_draft_by_hand_stays(desk, repository):
    desk.send()
    (draft,) = repository.drafts.values()
    draft.content["metadata"]["subjects"] = [{"subject": "added by hand"}]
    draft.files["notes.pdf"] = File("completed", b"by hand")
    desk.send()
    assert [{"subject": "added by hand"}] == draft.content["metadata"]["subjects"]
    assert {**on_the_desk(desk), "notes.pdf": b"by hand"} == contents(draft)


def test_files_that_are_there_are_not_sent_again_and_pending_ones_removed(desk, repository):
    desk.send()
    (draft,) = repository.drafts.values()
    draft.files["left.zip"] = File("pending")
    repository.requests.clear()
    desk.send()
    assert not [request for request in repository.requests if request.startswith("PUT") and "content" in request]
    assert on_the_desk(desk) == contents(draft)
    assert "left.zip" not in draft.files


def test_a_file_that_leaves_the_package_leaves_the_draft(desk, repository):
    desk.send()
    (desk.folder / "README.md").unlink()
    desk.send()
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)


def test_faults_in_a_good_answer_are_read_and_prevent_publication(desk, repository):
    desk.metadata["rights"] = [{"id": "CC-BY-4.0"}]
    desk.reserve()
    with pytest.raises(EditionError, match="H11"):
        desk.send(publish=True)
    assert ["H10"] == [found.code for found in desk.findings]
    assert not repository.published
    assert not [request for request in repository.requests if request.endswith("publish")]


def test_a_doi_that_is_not_in_the_edition_prevents_publication(desk, repository):
    desk.send()
    assert ["H14"] == [found.code for found in desk.findings]
    with pytest.raises(EditionError, match="H11"):
        desk.send(publish=True)
    assert not repository.published


def test_the_doi_of_a_draft_is_never_reserved_twice_and_never_given_up(desk, repository):
    desk.reserve()
    doi = desk.doi
    desk.reserve()
    desk.send()
    desk.send()
    assert doi == desk.state.doi
    assert 1 == sum(request.endswith("/pids/doi") for request in repository.requests)
    (draft,) = repository.drafts.values()
    assert doi == draft.content["pids"]["doi"]["identifier"]


def test_a_draft_is_found_again_by_the_doi_in_the_edition(desk, repository):
    desk.reserve()
    desk.state = State(repository.address, "urn:uuid:another")
    desk.send(publish=True)
    assert 1 == len(repository.drafts)
    assert 1 == len(repository.published)


def test_a_doi_from_elsewhere_is_stated_as_such(desk, repository):
    desk.doi = "10.1234/elsewhere"
    desk.send(publish=True)
    (record,) = repository.published
    assert {"identifier": "10.1234/elsewhere", "provider": "external"} == record.content["pids"]["doi"]


def test_what_is_published_is_left_alone(desk, repository):
    desk.reserve()
    desk.send(publish=True)
    before = dict(repository.published[0].files)
    desk.send(publish=True)
    (desk.folder / "edition.zip").write_bytes(b"second edition")
    with pytest.raises(EditionError, match="H12"):
        desk.send(publish=True)
    assert 1 == len(repository.drafts)
    assert before == repository.published[0].files


def test_a_draft_that_was_deleted_is_an_error_and_not_made_again(desk, repository):
    desk.send()
    repository.drafts.clear()
    with pytest.raises(EditionError, match="H06"):
        desk.send()
    assert not repository.drafts


def test_nothing_is_asked_for_that_cannot_be_written_down(desk, repository):
    class FullError(Exception):
        pass

    def full(_):
        raise FullError

    with pytest.raises(FullError):
        desk.send(save=full)
    assert not [request for request in repository.requests if not request.startswith("GET")]


def test_a_file_that_changes_while_it_is_sent_is_an_error(desk, repository):
    path = desk.folder / "edition.zip"

    def shorten(method, path_):
        if method == "POST" and path_.endswith("/draft/files"):
            path.write_bytes(b"short")
        return False

    repository.faults = [Fault(shorten)]
    with pytest.raises(EditionError, match="I10"):
        desk.send()
    repository.faults.clear()
    desk.send()
    (draft,) = repository.drafts.values()
    assert on_the_desk(desk) == contents(draft)


def test_the_memory_does_not_grow_with_the_file(tmp_path):
    path = tmp_path / "large.zip"
    with path.open("wb") as stream:
        stream.truncate(48 << 20)
    tracemalloc.start()
    total = sum(len(block) for block in blocks(FileContent(path, 48 << 20, "")))
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (48 << 20) == total
    assert peak < 4 << 20
