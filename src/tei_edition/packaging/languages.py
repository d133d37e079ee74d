"""Languages as forms name them: codes of ISO 639-3, and the names in Dataverse's list.

The names are those of the languages of the Middle East, and of those that its archives are kept in.
"""

_ISO_639 = """
aa aar ab abk ae ave af afr ak aka am amh an arg ar ara as asm av ava ay aym az aze ba bak be bel bg bul bi bis bm bam
bn ben bo bod br bre bs bos ca cat ce che ch cha co cos cr cre cs ces cu chu cv chv cy cym da dan de deu dv div dz dzo
ee ewe el ell en eng eo epo es spa et est eu eus fa fas ff ful fi fin fj fij fo fao fr fra fy fry ga gle gd gla gl glg
gn grn gu guj gv glv ha hau he heb hi hin ho hmo hr hrv ht hat hu hun hy hye hz her ia ina id ind ie ile ig ibo ii iii
ik ipk io ido is isl it ita iu iku ja jpn jv jav ka kat kg kon ki kik kj kua kk kaz kl kal km khm kn kan ko kor kr kau
ks kas ku kur kv kom kw cor ky kir la lat lb ltz lg lug li lim ln lin lo lao lt lit lu lub lv lav mg mlg mh mah mi mri
mk mkd ml mal mn mon mr mar ms msa mt mlt my mya na nau nb nob nd nde ne nep ng ndo nl nld nn nno no nor nr nbl nv nav
ny nya oc oci oj oji om orm or ori os oss pa pan pi pli pl pol ps pus pt por qu que rm roh rn run ro ron ru rus rw kin
sa san sc srd sd snd se sme sg sag si sin sk slk sl slv sm smo sn sna so som sq sqi sr srp ss ssw st sot su sun sv swe
sw swa ta tam te tel tg tgk th tha ti tir tk tuk tl tgl tn tsn to ton tr tur ts tso tt tat tw twi ty tah ug uig uk ukr
ur urd uz uzb ve ven vi vie vo vol wa wln wo wol xh xho yi yid yo yor za zha zh zho zu zul
""".split()  # noqa: SIM905  a table is read as words
"""ISO 639-1 and 639-3 in turn (https://iso639-3.sil.org, which says that the codes may be used freely)."""
_CODES = dict(zip(_ISO_639[::2], _ISO_639[1::2], strict=True))
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
