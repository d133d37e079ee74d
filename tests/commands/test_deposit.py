"""The command `deposit`, as it is typed, with a repository on this machine."""

import json
import shutil

import pytest

from tei_edition.packaging.deposit.repeating import Clock
from tests.deposit.repository import TOKEN, RefusalError, Repository

SETTINGS = """
[edition]
title = {{ fa = "پنج سند", en = "Five documents" }}
editors = [{{ name = "بایگانی", kind = "organization", identifier = "https://ror.org/01ggx4157" }}]
date = "2026-11-21"
{doi}
[licence]
name = "CC BY 4.0"
target = "https://creativecommons.org/licenses/by/4.0/"
"""


@pytest.fixture
def repository():
    made = Repository()
    yield made
    made.close()


@pytest.fixture(scope="session")
def built(run_in, tmp_path_factory):
    """An edition in `out`, made once."""
    folder = tmp_path_factory.mktemp("built")
    encode(run_in, folder)
    return folder


def encode(run_in, folder, doi=""):
    source = folder / "in"
    source.mkdir(exist_ok=True)
    (source / "a.txt").write_text("یک متن\n", "utf-8")
    (source / "edition.toml").write_text(SETTINGS.format(doi=f'doi = "{doi}"' if doi else ""), "utf-8")
    assert run_in(folder, "encode", "in", "-o", "out").status == 0


@pytest.fixture(autouse=True)
def edition(built, tmp_path):
    """The edition, its settings, and a file to send beside them."""
    shutil.copytree(built, tmp_path, dirs_exist_ok=True)
    (tmp_path / "edition.zip").write_bytes(b"edition")


@pytest.fixture
def deposit(call, repository, monkeypatch):
    monkeypatch.setenv("TEI_EDITION_TOKEN", TOKEN)

    def deposit(*arguments):
        to = () if "--to" in arguments else ("--to", repository.address)
        return call("deposit", "out", "edition.zip", "--settings", "in/edition.toml", *to, *arguments)

    return deposit


def draft_file(folder):
    return json.loads((folder / "out" / "deposit" / "draft.json").read_text())


def test_the_doi_is_reserved_before_the_edition_is_built_and_is_inside_when_it_is_published(
    run_in, deposit, repository, tmp_path
):
    reserved = deposit("--reserve")
    assert 0 == reserved.status
    doi = draft_file(tmp_path)["doi"]
    assert f'doi = "{doi}"' in reserved.out
    encode(run_in, tmp_path, doi)
    assert f'<idno type="DOI">{doi}</idno>' in (tmp_path / "out" / "tei" / "a.xml").read_text("utf-8")
    done = deposit("--publish")
    assert (0, "") == (done.status, done.err)
    (record,) = repository.published
    assert doi in done.out
    assert f"/records/{record.identifier}" in done.out
    metadata = record.content["metadata"]
    assert "پنج سند" == metadata["title"]
    assert [{"id": "cc-by-4.0"}] == metadata["rights"]
    assert [{"id": "fas"}] == metadata["languages"]
    identifiers = [{"scheme": "ror", "identifier": "01ggx4157"}]
    person = {"type": "organizational", "name": "بایگانی", "identifiers": identifiers}
    assert [{"person_or_org": person}] == metadata["creators"]
    again = deposit("--publish", "--json")
    assert json.loads(again.out)["deposit"]["published"] is True
    assert 1 == len(repository.drafts)


def test_without_a_file_the_package_is_sent(call, repository, monkeypatch, tmp_path):
    monkeypatch.setenv("TEI_EDITION_TOKEN", TOKEN)
    arguments = ("out", "--settings", "in/edition.toml")
    nothing = call("deposit", *arguments, "--to", repository.address)
    assert 3 == nothing.status
    assert "H17 nothing-to-send" in nothing.err
    assert call("package", *arguments).status == 0
    assert call("deposit", *arguments, "--to", repository.address).status == 0
    (package,) = (path for path in (tmp_path / "out" / "deposit").glob("*.zip") if not path.name.endswith(".saf.zip"))
    (draft,) = repository.drafts.values()
    assert {package.name: package.read_bytes()} == {key: file.content for key, file in draft.files.items()}


def test_the_repository_and_the_kind_of_resource_may_stand_in_the_settings(call, repository, monkeypatch, tmp_path):
    monkeypatch.setenv("TEI_EDITION_TOKEN", TOKEN)
    stated = f'[deposit]\nrepository = "{repository.address}/"\nresource_type = "publication-book"\n'
    (tmp_path / "edition.toml").write_text(f"{SETTINGS.format(doi='')}{stated}", "utf-8")
    assert call("deposit", "out", "edition.zip", "--settings", "edition.toml").status == 0
    (draft,) = repository.drafts.values()
    assert {"id": "publication-book"} == draft.content["metadata"]["resource_type"]


def test_two_files_of_one_name_are_told_apart_before_anything_is_sent(call, repository, monkeypatch, tmp_path):
    monkeypatch.setenv("TEI_EDITION_TOKEN", TOKEN)
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "edition.zip").write_bytes(b"other")
    done = call("deposit", "out", "edition.zip", "other/edition.zip", "--to", repository.address)
    assert 2 == done.status
    assert [] == repository.requests


def test_without_publish_nothing_is_published_and_the_doi_is_asked_for(deposit, repository):
    done = deposit()
    assert 0 == done.status
    assert "H14 doi-not-inside" in done.err
    assert not repository.published


def test_a_dry_run_tells_every_request_and_sends_none(deposit, repository, tmp_path):
    done = deposit("--publish", "--new-version", "--dry-run")
    assert [] == repository.requests
    assert not (tmp_path / "out" / "deposit").exists()
    told = [line for line in done.out.splitlines() if not line.startswith(" ")]
    address = repository.address
    assert f"POST {address}/api/records" in told
    assert f"PUT {address}/api/records/DRAFT-ID/draft/files/edition.zip/content" in told
    assert TOKEN not in done.out + done.err
    assert "(7 bytes of edition.zip" in done.out
    assert 2 == deposit("--dry-run", "--json").status


def test_a_dry_run_knows_the_doi_that_is_sent(run_in, deposit, tmp_path):
    encode(run_in, tmp_path, "10.5072/own")
    done = deposit("--publish", "--dry-run")
    assert (0, "") == (done.status, done.err)
    assert not any(line.endswith("/pids/doi") for line in done.out.splitlines())


def test_the_token_stands_in_no_word_and_in_no_file(deposit, repository, tmp_path):
    repository.fail("PUT", "/content", refuse=RefusalError(403, f"Bearer {TOKEN} is not enough"))
    refused = deposit()
    assert 1 == refused.status
    assert "H04 token-refused" in refused.err
    gone_on = deposit("--json")
    assert {f"Bearer {TOKEN}"} == repository.tokens
    kept = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert TOKEN not in refused.out + refused.err + gone_on.out + gone_on.err
    assert TOKEN.encode() not in kept


def test_without_a_token_nothing_is_sent(deposit, repository, monkeypatch):
    monkeypatch.delenv("TEI_EDITION_TOKEN")
    done = deposit()
    assert 2 == done.status
    assert "H01 no-token" in done.err
    monkeypatch.setenv("TEI_EDITION_TOKEN", "two words")
    broken = deposit()
    assert "H01 no-token" in broken.err
    assert "two words" not in broken.err
    assert [] == repository.requests


def test_the_token_may_lie_in_the_keyring(run, repository, tmp_path):
    modules = tmp_path / "modules"
    modules.mkdir()
    host = repository.address.removeprefix("http://")
    (modules / "keyring.py").write_text(
        f"def get_password(service, name):\n    return {{('tei-edition', {host!r}): {TOKEN!r}}}[service, name]\n"
    )
    arguments = ("deposit", "out", "edition.zip", "--to", repository.address)
    alone = {"TEI_EDITION_TOKEN": "", "PYTHONPATH": str(modules)}
    assert 0 == run(*arguments, **alone).status
    (modules / "keyring.py").write_text("def get_password(service, name):\n    raise RuntimeError\n")
    assert 2 == run(*arguments, **alone).status


@pytest.mark.parametrize(
    "address",
    ["http://example.org", "ftp://example.org", "zenodo.org", "https://me:secret@example.org", "https://[", ""],
)
def test_the_token_goes_to_no_address_that_others_can_read(deposit, address):
    done = deposit("--to", address)
    assert 2 == done.status
    assert "H02 not-a-repository" in done.err
    assert "secret" not in done.err


def test_the_draft_of_another_repository_is_not_forgotten(deposit, tmp_path):
    assert 0 == deposit().status
    before = draft_file(tmp_path)
    done = deposit("--to", "https://example.org")
    assert 2 == done.status
    assert "H16 other-repository" in done.err
    assert before == draft_file(tmp_path)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"repository": 5}', b"\xff", b"[" * 100_000])
def test_a_spoilt_state_is_an_error_and_not_a_second_draft(deposit, repository, tmp_path, content):
    assert 0 == deposit().status
    (tmp_path / "out" / "deposit" / "draft.json").write_bytes(content)
    done = deposit()
    assert 3 == done.status
    assert "H15 deposit-unreadable" in done.err
    assert 1 == len(repository.drafts)


def test_nothing_is_made_where_its_id_could_not_be_kept(run, repository, tmp_path, unprivileged):
    folder = tmp_path / "out" / "deposit"
    folder.mkdir()
    folder.chmod(0o500)
    to = ("--to", repository.address)
    done = run("deposit", "out", "edition.zip", *to, before=unprivileged, TEI_EDITION_TOKEN=TOKEN)
    folder.chmod(0o700)
    assert 2 == done.status
    assert "O03 output-unwritable" in done.err
    assert not repository.drafts


def test_a_repository_that_is_not_there_is_told_in_one_line(deposit, repository, monkeypatch):
    pauses: list[float] = []
    monkeypatch.setattr("tei_edition.cli.deposit.Clock", lambda: Clock(sleep=pauses.append))
    repository.close()
    done = deposit()
    assert 1 == done.status
    assert [1.0, 2.0, 4.0, 8.0] == pauses
    assert "H03 unanswered: The repository did not answer: nothing listens at this address." in done.err


def test_an_answer_that_is_none_of_a_repository_is_an_error(deposit, repository):
    repository.fail("GET", "/user/records", refuse=RefusalError(302, headers={"Location": "https://example.org/"}))
    done = deposit()
    assert 1 == done.status
    assert "H13 odd-answer" in done.err
    assert "https://example.org/" in done.err


def test_help_names_no_way_to_put_the_token_on_the_command_line(run):
    done = run("deposit", "--help")
    assert "TEI_EDITION_TOKEN" in done.out
    assert "--token" not in done.out
