"""Telling apart and linking: short documents, each with a trap."""

from dataclasses import replace
from typing import Any

import pytest

from tei_edition.gazetteers import Gazetteer
from tei_edition.linking import Linker
from tei_edition.model import Document, Entity, EntityName, Link, Relation
from tests.evaluation.names.bracketed import document_of

PLACES = """\
# title: places of these tests
شیراز\tcity\tgeonames:115019\tname\ten=Shiraz;country=IR;lat=29.61;lon=52.53;population=1249942
شیراز\tvillage\tgeonames:999001\tname\tcountry=AF;lat=34.30;lon=62.20;population=900
هرات\tcity\tgeonames:1140026\tname\tcountry=AF;lat=34.35;lon=62.20;population=272806
کابل\tcity\tgeonames:1138958\tname\tcountry=AF;lat=34.52;lon=69.18;population=3043532
افغانستان\tcountry\tiso:AF\tname\tcountry=AF
کرمان\tcity\tgeonames:128234\tname\tcountry=IR;lat=30.28;lon=57.08;population=577514
سنندج\tcity\tgeonames:117574\tname\tcountry=IR;lat=35.31;lon=46.99;population=349176
سقز\tcity\tgeonames:117392\tname\tcountry=IR;lat=36.25;lon=46.27;population=151237
ایران\tcountry\tiso:IR\tname\tcountry=IR
حسن آباد\tvillage\tgeonames:1\tname\tcountry=IR;population=1000
حسن آباد\tvillage\tgeonames:2\tname\tcountry=IR;population=1100
"""
GAZETTEER = Gazetteer.of({"places": PLACES})


def person(identifier: str, name: str, *relations: Relation) -> Entity:
    return Entity(identifier, "person", (EntityName(name),), relations=relations, origin="authority")


def body(identifier: str, *names: str) -> Entity:
    return Entity(identifier, "organization", tuple(EntityName(name) for name in names), origin="authority")


class Linked:
    """Documents linked in one pass, and what each name was taken for."""

    def __init__(self, *bracketed: str, authority: tuple[Entity, ...] = ()) -> None:
        self.linker = Linker(authority, GAZETTEER)
        self.documents = [self.linker.link(document_of(text)[0]) for text in bracketed]

    def found(self, name: str, document: int = 0) -> list[str]:
        """Give the ids that the mentions of `name` point to, in the order of the text."""
        return [link.best.entity for link in self.links(name, document)]

    def links(self, name: str, document: int = 0) -> list[Link]:
        linked = self.documents[document]
        return [link for link in linked.linking.links if name == _text(linked, link)]

    def one(self, name: str, document: int = 0) -> str:
        (identifier,) = set(self.found(name, document))
        return identifier

    def relations(self, document: int = 0) -> list[tuple[str, str, str]]:
        return [(r.name, r.active, r.passive) for r in self.documents[document].linking.relations]


def _text(document: Document, link: Link) -> str:
    return " ".join(document.text.content[link.span.start : link.span.end].split())


# ------------------------------------------------------------------------------------------------- inside a document


def test_a_full_name_licenses_the_surname_and_the_forename_after_it_and_before_it():
    linked = Linked("⟦P:صالحی⟧ آزاد شد. ⟦P:محمود صالحی⟧ دیروز به خانه رفت. ⟦P:محمود⟧ خوشحال بود. آقای ⟦P:صالحی⟧ گفت.")
    assert {"person.mahmud-salhy"} == {*linked.found("صالحی"), *linked.found("محمود"), *linked.found("محمود صالحی")}


def test_a_compound_surname_is_one():
    linked = Linked(
        "⟦P:خالد حاج محمدی⟧ و ⟦P:محمد محمدی⟧ آمدند. ⟦P:حاج محمدی⟧ گفت. ⟦P:بهنام ابراهیم‌زاده⟧ و ⟦P:ابراهیم زاده⟧."
    )
    assert linked.one("خالد حاج محمدی") == linked.one("حاج محمدی")
    assert linked.one("محمد محمدی") != linked.one("حاج محمدی")
    assert linked.one("بهنام ابراهیم‌زاده") == linked.one("ابراهیم زاده")


def test_a_surname_of_two_is_the_nearest_before_it_and_keeps_the_other():
    linked = Linked("⟦P:زانیار مرادی⟧ در زندان است.\n\nدر آمستردام ⟦P:فرشته مرادی⟧ سخن گفت. ⟦P:مرادی⟧ افزود.")
    (link,) = linked.links("مرادی")
    assert linked.one("فرشته مرادی") == link.best.entity
    assert linked.one("زانیار مرادی") == link.candidates[1].entity
    assert link.ambiguous
    assert "mention-1" == link.identifier


def test_given_names_share_the_surname_of_the_last():
    linked = Linked("عکس ⟦P:زانیار⟧ و ⟦P:لقمان مرادی⟧ بود. بعد ⟦P:زانیار⟧ و ⟦P:لقمان⟧ را آوردند.")
    assert ["person.zanyar-mrady"] * 2 == linked.found("زانیار")
    assert linked.one("لقمان") == linked.one("لقمان مرادی") == "person.loqman-mrady"


def test_an_alias_in_parentheses_is_the_same_person():
    linked = Linked("⟦P:ابو کریم⟧ (⟦P:عوفي ماضي⟧) سخن گفت.")
    assert linked.one("ابو کریم") == linked.one("عوفي ماضي")


def test_two_persons_of_one_name_in_one_document():
    linked = Linked(
        "⟦P:محمد کریمی⟧ از ⟦O:حزب توده ایران⟧ سخن گفت. سپس ⟦P:محمد کریمی⟧ از ⟦O:حزب دمکرات کردستان⟧ سخن گفت.\n\n"
        "⟦P:محمد کریمی⟧ رفت."
    )
    first, second, bare = linked.links("محمد کریمی")
    assert first.best.entity != second.best.entity
    assert {first.best.entity, second.best.entity} == {candidate.entity for candidate in bare.candidates}


def test_one_person_in_two_kinds_of_bodies_stays_one():
    linked = Linked("⟦P:محمد کریمی⟧ دبیر ⟦O:سندیکای خبازان سقز⟧ است. ⟦P:محمد کریمی⟧ عضو ⟦O:حزب کمونیست ایران⟧ هم هست.")
    assert 1 == len(set(linked.found("محمد کریمی")))


def test_an_acronym_and_the_full_name():
    linked = Linked(
        "⟦O:سازمان جهانی کار⟧(⟦O:ILO⟧) در ژنو است. ⟦O:ILO⟧ پاسخ نداد. نمایندگان ⟦O:سازمان جهانی کار⟧ رفتند."
    )
    assert 1 == len({*linked.found("ILO"), *linked.found("سازمان جهانی کار")})
    initials = Linked("⟦O:سازمان چریکهای فدائی خلق ایران⟧ گفت. هواداران ⟦O:س.چ.ف.خ.ا⟧ آمدند.")
    assert initials.one("س.چ.ف.خ.ا") == initials.one("سازمان چریکهای فدائی خلق ایران")


def test_a_short_form_is_the_body_whose_full_name_says_where_it_is():
    linked = Linked(
        "⟦O:حزب کمونیست کارگری⟧ گفت. ⟦O:حزب کمونیست کارگری ⟦L:ایران⟧⟧ و ⟦O:حزب کمونیست کارگری (حکمتیست)⟧ رفتند."
    )
    assert linked.one("حزب کمونیست کارگری") == linked.one("حزب کمونیست کارگری ایران")
    assert linked.one("حزب کمونیست کارگری (حکمتیست)") != linked.one("حزب کمونیست کارگری ایران")


def test_a_committee_is_that_of_its_party():
    linked = Linked("⟦O:کمیته کردستان حزب کمونیست ایران⟧ گفت. ⟦O:حزب کمونیست ایران⟧ نیز. ⟦O:کمیته کردستان⟧ افزود.")
    assert linked.one("کمیته کردستان") == linked.one("کمیته کردستان حزب کمونیست ایران")
    assert ("partOf", linked.one("کمیته کردستان"), linked.one("حزب کمونیست ایران")) in linked.relations()


def test_a_body_of_one_name_in_two_cities_is_two():
    linked = Linked("⟦O:کانون همبستگی⟧ ـ ⟦L:سنندج⟧\n⟦O:کانون همبستگی⟧ ـ ⟦L:سقز⟧\n⟦O:کانون همبستگی⟧ ـ ⟦L:سقز⟧")
    one, other, again = linked.found("کانون همبستگی")
    assert one != other == again


def test_spellings_of_a_body_are_one():
    linked = Linked("⟦O:سندیکای کارگران خباز سقز⟧ و ⟦O:سنديكاى كارگران خبازان سقز⟧ و ⟦O:سندیکای خبازان شهر سقز⟧ گفتند.")
    assert 1 == len({link.best.entity for link in linked.documents[0].linking.links})


def test_what_ocr_misread_is_linked_by_its_company_with_little_certainty():
    linked = Linked("در ⟦L:سقز⟧ ⟦O:سندیکای خبازان سقز⟧ گفت. مردم ⟦L:سفر⟧ و ⟦O:سندیکای خبازان سفر⟧ و ⟦L:سقر⟧.")
    assert ["geonames.117392"] == linked.found("سفر") == linked.found("سقر")
    assert linked.one("سندیکای خبازان سقز") == linked.one("سندیکای خبازان سفر")
    (misread,) = linked.links("سفر")
    assert misread.best.score < 0.5
    assert misread.identifier
    assert "misreading" in misread.best.evidence


def test_what_is_misread_stays_unknown_without_company():
    assert ["place.sfr"] == Linked("در ⟦L:سفر⟧ بود.").found("سفر")


def test_a_gazetteers_entity_is_the_editors_by_its_number_or_its_usual_name():
    lines = (
        "حزب توده ایران\tparty\ttudeh\tname\ten=Tudeh Party of Iran",
        "حزب طراز نوین\tparty\ttudeh\tvariant\t",
        "نهضت آزادی\tparty\tfreedom-movement\tname\t",
    )
    shiraz = Entity(
        "place.shiraz", "place", (EntityName("شیرازِ ما"),), identifiers=(("geonames", "115019"),), origin="authority"
    )
    gazetteer = Gazetteer.of({"places": PLACES, "organizations": "\n".join(lines)})
    linker = Linker((body("org.tudeh", "حزب توده ایران"), shiraz), gazetteer)
    linked = linker.link(document_of("⟦O:حزب طراز نوین⟧ در ⟦L:سنندج⟧ و ⟦L:شیراز⟧ گفت. ⟦O:نهضت آزادی⟧ نیز.")[0])
    assert ["org.tudeh", "geonames.117574", "place.shiraz", "gazetteer.freedom-movement"] == [
        link.best.entity for link in linked.linking.links
    ]


def test_a_surname_is_no_city_though_it_is_called_so():
    linked = Linked("⟦P:علی کرمانی⟧ در ⟦L:کرمان⟧ است. ⟦P:کرمانی⟧ به ⟦L:سنندج⟧ رفت. ⟦P:کرمان⟧ هم نام است.")
    assert ["geonames.128234", "person.krman"] == linked.found("کرمان")
    assert linked.one("کرمانی") == linked.one("علی کرمانی")


# ------------------------------------------------------------------------------------------------------------ places


def test_the_larger_place_goes_first():
    assert "geonames.115019" == Linked("در ⟦L:شیراز⟧ بود.").one("شیراز")


def test_the_places_beside_it_decide():
    linked = Linked("در ⟦L:افغانستان⟧، در ⟦L:هرات⟧ و ⟦L:کابل⟧ و در ⟦L:شیراز⟧ بود.")
    (link,) = linked.links("شیراز")
    assert "geonames.999001" == link.best.entity
    assert "near another place of the document" in link.best.evidence


def test_two_places_of_one_name_stay_candidates():
    (link,) = Linked("در ⟦L:حسن آباد⟧ بود.").links("حسن آباد")
    assert ["geonames.2", "geonames.1"] == [candidate.entity for candidate in link.candidates]
    assert link.identifier


def test_an_editors_place_goes_before_a_gazetteers():
    village = Entity("place.shiraz-village", "place", (EntityName("شیراز"),), origin="authority")
    linked = Linked("در ⟦L:افغانستان⟧ و ⟦L:شیراز⟧ بود.", authority=(village,))
    assert "place.shiraz-village" == linked.one("شیراز")


# -------------------------------------------------------------------------------------------------- across documents


def test_a_full_name_is_one_person_in_two_documents():
    linked = Linked("⟦P:محمود صالحی⟧ آزاد شد.", "از ⟦P:محمود صالحي⟧ بپرسید. ⟦P:صالحی⟧ گفت.")
    assert linked.one("محمود صالحی") == linked.one("صالحی", 1)


def test_two_persons_of_one_name_in_two_documents_that_contradict():
    linked = Linked(
        "⟦P:محمد کریمی⟧ عضو ⟦O:حزب توده ایران⟧ بود.",
        "⟦P:محمد کریمی⟧ عضو ⟦O:حزب دمکرات کردستان⟧ است.",
        "⟦P:محمد کریمی⟧ از ⟦O:حزب توده ایران⟧ گفت.",
    )
    assert "person.mohammad-krymy" == linked.one("محمد کریمی", 0)
    assert "person.mohammad-krymy-2" == linked.one("محمد کریمی", 1)
    assert "person.mohammad-krymy" == linked.one("محمد کریمی", 2)
    rivals = {(identifier, rival.entity) for identifier, rival in linked.linker.register().rivals}
    assert ("person.mohammad-krymy-2", "person.mohammad-krymy") in rivals


def test_another_occupation_makes_another_person():
    linked = Linked("کارگر ⟦P:محمد کریمی⟧ اخراج شد.", "⟦P:محمد کریمی⟧، وزیر، استعفا داد.")
    assert linked.one("محمد کریمی", 0) != linked.one("محمد کریمی", 1)


def test_a_relatives_given_name_is_not_a_well_known_person():
    lines = ("نیما یوشیج\tpoet\tnima\tname\t", "نیما\tpoet\tnima\tshort\t")
    linker = Linker((), Gazetteer.of({"persons": "\n".join(lines)}))
    kin = linker.link(document_of("از او سه فرزند، ⟦P:نیما⟧ و ⟦P:بهار⟧، ماندند.")[0])
    poet = linker.link(document_of("شعر ⟦P:نیما⟧ چیز دیگری است.")[0])
    assert ["person.nyma", "gazetteer.nima"] == [linked.linking.links[0].best.entity for linked in (kin, poet)]


def test_a_bare_surname_is_nobodys_in_a_document_of_its_own():
    linked = Linked("⟦P:محمود صالحی⟧ آزاد شد.", "⟦P:صالحی⟧ گل زد.")
    assert linked.one("محمود صالحی") != linked.one("صالحی", 1)


def test_a_bare_surname_is_an_editors_person_where_its_company_is():
    union = body("org.union", "سندیکای خبازان سقز")
    baker = person("person.salehi", "محمود صالحی", Relation("secretaryOf", "person.salehi", "org.union"))
    linked = Linked("⟦O:سندیکای خبازان سقز⟧ گفت که ⟦P:صالحی⟧ آزاد شد.", "⟦P:صالحی⟧ گل زد.", authority=(union, baker))
    assert "person.salehi" == linked.one("صالحی")
    assert "person.salehi" != linked.one("صالحی", 1)


def test_an_editors_two_persons_of_one_name_are_told_apart_by_their_bodies():
    union, party = body("org.union", "اتحادیه نفت"), body("org.party", "حزب توده ایران")
    one = person("person.karimi-1", "محمد کریمی", Relation("memberOf", "person.karimi-1", "org.union"))
    two = person("person.karimi-2", "محمد کریمی", Relation("memberOf", "person.karimi-2", "org.party"))
    linked = Linked(
        "⟦P:محمد کریمی⟧، عضو ⟦O:حزب توده ایران⟧، گفت.",
        "⟦P:محمد کریمی⟧ در ⟦O:اتحادیه نفت⟧ کار می‌کند.",
        "⟦P:محمد کریمی⟧ آمد.",
        authority=(union, party, one, two),
    )
    assert "person.karimi-2" == linked.one("محمد کریمی", 0)
    assert "person.karimi-1" == linked.one("محمد کریمی", 1)
    (ambiguous,) = linked.links("محمد کریمی", 2)
    assert {"person.karimi-1", "person.karimi-2"} == {candidate.entity for candidate in ambiguous.candidates}


def test_a_short_form_learned_in_one_document_is_known_in_the_next():
    linked = Linked("⟦O:حزب کمونیست ⟦L:ایران⟧⟧ گفت. ⟦O:حزب کمونیست⟧ افزود.", "⟦O:حزب کمونیست⟧ رفت.")
    assert linked.one("حزب کمونیست ایران") == linked.one("حزب کمونیست", 1)


def test_the_same_documents_give_the_same_links():
    texts = ("⟦P:الف ب⟧ و ⟦P:الف ب⟧ آمدند. ⟦O:حزب ما⟧", "⟦P:الف ب⟧ عضو ⟦O:حزب ما⟧")
    first, second = Linked(*texts), Linked(*texts)
    assert [d.linking for d in first.documents] == [d.linking for d in second.documents]
    assert first.linker.register() == second.linker.register()


def test_a_reference_that_is_there_stays():
    document, _ = document_of("⟦P:محمد کریمی⟧ آمد.")
    layer = document.layers[0]
    (mention,) = layer.mentions
    stated = replace(layer, mentions=(replace(mention, attributes=(("ref", "#person.b"),)),))
    linker = Linker((person("person.a", "محمد کریمی"), person("person.b", "محمد کریمی")))
    linked = linker.link(document.with_layer(stated))
    assert (("ref", "#person.b"),) == linked.layers[0].mentions[0].attributes


# ------------------------------------------------------------------------------------------- roles and affiliations


@pytest.mark.parametrize(
    ("text", "relation"),
    [
        ("⟦P:سمیر نوری⟧ دبیر ⟦O:اتحادیه خدمات⟧ گفت.", "secretaryOf"),
        ("⟦P:سمیر نوری⟧ از⟦O:حزب کمونیست⟧ گفت.", "memberOf"),
        ("⟦P:سمیر نوری⟧، عضو کمیته مرکزی ⟦O:حزب کمونیست⟧، گفت.", "memberOf"),
        ("⟦P:سمیر نوری⟧ به نمایندگی از ⟦O:حزب کمونیست⟧ گفت.", "representativeOf"),
        ("⟦P:سمیر نوری⟧ یکی از رهبران ⟦O:سندیکای خبازان⟧ گفت.", "leaderOf"),
        ("نماینده ⟦O:حزب کمونیست⟧، ⟦P:سمیر نوری⟧، گفت.", "representativeOf"),
        ("دبیر ⟦O:حزب کمونیست⟧ رفیق ⟦P:سمیر نوری⟧ گفت.", "secretaryOf"),
        ("⟦O:ایسکرا⟧\nسردبیر: ⟦P:سمیر نوری⟧", "editorOf"),
        ("⟦P:سمیر نوری⟧\nدبیر ⟦O:حزب کمونیست⟧", "secretaryOf"),
        ("⟦P:سمیر نوری⟧ (⟦O:حزب کمونیست⟧) گفت.", "affiliatedWith"),
        ("⟦P:سمیر نوری⟧ اهل ⟦L:سقز⟧ است.", "comesFrom"),
        ("⟦P:سمیر نوری⟧ فرزند ⟦P:رستم⟧، متولد ⟦L:سقز⟧، آمد.", "comesFrom"),
        ("⟦P:سمیر نوری⟧، وکیل دادگستری و عضو ⟦O:حزب کمونیست⟧، گفت.", "memberOf"),
        ("⟦P:سمیر نوری⟧ رئیس جمهور ⟦L:ایران⟧ شد.", "presidentOf"),
    ],
)
def test_a_role_that_is_said_is_a_relation(text, relation):
    ((name, active, _),) = [r for r in Linked(text).relations() if r[0] != "partOf"]
    assert (relation, "person.smyr-nvry") == (name, active)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("⟦P:سمیر نوری⟧ رئیس ⟦O:اتحادیه خدمات⟧ گفت.", "رئیس"),
        ("⟦P:سمیر نوری⟧، عضو کمیته‌ی مرکزی ⟦O:حزب کمونیست⟧، گفت.", "عضو کمیته‌ی مرکزی"),
        ("⟦P:سمیر نوری⟧، عضو پارلمان از ⟦O:حزب کمونیست⟧، گفت.", "عضو پارلمان"),
        ("مسئول ⟦O:حزب کمونیست⟧ رفیق ⟦P:سمیر نوری⟧ گفت.", "مسئول"),
        ("⟦P:سمیر نوری⟧ از ⟦O:حزب کمونیست⟧ گفت.", ""),
        ("⟦P:سمیر نوری⟧ به نمایندگی از ⟦O:حزب کمونیست⟧ گفت.", ""),
    ],
)
def test_a_role_has_the_words_of_the_text(text, role):
    (relation,) = Linked(text).documents[0].linking.relations
    assert role == relation.role


@pytest.mark.parametrize(
    "text",
    [
        "⟦P:سمیر نوری⟧ گفت. دبیر ⟦O:حزب کمونیست⟧ آمد.",
        "⟦P:سمیر نوری⟧ را ⟦O:حزب کمونیست⟧ محکوم کرد.",
        "⟦O:حزب کمونیست⟧، ⟦P:سمیر نوری⟧ و دیگران آمدند.",
        "⟦P:سمیر نوری⟧\n\nدبیر ⟦O:حزب کمونیست⟧",
        "⟦P:سمیر نوری⟧ از ⟦L:سقز⟧ رسید.",
        "⟦P:سمیر نوری⟧، مسئول گروه، به ⟦O:حزب کمونیست⟧ گفت.",
    ],
)
def test_what_is_not_said_is_no_relation(text):
    assert [] == Linked(text).relations()


def test_those_in_one_list_share_what_is_said_of_the_last():
    linked = Linked(
        "⟦P:شهناز مرتب⟧ و ⟦P:محمد کمانگر⟧ به نمایندگی از ⟦O:حزب کمونیست⟧ و ⟦P:رناته ویلدبرگ⟧ از ⟦O:جنبش زنان⟧ گفتند."
    )
    bodies = {active: passive for _, active, passive in linked.relations()}
    assert bodies[linked.one("شهناز مرتب")] == bodies[linked.one("محمد کمانگر")] == linked.one("حزب کمونیست")
    assert linked.one("جنبش زنان") == bodies[linked.one("رناته ویلدبرگ")]


def test_a_register_has_every_spelling_and_what_the_entity_is_related_to():
    linked = Linked("⟦P:محمود صالحی⟧ دبیر ⟦O:سندیکای خبازان⟧ آمد.", "⟦P:محمود صالحي⟧ گفت. ⟦P:صالحی⟧ رفت.")
    register = {entity.identifier: entity for entity in linked.linker.register().entities}
    salehi = register["person.mahmud-salhy"]
    assert ["محمود صالحی", "صالحی", "محمود صالحي"] == [name.text for name in salehi.names]
    assert ("3", "2") == (salehi.fact("mentions"), salehi.fact("documents"))
    assert ["secretaryOf"] == [relation.name for relation in salehi.relations]
    assert salehi.relations[0].passive in register


def editors_place(*numbers: tuple[str, str], **named: Any) -> Entity:
    return Entity("place.p", "place", (EntityName("مکان نمونه"),), identifiers=numbers, origin="authority", **named)


@pytest.mark.parametrize(
    ("place", "coordinates", "by"),
    [
        (editors_place(("geonames", "117574")), (35.31, 46.99), "gazetteer"),
        (editors_place(("wikidata", "Q1"), ("geonames", "130758")), (33.2, 53.4), "gazetteer"),
        (editors_place(("iso", "IR")), (33.2, 53.4), "gazetteer"),
        (editors_place(("geonames", "117574"), coordinates=(1.0, 2.0)), (1.0, 2.0), None),
        (editors_place(("geonames", "7")), None, None),
        (editors_place(), None, None),
    ],
    ids=["city", "country", "by ISO", "stated by a person", "unknown number", "without number"],
)
def test_a_register_says_where_a_numbered_place_lies_but_where_a_person_did(place, coordinates, by):
    linker = Linker((place,), replace(GAZETTEER, countries={"IR": ("130758", 33.2, 53.4)}))
    linker.link(document_of("در ⟦L:مکان نمونه⟧ بودند.")[0])
    (entity,) = linker.register().entities
    assert (coordinates, by) == (entity.coordinates, entity.located_by)


# ----------------------------------------------------------------------------------------------- lists of supporters

_LISTED = "\n\nفرانسه:\n\n- ⟦O:حزب کمونیست فرانسه⟧\n\nایتالیا:\n\n- ⟦O:اتحادیه فلزکاران ایتالیا⟧\n"


@pytest.mark.parametrize(
    "said",
    [
        "سازمان های زیر از ⟦P:محمود صالحی⟧ پشتیبانی کرده اند:",
        "در حمایت از آزادی ⟦P:محمود صالحی⟧",
        "لیست حامیان ⟦P:محمود صالحی⟧",
        "نامه های همبستگی با ⟦P:محمود صالحی⟧",
    ],
)
def test_a_list_that_says_whom_it_supports_relates_its_names_to_them(said):
    linked = Linked(f"{said}{_LISTED}")
    supported = linked.one("محمود صالحی")
    supporters = [linked.one("حزب کمونیست فرانسه"), linked.one("اتحادیه فلزکاران ایتالیا")]
    expected = [("supports", supporter, supported) for supporter in supporters]
    assert expected == [relation for relation in linked.relations() if relation[0] == "supports"]


@pytest.mark.parametrize(
    "said",
    [
        "لیست حمایت هایی که به دفتر ⟦P:محمود صالحی⟧ رسید:",
        "این نامه ها پس از دستگیری ⟦P:محمود صالحی⟧ رسیده است:",
        "⟦P:محمود صالحی⟧ از همه سپاسگزار است:",
    ],
)
def test_a_list_that_does_not_say_whom_it_supports_relates_nobody(said):
    linked = Linked(f"{said}{_LISTED}")
    assert [] == [relation for relation in linked.relations() if relation[0] == "supports"]
