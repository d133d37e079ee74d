"""Sentences and words: exact offsets whatever the text, and the rules of docs/words.md."""

import random
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from tei_edition.model.words import RunningText, Stretch
from tests.strategies import PERSIAN, TRAPS, texts
from tests.words import forms, lines

if TYPE_CHECKING:
    from tei_edition.annotators.words.analyser import Analyser
    from tei_edition.annotators.words.lexicon import Lexicon

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
WIDTHLESS = set("\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\ufeff\ufdd0") | {
    chr(code) for code in (*range(0x202A, 0x202F), *range(0x2060, 0x2070))
}


@pytest.fixture(scope="module")
def lexicon() -> "Lexicon":
    """What is known of forms."""
    pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")
    from tei_edition.annotators.words.lexicon import Lexicon  # noqa: PLC0415  hazm is loaded only where words are

    return Lexicon()


def check_laws(analyser: "Analyser", text: RunningText) -> None:
    """Every token is its slice; tokens are in order, apart, and take all that is neither white nor without width."""
    content, taken, sentence_end = text.content, 0, 0
    outside: list[str] = []
    for sentence in analyser.analyse(text).sentences:
        assert sentence.span.start >= sentence_end
        assert sentence.stretch.start <= sentence.span.start <= sentence.span.end <= sentence.stretch.end
        sentence_end = sentence.span.end
        for token in sentence.tokens:
            assert taken <= token.start < token.end
            outside.append(content[taken : token.start])
            taken = token.end
            slice_ = content[token.start : token.end].replace("\ufdd0", "")
            assert token.form.replace(" ", "") == "".join(slice_.split())
    outside.append(content[taken:])
    assert {c for piece in outside for c in piece if not c.isspace()} <= WIDTHLESS


@given(texts)
def test_tokens_are_slices_in_order_and_leave_nothing_out(analyser, text):
    check_laws(analyser, lines(text))
    check_laws(analyser, RunningText("d", text, (Stretch("p", 0, len(text)),) if text.strip() else (), ()))


def test_every_token_of_a_million_characters_is_its_slice(analyser):
    draw = random.Random(1360)
    seeds = "\n".join(path.read_text("utf-8") for path in SEEDS)
    pieces = [seeds]
    while sum(map(len, pieces)) < 1_000_000:
        pieces.append(
            seeds if draw.random() < 0.5 else "".join(draw.choices((*TRAPS, *PERSIAN, " ", ". ", "»"), k=5000))
        )
    content = "".join(pieces)[:1_000_000]
    assert 1_000_000 == len(content)
    check_laws(analyser, lines(content))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("می روم و نمی‌آیم.", [["می روم", "و", "نمی‌آیم", "."]]),
        ("می نوشید و رفت", [["می نوشید", "و", "رفت"]]),
        ("می ناب", [["می", "ناب"]]),
        ("کتاب های بزرگ تر", [["کتاب های", "بزرگ تر"]]),
        ("پیراهن تر", [["پیراهن", "تر"]]),
        ("خانه ام، گفته اند", [["خانه ام", "،", "گفته اند"]]),
        ("ای دوست", [["ای", "دوست"]]),
        ("۱۳۶۰/۳/۳۰ و ۳/۵ و ۱۲:۳۰.", [["۱۳۶۰/۳/۳۰", "و", "۳/۵", "و", "۱۲:۳۰", "."]]),
        ("۱،۲،۳ و ۱۲،۰۰۰", [["۱", "،", "۲", "،", "۳", "و", "۱۲،۰۰۰"]]),
        ("صفحهٔ ۱۲-۱۵ (تلفن ۰۲۱-۶۶-۷۷)", [["صفحهٔ", "۱۲", "-", "۱۵", "(", "تلفن", "۰۲۱-۶۶-۷۷", ")"]]),
        ("(http://example.org/a?b=c,d).", [["(", "http://example.org/a?b=c,d", ")", "."]]),
        ("post.box@example.org،", [["post.box@example.org", "،"]]),
        ("#اعتصاب_کارگران @news", [["#اعتصاب_کارگران", "@news"]]),
        ("ح.ک.ک گفت.", [["ح.ک.ک", "گفت", "."]]),
        (
            "سال ۱۳۲۰ ه.ش. بود. م. ا. کریمی رفت.",
            [["سال", "۱۳۲۰", "ه.ش.", "بود", "."], ["م.", "ا.", "کریمی", "رفت", "."]],
        ),
        ("عضو ح.ک.ک.", [["عضو", "ح.ک.ک", "."]]),
        ("U.S. و COVID-19 و AT&T", [["U.S.", "و", "COVID-19", "و", "AT&T"]]),
        ("۳۰خرداد، ۲۰‌ساله", [["۳۰", "خرداد", "،", "۲۰‌ساله"]]),
        ("سیاسی-اجتماعی–فرهنگی", [["سیاسی", "-", "اجتماعی", "–", "فرهنگی"]]),
        ("چرا؟! رفت… نه...", [["چرا", "؟!"], ["رفت", "…", "نه", "..."]]),
        ("کارـــگر ـ نه ۱ـ", [["کارـــگر", "ـ", "نه", "۱", "ـ"]]),
        ("«رفت.» سپس آمد.", [["«", "رفت", ".", "»"], ["سپس", "آمد", "."]]),
        ("«رفت.» و آمد.", [["«", "رفت", ".", "»", "و", "آمد", "."]]),
        ("۱. نان\u00a0است.\u00a0کار", [["۱", ".", "نان", "است", "."], ["کار"]]),
        ("\u200fکتاب\u200c، ه\u200d", [["کتاب", "،", "ه\u200d"]]),
    ],
)
def test_sentences_and_tokens(analyser, text, expected):
    assert expected == forms(analyser, text)


def test_no_sentence_ends_in_what_is_whole_and_a_word_goes_on_after_a_broken_line(analyser):
    content = "حزب ا. و ب! را کار-\nگران دیدند."
    at = content.index("گران")
    stretch = Stretch("p", 0, len(content), ((0, content.index(" کار")),), (at,))
    (sentence,) = analyser.analyse(RunningText("d", content, (stretch,), ())).sentences
    assert ["حزب", "ا.", "و", "ب", "!", "را", "کارگران", "دیدند", "."] == [token.form for token in sentence.tokens]
    assert "کار-\nگران" == content[sentence.tokens[6].start : sentence.tokens[6].end]


@pytest.mark.parametrize(
    ("form", "regular", "lemma", "is_known"),
    [
        ("می‌روم", "می‌روم", "رفت#رو", True),
        ("ميروم", "می‌روم", "رفت#رو", True),
        ("كتاب‌هايشان", "کتاب‌هایشان", "کتاب", True),
        ("مُحَمَّد", "محمد", "محمد", True),
        ("کارـــگران", "کارگران", "کارگر", True),
        ("نمایندگان", "نمایندگان", "نماینده", True),
        ("عملاً", "عملاً", "عملاً", False),
        ("پندارآبادی‌ها", "پندارآبادی‌ها", "پندارآبادی", False),
        ("۱۳۶۰", "۱۳۶۰", "۱۳۶۰", True),
        ("COVID-19", "COVID-19", "COVID-19", True),
        ("«", "«", "«", True),
    ],
)
def test_what_is_known_of_a_form(analyser, form, regular, lemma, is_known):
    (sentence,) = analyser.analyse(lines(form)).sentences
    (token,) = sentence.tokens
    assert (regular, lemma, is_known) == (token.analysis.regular, token.analysis.lemma, token.analysis.is_known)


@pytest.mark.parametrize(
    ("forms", "lemma"),
    [
        # Headwords stay, whatever they end in; so do strings made with ی.
        ("درمان", "درمان"),
        ("باران", "باران"),
        ("تنها", "تنها"),
        ("میدان", "میدان"),
        ("آزادی", "آزادی"),
        ("سیاسی", "سیاسی"),
        # Plurals, joined, set off, and glued; possessives, ezafe and the ی of one of a kind.
        ("شهرها شهرهای شهرهایش شهر‌هایی", "شهر"),
        ("خانه‌ها خانه‌هایمان خانه‌ای خانهٔ خانۀ خانه‌اش", "خانه"),
        ("کتابهایم کتابم کتابشان کتاب‌هاست کتابهائی", "کتاب"),
        ("گفته‌هایش", "گفته"),
        ("اشاره‌های اشارهای", "اشاره"),
        ("صدای صدایمان صدایش صداها", "صدا"),
        ("انتهای", "انتها"),
        ("آرزوی آرزویی آرزوها", "آرزو"),
        ("گرامشی", "گرامشی"),
        ("کسی کسانی", "کس"),
        ("مقامی", "مقام"),
        ("برایم برایشان", "برای"),
        ("خودش خودمان", "خود"),
        ("آنها آن‌ها آنان آنهاست", "آن"),
        # Persons.
        ("کارگران کارگرانی کارگرانش", "کارگر"),
        ("زنان زنی زن‌ها", "زن"),
        ("زندانیان", "زندانی"),
        ("فرهنگیان", "فرهنگی"),
        ("دانشجویان", "دانشجو"),
        ("نویسندگان نویسندگانی", "نویسنده"),
        ("پلنگان", "پلنگ"),
        ("جان‌باختگان", "جان‌باخته"),
        ("تاریخ‌نویسان", "تاریخ‌نویس"),
        # Plurals of Arabic: the singular, but of words of their own none; broken plurals stay.
        ("اعتصابات", "اعتصاب"),
        ("مبارزات مبارزاتشان", "مبارزه"),
        ("صفات", "صفت"),
        ("کارخانجات", "کارخانه"),
        ("مسئولین", "مسئول"),
        ("حاضرین", "حاضر"),
        ("انقلابیون", "انقلابی"),
        ("زمین", "زمین"),
        ("انتخابات", "انتخابات"),
        ("تشکیلاتی", "تشکیلاتی"),
        ("افراد", "افراد"),
        # Degrees.
        ("بدتر بدترین", "بد"),
        ("مهم‌ترین مهمترین", "مهم"),
        ("بیشتر بیشتری", "بیش"),
        ("بزرگ‌ترها", "بزرگ"),
        ("بهتر بهترین", "بهتر"),
        ("دکتر", "دکتر"),
        ("موتر‌ها", "موتر"),
        # A verb has one lemma.
        ("گفت گفتم می‌گویند می‌گوید بگو بگوییم می‌گوئیم نگفته‌اند", "گفت#گو"),
        ("نوشت می‌نویسد نوشته‌اند نوشته‌است نوشتهاند بنویس", "نوشت#نویس"),
        ("بود است هست نیست باشد نباشند می‌باشد بوده‌اند هستیم", "بود#باش"),
        ("آمد می‌آیند بیاید نیامد بیا", "آمد#آ"),
        ("نینداخت بیندازند", "انداخت#انداز"),
        ("رفت می‌رود برو", "رفت#رو"),
        ("فروخت می‌فروشد", "فروخت#فروش"),
        ("می‌کشید می‌کشند", "کشید#کش"),
        ("نشستند نشسته‌اند بنشین", "نشست#نشین"),
        ("داشت دارد", "داشت#دار"),
        ("باید نباید", "بایست#بای"),
        ("می‌توان", "توانست#توان"),
        ("برمی‌گردد برنگشت برگشت", "برگشت#برگرد"),
        ("درمی‌یابد", "دریافت#دریاب"),
        ("برگزین", "برگزید#برگزین"),
        ("رفتن", "رفتن"),
        ("خسته‌ام خسته", "خسته"),
    ],
)
def test_the_lemma_of_a_form(lexicon, forms, lemma):
    assert dict.fromkeys(forms.split(), lemma) == {form: lexicon.analysis(form).lemma for form in forms.split()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("نامه نوشته است", ["نامه", "نوشت#نویس", "بود#باش"]),
        ("نامه نوشته نشده بود", ["نامه", "نوشت#نویس", "شد#شو", "بود#باش"]),
        ("نوشتهٔ او", ["نوشته", "او"]),
        ("نوشته او", ["نوشته", "او"]),
        ("در بسته بود", ["در", "بسته", "بود#باش"]),
        ("نه شد", ["نه", "شد#شو"]),
    ],
)
def test_a_participle_before_an_auxiliary_is_of_its_verb(analyser, text, expected):
    (sentence,) = analyser.analyse(lines(text)).sentences
    assert expected == [token.analysis.lemma for token in sentence.tokens]


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("برداشت", "NOUN", "برداشت"),
        ("برداشت", "VERB", "برداشت#بردار"),
        ("داد", "NOUN", "داد"),
        ("شکست", "V_PST", "شکست#شکن"),
        ("است", "AUX", "بود#باش"),
        ("کتاب", "VERB", "کتاب"),
        ("کارگران", "NOUN", "کارگر"),
        ("«", "PUNCT", "«"),
        ("م", "NOUN", "م"),
    ],
)
def test_a_tag_tells_whether_a_word_is_a_verb(lexicon, form, tag, lemma):
    assert lemma == lexicon.tagged(lexicon.analysis(form), tag).lemma


@given(texts)
def test_every_word_has_a_lemma_which_is_that_of_itself_or_of_fewer_letters(lexicon, text):
    for form in text.split():
        known = lexicon.analysis(form)
        assert known.lemma
        assert "#" in known.lemma or len(known.lemma) <= len(known.regular) + 1


@pytest.mark.parametrize("row", ["ش" * 30, "کتاب" + "مان" * 12, "بزرگ" + "\u200cتر" * 12, "مان" * 3000])
def test_a_row_of_endings_does_not_multiply_the_ways_of_taking_them_off(lexicon, row):
    assert row.startswith(lexicon.analysis(row).lemma)


def test_a_key_stays_where_other_sentences_change(analyser):
    def keys(text: str) -> list[str]:
        return [sentence.key for sentence in analyser.analyse(lines(text)).sentences]

    first = keys("آب آمد.\nنان نیامد.\nآب آمد.")
    assert [*first[1:2], *first[:1], *first[2:]] == keys("چیز دیگر.\nنان  نیامد.\nآب آمد.\nآب آمد.")[1:]
    assert first[2] == f"{first[0]}-2"


def test_a_chunk_without_white_space_is_divided_in_linear_time(analyser):
    # Each would take minutes if a search began anew at every character.
    for piece in ("a", "a-", "1", "1-", "ـ", "ا.", "a.", "@", "‌ا", ".", "َ", "http://"):
        chunk = "x" + piece * (100_000 // len(piece)) + "ج"
        divided = "".join(token for sentence in forms(analyser, chunk) for token in sentence)
        assert chunk.replace("\u200c", "") == divided.replace("\u200c", "")


def test_without_words_hazm_is_not_imported():
    program = (
        "import sys, tei_edition.workflow.building, tei_edition.cli.words, tei_edition.tei.linguistic;"
        "sys.exit('hazm' in sys.modules)"
    )
    assert 0 == subprocess.run([sys.executable, "-c", program], check=False).returncode
