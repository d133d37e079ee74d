"""Names: the words of a text, the lists, the rules of extent, and what a whole document licenses."""

import pytest

from tei_edition.annotators.names.candidates import Candidate, Finder
from tei_edition.annotators.names.company import agreed, licensed
from tei_edition.annotators.names.extent import adjusted, with_strange_words
from tei_edition.annotators.names.glued import parted
from tei_edition.annotators.names.latin import latin_bodies
from tei_edition.annotators.names.matching import matches
from tei_edition.annotators.names.rules import (
    acronym_candidates,
    body_candidates,
    coordinated_candidates,
    media_candidates,
    person_candidates,
    spelt_candidates,
)
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
        ("کمیته\u200cی زنان، خانه ی هنر و کمیتۀ ما", ["کمیته", "زنان", "،", "خانه", "هنر", "و", "کمیته", "ما"]),
        ("سه\nی", ["سه", "ی"]),
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


def test_the_full_stop_of_an_initial_ends_no_sentence():
    for text in ("همکار ما ن. یعقوبی آمد", "کتایون ع. آمد", "حسین .ق آمد"):
        assert 1 == len(tokens(text).sentences), text
    assert 2 == len(tokens("این و. آن").sentences)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("میتینگ درفرانکفورت", ["میتینگ", "در", "فرانکفورت"]),
        ("سمیر ازحزب کمونیست", ["سمیر", "از", "حزب", "کمونیست"]),
        ("نامه به\u200cمحمود", ["نامه", "به\u200cمحمود"]),
        ("درخت بهرام ازادی درمان", ["درخت", "بهرام", "ازادی", "درمان"]),
    ],
)
def test_a_preposition_is_parted_from_the_name_that_it_is_written_on_to(text, words):
    found = parted(tokens(text), GAZETTEER)
    assert words == found.spelled()
    assert [(0, len(words))] == found.sentences
    assert "".join(words) == text.replace(" ", "")


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
        # What stands in parentheses is the name once more, and a person behind a comma is none of it.
        (
            "کومه له (سازمان انقلابی زحمتکشان) رفت",
            "کومه له (سازمان انقلابی زحمتکشان)",
            "organization",
            ["کومه له", "سازمان انقلابی زحمتکشان"],
        ),
        (
            "سازمان برق برشنا (برشنا) گفت",
            "سازمان برق برشنا (برشنا)",
            "organization",
            ["سازمان برق برشنا", "برشنا"],
        ),
        # What unites bodies is no branch.
        (
            "مرکز اتحادیه های کارگری سازمان نظارت مردمی",
            "مرکز اتحادیه های کارگری سازمان نظارت مردمی",
            "organization",
            ["مرکز اتحادیه های کارگری", "سازمان نظارت مردمی"],
        ),
        # The leadership that signs is taken in, and the seat of a campaign; a verb is left out.
        (
            "کمیته مرکزی حزب همبستگی زحمتکشان",
            "حزب همبستگی زحمتکشان",
            "organization",
            ["کمیته مرکزی حزب همبستگی زحمتکشان"],
        ),
        (
            "عضو کمیته مرکزی حزب همبستگی زحمتکشان",
            "حزب همبستگی زحمتکشان",
            "organization",
            ["حزب همبستگی زحمتکشان"],
        ),
        (
            "کمیته دفاع از پناهجویان در آنکارا.",
            "کمیته دفاع از پناهجویان",
            "organization",
            ["کمیته دفاع از پناهجویان در آنکارا"],
        ),
        (
            "کمیته دفاع از پناهجویان در آنکارا گفت",
            "کمیته دفاع از پناهجویان",
            "organization",
            ["کمیته دفاع از پناهجویان"],
        ),
        ("کانون معلمان شد و", "کانون معلمان شد", "organization", ["کانون معلمان"]),
        ("کانون معلمان، بهرام گفت", "کانون معلمان، بهرام", "organization", ["کانون معلمان"]),
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
        # So are they behind a word that begins none; a dash parts.
        ("صدها اتحادیه کارگری سوئد", "اتحادیه کارگری سوئد", "organization", []),
        (
            "کانون پناهندگان ایرانی ـ گوتنبرگ",
            "کانون پناهندگان ایرانی ـ گوتنبرگ",
            "organization",
            ["کانون پناهندگان ایرانی", "گوتنبرگ"],
        ),
        # A head that only says the kind stays outside; the section of a court, the cause and the exile are taken in.
        ("سایت مجذوبان نور را", "سایت مجذوبان نور", "organization", ["مجذوبان نور"]),
        ("گروه طالبان گفت", "گروه طالبان", "organization", ["طالبان"]),
        ("شعبه ۱۵ دادگاه انقلاب تهران", "دادگاه انقلاب تهران", "organization", ["شعبه ۱۵ دادگاه انقلاب تهران"]),
        (
            "کمپین بین‌المللی در دفاع از زندانیان سیاسی قطعنامه‌ای داد",
            "کمپین بین‌المللی",
            "organization",
            ["کمپین بین‌المللی در دفاع از زندانیان سیاسی"],
        ),
        ("انجمن قلم ایران در تبعید نوشت", "انجمن قلم ایران", "organization", ["انجمن قلم ایران در تبعید"]),
        (
            "اداره آموزش و پرورش استان کرمانشاه حقوق",
            "اداره آموزش و پرورش",
            "organization",
            ["اداره آموزش و پرورش استان کرمانشاه"],
        ),
        # The trades of a union go on behind و, before a province too; another body behind و is a name of its own.
        (
            "سندیکای کارگران نقاش و تزئینات ساختمانی استان البرز ماند",
            "سندیکای کارگران نقاش",
            "organization",
            ["سندیکای کارگران نقاش و تزئینات ساختمانی استان البرز"],
        ),
        (
            "فدراسیون معلمین کانادا و اتحادیه رانندگان شرکت واحد",
            "فدراسیون معلمین کانادا",
            "organization",
            ["فدراسیون معلمین کانادا"],
        ),
        (
            "گروه هماهنگی عدالت و دیده‌بان شفافیت افغانستان",
            "گروه هماهنگی عدالت و دیده‌بان شفافیت افغانستان",
            "organization",
            ["گروه هماهنگی عدالت", "دیده‌بان شفافیت افغانستان"],
        ),
        # The person behind و, and what a body has written, are no part of its name.
        (
            "اتحادیه خدمات عراق و سمیر نوری آمدند",
            "اتحادیه خدمات عراق و سمیر",
            "organization",
            ["اتحادیه خدمات عراق"],
        ),
        (
            "کمپین آزادی کارگران زندانی قطعنامه‌ای خواند",
            "کمپین آزادی کارگران زندانی قطعنامه‌ای",
            "organization",
            ["کمپین آزادی کارگران زندانی"],
        ),
        # A firm's head stays where its name is made of words; the society of a country is no body.
        ("شرکت هپکو تعطیل شد", "شرکت هپکو", "organization", ["هپکو"]),
        ("شرکت جمهوری اسلامی در اجلاس", "شرکت جمهوری اسلامی", "organization", ["جمهوری اسلامی"]),
        ("شرکت ملی حفاری ایران گفت", "شرکت ملی حفاری ایران", "organization", ["شرکت ملی حفاری ایران"]),
        ("وضع جامعه ی ایران", "جامعه ی ایران", "organization", []),
        ("فعالین جنبش کارگری ایران", "جنبش کارگری ایران", "organization", []),
        ("جنبش ملی اسلامی افغانستان گفت", "جنبش ملی اسلامی افغانستان", "organization", ["جنبش ملی اسلامی افغانستان"]),
        # Latin letters without a capital are a word.
        ("the worker در متن", "the worker", "organization", []),
        ("با IG Metall آمد", "IG Metall", "organization", ["IG Metall"]),
        # A small word that joins nothing is of no name, and what stands over letters names nobody.
        ("See also در متن", "See also", "organization", []),
        ("در Tel بود", "Tel", "organization", []),
        # Of one kind, and of no name; ordinary words without a head; what از belongs to.
        ("در کمپین وسیعی برای آزادی او", "کمپین وسیعی برای آزادی", "organization", []),
        ("آن مبارزه برای آزادی او", "مبارزه برای آزادی", "organization", []),
        (
            "پیام اتحادیه کارگران پست کانادا از کارگران ایران",
            "اتحادیه کارگران پست کانادا از کارگران ایران",
            "organization",
            ["اتحادیه کارگران پست کانادا"],
        ),
        ("کمیته دفاع از کودکان گفت", "کمیته دفاع از کودکان", "organization", ["کمیته دفاع از کودکان"]),
        # Words before a person and the side of a place stay outside; ابو is taken in.
        ("یاد کمانگر گرامی", "یاد کمانگر", "person", ["کمانگر"]),
        ("خنده‌های سید خاتمی دل‌هایشان را", "سید خاتمی دل‌هایشان", "person", ["سید خاتمی"]),
        ("با ابو کامبیز آمد", "کامبیز", "person", ["ابو کامبیز"]),
        ("در غرب سیدنی بود", "غرب سیدنی", "place", ["سیدنی"]),
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


def test_an_ordinary_word_is_a_body_behind_its_kind_or_where_the_model_is_sure():
    for text, certainty, expected in (
        ("در خبر منتشر شد", 0.7, []),
        ("در خبر منتشر شد", 0.9, ["خبر"]),
        ("در نشریه خبر منتشر شد", 0.7, ["خبر"]),
    ):
        assert expected == [name for _, name in extent(text, candidate(text, "خبر", "organization", certainty))]


@pytest.mark.parametrize(
    "text",
    [
        "همبستگی جهانی برای کارگران زندانی و زندانیان سیاسی",
        "سلام دنیا",  # سلام alone is a newspaper
    ],
)
def test_ordinary_words_without_a_head_are_a_body_where_the_model_is_all_but_certain(text):
    assert [] == extent(text, candidate(text, text, "organization", 0.89))
    assert [("organization", text)] == extent(text, candidate(text, text, "organization", 0.95))


def test_whoever_is_called_a_gentleman_is_no_body():
    text = "آقای بان کی مون"
    assert [("person", "بان کی مون")] == extent(text, candidate(text, "بان کی مون", "organization", 0.9))


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("با کلوس لارسن آمد", "لارسن", "کلوس لارسن"),
        ("کنسرت “آریانا گرانده” در شهر", "آریانا", "آریانا گرانده"),
        # A forename of the lists needs no other; a verb is none.
        ("درویشان گنابادی حمید مرادی", "حمید مرادی", "حمید مرادی"),
        ("آنجا سپردند مرادی را", "مرادی", "مرادی"),
    ],
)
def test_a_strange_word_beside_a_person_is_part_of_the_name(text, known, expected):
    found = tokens(text)
    widened = with_strange_words(found, [candidate(text, known, "person", 0.8)], GAZETTEER)
    assert [expected] == [name for _, name in texts(text, found, widened)]


def test_the_head_of_a_branch_may_be_the_last_word_of_a_sentence():
    text = "او رفت از کنگره"
    found = tokens(text)
    assert [] == list(adjusted(found, [candidate(text, "کنگره", "organization")], (), GAZETTEER))


def test_an_adjective_behind_a_campaign_is_no_surname():
    for words in ("عظیمی", "کمپین عظیمی"):
        assert [] == extent("کمپین عظیمی که", candidate("کمپین عظیمی که", words, "person", 0.9))
    assert [("person", "عظیمی")] == extent("رفیق عظیمی که", candidate("رفیق عظیمی که", "عظیمی", "person", 0.9))


@pytest.mark.parametrize(
    ("text", "known", "expected"),
    [
        ("همکار ما ن. یعقوبی آمد", "یعقوبی", "ن. یعقوبی"),
        ("شعر ه. ا. سایه را", "سایه", "ه. ا. سایه"),
        ("از کتایون ع. خبری نیست", "کتایون", "کتایون ع."),
        ("با حسین .ق آمد", "حسین", "حسین .ق"),
        # The word و is no initial, nor is a letter without a full stop.
        ("و. یعقوبی آمد", "یعقوبی", "یعقوبی"),
        ("حسین ق گفت", "حسین", "حسین"),
        # A title is no strange word.
        ("قاضی (آقای فرهادوند) گفت", "فرهادوند", "فرهادوند"),
    ],
)
def test_initials_are_part_of_the_name(text, known, expected):
    found = tokens(text)
    widened = with_strange_words(found, [candidate(text, known, "person", 0.8)], GAZETTEER)
    assert [expected] == [name for _, name in texts(text, found, widened)]


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


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("گزارش Human Rights Watch منتشر شد", ["Human Rights Watch"]),
        (
            "با Worker Communist Party of Iran و Trades Union Congress",
            ["Worker Communist Party of Iran", "Trades Union Congress"],
        ),
        ("The Art of War را خواند", []),
        ("Free all political prisoners of the Party", []),
        ("Party! و Union", []),
        ("Human\nRights Watch", ["Rights Watch"]),
    ],
)
def test_words_with_capitals_and_a_head_are_a_body(text, bodies):
    found = tokens(text)
    assert bodies == [name for _, name in texts(text, found, list(latin_bodies(found)))]


def test_of_two_bodies_without_anything_between_the_first_is_not_the_head_of_both():
    text = "اتحادیه سراسری پست اتحادیه سراسری کارگران آلمان"
    found = tokens(text)
    names = texts(text, found, list(body_candidates(found, matches(found, GAZETTEER), GAZETTEER)))
    assert ("organization", text) not in names


def test_an_acronym_in_parentheses_behind_a_body_is_one():
    text = "سازمان ما (س.م) و او (س.ن)"
    found = tokens(text)
    body = candidate(text, "سازمان ما", "organization")
    assert [("organization", "س.م")] == texts(text, found, list(acronym_candidates(found, [body], GAZETTEER)))


@pytest.mark.parametrize(
    ("acronym", "expected"), [("اس آ ث", ["اس آ ث"]), ("تیفا", ["تیفا"]), ("سوئد", []), ("او", [])]
)
def test_an_acronym_may_be_spelt_with_the_names_of_letters_or_be_a_word_of_its_own(acronym, expected):
    text = f"سازمان ما ({acronym}) بود"
    found = tokens(text)
    body = candidate(text, "سازمان ما", "organization")
    assert expected == [name for _, name in texts(text, found, list(acronym_candidates(found, [body], GAZETTEER)))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("از آی تی اف و پ ک ک", ["آی تی اف", "پ ک ک"]),
        ("ث.ژ.ت با م.ن", ["ث.ژ.ت"]),
        ("او ان ام", []),
        ("بی او دی", []),
        ("@omid.dar.tabeid و C.G.T", ["C.G.T"]),
    ],
)
def test_letters_that_are_no_words_spell_an_acronym(text, names):
    found = tokens(text)
    assert names == [name for _, name in texts(text, found, list(spelt_candidates(found, GAZETTEER)))]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("در گرگان و ساری باران بارید", ["ساری"]),
        ("گرگان، ساری و بابل", ["ساری"]),
        ("مهر گرگان و گرمی را", []),
        ("آب ساری شد", []),
    ],
)
def test_a_place_that_is_an_ordinary_word_too_is_one_beside_a_place(text, places):
    found = tokens(text)
    listed = matches(found, GAZETTEER)
    settled = [
        Candidate(match.start, match.end, "place", 0.9, "gazetteer")
        for match in listed
        if match.category == "place" and not match.is_short
    ]
    beside = coordinated_candidates(found, listed, settled)
    assert places == [name for _, name in texts(text, found, list(beside))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("کتاب را نشر سایه بیرون داد", ["نشر سایه"]),
        ("نشر اکاذیب و نشر کتاب", []),
        ("روزنامه شرق نوشت", ["شرق"]),
        ("شرق کشور", []),
    ],
)
def test_publishers_and_papers_are_found_by_their_heads(text, names):
    found = tokens(text)
    media = media_candidates(found, matches(found, GAZETTEER), GAZETTEER)
    assert names == [name for _, name in texts(text, found, list(media))]


def test_names_that_are_spelt_alike_have_one_type():
    text = "نشریه آرش\nآرش: نخست\nآرش: دوم\nآرش: سوم"
    found = tokens(text)
    paper = candidate(text, "آرش", "organization")
    starts = [index for index, key in enumerate(found.keys) if key == "ارش"][1:]
    speakers = [Candidate(start, start + 1, "person", 0.85, "model") for start in starts]
    assert ["organization"] * 4 == [name.category for name in agreed(found, [paper, *speakers])]


def test_what_is_surer_than_the_rest_keeps_its_type():
    text = "آرش آمد. آرش رفت. آرش نشست"
    found = tokens(text)
    sure, *others = [index for index, key in enumerate(found.keys) if key == "ارش"]
    names = [Candidate(sure, sure + 1, "place", 0.97, "model")]
    names += [Candidate(index, index + 1, "person", 0.9, "model") for index in others]
    assert ["place", "person", "person"] == [name.category for name in agreed(found, names)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ناصر پایدار آمد.\nپایدار: نه", ["پایدار"]),
        ("ناصر پایدار آمد. به گفته پایدار", ["پایدار"]),
        ("ناصر پایدار آمد. پایدار افزود", ["پایدار"]),
        ("ناصر پایدار آمد. صلح پایدار خواست", []),
    ],
)
def test_a_surname_that_is_an_ordinary_word_too_needs_a_cue(text, expected):
    found = tokens(text)
    said = Candidate(0, 2, "person", 0.9, "model")
    assert expected == [name for _, name in texts(text, found, list(licensed(found, [said], GAZETTEER)))]


def test_what_the_model_alone_saw_once_of_many_times_licenses_nothing():
    text = " . ".join(["فعالین کارگری"] * 5)
    found = tokens(text)
    seen = Candidate(0, 2, "organization", 0.9, "model")
    assert [] == list(licensed(found, [seen], GAZETTEER))
    assert 4 == len(list(licensed(found, [seen._replace(finder="gazetteer")], GAZETTEER)))


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
