"""Little editions, each an attack on linking: what was written down before it was run, and what it must do at least."""

from pathlib import Path

import pytest

from tei_edition.linking import Linker
from tei_edition.model import Relation
from tests.evaluation.names.bracketed import document_of
from tests.evaluation.names.editions import EDITIONS, all_decisions, decisions, gazetteer, linker, wrong_ids
from tests.evaluation.names.linking import misses, score


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.stem)
def test_nobody_is_split_and_no_two_are_one(file: Path):
    assert [] == list(misses(decisions(file)))


@pytest.mark.parametrize("file", EDITIONS, ids=lambda file: file.stem)
def test_who_is_known_has_the_id_that_is_stated(file: Path):
    assert [] == wrong_ids(decisions(file))


def test_the_figures_only_rise():
    found = score(all_decisions())
    assert found.f1 >= 0.99, str(found)


def linked(*texts: str, one: Linker | None = None):
    used = one or Linker((), gazetteer())
    return [used.link(document_of(text, f"{number}.txt")[0]) for number, text in enumerate(texts)]


def ids(document) -> list[str]:
    return [link.best.entity for link in document.linking.links]


def stated(document) -> set[tuple[str, str, str]]:
    return {(r.name, r.active, r.passive) for r in document.linking.relations}


def test_a_place_that_nothing_decides_keeps_its_candidates():
    (document,) = linked("در ⟦L:حیدرآباد⟧ باران آمد.")
    (link,) = document.linking.links
    assert ["geonames.1269843", "geonames.1176734"] == [candidate.entity for candidate in link.candidates]
    assert all(0 < candidate.score < 0.95 and candidate.evidence for candidate in link.candidates)
    assert link.identifier


@pytest.mark.parametrize("misread", ["سفر", "سقر"])
def test_what_ocr_misread_has_low_certainty_and_says_so(misread: str):
    (document,) = linked(f"در ⟦L:سقز⟧ و ⟦L:سنندج⟧ بودند. مردم ⟦L:{misread}⟧ آمدند.")
    link = document.linking.links[-1]
    assert "geonames.117392" == link.best.entity
    assert link.best.score < 0.5
    assert "misreading" in link.best.evidence


def test_offices_and_affiliations_are_relations_with_their_certainty():
    union, red = "⟦O:سندیکای کارگران راه سرخ⟧", "⟦O:سازمان راه سرخ⟧"
    (document,) = linked(
        f"⟦P:نادر پیروزی⟧ دبیر {union} گفت. ⟦P:مهری پیروزی⟧ از {red} نیز. سخنگوی {red}، ⟦P:سهیل آذرخش⟧، نیامد. "
        f"⟦P:کاوه رهروان⟧، عضو کمیته مرکزی {red}، اهل ⟦L:سقز⟧ است."
    )
    person = {link.best.entity.removeprefix("person."): link.best.entity for link in document.linking.links}
    by_name = {name: {(r[1], r[2]) for r in stated(document) if r[0] == name} for name, *_ in stated(document)}
    organization = {link.best.entity for link in document.linking.links if link.category == "organization"}
    assert {"secretaryOf", "memberOf", "spokespersonOf"} <= set(by_name)
    assert {passive for _, _, passive in stated(document)} <= organization
    assert {person["nader-pyrvzy"]} == {active for active, _ in by_name["secretaryOf"]}
    assert {"person.mhry-pyrvzy", "person.kavh-rhrvan"} == {active for active, _ in by_name["memberOf"]}
    assert all(r.certainty is not None and 0 < r.certainty < 1 and r.evidence for r in document.linking.relations)


FIRST = "⟦P:نادر پیروزی⟧ عضو ⟦O:سازمان راه سرخ⟧ بود. ⟦P:پیروزی⟧ در ⟦L:سقز⟧ و ⟦L:کلاته نو⟧ زیست."
SECOND = "⟦P:کاوه رهروان⟧ و ⟦P:نادر پيروزي⟧ در ⟦L:کلاته نو⟧ بودند. ⟦O:انجمن باغبانان شرق⟧ نبود."
THIRD = "⟦O:انجمن باغبانان شرق⟧ و ⟦P:مهری فرزام⟧ آمدند. ⟦P:فرزام⟧ رفت."


def test_ids_of_those_whom_nobody_knows_stay_when_documents_are_added():
    alone = [ids(document) for document in linked(FIRST, SECOND)]
    assert all(identifier.isascii() for found in alone for identifier in found)
    assert alone == [ids(document) for document in linked(FIRST, SECOND, THIRD)][:2]
    assert alone == [ids(document) for document in linked(THIRD, FIRST, SECOND)][1:]
    assert alone[::-1] == [ids(document) for document in linked(SECOND, FIRST)]


def test_an_editors_decision_is_made_once(tmp_path: Path):
    texts = (FIRST, SECOND)
    before = linked(*texts)
    assert "person.nader-pyrvzy" == ids(before[0])[0]
    decided = tmp_path / "decided.edition"
    decided.with_suffix(".xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
        '<person xml:id="person.piruzi"><persName>نادر پیروزی</persName></person></listPerson></standOff></TEI>',
        "utf-8",
    )
    for _ in range(2):
        again = linked(*texts, one=linker(decided))
        assert ["person.piruzi"] * 2 == [ids(again[0])[0], ids(again[0])[2]]
        assert "person.piruzi" == ids(again[1])[1]
        assert "person.kavh-rhrvan" == ids(again[1])[0] == ids(before[1])[0]


def test_two_of_one_name_whom_the_editor_parts_stay_two(tmp_path: Path):
    file = tmp_path / "a.edition"
    file.with_suffix(".xml").write_text(
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
        '<person xml:id="person.one"><persName>نادر پیروزی</persName><affiliation ref="#org.red"/></person>'
        '<person xml:id="person.two"><persName>نادر پیروزی</persName><affiliation ref="#org.garden"/></person>'
        '</listPerson><listOrg><org xml:id="org.red"><orgName>سازمان راه سرخ</orgName></org>'
        '<org xml:id="org.garden"><orgName>انجمن باغبانان شرق</orgName></org></listOrg></standOff></TEI>',
        "utf-8",
    )
    texts = ("⟦P:نادر پیروزی⟧ از ⟦O:انجمن باغبانان شرق⟧ گفت.", "⟦P:نادر پیروزی⟧، عضو ⟦O:سازمان راه سرخ⟧، گفت.")
    found = linked(*texts, "⟦P:نادر پیروزی⟧ آمد.", one=linker(file))
    assert ["person.two", "person.one"] == [ids(document)[0] for document in found[:2]]
    assert {"person.one", "person.two"} == {c.entity for c in found[2].linking.links[0].candidates}


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("⟦P:نادر پیروزی⟧ سخنگوی ⟦O:سازمان راه سرخ⟧ است.", "spokespersonOf"),
        ("⟦P:نادر پیروزی⟧ وزیر ⟦O:وزارت باغ‌ها⟧ شد.", "ministerOf"),
        ("⟦P:نادر پیروزی⟧، خبرنگار ⟦O:روزنامه باغ⟧، نوشت.", "writerFor"),
        ("دبیرکل ⟦O:سازمان راه سرخ⟧ داکتر ⟦P:نادر پیروزی⟧ گفت.", "secretaryOf"),
    ],
)
def test_an_office_is_a_relation_by_its_name(text: str, relation: str):
    (document,) = linked(text)
    (found,) = document.linking.relations
    assert isinstance(found, Relation)
    assert (relation, "person.nader-pyrvzy") == (found.name, found.active)
