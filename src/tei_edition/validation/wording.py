"""The words for what makes a document invalid, and for what to do, in each language.

A reason has no full stop, an advice is one sentence or more.
"""

from collections.abc import Mapping
from functools import reduce

from tei_edition.model.languages import Language, Phrase, fill

_MOST_TYPES = 4

WORDING: Mapping[Language, Mapping[str, str]] = {
    "en": {
        # What is spoken of.
        "element": "The element “{name}”",
        "element-without-namespace": "The element “{name}” of no namespace",
        "element-of-namespace": "The element “{name}” of the namespace {namespace}",
        "text": "The text “{text}”",
        # What is wrong.
        "entity": "The entity reference “{name}” stands for text that is not in this file's text",
        "root": "{shown} cannot begin a document, only {expected} can",
        "repeated-identifier": "The xml:id “{identifier}” of “{name}” was given before, in line {line}",
        "unknown-attribute": "The attribute “{attribute}” is not allowed on “{name}”",
        "attribute-value": "The attribute “{attribute}” of “{name}” cannot have the value “{value}”",
        "conflicting-attribute": "The attribute “{attribute}” of “{name}” cannot stand beside the others that it has",
        "missing-attribute": "“{name}” has no attribute “{attribute}”, which it needs",
        "missing-one-attribute": "“{name}” lacks an attribute that it needs",
        "content-value": "“{name}” cannot hold “{value}”",
        "incomplete": "“{name}” is not complete",
        "stranger": "{shown} is not allowed inside “{name}”",
        "stray-text": "{shown} cannot stand directly inside “{name}”",
        "wrong-namespace": "{shown} is in the wrong namespace",
        "misplaced": "{shown} cannot stand at this place inside “{name}”",
        "misplaced-after": "{shown} cannot stand inside “{name}” after “{before}”",
        "before-missing": "{shown} comes too early inside “{name}”: “{missing}” is missing before it",
        "too-early": "{shown} comes too early inside “{name}”: “{after}” cannot follow it",
        "unexplained": "{message}",
        "second-valid": "it is valid",
        "second-invalid": "{message}",
        # What to do.
        "put-text-in": "Put the text itself in its place, and take the DOCTYPE out.",
        "other-root": "Validate a file whose root element is {expected}.",
        "own-identifier": "Give each element an xml:id of its own, and correct what points to it.",
        "rename-attribute": "Rename it to “{close}”; “{name}” takes {expected}.",
        "delete-attribute": "Delete it; “{name}” takes {expected}.",
        "delete-only-attribute": "Delete it; “{name}” takes no attributes.",
        "keep-one": "Keep one way of giving the value, and delete the other.",
        "add-attribute": 'Add {attribute}="…" to the tag.',
        "add-attribute-value": 'Add {attribute}="…" to the tag, with the value {expected}.',
        "add-one-attribute": "Add {expected} to the tag.",
        "close-value": "Use “{close}”; it can be {expected}.",
        "use-values": "Use {expected}.",
        "needed": "Needed is {description}",
        "correct-value": "Correct the value.",
        "add-at-end": "Add {expected} at its end.",
        "add-inside": "Add {expected} to it.",
        "add-before": "Add {expected} before it.",
        "wrap": "Wrap it in {wrappers}.",
        "wrap-only": "“{inner}” may only stand in {holders}; wrap it in {wrappers}.",
        "move-only": "“{inner}” may only stand in {holders}; move it there. Here can follow {expected}.",
        "move-only-last": "“{inner}” may only stand in {holders}; move it there.",
        "rename": "Rename it to “{close}”.",
        "use-instead": "Use {expected} instead.",
        "use-instead-or-delete-tags": "Use {expected} instead, or delete its tags and keep what is inside.",
        "delete-tags": "Delete its tags and keep what is inside.",
        "move-out": "Move it out of “{name}”, where nothing more can follow.",
        "empty-element": "Delete it: “{name}” is an empty element.",
        "delete-text": "Delete it, or move it to where text may stand.",
        "same-namespace": "Put it into the namespace of the element around it.",
        "move-before": "Move it before “{before}”; here can follow {expected}.",
        "move-before-last": "Move it before “{before}”; here nothing more can follow.",
        "move-after": "Move it after “{after}”.",
        "here-can-follow": "Move it, or put it into another element; here can follow {expected}.",
        "nothing-can-follow": "Move it, or put it into another element; here nothing more can follow.",
        "compare": "Compare the place with the schema.",
        # Datatypes of XML Schema that a schema's own words do not describe.
        "type-ID": "an identifier of its own: a letter or “_”, then letters, digits, “.”, “_” and “-”.",
        "type-name": "a name: a letter or “_”, then letters, digits, “.”, “_” and “-”.",
        "type-uri": "an address or a “#” with an identifier, without white space.",
        "type-date": "a day such as 1981-06-20.",
        "type-year": "a year such as 1981, in four digits.",
        "type-month": "a month such as 1981-06.",
        "type-day": "a day of the year such as --06-20.",
        "type-time": "a time such as 18:30:00.",
        "type-moment": "a day and a time such as 1981-06-20T18:30:00.",
        "type-duration": "a duration such as P1Y or PT30M.",
        "type-whole": "a whole number.",
        "type-count": "a whole number, zero or more.",
        "type-positive": "a whole number, one or more.",
        "type-number": "a number such as 0.9.",
        "type-truth": "true or false.",
        "type-language": "a language tag such as fa or fa-Latn.",
        "type-text": "text in the form that the schema asks for.",
        "type-or": "{first} or {second}",
    },
    "fa": {
        "element": "عنصر «{name}»",
        "element-without-namespace": "عنصر «{name}» که در هیچ فضای نامی نیست",
        "element-of-namespace": "عنصر «{name}» از فضای نام {namespace}",
        "text": "متن «{text}»",
        "entity": "ارجاع موجودیت «{name}» به متنی اشاره می‌کند که در خود این پرونده نیست",
        "root": "{shown} نمی‌تواند آغاز سند باشد و تنها {expected} می‌تواند",
        "repeated-identifier": "شناسهٔ xml:id «{identifier}» در «{name}» پیش‌تر، در سطر {line}، داده شده است",
        "unknown-attribute": "صفت «{attribute}» برای «{name}» مجاز نیست",
        "attribute-value": "صفت «{attribute}» در «{name}» نمی‌تواند مقدار «{value}» داشته باشد",
        "conflicting-attribute": "صفت «{attribute}» در «{name}» با صفت‌های دیگر آن جمع نمی‌شود",
        "missing-attribute": "«{name}» صفت «{attribute}» را که لازم دارد ندارد",
        "missing-one-attribute": "«{name}» صفتی را که لازم دارد ندارد",
        "content-value": "«{name}» نمی‌تواند «{value}» را در بر داشته باشد",
        "incomplete": "«{name}» کامل نیست",
        "stranger": "{shown} درون «{name}» مجاز نیست",
        "stray-text": "{shown} نمی‌تواند مستقیم درون «{name}» بیاید",
        "wrong-namespace": "{shown} در فضای نام نادرست است",
        "misplaced": "{shown} نمی‌تواند در این جای «{name}» بیاید",
        "misplaced-after": "{shown} نمی‌تواند درون «{name}» پس از «{before}» بیاید",
        "before-missing": "{shown} درون «{name}» زود آمده است: پیش از آن «{missing}» کم است",
        "too-early": "{shown} درون «{name}» زود آمده است: «{after}» نمی‌تواند پس از آن بیاید",
        "unexplained": "{message}",
        "second-valid": "معتبر است",
        "second-invalid": "{message}",
        "put-text-in": "خود متن را به جای آن بگذارید و DOCTYPE را بردارید.",
        "other-root": "پرونده‌ای را بیازمایید که عنصر ریشهٔ آن {expected} باشد.",
        "own-identifier": "به هر عنصر xml:id جداگانه بدهید و آنچه را به آن اشاره می‌کند درست کنید.",
        "rename-attribute": "نام آن را «{close}» کنید؛ «{name}» این‌ها را می‌پذیرد: {expected}.",
        "delete-attribute": "آن را حذف کنید؛ «{name}» این‌ها را می‌پذیرد: {expected}.",
        "delete-only-attribute": "آن را حذف کنید؛ «{name}» هیچ صفتی نمی‌پذیرد.",
        "keep-one": "یکی از راه‌های دادن مقدار را نگه دارید و دیگری را حذف کنید.",
        "add-attribute": 'به برچسب «{attribute}="…"» بیفزایید.',
        "add-attribute-value": 'به برچسب «{attribute}="…"» بیفزایید، با مقدار {expected}.',
        "add-one-attribute": "به برچسب {expected} بیفزایید.",
        "close-value": "«{close}» را به کار ببرید؛ مقدار می‌تواند {expected} باشد.",
        "use-values": "{expected} را به کار ببرید.",
        "needed": "آنچه لازم است: {description}",
        "correct-value": "مقدار را درست کنید.",
        "add-at-end": "در پایان آن {expected} بیفزایید.",
        "add-inside": "درون آن {expected} بیفزایید.",
        "add-before": "پیش از آن {expected} بیفزایید.",
        "wrap": "آن را درون {wrappers} بگذارید.",
        "wrap-only": "«{inner}» تنها درون {holders} می‌آید؛ آن را درون {wrappers} بگذارید.",
        "move-only": "«{inner}» تنها درون {holders} می‌آید؛ آن را به آنجا ببرید. اینجا {expected} می‌تواند بیاید.",
        "move-only-last": "«{inner}» تنها درون {holders} می‌آید؛ آن را به آنجا ببرید.",
        "rename": "نام آن را «{close}» کنید.",
        "use-instead": "به جای آن {expected} را به کار ببرید.",
        "use-instead-or-delete-tags": "به جای آن {expected} را به کار ببرید، یا تنها برچسب‌هایش را حذف کنید.",
        "delete-tags": "برچسب‌هایش را حذف کنید و درونش را نگه دارید.",
        "move-out": "آن را از «{name}» بیرون ببرید؛ اینجا چیز دیگری نمی‌تواند بیاید.",
        "empty-element": "آن را حذف کنید: «{name}» عنصر تهی است.",
        "delete-text": "آن را حذف کنید، یا به جایی ببرید که متن می‌تواند بیاید.",
        "same-namespace": "آن را در فضای نام عنصر پیرامونش بگذارید.",
        "move-before": "آن را پیش از «{before}» ببرید؛ اینجا {expected} می‌تواند بیاید.",
        "move-before-last": "آن را پیش از «{before}» ببرید؛ اینجا چیز دیگری نمی‌تواند بیاید.",
        "move-after": "آن را پس از «{after}» ببرید.",
        "here-can-follow": "جای آن را عوض کنید یا آن را درون عنصر دیگری بگذارید؛ اینجا {expected} می‌تواند بیاید.",
        "nothing-can-follow": "جای آن را عوض کنید یا آن را درون عنصر دیگری بگذارید؛ اینجا چیز دیگری نمی‌تواند بیاید.",
        "compare": "این جا را با طرح‌واره بسنجید.",
        "type-ID": "شناسه‌ای یکتا: یک حرف لاتینی یا «_»، سپس حرف، رقم، «.»، «_» و «-».",
        "type-name": "یک نام: یک حرف لاتینی یا «_»، سپس حرف، رقم، «.»، «_» و «-».",
        "type-uri": "یک نشانی، یا «#» و یک شناسه، بی فاصله.",
        "type-date": "روزی مانند 1981-06-20.",
        "type-year": "سالی مانند 1981، با چهار رقم.",
        "type-month": "ماهی مانند 1981-06.",
        "type-day": "روزی از سال مانند --06-20.",
        "type-time": "ساعتی مانند 18:30:00.",
        "type-moment": "روز و ساعتی مانند 1981-06-20T18:30:00.",
        "type-duration": "مدتی مانند P1Y یا PT30M.",
        "type-whole": "یک عدد صحیح.",
        "type-count": "یک عدد صحیح، صفر یا بیشتر.",
        "type-positive": "یک عدد صحیح، یک یا بیشتر.",
        "type-number": "عددی مانند 0.9.",
        "type-truth": "true یا false.",
        "type-language": "برچسب زبان مانند fa یا fa-Latn.",
        "type-text": "متنی به صورتی که طرح‌واره می‌خواهد.",
        "type-or": "{first} یا {second}",
    },
}

TYPES: Mapping[str, str] = {
    **dict.fromkeys(("ID",), "type-ID"),
    **dict.fromkeys(("NCName", "Name", "NMTOKEN", "QName"), "type-name"),
    **dict.fromkeys(("anyURI",), "type-uri"),
    "date": "type-date",
    "gYear": "type-year",
    "gYearMonth": "type-month",
    "gMonthDay": "type-day",
    "time": "type-time",
    "dateTime": "type-moment",
    "duration": "type-duration",
    **dict.fromkeys(("integer", "int", "long", "short"), "type-whole"),
    "nonNegativeInteger": "type-count",
    "positiveInteger": "type-positive",
    **dict.fromkeys(("decimal", "double", "float"), "type-number"),
    "boolean": "type-truth",
    "language": "type-language",
}
"""The key in the wording for each datatype of XML Schema; of any other, nothing more can be said than `type-text`."""


def phrase(key: str, **fields: object) -> Phrase:
    """Give the words of `key` in each language, its places filled with `fields`.

    Raises `KeyError` for a key that there is not, or a field that is missing.
    """
    return Phrase(**{language: fill(WORDING[language][key], fields, language) for language in WORDING})


def description(types: tuple[str, ...], documentation: str) -> Phrase | None:
    """Say what a value of one of these datatypes is; nothing where nothing is known.

    `documentation` is what the schema says of it, in English: it goes before what the types say.
    """
    said = [phrase(key) for key in dict.fromkeys(TYPES.get(name, "type-text") for name in types)]
    stated = f"{documentation[:1].lower()}{documentation[1:]}"
    if not said:
        return Phrase(stated, stated) if stated else None
    whole = reduce(_or, said[:_MOST_TYPES])
    return Phrase(stated or whole.en, whole.fa)


def _or(first: Phrase, second: Phrase) -> Phrase:
    return phrase("type-or", first=Phrase(first.en.rstrip("."), first.fa.rstrip(".")), second=second)
