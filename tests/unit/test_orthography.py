"""Regular spellings as rules propose them, what stops them, and what editors correct."""

import json
import subprocess
import sys
from dataclasses import replace

import pytest

from tei_edition.annotators.orthography import corrections, lookalikes, misreadings
from tei_edition.annotators.orthography.lexicon import Lexicon
from tei_edition.annotators.orthography.second_opinion import SecondOpinion
from tei_edition.annotators.orthography.speller import Speller
from tei_edition.model import (
    REGULAR_KINDS,
    Attribution,
    Block,
    Contributor,
    Correction,
    Document,
    Edition,
    Entity,
    EntityName,
    Inline,
    Layer,
    Linking,
    Mention,
    Span,
    Spelling,
)
from tei_edition.readers import Received, read
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_round_trip
from tei_edition.validation import parse

ZWNJ = "\u200c"


class NoSecondOpinion(SecondOpinion):
    """The rules alone, as where hazm is not installed."""

    @property
    def _normalizer(self):
        return None


SPELLER = Speller(frozenset(REGULAR_KINDS), Lexicon(), NoSecondOpinion())


def document_of(text: str) -> Document:
    return read(Received("a.txt", text.encode(), "plaintext"))


def proposed(document: Document | str, kinds=REGULAR_KINDS, kept=()):
    """What is proposed and not refused, as words and their spelling."""
    document = document_of(document) if isinstance(document, str) else document
    found = replace(SPELLER, kinds=frozenset(kinds)).propose(document, kept)
    return [(document.text.content[p.span.start : p.span.end], p.text, p.kinds) for p in found if not p.refusal]


def refused(document: Document | str) -> list[str]:
    document = document_of(document) if isinstance(document, str) else document
    return [proposal.refusal for proposal in SPELLER.propose(document) if proposal.refusal]


def mention(document: Document, words: str, category="person", attributes=()) -> Mention:
    start = document.text.content.index(words)
    return Mention(category, Span(start, start + len(words)), 0.9, "", attributes)


def with_mentions(text: str, *marked: tuple[str, str]) -> Document:
    document = document_of(text)
    mentions = tuple(mention(document, words, category) for words, category in marked)
    return document.with_layer(Layer("names", "", mentions))


# ------------------------------------------------------------------------------------------------------------- kinds


def test_a_spelling_covers_whole_words_and_says_all_that_it_changes():
    assert [("مي خواهند", f"می{ZWNJ}خواهند", ("zwnj", "letters"))] == proposed("آنان مي خواهند برخیزند.")


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        (("letters",), [("مي", "می", ("letters",))]),
        (("zwnj",), [("مي خواهند", f"مي{ZWNJ}خواهند", ("zwnj",))]),
        (("digits",), []),
    ],
)
def test_only_what_is_asked_for_is_changed(kinds, expected):
    assert expected == proposed("آنان مي خواهند برخیزند.", kinds)


def test_a_space_alone_is_changed_between_two_words():
    assert [("\u00a0 ", " ", ("space",))] == proposed("این\u00a0 کتاب")


def test_what_parts_columns_or_half_verses_stays():
    assert [] == proposed("سال دوم   شماره ۱۷")


def test_without_hazm_the_rules_propose_the_same_less_surely():
    document = document_of("کتاب ها را می خوانند.")
    with_hazm = Speller(frozenset(REGULAR_KINDS)).propose(document)
    alone = SPELLER.propose(document)
    assert [(p.span, p.text) for p in alone] == [(p.span, p.text) for p in with_hazm]
    assert all(less.certainty < more.certainty for less, more in zip(alone, with_hazm, strict=True))
    assert all("hazm agrees" in p.evidence for p in with_hazm)


def test_a_layer_says_what_was_asked_and_of_whom():
    assert "letters" in Speller(frozenset({"letters"})).task
    assert "zwnj" not in Speller(frozenset({"letters"})).task
    assert "hazm" in Speller(frozenset({"letters"})).task


# ---------------------------------------------------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("او گفت: «كتاب ها را می خوانم» و رفت.", "a quotation"),
        ("نشانی: www.example.org/كتاب را ببین", "an address of the network"),
        ("۲۰سال ها پیش", "a number"),
        ("هه ئاوایی کوردستان له‌گه‌ڵ ئازادی يه‌كێتی نیشتمانی كوردستان", "the line is not Persian"),
        ("في البدء كان الكلمة والكلمة كان عند الله وكان الكلمة الله", "the line is not Persian"),
    ],
)
def test_what_must_stay_is_refused_with_the_reason(text, reason):
    assert {reason} == set(refused(text))
    assert [] == proposed(text)


def test_a_date_stays():
    assert ["a date"] == refused(with_mentions("روز ٢٦ ژانویه آمد", ("٢٦ ژانویه", "date")))


def test_a_proposal_inside_a_name_is_laid_inside_it():
    document = with_mentions("در سنديكاى كارگران", ("سنديكاى كارگران", "organization"))
    assert [("سنديكاى", "سندیکای", ("letters",)), ("كارگران", "کارگران", ("letters",))] == proposed(document)


def test_a_proposal_never_crosses_the_border_of_a_name():
    document = with_mentions("در شهر ها گشت", ("شهر", "place"))
    assert ["the border of a name"] == refused(document)


def test_names_of_persons_keep_their_spaces_and_joiners():
    document = with_mentions("علی خامنه ای آمد", ("علی خامنه ای", "person"))
    assert ["the name of a person or a place"] == refused(document)


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("سندیکای کارگران", []), ("سنديكاى كارگران", ["a name that an authority file writes otherwise"] * 2)],
)
def test_a_name_is_spelled_as_the_authority_file_has_it(stated, expected):
    document = document_of("در سنديكاى كارگران")
    marked = mention(document, "سنديكاى كارگران", "organization", (("ref", "#org.a"),))
    known = Entity("org.a", "organization", (EntityName(stated),), origin="authority")
    document = replace(document.with_layer(Layer("names", "", (marked,))), linking=Linking(entities=(known,)))
    assert expected == refused(document)


def test_a_proposal_never_crosses_what_is_marked():
    document = document_of("کتاب ها")
    inline = Inline("emphasis", Span(0, 4), (("rendition", "bold"),))
    assert ["the border of what is marked"] == refused(replace(document, inlines=(inline,)))


@pytest.mark.parametrize(
    ("role", "reason"), [("code", "code"), ("verse-line", "verse"), ("reference", "the number of a letter")]
)
def test_code_and_verse_and_the_numbers_of_letters_stay(role, reason):
    document = document_of("كتاب ها")
    assert {reason} == set(refused(replace(document, blocks=(Block(role, Span(0, 7), 0),))))


# ------------------------------------------------------------------------------------------------------- corrections


def corrected(text: str, *stated: Correction):
    document, kept, findings = corrections.lay(document_of(text), stated, "edition.toml")
    spellings = [spelling for layer in document.layers for spelling in layer.spellings]
    return document, spellings, kept, [(finding.code, finding.line) for finding in findings]


def test_a_correction_is_laid_over_the_words_that_it_names():
    _, spellings, kept, findings = corrected("سندیکای خبازان سفر", Correction("سفر", "سقز"))
    assert [Spelling(Span(15, 18), "سقز", ("correction",))] == spellings
    assert (Span(15, 18),) == kept
    assert [] == findings


def test_what_stands_beside_tells_which_words_are_meant():
    text = "سفر به سفر"
    assert [("W03", 7)] == corrected(text, Correction("سفر", "سقز", place=(7, 1)))[3]
    assert Span(7, 10) == corrected(text, Correction("سفر", "سقز", prefix="به "))[1][0].span
    assert Span(0, 3) == corrected(text, Correction("سفر", "سقز", suffix=" به"))[1][0].span


def test_white_space_in_a_correction_is_any_white_space():
    assert Span(0, 8) == corrected("یک\n دوسه چهار", Correction("یک دوسه", "یک، دو سه"))[1][0].span


@pytest.mark.parametrize(
    ("stated", "code"),
    [
        (Correction("نیست", "هست"), "W02"),
        (Correction("یک\n\nدو", "یک دو"), "W04"),
    ],
)
def test_a_correction_that_cannot_be_laid_is_a_finding(stated, code):
    _, spellings, kept, findings = corrected("یک\n\nدو", stated)
    assert ([], (), [(code, 0)]) == (spellings, kept, findings)


def test_two_corrections_of_the_same_words_are_a_finding():
    _, spellings, _, findings = corrected("یک دو سه", Correction("یک دو", "۱"), Correction("دو سه", "۲"))
    assert (1, [("W04", 0)]) == (len(spellings), findings)


def test_a_mention_that_crosses_a_correction_gives_way_and_pointers_to_it_too():
    document = document_of("یک دو سه چهار")
    dates = (
        replace(mention(document, "یک دو", "date"), attributes=(("xml:id", "date-1"), ("corresp", "#date-2"))),
        replace(mention(document, "چهار", "date"), attributes=(("xml:id", "date-2"), ("corresp", "#date-1"))),
    )
    document, _, _ = corrections.lay(
        document.with_layer(Layer("dates", "", dates)), [Correction("دو سه", "۲۳")], "edition.toml"
    )
    assert [(Span(9, 13), ())] == [(m.span, m.attributes) for m in document.reading.mentions]


def test_an_editors_decision_that_the_source_is_right_stops_the_rules():
    document, kept, findings = corrections.lay(document_of("کتاب ها"), [Correction("کتاب ها")], "edition.toml")
    assert ((), ()) == (document.layers, findings)
    assert [] == proposed(document, kept=kept)


def test_a_correction_and_a_spelling_are_encoded_valid_and_read_back(schema):
    document = document_of("سندیکای كارگران سفر\n")
    document, kept, _ = corrections.lay(document, [Correction("سفر", "سقز")], "edition.toml")
    document = document.with_layer(SPELLER.layer(SPELLER.propose(document, kept)))
    edition = Edition(editors=(Contributor("ویراستار"), Contributor("گروه", "organization")))
    encoded = encode(document, HeaderTemplate(), edition, Attribution("a"))

    text = encoded.data.decode()
    assert (
        '<choice><orig>كارگران</orig><reg type="letters" cert="0.99" evidence="external" resp="#resp-orthography">'
        "کارگران</reg></choice>"
    ) in text
    assert '<choice><sic>سفر</sic><corr resp="#resp-editors">سقز</corr></choice>' in text
    assert "<persName>ویراستار</persName><orgName>گروه</orgName></respStmt>" in text
    assert "Nothing was corrected" not in text
    assert "a regular one is proposed (letters)" in text
    check_round_trip(encoded.tree, document.reading, "a.txt")
    assert () == schema.validate(parse(encoded.data, "a.xml"), "a.xml")


# ------------------------------------------------------------------------------------------------- what is only told


@pytest.mark.parametrize(("word", "letters"), [("گиро", "иро"), ("کaر", "a"), ("کتابo", "o"), ("αلف", "α")])
def test_letters_of_another_script_in_a_persian_word_are_told(word, letters):
    document = document_of(f"پست {word} آمد")
    [finding] = lookalikes.find(document)
    assert ("W01", word, letters) == (finding.code, finding.fields["word"], finding.fields["letters"])
    assert (1, 5) == (finding.line, finding.column)


@pytest.mark.parametrize("word", ["NGOها", "کتاب", "письмо", "Aها", "USAیی"])
def test_a_latin_word_with_a_persian_ending_is_no_look_alike(word):
    assert [] == list(lookalikes.find(document_of(f"این {word} است")))


def test_a_look_alike_that_an_editor_has_decided_on_is_told_no_more():
    document = document_of("پست گиро آمد. پست گиро رفت.")
    _, decided, _ = corrections.lay(document, [Correction("گиро", "گیرو", suffix=" آمد")], "edition.toml")
    assert [18] == [found.column - 1 for found in lookalikes.find(document, decided)]


def test_what_ocr_may_have_misread_is_a_word_of_the_text_with_other_dots():
    document = document_of("سندیکا آمد. سندیکا رفت. سندنکا ماند.")
    [found] = misreadings.find(document, SPELLER.lexicon)
    assert ("سندیکا", 2) == (found.text, found.times)
    assert found.certainty < 0.5


def test_hazm_is_imported_only_where_spellings_are_asked_for(tmp_path):
    (tmp_path / "a.txt").write_text("كتاب ها", encoding="utf-8")
    script = (
        "import sys, json; from tei_edition.cli import main\n"
        f"sys.argv[1:] = ['encode', {str(tmp_path / 'a.txt')!r}, '-o', {str(tmp_path / 'out')!r}]\n"
        "try: main()\n"
        "finally: print(json.dumps('hazm' in sys.modules))"
    )
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert json.loads(run.stdout.splitlines()[-1]) is False, run.stderr
