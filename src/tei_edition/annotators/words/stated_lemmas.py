"""Words of which no ending tells the lemma, or of which a rule would tell a wrong one: each list says why."""

BE = "بود#باش"
"""The one lemma of all forms of بودن, also of است and هست."""

_BEING = "است هست نیست هستم هستیم هستید هستند نیستم نیستی نیستیم نیستید نیستند".split()
_MUST = "باید نباید بایستی نبایستی می‌باید نمی‌باید می‌بایستی".split()
_ABLE = "می‌توان نمی‌توان بتوان نتوان".split()
_SELF = "خودم خودت خودش خودمان خودتان خودشان".split()

# Those that look like a plural or a comparative: in use with another sense than their singular, made otherwise, or a name.
_OWN_WORDS = (
    *"اطلاعات انتخابات تشکیلات تظاهرات تبلیغات امکانات ادبیات ریاضیات عملیات مطبوعات انتشارات مخابرات ارتباطات صادرات".split(),
    *"واردات مقررات مجازات مالیات تعطیلات تدارکات تسلیحات تأسیسات تاسیسات خدمات الهیات نظریات مشروبات دخانیات اصلاحات".split(),
    *"کلیات تلفات جنایات کائنات شکلات حیات نجات ملاقات مناجات خرابات دهات دوات موات قضات ادات امارات سادات".split(),
    *"متفقین متحدین متین داروین لاتین شاهین مرمرین ماشین جرایم تنهایی فیلتر لوستر مستر تریلیون هستی".split(),
    *"گروگان گرگان مژگان مهرگان همگان ناوگان رایگان شایگان پادگان واژگان بایگان بستگان بختگان سمنگان یگان دهگان".split(),
    *"دادگان شادگان بازرگان ارگان طالبان آبادان زاهدان شعبان رمضان بامیان همدان برجام".split(),
)
_ADJECTIVES_OF_PLURALS = (
    *"طبقاتی مبارزاتی مطالعاتی تحقیقاتی".split(),
    *(f"{word}ی" for word in _OWN_WORDS if word.endswith("ات")),
)
# A noun with the ی of one of a kind, oftener than a word made with ی.
_ONE_OF_A_KIND = "کسی چیزی جایی روزی شبی سالی مردی زنی مقامی بخشی گروهی تعدادی شماری حرفی کاری".split()
# hazm has these as headwords, beside پیمان and زندان; and words of two letters, of which the rule asks for more.
_PLURALS_IN_AN = (
    "دوستان بانوان رسولان رهروان صاحب‌نظران دوستداران مستحقان قائلان کاتبان جهانیان عالمیان شهبانوان زنان سران".split()
)

STATED: dict[str, str] = {
    **{word: word for word in (*_OWN_WORDS, *_ADJECTIVES_OF_PLURALS)},
    **{word: word[:-1] for word in _ONE_OF_A_KIND},
    **{word: word[:-2] for word in _PLURALS_IN_AN},
    **dict.fromkeys(_BEING, BE),
    **dict.fromkeys(_MUST, "بایست#بای"),
    **dict.fromkeys(_ABLE, "توانست#توان"),
    **dict.fromkeys(_SELF, "خود"),
    **dict.fromkeys(("آنها", "آنهایی", "آنان"), "آن"),
    **dict.fromkeys(("اینها", "اینان"), "این"),
    **dict.fromkeys(("بیشتر", "بیشترین"), "بیش"),
    **dict.fromkeys(("کمتر", "کمترین"), "کم"),
    **dict.fromkeys(("کسان", "کسانی"), "کس"),
    "بهترین": "بهتر",
    "عده‌ای": "عده",
    "بیا": "آمد#آ",
    "اوست": "او",
    "جای": "جا",
    "پای": "پا",
    "حالات": "حالت",
    "عادات": "عادت",
    "تجربیات": "تجربه",
}
"""The lemma of a form, whatever the rules say."""

CERTAIN_VERBS = (
    *"شکفت#شکف شمرد#شمار فشرد#فشار رست#ره زیست#زی ایستاد#ایست خوابید#خواب مانست#مان گذاشت#گذار گذشت#گذر شنید#شنو".split(),
    *"یافت#یاب برد#بر پنداشت#پندار شکافت#شکاف کوبید#کوب شتافت#شتاب نهاد#نه گماشت#گمار گسست#گسل رویید#روی روبید#روب".split(),
    *"دوشید#دوش رفت#رو گفت#گو آمد#آ نوشت#نویس جست#جو دوخت#دوز فروخت#فروش کشت#کش کشید#کش گزید#گزین کرد#کن گشود#گشا".split(),
    *"نمود#نما فرمود#فرما زدود#زدا پیمود#پیما پیراست#پیرا فرسود#فرسا پالود#پالا سرود#سرا مالید#مال برگزید#برگزین".split(),
    *"برداشت#بردار بازداشت#بازدار آرمید#آرام شورید#شور گرایید#گرا نشست#نشین ماند#مان".split(),
)
"""Verbs that win over all that share a form with them, each over those before it; and some that hazm does not have."""

OFTENER_VERBS = frozenset(
    "داد دید برد داشت خواست گشت رسید ساخت نمود ریخت راند پیوست کشت کند رود شوم دهند گردد آید گیرد سازد یابد برو".split()
)
"""Headwords that are oftener a verb."""

OFTENER_ADJECTIVES = frozenset(
    "خسته بسته آسوده آلوده آشفته آماده افسرده آزرده پیوسته شایسته بایسته شیفته آراسته برجسته وابسته فرسوده پوسیده پیچیده "
    "ورزیده زنده مرده آزاده گسترده فرومانده سرگشته آهسته".split()
)
"""Participles that are adjectives even before است and شد."""

SHORT_STEMS = frozenset("رو ده زن کن بر شو گو دو خر کش پز".split())
"""Present stems of two letters whose imperative is no other word: برو."""

SHORT_ADJECTIVES = frozenset({"بد", "کم", "پر", "نو"})
"""Adjectives of two letters that are compared without a non-joiner: بدتر, but not موتر."""
