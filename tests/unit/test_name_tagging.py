"""Names: the words of a text, the lists, the rules of extent, and what a whole document licenses."""

import pytest

from tei_edition.annotators.names.candidates import Candidate, Finder
from tei_edition.annotators.names.company import licensed
from tei_edition.annotators.names.extent import adjusted
from tei_edition.annotators.names.matching import matches
from tei_edition.annotators.names.rules import acronym_candidates, body_candidates, person_candidates
from tei_edition.annotators.names.settling import settle
from tei_edition.annotators.names.tagger import NameTagger
from tei_edition.annotators.names.tokens import Tokens, tokenize, tokens_of
from tei_edition.gazetteers import Gazetteer
from tei_edition.model import Category
from tei_edition.readers import Received, read
from tei_edition.text.names import name_key, name_words

TAGGER = NameTagger.load()
GAZETTEER = Gazetteer.load()


def tokens(text: str) -> Tokens:
    return tokenize(text, [(0, len(text))])


def texts(text: str, found: Tokens, candidates: list[Candidate]) -> list[tuple[str, str]]:
    return [(c.category, text[found.starts[c.start] : found.ends[c.end - 1]]) for c in candidates]


def tagged(text: str) -> list[tuple[str, str]]:
    """The names of a text, outer and inner."""
    found = tokens(text)
    return texts(text, found, TAGGER.find(found))


def candidate(text: str, words: str, category: Category, certainty: float = 0.8, finder: Finder = "model") -> Candidate:
    """The first place of `words` in `text`, as a finder would give it."""
    found = tokens(text)
    start = text.index(words)
    first = found.starts.index(start)
    return Candidate(first, found.ends.index(start + len(words)) + 1, category, certainty, finder)


def extent(text: str, *candidates: Candidate) -> list[tuple[str, str]]:
    found = tokens(text)
    return texts(text, found, list(adjusted(found, candidates, matches(found, GAZETTEER), GAZETTEER)))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("در سقز", ["در", "سقز"]),
        ("بين‌المللي", ["بینالمللی"]),
        ("محـمود", ["محمود"]),
        ("سقِزِ", ["سقز"]),
        ("(ILO)۱۲۳،", ["(", "ilo", ")", "123", "،"]),
        ("اس.آ.ک تمام.", ["اس.ا.ک", "تمام", "."]),
        ("\u200cمی\u200c\u200cرود\u200c", ["میرود"]),
        ("İZMİR", ["İzmİr"]),
    ],
)
def test_the_words_of_a_text_are_folded(text, keys):
    assert keys == tokens(text).keys


def test_the_words_keep_their_places():
    text = "شهر سقِز را،\nبين\u200cالمللي"
    found = tokens(text)
    assert ["شهر", "سقِز", "را", "،", "بين\u200cالمللي"] == [
        text[start:end] for start, end in zip(found.starts, found.ends, strict=True)
    ]
    assert [1, 0, 0, 0, 1] == list(found.lines)


def test_a_sentence_ends_at_its_sign_and_at_the_end_of_a_stretch():
    assert [(0, 3), (3, 5)] == tokens("او آمد. دیر شد").sentences
    assert [(0, 1), (1, 2)] == tokenize("یک دو", [(0, 2), (3, 5)]).sentences


def test_a_key_knows_no_spaces_and_no_joiners():
    assert "حاجمحمدی" == name_key("حاج محمدی") == name_key("حاج\u200cمحمدي") == name_key("حاجمحمدی")
    assert ("تی", "یو", "سی") == name_words("تی یو سی")


def test_a_list_is_read_with_its_forms():
    found = tokens("سازمان عفو بین‌الملل در لس آنجلس و لس‌آنجلس")
    listed = matches(found, GAZETTEER)
    assert ["سازمانعفوبینالملل", "لسانجلس", "لسانجلس"] == [
        "".join(found.keys[match.start : match.end]) for match in listed
    ]


@pytest.mark.parametrize(
    ("text", "words", "category", "expected"),
    [
        # One body after another, with nothing between them.
        (
            "اتحادیه کارگران پست اتحادیه معلمان لس آنجلس",
            "اتحادیه کارگران پست اتحادیه معلمان لس آنجلس",
            "organization",
            ["اتحادیه کارگران پست", "اتحادیه معلمان لس آنجلس"],
        ),
        ("کانون خاوران و حزب کمونیست", "کانون خاوران و حزب کمونیست", "organization", ["کانون خاوران", "حزب کمونیست"]),
        # A branch goes on with the name of its body.
        (
            "کمیته کردستان حزب کمونیست ایران",
            "کمیته کردستان حزب کمونیست ایران",
            "organization",
            ["کمیته کردستان حزب کمونیست ایران"],
        ),
        # Parentheses: a branch and a variant inside, an acronym apart.
        (
            "اتحادیه کارگران مخابرات (شعبه ۹۴۰۰) را",
            "اتحادیه کارگران مخابرات",
            "organization",
            ["اتحادیه کارگران مخابرات (شعبه ۹۴۰۰)"],
        ),
        (
            "حزب کمونیست کارگری (حکمتیست) گفت",
            "حزب کمونیست کارگری",
            "organization",
            ["حزب کمونیست کارگری (حکمتیست)"],
        ),
        ("سازمان جهانی کار(ILO) است", "سازمان جهانی کار(ILO", "organization", ["سازمان جهانی کار", "ILO"]),
        # Generic plurals, and heads with an ordinary word, are no names.
        ("اتحادیه‌های کارگری سوئد", "اتحادیه‌های کارگری سوئد", "organization", []),
        ("این حزب بهانه است", "حزب بهانه", "organization", []),
        ("شهرداری اهواز پروانه نمی‌دهد", "شهرداری اهواز پروانه", "organization", ["شهرداری اهواز"]),
        # Titles and heads of places stay outside; the ending of a surname that is written apart is taken in.
        ("آقای بهنام ابراهیم زاده", "آقای بهنام ابراهیم", "person", ["بهنام ابراهیم زاده"]),
        ("در شهر سقز", "شهر سقز", "place", ["سقز"]),
        ("در سید محمد خاتمی", "سید محمد خاتمی", "person", ["سید محمد خاتمی"]),
    ],
)
def test_a_name_reaches_as_far_as_the_rules_say(text, words, category, expected):
    sure = 0.8 if expected else 0.6
    assert expected == [name for _, name in extent(text, candidate(text, words, category, sure))]


def test_a_branch_and_its_body_that_the_model_parts_are_one():
    text = "بخش جنوب اتحادیه سراسری کارگران"
    first = candidate(text, "بخش جنوب", "organization", 0.9)
    second = candidate(text, "اتحادیه سراسری کارگران", "organization", 0.8)
    assert [("organization", text)] == extent(text, first, second)


def test_ordinary_words_are_no_name_unless_the_model_is_sure():
    text = "به گرمی گفت"
    assert [] == extent(text, candidate(text, "گرمی", "person", 0.6))
    assert [("person", "گرمی")] == extent(text, candidate(text, "گرمی", "person", 0.95))


def test_forenames_and_surnames_make_a_person():
    text = "دیروز بهروز کریمی‌زاده و فرهاد حسین زاده آمدند"
    found = tokens(text)
    assert ["بهروز کریمی‌زاده", "فرهاد حسین زاده"] == [
        name for _, name in texts(text, found, list(person_candidates(found, GAZETTEER)))
    ]


def test_a_head_and_the_place_of_its_seat_make_a_body():
    text = "شهرداری اهواز و پلیس وین"
    found = tokens(text)
    listed = matches(found, GAZETTEER)
    assert ["شهرداری اهواز", "پلیس وین"] == [
        name for _, name in texts(text, found, list(body_candidates(found, listed, GAZETTEER)))
    ]


def test_an_acronym_in_parentheses_behind_a_body_is_one():
    text = "سازمان ما (س.م) و او (س.ن)"
    found = tokens(text)
    body = candidate(text, "سازمان ما", "organization")
    assert [("organization", "س.م")] == texts(text, found, list(acronym_candidates(found, [body])))


def test_a_full_name_licenses_the_surname_alone_and_the_whole():
    text = "محمود صالحی آزاد شد. صالحی گفت. باز محمود صالحی"
    found = tokens(text)
    said = Candidate(0, 2, "person", 0.9, "model")
    assert [("person", "صالحی"), ("person", "محمود صالحی")] == texts(
        text, found, list(licensed(found, [said], GAZETTEER))
    )


def test_an_unsure_name_licenses_nothing():
    found = tokens("محمود صالحی آزاد شد. صالحی گفت")
    assert [] == list(licensed(found, [Candidate(0, 2, "person", 0.5, "model")], GAZETTEER))


def test_of_candidates_that_overlap_the_authority_file_wins_then_the_model_then_the_longer():
    model = Candidate(0, 2, "organization", 0.6, "model")
    listed = Candidate(1, 2, "place", 0.8, "gazetteer")
    editor = Candidate(0, 1, "organization", 0.5, "authority")
    assert [model] == settle([listed, model])
    assert [editor, listed] == settle([listed, model, editor])
    assert [model] == settle([model, Candidate(0, 1, "place", 1.0, "authority")])  # it is nested
    longer = Candidate(0, 3, "organization", 0.75, "rules")
    assert [longer] == settle([Candidate(0, 1, "organization", 0.8, "gazetteer"), longer])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "محمود صالحی، دبیر سندیکای کارگران خباز سقز، از زندان سنندج آزاد شد.",
            {("person", "محمود صالحی"), ("organization", "سندیکای کارگران خباز سقز"), ("place", "سقز")},
        ),
        ("زانیار و لقمان مرادی در زندان‌اند.", {("person", "زانیار"), ("person", "لقمان مرادی")}),
        ("دولت افغانستان در کابل است.", {("organization", "دولت افغانستان"), ("place", "کابل")}),
        ("این حزب و آن رژیم، آزادی و امید را نمی‌شناسند.", set()),
    ],
)
def test_names_are_found(text, names):
    found = set(tagged(text))
    assert names <= found
    assert bool(names) == bool(found)


def test_the_marker_of_an_item_holds_no_name():
    text = "الف) هزینه آسانسور تقسیم شود.\nب) نامه به شهرداری نوشته شود.\nج) از محمود صالحی دعوت شود."
    found = tokens_of(read(Received("a.txt", text.encode())))
    assert [("person", "محمود صالحی")] == texts(text, found, TAGGER.find(found))
