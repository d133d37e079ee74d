"""What a repository of the InvenioRDM family is told of an edition."""

from dataclasses import replace

import pytest

from tei_edition.model import Affiliation, Contributor, Deposit, Edition, Licence, RelatedWork, Subject
from tei_edition.packaging.deposit.record import record_metadata
from tests.depositable import CLEAN, EDITION


def told(**stated):
    return record_metadata(replace(CLEAN.deposit, edition=replace(EDITION, **stated)), "dataset")


def test_an_edition_as_invenio_has_it():
    editor = Contributor(
        "Given Family", "person", "https://orcid.org/0000-0002-1825-0097", "Given", "Family", (Affiliation("Archive"),)
    )
    assert {
        "resource_type": {"id": "dataset"},
        "title": "پنج سند",
        "additional_titles": [
            {"title": "Five documents", "type": {"id": "translated-title"}, "lang": {"id": "eng"}},
        ],
        "creators": [
            {
                "person_or_org": {
                    "type": "personal",
                    "family_name": "Family",
                    "given_name": "Given",
                    "identifiers": [{"scheme": "orcid", "identifier": "0000-0002-1825-0097"}],
                },
                "affiliations": [{"name": "Archive"}],
            }
        ],
        "contributors": [{"person_or_org": {"type": "organizational", "name": "Society"}, "role": {"id": "other"}}],
        "publication_date": "2026-11-21",
        "publisher": "بایگانی",
        "version": "1.0",
        "description": "پنج سند فارسی",
        "languages": [{"id": "fas"}],
        "rights": [{"id": "cc-by-4.0"}],
        "subjects": [{"subject": "نامه"}, {"subject": "Letters"}],
        "identifiers": [{"scheme": "url", "identifier": "https://example.org/edition/"}],
        "related_identifiers": [
            {"identifier": "10.1234/x", "scheme": "doi", "relation_type": {"id": "isderivedfrom"}},
            {"identifier": "https://example.org/", "scheme": "url", "relation_type": {"id": "references"}},
        ],
    } == told(
        editors=(editor,),
        contributors=(Contributor("Society", "organization", role="Translator"),),
        version="1.0",
        keywords=(("fa", "نامه"),),
        subjects=(Subject("Letters", "http://id.loc.gov/authorities/subjects/sh1", "LCSH"),),
        address="https://example.org/edition/",
        related=(RelatedWork("https://doi.org/10.1234/x", "IsDerivedFrom"), RelatedWork("https://example.org/")),
    )


def test_what_nobody_stated_is_left_out():
    assert {"resource_type": {"id": "dataset"}, "languages": [{"id": "fas"}]} == record_metadata(
        Deposit(Edition()), "dataset"
    )


def test_a_name_is_not_cut():
    (creator,) = told(editors=(Contributor("نام خانوادگی"),))["creators"]
    assert {"type": "personal", "family_name": "نام خانوادگی"} == creator["person_or_org"]


@pytest.mark.parametrize("identifier", ["https://viaf.org/viaf/1", "https://example.org/me", ""])
def test_a_number_that_would_prevent_publication_is_left_out(identifier):
    (creator,) = told(editors=(Contributor("نام", identifier=identifier),))["creators"]
    assert "identifiers" not in creator["person_or_org"]


def test_a_licence_of_ones_own_is_told_in_words():
    rights = told(licence=Licence("ours", "https://example.org/"))["rights"]
    assert [{"title": {"en": "ours"}, "link": "https://example.org/"}] == rights
