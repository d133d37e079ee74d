"""What each recogniser finds, and what it leaves alone: small fragments, one rule each."""

import pytest

from tei_edition.model import KINDS, Recognition, Span
from tei_edition.readers import Received, read
from tei_edition.structure import RECOGNISERS, Policy, recognise
from tei_edition.structure.arrangement import chained

PROSE = (
    "در این شهر باغی هست که درخت‌های آن را مردم کاشته‌اند و هر سال در بهار گرد هم می‌آیند تا از آن نگاهداری کنند و درختی "
    "تازه بکارند. این کار از سال‌ها پیش آغاز شده و هنوز هم با همه دشواری‌ها ادامه دارد."
)


def document(text, media="plaintext", policy=None):
    return recognise(read(Received("x", text.encode(), media)), policy)


def found(text, role, media="plaintext", policy=None):
    made = document(text, media, policy)
    content = made.text.content
    return [content[r.span.start : r.span.end] for r in made.recognised(role)]


@pytest.mark.parametrize("role", ["masthead", "periodical", "title", "running-head", "page"])
def test_what_describes_a_picture_is_not_what_the_text_says_of_itself(role):
    assert [] == found(f"![انترناسیونال ۲۳۲، صفحهٔ ۴](x.png)\n\n{PROSE}", role, "markdown")


def test_a_form_feed_between_a_signature_and_a_salutation_goes_with_what_follows_it():
    made = document("پیک کارگاه\n" * 10 + "\nپیک کارگاه\f\nرفقا!\n")
    [salutation] = [block for block in made.blocks if block.role == "salutation"]
    assert "\f\nرفقا!" == made.text.content[salutation.span.start : salutation.span.end]


def test_words_beside_a_picture_are_the_text_own():
    assert ["۲۳۲"] == found(f"![نشان](x.png)\n\nانترناسیونال ۲۳۲\n\nپیام به دوستان باغ\n\n{PROSE}", "issue", "markdown")


def tree(text, media="plaintext"):
    made = document(text, media)
    return [(b.depth, b.role, dict(b.attributes).get("kind", "")) for b in made.blocks]


def kind(text, media="plaintext", policy=None):
    return document(text, media, policy).recognised("kind")[0].fact("kind")


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        ("masthead", f"انترناسیونال ۲۳۲\n\nپیام به دوستان باغ\n\n{PROSE}", ["انترناسیونال ۲۳۲"]),
        ("periodical", f"نشریه خانه باغ ـ شماره ۹\n\nدرخت‌ها\n\n{PROSE}", ["خانه باغ"]),
        ("issue", f"انترناسیونال ۲۳۲\n\nپیام به دوستان باغ\n\n{PROSE}", ["۲۳۲"]),
        ("byline", f"نویسنده: هما باغبان\nباغ شهر ما در بهار\n\n{PROSE}", ["نویسنده: هما باغبان"]),
        ("byline", f"باغ شهر ما در بهار\nعلی باغبان\n\n{PROSE}", ["علی باغبان"]),
        ("dateline", f"بیانیه درباره باغ\nتهران ـ ۳۰ خرداد ۱۳۶۰\n\n{PROSE}", ["تهران ـ ۳۰ خرداد ۱۳۶۰"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n۲۹ فروردین ۱۳۸۰ -\n۱۸ آوریل ۲۰۰۱", ["۲۹ فروردین ۱۳۸۰ -\n۱۸ آوریل ۲۰۰۱"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ ـ پاریس، 3 -5 -1996", ["پاریس، 3 -5 -1996"]),
        ("salutation", f"پیام به باغبانان\n\nرفقای عزیز!\n\n{PROSE}", ["رفقای عزیز!"]),
        ("salutation", f"{PROSE}\n\nبا درود\nکمیته باغ\n۱۸ آوریل ۲۰۰۱", ["با درود"]),
        ("signature", f"{PROSE}\n\nکمیته باغ\n۱۸ آوریل ۲۰۰۱", ["کمیته باغ"]),
        ("signature", f"{PROSE}\n\nهما باغبان\nدبیر انجمن باغبانان\n۱۸ آوریل ۲۰۰۱", ["هما باغبان\nدبیر انجمن باغبانان"]),
        ("slogan", f"{PROSE}\n\nزنده باد باغ!\nآزادی، برابری، باغ برای همه!", ["زنده باد باغ!", "آزادی، برابری، باغ برای همه!"]),
        ("postscript", f"{PROSE}\n\nبا درود\n\nپ.ن. فردا هم باغ باز است.", ["پ.ن. فردا هم باغ باز است."]),
        ("page-jump", f"{PROSE} و\n\nبقیه در صفحه ۳", ["بقیه در صفحه ۳"]),
        ("page-jump", f"ادامه از صفحه ۱\n\n{PROSE}", ["ادامه از صفحه ۱"]),
        ("email", f"{PROSE}\n\nbagh_1@example.org", ["bagh_1@example.org"]),
        ("telephone", f"{PROSE}\n\nتلفن: ۰۰۴۹ ۲۲۱ ۵۵۵ ۰۱ ۲۳", ["۰۰۴۹ ۲۲۱ ۵۵۵ ۰۱ ۲۳"]),
        ("web-address", f"{PROSE}\n\nسایت: www.bagh.example/fa.", ["www.bagh.example/fa"]),
        ("web-address", f"{PROSE}\n\nhttps://fa.bagh.example/wiki/باغ_شهر/تاریخچه.", ["https://fa.bagh.example/wiki/باغ_شهر/تاریخچه"]),
        ("web-address", f"{PROSE}\n\nhttps://bagh.example/ایمیل: www.bagh.example/id=12و دیگر", ["https://bagh.example/", "www.bagh.example/id=12"]),
        ("address", f"{PROSE}\n\nآدرس:\n\nBagh\nBox 15203\n104 65 Stockholm", ["Bagh\nBox 15203\n104 65 Stockholm"]),
        ("account", f"{PROSE}\n\nپست جیرو: ۵۵ ۰۱ ۲۳-۴", ["۵۵ ۰۱ ۲۳-۴"]),
        ("byline", f"برف کهنه\nنویسنده: لورنس کالدر\nبرگردان: هما باغبان\n\n{PROSE}", ["نویسنده: لورنس کالدر", "برگردان: هما باغبان"]),
        ("title", f"سرمقاله\n\nباغ تنها نیست\n\n{PROSE}", ["باغ تنها نیست"]),
        ("title", f"باغ بی‌پایان ما\n\nبه یاد آن‌ها که رفتند\n\n{PROSE}", ["باغ بی‌پایان ما"]),
        ("salutation", f"به: شهردار ناحیه سه\nموضوع: آب باغ\n\n{PROSE}", ["به: شهردار ناحیه سه"]),
        ("slogan", f"{PROSE}\n\nباغبان زندانی آزاد باید گردد!\n\nکمیته باغ\n۱۸ آوریل ۲۰۰۱", ["باغبان زندانی آزاد باید گردد!"]),
        ("masthead", f"پیام باغ\nارگان کمیته باغ - شماره ۴۱ - تیر ۱۳۵۹\n\nآب در باغ\n\n{PROSE}", ["پیام باغ\nارگان کمیته باغ - شماره ۴۱ - تیر ۱۳۵۹"]),
        ("address", f"{PROSE}\n\nکمیته باغ\nخیابان باغ، کوچه نسترن، پلاک ۱۴", ["خیابان باغ، کوچه نسترن، پلاک ۱۴"]),
        ("address", f"{PROSE}\n\nکمیته باغ\nخیابان راه‌آهن، نبش کوچه سوم", ["خیابان راه‌آهن، نبش کوچه سوم"]),
        ("address", f"{PROSE}\n\nBagh, Postboks 118\n2200 København N", ["Bagh, Postboks 118\n2200 København N"]),
        ("signature", f"{PROSE}\n\nبهار آمد و باغ از نو جوان شد  /  زمین سبز و هوا عنبرفشان شد\nعلی باغبان\n\n{PROSE}", ["علی باغبان"]),
        ("verse", f"{PROSE}\nبهار آمد و باغ از نو جوان شد    زمین سبز و هوا عنبرفشان شد\nدل ما هم در این باغ آشیان کرد    به هر شاخی که دید از غم فغان کرد\n{PROSE}", ["بهار آمد و باغ از نو جوان شد    زمین سبز و هوا عنبرفشان شد", "دل ما هم در این باغ آشیان کرد    به هر شاخی که دید از غم فغان کرد"]),
        ("verse", f"{PROSE}\n\nتو رفتی و باغ است خاموش هنوز\n\nگل مانده و چشم ما به راه است هنوز\n\nهر دانه که کاشتی در این خاک نشست\n\nدیوار و در از تو پر گواه است هنوز\n\n{PROSE}", ["تو رفتی و باغ است خاموش هنوز", "گل مانده و چشم ما به راه است هنوز", "هر دانه که کاشتی در این خاک نشست", "دیوار و در از تو پر گواه است هنوز"]),
        ("verse", f"{PROSE}\n\nبهار آمد و باغ از نو جوان شد  /  زمین سبز و هوا عنبرفشان شد", ["بهار آمد و باغ از نو جوان شد  /  زمین سبز و هوا عنبرفشان شد"]),
        ("verse", f"{PROSE}\n\nتو رفتی و باغ است خاموش هنوز\nگل مانده و چشم ما به راه است هنوز\nهر دانه که کاشتی در این خاک نشست\nدیوار و در از تو پر گواه است هنوز\n\n{PROSE}", ["تو رفتی و باغ است خاموش هنوز\nگل مانده و چشم ما به راه است هنوز\nهر دانه که کاشتی در این خاک نشست\nدیوار و در از تو پر گواه است هنوز"]),
        ("verse", "شب است و باغ تهی مانده از صدای کسی\nنمی‌رسد به در بسته رد پای کسی\n\nچراغ پنجره خاموش شد ولی در دل\nهنوز می‌تپد آهسته آشنای کسی", ["شب است و باغ تهی مانده از صدای کسی\nنمی‌رسد به در بسته رد پای کسی", "چراغ پنجره خاموش شد ولی در دل\nهنوز می‌تپد آهسته آشنای کسی"]),
        ("verse", f"{PROSE}\n\nباران گرفت و باغ ما بیدار شد\tدیوار سرد خانه ما تار شد", ["باران گرفت و باغ ما بیدار شد\tدیوار سرد خانه ما تار شد"]),
        ("verse", "باغ من\n\nدر باغ من\nدرختی هست\nکه هیچ کس آن را نکاشته است\n\nباد می‌داند\nو آب\nو دستی که دیگر نیست", ["در باغ من\nدرختی هست\nکه هیچ کس آن را نکاشته است", "باد می‌داند\nو آب\nو دستی که دیگر نیست"]),
        ("slogan", "باغ و آب\n\nروز جمعه باغبانان شهر در\nمیدان بزرگ گرد آمدند. صف\nبلند بود و همه با هم شعار\nمی دادند:\nمرگ بر بی آبی!\nآب حق مسلم ماست!\nپس از آن مردم به باغ رفتند\nو آب دادند. باران نیامد و\nهیچ کس خانه نرفت.", ["مرگ بر بی آبی!", "آب حق مسلم ماست!"]),
        ("salutation", f"سردبیر گرامی نشریه باغ\n\n{PROSE}\n\nدستتان را می‌فشارم\nسیاوش", ["سردبیر گرامی نشریه باغ", "دستتان را می‌فشارم"]),
        ("salutation", f"پیام به باغبانان\n\nخواهرم،\n\n{PROSE}\n\nزنده و پیروز باشید!\nعلی باغبان", ["خواهرم،", "زنده و پیروز باشید!"]),
        ("signature", f"{PROSE}\n\nبا احترام\nسیاوش", ["سیاوش"]),
        ("signature", f"{PROSE}\n\nا. ب. از تهران", ["ا. ب. از تهران"]),
        ("signature", f"{PROSE}\n\nعلی باغبان، کارگر باغ شهر", ["علی باغبان، کارگر باغ شهر"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\nکابل ـ ۱۱ ثور ۱۳۸۱", ["کابل ـ ۱۱ ثور ۱۳۸۱"]),
        ("dateline", f"{PROSE}\n\nهما باغبان\nرشت", ["رشت"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n۲۵ آذر ۱۳۸۵ - تهران", ["۲۵ آذر ۱۳۸۵ - تهران"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n۱۳۸۵/۹/۲۵، رشت", ["۱۳۸۵/۹/۲۵، رشت"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n۲۵ آذر ۱۳۸۵ (تهران)", ["۲۵ آذر ۱۳۸۵ (تهران)"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\nLondon, June 25, 2009", ["London, June 25, 2009"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n14th of Dec. 2006", ["14th of Dec. 2006"]),
        ("byline", f"باغ در بهار\n\n{PROSE}\n\nترجمه: هما باغبان", ["ترجمه: هما باغبان"]),
        ("address", f"{PROSE}\n\nنشانی باغ: Box 44, 1070 Wien – نشانی انبار: Box 20, 2100 København", ["Box 44, 1070 Wien", "Box 20, 2100 København"]),
        ("address", f"{PROSE} نامه‌ها را بفرستید: خیابان بهار، کوچه گل، پلاک ۹ . {PROSE}", ["خیابان بهار، کوچه گل، پلاک ۹"]),
        ("issuer", f"{PROSE}\n\nاز طرف انجمن باغبانان\n۱۸ آوریل ۲۰۰۱", ["انجمن باغبانان"]),
        ("entry", "گاه‌شمار باغ\n\n۱۲ مهر: درخت کاشتند.\n\n۳ آبان: آب نبود.\nباغبان رفت.\n\nآذر: برف آمد.", ["۱۲ مهر: درخت کاشتند.", "۳ آبان: آب نبود.\nباغبان رفت.", "آذر: برف آمد."]),
        ("entry", "سال‌شمار باغ\n\n۱۳۶۲\nبنیاد باغ.\n\n۱۳۶۴\nگشایش باغ.\n\n۱۳۶۶\nپایان باغ.", ["۱۳۶۲\nبنیاد باغ.", "۱۳۶۴\nگشایش باغ.", "۱۳۶۶\nپایان باغ."]),
        ("entry", f"در این شماره:\nباغ و آب ...... ۳\nگل سرخ، صفحه ۵\n\n{PROSE}", ["باغ و آب ...... ۳", "گل سرخ، صفحه ۵"]),
        ("heading", f"در این شماره:\nباغ و آب ...... ۳\nگل سرخ، صفحه ۵\n\n{PROSE}\n\n{PROSE}", ["در این شماره:"]),
        ("entry", f"{PROSE}\n\nامضاها:\n\nعلی باغبان\nهما باغدار\nآرش فرهمند\nزهرا گلکار\nکاوه کشتکار", ["علی باغبان", "هما باغدار", "آرش فرهمند", "زهرا گلکار", "کاوه کشتکار"]),
        ("footnote", f"باغ بزرگ(۱) است. {PROSE}\n\n(۱) باغ شهر.", ["(۱) باغ شهر."]),
    ],
)  # fmt: skip
def test_it_is_found(role, text, expected):
    assert expected == found(text, role)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"گزارشی از باغ\n\n{PROSE}\n\nآغاز کار:\n\n{PROSE}\n\nنتیجه:\n\n{PROSE}",
            ["گزارشی از باغ", "آغاز کار:", "نتیجه:"],
        ),
        (f"گزارشی از باغ\n\n{PROSE}\n\nو این را گفتند:\n\n{PROSE}", ["گزارشی از باغ"]),
        (f"گزارش از باغ شهر.\n\n{PROSE}\n\n{PROSE}", ["گزارش از باغ شهر."]),
    ],
)
def test_headings(text, expected):
    assert expected == found(text, "heading")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"# گزارش\n\n{PROSE}\n\n**شمال:** باغ باز شد\n\n{PROSE}\n\n**جنوب:** آب نیست\n\n{PROSE}", ["گزارش", "شمال: باغ باز شد", "جنوب: آب نیست"]),
        (f"# گزارش\n\n{PROSE}\n\n**نتیجه**  \n{PROSE}", ["گزارش", "نتیجه"]),
    ],
)  # fmt: skip
def test_headings_in_bold(text, expected):
    made = document(text, "markdown")
    content = made.text.content
    assert expected == [content[b.span.start : b.span.end] for b in made.blocks if b.role == "heading"]


def test_a_headline_under_a_cry_is_the_title():
    text = f"## دست در دست هم!\n\n### فراخوان به یاری باغ\n\n{PROSE}"
    assert ["فراخوان به یاری باغ"] == found(text, "title", "markdown")


@pytest.mark.parametrize(
    ("role", "text"),
    [
        ("masthead", f"ماده ۲۳\n\n{PROSE}"),
        ("byline", f"جنبش باغبانان و آب\nچند نکته درباره باغ\n\n{PROSE}"),
        ("byline", f"مواد لازم\nباغ شهر ما در بهار و پاییز\n\n{PROSE}"),
        ("masthead", f"نشریه باغ شماره ۵ منتشر شد و امروز به دست ما رسید.\n\n{PROSE}"),
        ("dateline", f"{PROSE} در ۳۰ خرداد ۱۳۶۰ باغ باز شد.\n\n{PROSE}"),
        ("dateline", f"{PROSE}\n\nکمیته باغ\n۲۵ آذر ۱۳۸۵ - باغبانی"),
        ("signature", f"{PROSE}\n\nاین باغ همه ماست."),
        ("speaker", f"او گفت: باغ زیباست. {PROSE}\n\nدر پایان گفت: فردا هم بیایید. {PROSE}"),
        ("speaker", "زمان: شنبه\nمکان: باغ شهر\n\nزمان: یکشنبه\nمکان: خانه باغ"),
        ("telephone", f"{PROSE} در سال‌های ۱۳۵۷-۱۳۶۰ و شماره ۱۲۳۴۵۶۷ باغ.\n\n{PROSE}"),
        ("telephone", f"{PROSE}\n\nپست جیرو: ۵۵ ۰۱ ۲۳-۴"),
        ("page-jump", f"{PROSE} این را در صفحه ۱۲ کتاب خوانده‌ام و به یاد دارم.\n\n{PROSE}"),
        ("teaser", f"باغ\n\n{PROSE} اما …\n\n{PROSE}"),
        ("supporters", f"آلمان\n\n{PROSE}"),
        ("verse", f"{PROSE}\n\n{PROSE}"),
        ("slogan", f"{PROSE} زنده باد باغ. {PROSE}"),
        ("slogan", f"باغ و آب!\n\n{PROSE}"),
        ("issuer", f"{PROSE}\n\nشاگردان قدیم مدرسه باغ\n۱۸ آوریل ۲۰۰۱"),
        ("verse", "کمیته باغ شهر\nکمیته آب شهر\nکمیته خاک شهر\n۱۸ آوریل ۲۰۰۱"),
        ("address", f"{PROSE} در خیابان بهار مردم بسیار بودند و در میدان هم. {PROSE}"),
        ("fragment", f"{PROSE}\n\n{PROSE}"),
        ("entry", f"۱۵ آبان همان سال باغ را خریدم. {PROSE}\n\n۲۰ آبان درخت کاشتم. {PROSE}\n\nآذر آمد. {PROSE}"),
        (
            "entry",
            f"شنبه ۳ آبان\n\nامروز به باغ رفتم و دیدم. {PROSE}\n\nیکشنبه ۴ آبان\n\nدرخت کاشتم. {PROSE}\n\nدوشنبه ۵ آبان\n\nخسته بودم. {PROSE}",
        ),
        ("entry", f"باغ در صفحه ۳\n\n{PROSE}"),
        ("entry", f"{PROSE}\n\nعلی باغبان\nهما باغدار\n۱۸ آوریل ۲۰۰۱"),
    ],
)
def test_it_is_left_alone(role, text):
    assert found(text, role) == []


def test_an_essay_stays_paragraphs():
    assert [(0, "paragraph", "")] * 3 == tree(f"{PROSE}\n\n{PROSE}\n\n{PROSE}")
    assert kind(f"{PROSE}\n\n{PROSE}") == "unknown"


@pytest.mark.parametrize(
    "text",
    [
        "س: باغ چیست؟\n\nج: درخت است و آب.\n\nس: و دیگر چه؟\n\nج: سایه.",
        "پرسش ۱: باغ چیست؟\nپاسخ: درخت است و آب.\nپرسش ۲: و دیگر چه؟\nپاسخ: سایه.",
        "کارگاه: باغ چیست؟\n\nهما باغبان: درخت است و آب.\n\nکارگاه: و دیگر چه؟\n\nهما باغبان: سایه.",
        "پرسش: باغ چیست؟\nهما باغبان: درخت است و آب.\nپرسش: و دیگر چه؟\nهما باغبان: سایه.",
    ],
)
def test_an_interview_is_turns_of_speakers(text):
    assert [(0, "section", "interview")] + [(1, "turn", ""), (2, "speaker", ""), (2, "paragraph", "")] * 4 == tree(text)


def test_questions_in_bold_are_turns_without_a_speaker():
    text = f"**باغ چیست؟**\n\n{PROSE}\n\n**و دیگر چه؟**\n\n{PROSE}"
    assert [(0, "section", "interview")] + [(1, "turn", ""), (2, "paragraph", "")] * 4 == tree(text, "markdown")


def test_a_slogan_in_quotation_marks_is_a_quotation():
    made = document(f"{PROSE} مردم شعار «زنده باد باغ» دادند.\n\nزنده باد باغ!")
    assert ["quoted-slogan", "slogan"] == [inline.role for inline in made.inlines]


def test_speakers_are_numbered_and_have_a_voice():
    made = document("کارگاه: باغ چیست؟\n\nهما: درخت است.\n\nکارگاه: و دیگر چه؟\n\nهما: سایه.")
    turns = [(t.fact("who"), t.fact("name"), t.fact("voice")) for t in made.recognised("turn")]
    assert [("speaker.1", "کارگاه", "interviewer"), ("speaker.2", "هما", "interviewee")] * 2 == turns


def test_a_teaser_is_a_division_with_headline_text_and_the_rest():
    text = "اخبار باغ\n\n" + "\n\n".join(f"باغ {n} باز شد\n\n{PROSE[:90]} …\n\nادامه مطلب" for n in ("یک", "دو"))
    teaser = [(1, "section", "teaser"), (2, "heading", "main"), (2, "paragraph", ""), (2, "paragraph", "")]
    assert [(0, "section", "teaser-list"), (1, "heading", "main"), *teaser, *teaser] == tree(text)
    assert [i.role for i in document(text).inlines] == ["truncation", "continuation"] * 2


def test_after_a_closer_a_new_division_begins():
    text = f"بیانیه باغ\n\n{PROSE}\n\nکمیته باغ\n۱۸ آوریل ۲۰۰۱\n\n{PROSE}"
    roles = tree(text)
    assert [
        (1, "closer", ""),
        (2, "signature", ""),
        (2, "dateline", ""),
        (0, "section", "section"),
        (1, "paragraph", ""),
    ] == roles[3:]


def test_supporters_are_a_list_by_country():
    text = "**کانادا**  \nانجمن گل انجمن باغ\n\n**سوئد**  \n\\* انجمن آب \\* انجمن خاک\n"
    assert [
        (0, "section", "signature-list"),
        (1, "list", "supporters"),
        (2, "item", ""),
        (3, "label", "country"),
        (2, "item", ""),
        (3, "label", "country"),
        (3, "list", ""),
        (4, "item", ""),
        (5, "label", ""),
        (4, "item", ""),
        (5, "label", ""),
    ] == tree(text, "markdown")


def test_entries_are_one_list_of_their_sort():
    text = f"گاه‌شمار باغ\n\n۱۲ مهر: درخت کاشتند.\n\n۳ آبان: آب نبود.\n\nآذر: برف آمد.\n\n{PROSE}"
    entries = [(1, "list", "chronology"), (2, "item", ""), (2, "item", ""), (2, "item", "")]
    assert [(0, "section", "chronology"), (1, "heading", "main"), *entries, (1, "paragraph", "")] == tree(text)


def test_lines_that_are_numbered_keep_their_numbers_as_labels():
    text = "باغ\n\n۱ـ انجمن گل\n۲ـ انجمن آب\nو خاک\n۳ـ انجمن باد\n"
    assert ["۱ـ انجمن گل", "۲ـ انجمن آب\nو خاک", "۳ـ انجمن باد"] == found(text, "entry", "markdown")
    made = document(text, "markdown")
    assert ["۱ـ", "۲ـ", "۳ـ"] == [
        made.text.content[b.span.start : b.span.end] for b in made.blocks if b.role == "label"
    ]


def test_a_byline_at_the_foot_stands_beside_the_closer():
    text = f"بیانیه باغ\n\n{PROSE}\n\nکمیته باغ\n۱۸ آوریل ۲۰۰۱\nترجمه: هما باغبان"
    assert [(1, "closer", ""), (2, "signature", ""), (2, "dateline", ""), (1, "byline", "")] == tree(text)[-4:]


def test_several_addresses_stand_in_one_paragraph():
    text = f"{PROSE}\n\nنشانی باغ: Box 44, 1070 Wien – نشانی انبار: Box 20, 2100 København"
    address = [(1, "address", ""), (2, "address-line", "")]
    assert [(0, "paragraph", ""), *address, *address] == tree(text)[-5:]


def test_verse_is_found_between_lines_of_one_paragraph():
    verse = "بهار آمد و باغ از نو جوان شد    زمین سبز و هوا عنبرفشان شد"
    text = f"در باغ می‌خواندند:\n{verse}\nو سپس به خانه رفتند\nو در را بستند.\n"
    assert [verse] == found(text, "verse")
    assert [] == found(text.replace("می‌خواندند:", "می‌خواندند و"), "verse")


@pytest.mark.parametrize(
    "line", ["خیابان مال مردم است، نه مال بانک", "خیابان باغ، کنار سینما، ساعت ۱۷", "خیابان باغ، ۵ مهر ۱۳۶۰"]
)
def test_a_street_in_a_sentence_or_of_a_meeting_is_no_address(line):
    assert [] == found(f"{PROSE}\n\nکمیته باغ\n{line}", "address")


def test_verse_is_no_title():
    verse = "بهار آمد و باغ از نو جوان شد    زمین سبز و هوا عنبرفشان شد"
    assert [] == found(f"{PROSE}\n{verse}\n{verse}\n{PROSE}", "title")


def test_a_word_broken_over_a_line_keeps_its_hyphen():
    column = (
        "نمایندگان پنج روستای کنا-\nر رود در مدرسه گرد هم آمد\nند و صندوق را با هم بنیاد\nنهادند و رفتند به خانه‌ها."
    )
    made = document(column)
    point = next(i for i in made.inlines if i.role == "word-break")
    assert "\nر رود" == made.text.content[point.span.start - 1 : point.span.start + 5]


COLUMN = "نمایندگان پنج روستای کنار رود\nدر مدرسه گرد هم آمدند و صندو\nق را با هم بنیاد نهادند و با\nهم به خانه رفتند که کار بسیار\nبود و روز کوتاه. در پایان هفته"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (COLUMN, []),
        (COLUMN.replace("صندو\nق را", "صندوق\nرا"), []),
        (COLUMN.replace("صندو\nق را", "صن\nدوق را"), ["صندوق"]),
        (COLUMN.replace("صندو\nق را", "باغبا\nنان را"), ["باغبانان"]),
        (COLUMN.replace("صندو\nق را", "باغبان\nان را"), ["باغبانان"]),
        (COLUMN.replace("صندو\nق را", "باغبان\nآن را"), []),
        (COLUMN.replace("صندو\nق را", "می\nروند و"), []),
        (COLUMN.replace("صندو\nق را", "باغ\nهای ما"), []),
    ],
)
def test_a_word_broken_without_a_hyphen_is_told_by_its_parts(text, expected):
    made = document(text)
    content = made.text.content
    points = [r.span.start for r in made.recognised("word-break")]
    assert expected == [content[:p].split()[-1] + content[p:].split()[0] for p in points]


def test_fragments_are_chained_over_page_jumps():
    text = f"{PROSE[:-1]} در جشن\n\nبقیه در صفحه ۲\n\nخبر دیگر باغ\n\n{PROSE}\n\nبقیه از صفحه ۱\n\nپیروزی شرکت کردند و با گل و شیرینی آمدند.\n"
    chained = [b for b in document(text).blocks if dict(b.attributes).get("part")]
    assert [("I", "#part.2", None), ("F", None, "#part.1")] == [
        (f["part"], f.get("next"), f.get("previous")) for f in (dict(b.attributes) for b in chained)
    ]


def test_each_asks_for_a_numeral():
    text = (
        f"خبر باغ\n\nپنج محله شهر کاشتند و آب دادند و از آن نگاهداری کردند.\n\n{PROSE}\n\nبقیه در صفحه ۲\n\n"
        f"خبر دیگر باغ\n\n{PROSE[:-1]} و درخت‌ها را مردم در هر\n\nخبر آب\n\n{PROSE}"
    )
    made = document(text)
    content = made.text.content
    found_here = [
        (content[: r.span.end].split()[-1], content[int(r.fact("continues")) :].split()[0])
        for r in made.recognised("fragment")
    ]
    assert [("هر", "پنج")] == found_here


def test_a_chain_has_a_beginning():
    made = document(f"{PROSE}\n\n{PROSE}\n\n{PROSE}")
    starts = [b.span.start for b in made.blocks]
    ends = [b.span.end for b in made.blocks]
    circle = [
        Recognition("fragment", Span(ends[n] - 5, ends[n]), 0.7, "x", (("continues", str(starts[(n + 1) % 3])),))
        for n in range(3)
    ]
    parts = [dict(b.attributes).get("part") for b in chained(made.text.content, made.blocks, circle)]
    assert ["I", "M", "F"] == parts


def test_what_begins_with_its_verb_goes_on_from_what_has_none():
    text = (
        f"{PROSE[:-1]} و باغبانان از کار\n\n## خبر دیگر\n\n{PROSE}\n\nبقیه در صفحه ۲\n\nافتاد و باغ خشک شد. {PROSE}\n"
    )
    made = document(text, "markdown")
    assert ["و باغبانان از کار"] == [
        made.text.content[f.span.start : f.span.end][-17:] for f in made.recognised("fragment")
    ]
    assert made.recognised("fragment")[0].fact("continues") == str(made.text.content.index("افتاد"))


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("بیانیه انجمن باغبانان درباره آب", "statement"),
        ("اطلاعیه مطبوعاتی", "press-release"),
        ("فراخوان به باغبانان شهر", "call"),
        ("پیام به باغبانان شهر", "message"),
        ("گزارش از باغ شهر", "report"),
        ("صورت‌جلسه انجمن باغ", "minutes"),
        ("روزشمار باغ", "chronology"),
        ("نامه سرگشاده به شهردار", "letter"),
        ("به یاد باغبان پیر", "obituary"),
        ("در راه‌پیمایی باغبانان شرکت کنید", "call"),
        ("یاد باغبان پیر شهر گرامی", "obituary"),
        ("باغ در بهار", "unknown"),
    ],
)
def test_a_title_says_the_kind(title, expected):
    assert expected == kind(f"{title}\n\n{PROSE}\n\n{PROSE}")


def test_a_headline_that_tells_what_happened_over_a_day_is_a_report():
    assert kind(f"باغبانان دست از کار کشیدند\n\nروز شنبه در باغ شهر هیچ کس کار نکرد. {PROSE}\n\n{PROSE}") == "report"
    assert kind(f"باغبانان دست از کار کشیدند\n\n{PROSE}\n\n{PROSE}") == "unknown"


def test_metadata_are_read_where_they_stand():
    text = f"نشریه خانه باغ ـ شماره ۹\n\nپیام هما باغبان به مناسبت بهار\n\nرفقا!\n\n{PROSE}\n\nانجمن باغ\nتهران، ۳۰ خرداد ۱۳۶۰\n"
    facts = {
        role: found(text, role) for role in ("title", "author", "issuer", "issued", "place", "periodical", "issue")
    }
    assert {
        "title": ["پیام هما باغبان به مناسبت بهار"],
        "author": ["هما باغبان"],
        "issuer": ["انجمن باغ"],
        "issued": ["۳۰ خرداد ۱۳۶۰"],
        "place": ["تهران"],
        "periodical": ["خانه باغ"],
        "issue": ["۹"],
    } == facts


def test_every_recognition_has_certainty_and_evidence():
    text = f"نشریه خانه باغ ـ شماره ۹\n\nبیانیه باغ\n\nرفقا!\n\n{PROSE}\n\nانجمن باغ\nتهران، ۳۰ خرداد ۱۳۶۰\nتلفن: ۰۲۱ ۵۵۵۰۱۲۳\n"
    for layer in document(text).structure:
        for recognition in layer.recognitions:
            assert 0 < recognition.certainty <= 1
            assert recognition.evidence


def test_a_forbidden_recogniser_is_not_asked():
    text = f"{PROSE}\n\nکمیته باغ\n۱۸ آوریل ۲۰۰۱"
    policy = Policy(forbidden=frozenset({"signatures"}))
    assert found(text, "signature", policy=policy) == []
    assert [layer.recogniser for layer in document(text, policy=policy).structure] == [
        name for name in RECOGNISERS if name != "signatures"
    ]


def test_a_forced_recogniser_takes_one_find():
    text = f"باغ باز شد\n\n{PROSE[:90]} …\n\nادامه مطلب\n"
    assert found(text, "teaser") == []
    assert len(found(text, "teaser", policy=Policy(forced=frozenset({"teasers"})))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("از کار\nبه خانه رفت\nبه خانه رفت\nو خوابید", ["T02 repeated-lines 3"]),
        (f"{PROSE}\n\nباغ\n\n{PROSE}", ["T02 repeated-lines 5"]),
        ("رفت\nرفت\nآمد", []),
        (f"{PROSE}\n\nباغ سبز بود.\n\nو باز:\n\nباغ سبز بود.", []),
    ],
)
def test_what_stands_twice_is_reported_and_kept(text, expected):
    made = document(text)
    assert expected == [f"{f.code} {f.name} {f.line}" for f in made.findings]
    assert text == made.text.content


@pytest.mark.parametrize("stated", KINDS)
def test_a_stated_kind_stands(stated):
    assert stated == kind(PROSE, policy=Policy(kind=stated))


@pytest.mark.parametrize(
    ("role", "text", "expected"),
    [
        ("dateline", f"{PROSE}\n\nکمیته باغ\nملایر\n۳ تیر ۱۳۹۸", ["ملایر\n۳ تیر ۱۳۹۸"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\nهما باغبان\n۳ تیر ۱۳۹۸", ["۳ تیر ۱۳۹۸"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\nنهم دیماه نود و یک", ["نهم دیماه نود و یک"]),
        ("dateline", f"{PROSE}\n\nکمیته باغ\nتیر ۹۶", ["تیر ۹۶"]),
        ("dateline", f"باغ باز شد\n\nهما باغبان | ۳ تیر ۱۳۹۸\n\n{PROSE}", ["۳ تیر ۱۳۹۸"]),
        ("byline", f"باغ باز شد\n\nهما باغبان | ۳ تیر ۱۳۹۸\n\n{PROSE}", ["هما باغبان"]),
        ("byline", f"باغ باز شد\nیادداشتی از هما باغبان\n\n{PROSE}", ["یادداشتی از هما باغبان"]),
        ("byline", f"گزارش نشست ماهانه باغبانان\n\n{PROSE}", []),
        ("salutation", f"{PROSE}\n\nقربان شما، رحیم ص.", ["قربان شما،"]),
        ("signature", f"{PROSE}\n\nقربان شما، رحیم ص.", ["رحیم ص."]),
        ("signature", f"{PROSE}\n\nبر پایه خبرهای رادیو محلی", []),
        ("masthead", f"اطلاعیه شماره ۱۲ کمیته باغ\n\n{PROSE}", []),
        ("periodical", f"# باغ نو\n\nنشریه انجمن باغبانان شماره ۶۸\n\n{PROSE}", ["باغ نو"]),
        ("telephone", f"{PROSE} برای آگاهی با شماره ۰۹۱۳ ۲۲۴ ۵۵۶۷ تماس بگیرید.", ["۰۹۱۳ ۲۲۴ ۵۵۶۷"]),
        ("telephone", f"{PROSE} نامه با شماره ۰۹۱۳ ۲۲۴ ۵۵۶۷ رسید.", []),
        ("entry", "برنامه روز\n\nساعت ۹ تا ۱۲ : بحث\nساعت ۱۴ تا ۱۸ : کارگاه\nساعت ۲۰ : شعر", ["ساعت ۹ تا ۱۲ : بحث", "ساعت ۱۴ تا ۱۸ : کارگاه", "ساعت ۲۰ : شعر"]),
        ("entry", f"{PROSE}\n\nاستکهلم: میدان بزرگ، ساعت ۱۶\nکلن: کنار کلیسا، ساعت ۱۵", []),
        ("page-jump", f"{PROSE} و\n\nادامه اخبار در صفحه ۵", ["ادامه اخبار در صفحه ۵"]),
    ],
)  # fmt: skip
def test_other_dress(role, text, expected):
    assert expected == found(text, role, "markdown" if text.startswith("#") else "plaintext")


def test_a_speaker_who_is_named_shortly_is_the_one_named_in_full():
    made = document(
        "گفتگو با نادر الوندی\n\nپگاه: از آغاز بگویید؟\n\nنادر الوندی: پنج بچه بودند.\n\nپگاه: و امروز؟\n\nن. الوندی: بیشتر."
    )
    speakers = [(r.fact("who"), r.fact("name")) for r in made.recognised("speaker")]
    assert [("speaker.1", "پگاه"), ("speaker.2", "نادر الوندی")] * 2 == speakers


def test_names_before_dashes_are_speakers_in_what_calls_itself_a_conversation():
    talk = "دریچه ـ از کجا آغاز کنیم؟\n\nمرجان ـ از باغ!\n\nدریچه ـ چرا؟\n\nصدیقه ـ چون بهار است."
    assert ["دریچه ـ", "مرجان ـ", "دریچه ـ", "صدیقه ـ"] == found(f"میزگرد باغ\n\n{talk}", "speaker")
    assert [] == found(f"درباره باغ\n\n{talk}", "speaker")


def test_a_heading_that_is_repeated_leads_to_the_continuation():
    column = (
        "نوزده باغبان از روز دوشنبه\nدست از کار کشیده اند. آنان\nدر نامه ای می نویسند که تا\nامروز هیچ پاسخی نگرفته و"
    )
    text = (
        f"### اعتصاب در باغ بزرگ\n\n{column}\n\nادامه در صفحه ۴\n\n### اطلاعیه\n\n{PROSE}\n\n"
        "### اعتصاب در باغ ...\n\nدرخت ها هم تشنه مانده اند و کسی به آنها آب نمی دهد."
    )
    made = document(text, "markdown")
    (fragment,) = made.recognised("fragment")
    assert "its heading is repeated" in fragment.evidence
    assert made.text.content[int(fragment.fact("continues")) :].startswith("درخت ها هم")


def test_a_cell_without_a_country_carries_on_the_list_of_the_country_that_its_bodies_are_of():
    row = "<table><tr><td>{}</td></tr><tr><td><b>سوئد</b> اتحادیه باغبانان</td></tr><tr><td><b>هند</b> اتحادیه دهقانان</td></tr></table>"
    made = document(row.format("اتحادیه کارگران سوئد حزب باغ"), "markdown")
    chained = [(facts["identifier"], facts.get("next"), facts.get("previous")) for facts in _chains(made)]
    assert [("part.1", None, "#part.2"), ("part.2", "#part.1", None)] == chained
    assert [] == _chains(document(row.format("اتحادیه کارگران شهر حزب باغ"), "markdown"))


def _chains(made):
    return [facts for b in made.blocks if "identifier" in (facts := dict(b.attributes))]


def test_a_mark_between_a_name_and_its_date_is_neithers():
    made = document(f"{PROSE}\n\nکمیته باغ، پاریس، ۹ اکتبر ۲۰۱۵")
    (closer,) = [i for i, b in enumerate(made.blocks) if b.role == "closer"]
    inside = [made.text.content[b.span.start : b.span.end] for b in made.blocks[closer + 1 :]]
    assert ["کمیته باغ", "پاریس، ۹ اکتبر ۲۰۱۵"] == inside


def test_short_lines_that_no_column_broke_head_its_parts():
    column = (
        "اخبار باغ\nکارگران باغ بزرگ پس از نه ماه\nبیکاری سرانجام بیمه خود را\nاز کارفرمای تازه گرفتند.\n"
        "باغ جنوب\nچهار باغبان که در تیر ماه از\nکار بیکار شده بودند دوباره\nبه سر کار باز گشتند."
    )
    assert ["اخبار باغ", "باغ جنوب"] == found(f"باغ شماره ۹\n\n{column}", "heading")
    assert [] == found(f"باغ شماره ۹\n\n{column.replace('باغ جنوب', 'در باغ سبز جنوب که دور است')[10:]}", "heading")
