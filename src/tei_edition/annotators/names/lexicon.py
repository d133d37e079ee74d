"""The words beside and inside names: what a title, an office, a kinship, the head of a body or of a place is.

Every set holds keys (folded, without spaces and zero-width non-joiners); a phrase of several words is one key.
"""

from tei_edition.text import appellations
from tei_edition.text.appellations import keys_of
from tei_edition.text.letters import LATIN_LETTERS
from tei_edition.text.names import name_key


def _keys(words: str) -> frozenset[str]:
    return frozenset(name_key(word) for line in words.splitlines() for word in line.split("،") if word.strip())


TITLES = keys_of(
    appellations.COMMON_TITLES,
    appellations.HONOURS,
    appellations.PIOUS_TITLES,
    appellations.FORMAL_TITLES,
    appellations.RANKS_AND_STYLES,
)

OFFICES = keys_of(appellations.SIGNING_OFFICES, appellations.OFFICES)

KIN = keys_of(appellations.FAMILY, appellations.KIN)

ORGANIZATION_HEADS = _keys("""
حزب، سازمان، جبهه، جنبش، نهضت، اتحادیه، سندیکا، سندیکای، اتحادیهٔ، اتحادیه‌ی، فدراسیون، کنفدراسیون، کنفدراسیون، کنگره، کانون، انجمن، شورا، شورای، کمیته، کمیته‌ی، کمیسیون، کمپین، کارزار، ائتلاف، اتحاد، مجمع، مجلس، پارلمان، سنا، کنست، لویه جرگه
دولت، حکومت، رژیم، وزارت، وزارتخانه، وزارت خارجه، دفتر، دبیرخانه، نهاد، بنیاد، ستاد، هیئت، هیات، هیأت، اداره، استانداری، فرمانداری، شهرداری، دادگاه، دادسرا، دادستانی، دیوان، قوه، قوهٔ، قوه‌ی، سفارت، کنسولگری، بیت، آستان، حوزه
ارتش، سپاه، نیروی، نیروهای، لشکر، تیپ، گردان، پلیس، بسیج، گارد، ژاندارمری، شهربانی، یگان، تیم، باشگاه
شرکت، کارخانه، کارخانجات، بانک، هولدینگ، گروه، موسسه، مؤسسه، بنگاه، بورس، اتاق، خودروسازی، پتروشیمی، پالایشگاه، فولاد، ایران خودرو
دانشگاه، دانشکده، دانشسرا، مدرسه، دبیرستان، دبستان، آکادمی، پژوهشگاه، پژوهشکده، فرهنگستان، انستیتو، کالج، مرکز، بیمارستان، کتابخانه، موزه، خانه
روزنامه، نشریه، مجله، هفته‌نامه، ماهنامه، فصلنامه، خبرگزاری، رادیو، تلویزیون، شبکه، کانال، سایت، وبسایت، وب‌سایت، تارنما، پایگاه خبری، انتشارات، نشر، بولتن، خبرنامه، آژانس
قرارگاه، معاونت، پلاتفرم، پلتفرم، لیسه، چاپخانه، کتابفروشی، تعاونی، پوهنتون، پوهنځی، امارت، جریده، گاهنامه، دوهفته‌نامه، فروم، مجتمع، کلانتری، پاسگاه، تشکیلات، فرماندهی، آموزشگاه، هنرستان، کلوب، بریگاد، بنکه، قوماندانی، لیتوگرافی
فراکسیون، شعبه، بخش، واحد، هسته، محفل، حلقه، جمعیت، جامعه، صندوق، پارتی، سازمان ملل، بانک مرکزی، دیدبان، گزارشگران، تشکل، اتاق بازرگانی
""")

PLURAL_HEADS = _keys("""
احزاب، سازمان‌های، سازمانهای، سازمان‌ها، جنبش‌های، اتحادیه‌های، اتحادیه‌ها، اتحادیه‌هایی، سندیکاهای، سندیکاها، انجمن‌های، شوراهای، شوراها، کمیته‌های، دولت‌های، دولتها، حکومت‌های، رژیم‌های، وزارتخانه‌های، نهادهای، بنیادهای، دادگاه‌های، سفارت‌های، شرکت‌های، کارخانه‌های، بانک‌های، گروه‌های، موسسات، دانشگاه‌های، مدارس، روزنامه‌های، نشریات، مجلات، رسانه‌های، شبکه‌های، سایت‌های، تشکل‌های، تشکلهای، کانون‌های، کارخانجات، رسانه‌ها
""")

PLACE_HEADS = _keys("""
شهر، شهرستان، استان، ولایت، ایالت، کشور، روستا، روستای، قریه، ده، بخش، دهستان، ولسوالی، منطقه، ناحیه، محله، حومه، بندر، جزیره، سرزمین، اقلیم، کانتون، شهرک، قصبه، قاره، رود، رودخانه، رودخانهٔ، کویر، بیابان، گردنه
""")
"""Heads that stand outside of the name of a place, where the name stands without them."""

PLACE_NAME_HEADS = _keys("""
خیابان، میدان، کوچه، بلوار، بزرگراه، اتوبان، جاده، چهارراه، پل، پارک، بوستان، فلکه، سه‌راه، دروازه، فرودگاه، ایستگاه، ترمینال، زندان، بازداشتگاه، ندامتگاه، اردوگاه، کمپ، پادگان، معدن، کوه، دریا، دریای، دریاچه، خلیج، تنگه، اقیانوس، دشت، دره، سد، قله، گورستان، قبرستان، آرامگاه، بهشت، مسجد، حسینیه، کلیسا، کاخ، برج، تالار، سالن، هتل، بازار، پاساژ، حرم، شبه جزیره، رشته کوه، گذرگاه
""")
"""Heads that are part of the name of a place."""

NATIONALITIES = _keys("""
ایرانی، ایرانیان، افغان، افغانی، افغانستانی، تاجیک، کرد، ترک، عرب، فارس، بلوچ، لر، ترکمن، آذری، آذربایجانی، ارمنی، آسوری، یهودی، مسلمان، مسیحی، بهایی، بهائی، سنی، شیعه، زرتشتی، هزاره، پشتون، ازبک، آلمانی، فرانسوی، انگلیسی، بریتانیایی، آمریکایی، آمریکائی، امریکایی، کانادایی، سوئدی، نروژی، دانمارکی، فنلاندی، هلندی، بلژیکی، سوئیسی، اتریشی، ایتالیایی، اسپانیایی، پرتغالی، یونانی، روس، روسی، اوکراینی، لهستانی، مجاری، چکی، رومانیایی، بلغاری، صرب، عراقی، ترکیه‌ای، سوری، لبنانی، فلسطینی، اسرائیلی، مصری، اردنی، سعودی، کویتی، یمنی، هندی، پاکستانی، چینی، ژاپنی، کره‌ای، استرالیایی، برزیلی، آرژانتینی، مکزیکی، کوبایی، ونزوئلایی، آفریقایی، اروپایی، آسیایی، کردستانی، تهرانی
""")

PREPOSITIONS = _keys(
    "از، به، با، در، برای، بر، تا، بی، بدون، علیه، نزد، توسط، درباره، طی، ضد، مثل، چون، همچون، مانند، بین، میان"
)
CONJUNCTIONS = _keys("و، یا، که، اما، ولی، اگر، چون، زیرا، نیز، هم")
SERIAL = _keys("و") | {"،"}
"""What stands between the names of a list."""
REPORTING = _keys("""
گفت، افزود، نوشت، اعلام، اظهار، تاکید، تأکید، خواست، پرسید، توضیح، می‌گوید، میگوید، گفته، گفتند، نوشته، می‌نویسد، معتقد، بازداشت، دستگیر، اعدام، محکوم، آزاد، متولد، درگذشت، کشته، احضار، سخنرانی
""")
SIGNS = {
    "،": "comma",
    "(": "open",
    ")": "close",
    "«": "open-quote",
    "»": "close-quote",
    "-": "dash",
    ":": "colon",
    "/": "slash",
    '"': "quote",
    "*": "star",
    ".": "stop",
}

NAME_TITLES = _keys("سید، سیده، میرزا، میر، حاج، امیر، شاه، خان، سلطان، استاد، یار، امام، سردار، شهید")
"""Titles that may be part of a name: سید and میرزا before a forename are, the others are names of people too."""

BODY_HEADS = _keys("""
اتحادیه، سندیکا، سندیکای، فدراسیون، کنفدراسیون، حزب، سازمان، کانون، انجمن، جبهه، کنگره، شورای، ائتلاف، کمیته
""")
"""Heads with which a name begins anew, where one body follows another in a list."""

BRANCH_HEADS = _keys("""
کمیته، دفتر، شاخه، بخش، گروه، تشکیلات، فراکسیون، کمیسیون، هیئت، هیات، هیأت، شعبه، واحد، هسته، مرکز، دبیرخانه، ستاد، سازمان، شورای، کنگره، دبیرستان، باشگاه، جنبش، کمپین، کارزار، ائتلاف
""")
"""Heads of bodies that are bodies of another: its name goes on with that of the other."""

BRANCH_WORDS = _keys("شعبه، شاخه، بخش، واحد، حوزه، منطقه، دفتر، کمیته")

VARIANTS = _keys("""
راه، رسمی، مائویست، تبعید، حکمتیست، حکمتیست‌ها، خط رسمی، اقلیت، اکثریت، راه کارگر، مارکسیست، لنینیست، مارکسیست لنینیست، م ل، مائوئیست، تروتسکیست، فارسی، سربداران، رزم، پرچم، خلق، بلشویک، منشویک، هویت، کنگره، انشعاب، وحدت، انقلابی، دمکرات، متحد، اینترناسیونال، مستقل، آزاد، ایران، شاخه، رنجبران، شورای عالی، خارج کشور
""")
"""Words that stand in parentheses behind the name of a party, and tell it from another of that name."""

SURNAME_ENDINGS = _keys("""
زاده، پور، نژاد، نیا، فر، نسب، تبار، منش، اوغلو، اوغلی
""")

PART_HEADS = _keys(
    "کمیته، بخش، شاخه، تشکیلات، گروه، فراکسیون، دفتر، شعبه، هسته، واحد، سازمان جوانان، کمیسیون، دبیرخانه"
)
"""Heads of parts of bodies, which the name of the body follows."""

PLURAL_ENDINGS = _keys("ها، های، هایی، هائی")

SEATED_HEADS = _keys("""
دانشگاه، شهرداری، استانداری، فرمانداری، بخشداری، شورای، شوراى، پلیس، دادگاه، دادسرا، دادسرای، دادگستری، رادیو، رادیوی، تلویزیون، سفارت، سفارتخانه، کنسولگری، دولت، حکومت، پارلمان، مجلس، ارتش، موزه، موزهٔ، کتابخانه، اداره، سازمان، دانشکده، بانک، کمیسیون، نیروی، استاندارى، خبرگزاری، حزب، انجمن، کانون، اتحادیه، سندیکای، فدراسیون
""")
"""Heads of bodies that are named for their place."""

LIST_HEADS = _keys("گروه پارلمانی، گروه، مرکز، فراکسیون، تشکیلات، کاروان، انستیتو، انستیتوی، مجمع، خانه، نهاد، جنبش")
"""Heads with which a name may begin anew too, though they may stand inside another."""

UNION_HEADS = _keys("اتحادیه، اتحادیهٔ، سندیکا، سندیکای، فدراسیون، کنفدراسیون، انجمن، کانون")

ADDRESSES = keys_of(appellations.COMMON_TITLES, appellations.FORMAL_TITLES)
"""Titles that hardly stand before anything but a name."""

NAMED_AFTER = _keys("""
خیابان، خیابون، میدان، کوچه، بلوار، بزرگراه، اتوبان، چهارراه، پل، پارک، بوستان، مسجد، حسینیه، بیمارستان، شفاخانه، ورزشگاه، استادیوم، فرودگاه، گورستان، قبرستان، آرامستان، آرامگاه، ارگ، تالار، بازارچه، پادگان، اردوگاه، بازداشتگاه، ندامتگاه
""")
"""Heads of places that are part of the name, and that are named after persons, days and things."""

LETTERS = _keys("آ، ا، ب، پ، ت، ث، ج، د، ر، س، ش، ف، ق، ک، گ، م، ل، ن، ژ، کا") | (
    LATIN_LETTERS.keys() - _keys("کی، وای، زد")
)
"""Letters, and the names of Latin letters that are hardly words, of which acronyms are spelt: سی ان ان, پ ک ک."""

LETTER_WORDS = _keys("ا، م، ل، ان، او، ال، ای، ام، بی، دی، سی، وی، جی، تی، ار")
"""Letters that are words or endings too: an acronym is not spelt with them alone."""

KIND_HEADS = _keys("""
گروه، شبکه، روزنامه، نشریه، مجله، هفته‌نامه، ماهنامه، فصلنامه، دوهفته‌نامه، گاهنامه، جریده، سایت، وبسایت، وب‌سایت، تارنما، تارنمای، وبلاگ، نهاد، تشکل، باشگاه، تیم، تلویزیون، رسانه
""")
"""Heads that stand outside of the name of a body where the name stands without them."""

PAPER_HEADS = _keys("""
روزنامه، نشریه، مجله، هفته‌نامه، ماهنامه، فصلنامه، دوهفته‌نامه، گاهنامه، جریده، سایت، وبسایت، وب‌سایت، تارنما، تارنمای
""")
"""Heads of media that hardly ever belong to the name."""

COURT_HEADS = _keys("دادگاه، دادسرا، دادسرای، دیوان، دادیاری، بازپرسی")
"""Heads of courts, whose sections have numbers: شعبه ۱۵ دادگاه انقلاب."""

DIRECTIONS = _keys("شرق، غرب، شمال، جنوب، مرکز، حومه، اطراف، حوالی، نزدیک، داخل، خارج")

WATER_HEADS = _keys("رود، رودخانه، رودخانهٔ، کویر، بیابان")
"""Heads of rivers and deserts, which stand outside of the name though lists have them with it."""

SPEAKERS = ADDRESSES | _keys("گفته، قول، نظر، وکیل، نام، بنام، همسرش، قاضی، تیمسار، سردار، مهندس")
"""What stands before the name of a person, of whose surname an ordinary word is made too."""

SAYING = _keys("""
گفت، افزود، نوشت، پرسید، پاسخ، تاکید، تأکید، تصریح، خاطرنشان، یادآور، اظهار، توضیح، می‌گوید، میگوید، معتقد، خواستار، گفته
""")
"""What stands behind the name of one who speaks."""

NOT_PUBLISHED = (
    PREPOSITIONS
    | CONJUNCTIONS
    | _keys("""
اکاذیب، دروغ، خبر، خبرها، اخبار، کتاب، کتاب‌ها، آثار، اثر، مقاله، مقالات، عقاید، افکار، اندیشه، فرهنگ، مطالب، مطلب، نظرات، شایعات، شایعه، این، آن، آنها، اسناد، عکس، تصاویر، داده، می، شد، شده، یافت، کرد، کرده
""")
)
"""What نشر is the publishing of, where it is no publisher."""

PROVINCE_HEADS = _keys("استان، شهرستان، ولایت")

DETERMINERS = _keys(
    "این، آن، یک، هر، چند، چندین، صدها، ده‌ها، دهها، هزاران، کدام، هیچ، همین، همان، چنین، ده‌ها، شماری، تعدادی"
)
"""What stands before a head that begins no name."""

KUNYA = _keys("ابو، ابی")

CAUSE_HEADS = _keys("کمپین، کارزار، کمیته، کانون، انجمن، ائتلاف، اتحاد، همبستگی، جمعیت، نهاد، شورای")
"""Heads of bodies that are named for what they are for."""

SETTLEMENT_HEADS = _keys("شهر، شهرستان، استان، ولایت، ولسوالی، روستای، روستا، قریه، رود، رودخانه، کویر، بیابان")
"""Heads behind which a name of a place that is an ordinary word too is one."""

OFFICE_HEADS = _keys("استانداری، فرمانداری، بخشداری، شهرداری")

FURTHER_HEADS = _keys("""
دیده‌بان، دیدبان، شبکه، بنیاد، کارزار، کمپین، جمعیت، ستاد، مؤسسه، موسسه، خبرگزاری، رادیو، تلویزیون، صندوق، انتشارات، وزارت، نشریه، روزنامه
""")
"""Heads with which a name begins anew behind و."""

FIRM_HEADS = _keys("شرکت، کارخانه")
"""Heads of firms, which stand outside of the name where the name is a proper one."""

FIRM_WORDS = _keys("""
ملی، واحد، نفت، گاز، آب، برق، توزیع، ساختمانی، معدن، معادن، مخابرات، کشت، پالایش، پخش، مهندسی، تعاونی، سهامی، راه، پست، هواپیمایی، کشتیرانی، بیمه، سرمایه‌گذاری، مناطق، پایانه‌های، صنایع، صنعتی، عملیات، بهره‌برداری، پتروشیمی، فولاد، مس، دولتی، بازرگانی، خدماتی، حمل، مسافربری، اتوبوسرانی، قند، سیمان، کاغذ، نساجی، تولیدی، نیشکر، انتشارات، خصوصی، مدیریت، مادر، مرکزی، ذوب، هوایی
""")
"""What the name of a firm begins with that its head belongs to."""

SOCIAL_HEADS = _keys("جامعه، جنبش")
SOCIAL_WORDS = _keys(
    "ی، ها، های، کارگری، دانشجویی، اجتماعی، کارگران، زحمتکشان، زنان، معلمان، و، مردم، امروز، انقلابی، اعتراضی"
)
"""Words with which جامعه and جنبش say what there is in a country, and name no body."""

WRITINGS = _keys("قطعنامه، قطعنامه‌ای، اطلاعیه، اطلاعیه‌ای، بیانیه، بیانیه‌ای")
"""What a body issues, and what is hardly ever a part of its name."""

COPULAS = _keys("است، بود، نیست، نبود، شد، شده، باشد، هستند، بودند، شدند")
"""Verbs that end what is said of a body, and are never a part of its name."""

LEADERSHIPS = frozenset(
    (name_key(head), name_key(kind))
    for head, kinds in (
        ("کمیته", ("مرکزی", "اجرایی", "اجرائی", "موقت")),
        ("هیئت", ("اجرایی", "اجرائی", "سیاسی", "مدیره", "تحریریه")),
        ("هیات", ("اجرایی", "اجرائی", "سیاسی", "مدیره", "تحریریه")),
        ("شورای", ("مرکزی", "عالی", "رهبری")),
        ("دفتر", ("سیاسی", "مرکزی")),
    )
    for kind in kinds
)
"""Those who lead a body, and sign for it."""

WITH_FROM = _keys("""
دفاع، حمایت، پشتیبانی، خارج، حفاظت، پیشگیری، جلوگیری، صیانت، مراقبت، حراست، بهره‌برداری، رهایی، نگهداری، پیروی، استفاده
""")
"""Words that از belongs to within the name of a body: کمیته دفاع از زندانیان."""

INDEFINITE = _keys(
    "وسیعی، گسترده‌ای، بزرگی، جدیدی، تازه‌ای، دیگری، مستقلی، کوچکی، خاصی، مشترکی، نیرومندی، قوی‌ای، واحدی، سراسری‌ای"
)
"""Behind a head: one of its kind, and no name."""

ENGLISH_HEADS = _keys("""
academy، agency، alliance، army، assembly، association، authority، bank، board، brigade، brigades، broadcasting،
bureau، campaign، center، centre، church، club، coalition، college، commission، committee، company، confederation،
conference، congress، cooperative، corporation، council، court، department، federation، forum، foundation، front،
fund، group، guards، guild، hospital، house، initiative، institute، international، league، library، ministry، mission،
movement، museum، network، news، office، organisation، organization، parliament، party، police، press، prison، radio،
school، secretariat، service، services، society، syndicate، television، tribunal، trust، union، unions، university،
watch
""")
"""Heads of bodies in English; with another word that has a capital they are a name."""

LATIN_JOINING = _keys("""
a، against، al، an، and، at، bin، by، d، da، de، del، della، der، des، di، do، dos، du، e، el، et، for، för، für، i،
ibn، in، l، la، las، le، les، los، och، of، og، on، the، to، un، und، van، von، with، y، zu
""")
"""Words without a capital inside names, in the languages of those who write to Persian papers."""

LETTERHEAD = _keys("""
account، address، box، cc، contact، copyright، date، dear، e-mail، email، fax، fwd، greetings، hello، home، http،
https، internet، isbn، issn، mail، mob، mobile، no، nr، number، p، page، pages، phone، postgiro، re، regards،
sincerely، street، subject، tel، telefax، telefon، telefono، telephone، thanks، url، vol، volume، web، website،
whatsapp، www، yours
""")
"""What is written over and under a letter in Latin letters, and names nobody."""

SIRS = _keys("آقای، خانم، آقا، جناب")

BESIDE_PERSONS = (
    TITLES
    | OFFICES
    | KIN
    | ORGANIZATION_HEADS
    | PLURAL_HEADS
    | PLACE_HEADS
    | PLACE_NAME_HEADS
    | NATIONALITIES
    | PREPOSITIONS
    | CONJUNCTIONS
    | REPORTING
)
"""What may stand before a person, and is no part of the name though no list of words has it."""
