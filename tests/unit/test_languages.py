"""In which language a text seems to be, where it is not the one that is stated."""

import pytest

from tei_edition.text.languages import other_language

PERSIAN = "این بیانیه را کارگران شهر به همراه خانواده‌های خود نوشتند که باید با آن برای آزادی همه کوشید. "
TEXTS = {
    "ar": "في يوم الأحد اجتمع ممثلو النقابات. وقال رئيس الاتحاد إن الإضراب سيستمر حتى تحقيق المطالب.",
    "ckb": "ڕۆژی یەکی ئایار لە شار کۆبوونەوەیەک بەڕێوە چوو. کرێکاران داوای مافی خۆیان کرد و بە دەنگی بەرز وتیان.",
    "de": "Die Arbeiter der Fabrik sind nicht allein, und das ist für uns ein Zeichen auf dem Weg.",
    "en": "The workers of the town have been on strike for a week and that is all there is to it.",
    "fr": "Les ouvriers de la ville sont en grève, et le patron ne veut pas que les journaux en parlent du soir.",
    "he": "העובדים של המפעל שבתו כל השבוע, ואת הדרישות שלהם לא קיבלו, כי המנהל אמר שאין כסף.",
    "ps": "د کارګرانو ټولنې د ښار په څلور لارې کې غونډه وکړه او له حکومت څخه یې وغوښتل چې بندیان خوشې کړي.",
    "ur": "مزدوروں نے شہر میں ہڑتال کی اور کہا کہ یہ ان کا حق ہے، اور وہ سب کے ساتھ مل کر لڑیں گے۔",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_another_language_is_told(language):
    tag, words = other_language(TEXTS[language] * 2, "fa") or ("", ("?",))
    assert (language, True) == (tag, all(word in TEXTS[language].lower() for word in words))


@pytest.mark.parametrize("language", ["fa", "fa-AF", "prs"])
def test_a_text_in_the_language_that_is_stated_is_not(language):
    assert None is other_language(PERSIAN, language)


@pytest.mark.parametrize("stated", ["ckb", "ku"])
def test_the_languages_of_the_others_are_stated_too(stated):
    assert (None, "fa") == (other_language(TEXTS["ckb"], stated), (other_language(PERSIAN, stated) or ("",))[0])


def test_what_it_quotes_is_not_the_language_of_a_text():
    assert None is other_language(PERSIAN + TEXTS["ar"] + PERSIAN, "fa")


@pytest.mark.parametrize("text", ["", "۱۳۵۷", "the end", "نشانی: www.example.org"])
def test_too_little_says_nothing(text):
    assert None is other_language(text, "fa")


def test_a_language_whose_words_are_not_known_is_believed():
    assert None is other_language(TEXTS["en"], "tg")
