"""Languages as forms name them: codes of ISO 639-3, and the names in Dataverse's list.

The codes are those of the standard for the languages of the Middle East and those that their archives are kept in.
"""

_CODES = {
    "ar": "ara", "az": "aze", "ckb": "ckb", "de": "deu", "el": "ell", "en": "eng", "es": "spa", "fa": "fas",
    "fr": "fra", "he": "heb", "hy": "hye", "it": "ita", "ka": "kat", "kk": "kaz", "ku": "kur", "nl": "nld",
    "ps": "pus", "pt": "por", "ru": "rus", "sd": "snd", "sv": "swe", "syr": "syr", "tg": "tgk", "tk": "tuk",
    "tr": "tur", "ug": "uig", "ur": "urd", "uz": "uzb", "zh": "zho",
}  # fmt: skip
_NAMES = {
    "ar": ("Arabic", "عربی"),
    "az": ("Azerbaijani", "ترکی آذربایجانی"),
    "ckb": ("Central Kurdish", "کردی سورانی"),
    "de": ("German", "آلمانی"),
    "en": ("English", "انگلیسی"),
    "fa": ("Persian", "فارسی"),
    "fr": ("French", "فرانسه"),
    "ku": ("Kurdish", "کردی"),
    "ps": ("Pashto", "پشتو"),
    "ru": ("Russian", "روسی"),
    "tg": ("Tajik", "تاجیکی"),
    "tr": ("Turkish", "ترکی"),
    "ur": ("Urdu", "اردو"),
}
_DATAVERSE = {
    "ar": "Arabic", "de": "German", "en": "English", "fa": "Persian (Farsi)", "fr": "French", "ku": "Kurdish",
    "ru": "Russian", "tr": "Turkish", "ur": "Urdu",
}  # fmt: skip


def iso639_3(tag: str) -> str:
    """Give the three letters of a language tag (BCP 47); empty where they are not known."""
    language = tag.partition("-")[0].lower()
    return _CODES.get(language, language if len(language) == 3 else "")


def language_name(tag: str, interface: str) -> str:
    """Give the name of a language in Persian (`fa`) or else in English; the tag itself where it is not known."""
    names = _NAMES.get(tag.partition("-")[0].lower())
    return names[interface == "fa"] if names else tag


def dataverse_language(tag: str) -> str:
    """Give the name in Dataverse's list of languages; empty for one that is not known to be in it."""
    return _DATAVERSE.get(tag.partition("-")[0].lower(), "")
