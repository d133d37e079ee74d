"""The words around findings, in each language."""

from collections.abc import Mapping

from tei_edition.model.languages import Language

STRINGS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "error": "error",
        "warning": "warning",
        "note": "note",
        "expected": "expected here:",
        "others": "and {count} more",
        "valid": "{valid} of {total} valid.",
        "lawful": "{valid} of {total} valid and lawful.",
        "title": "Validation",
        "counts": "Errors: {error}. Warnings: {warning}. Notes: {note}.",
        "nothing": "Nothing was found.",
        "general": "Not about one file",
        "place": "line {line}, column {column}",
        "element": "Element",
        "context": "In the file",
        "what-to-do": "What to do",
    },
    "fa": {
        "error": "خطا",
        "warning": "هشدار",
        "note": "یادداشت",
        "expected": "انتظار می‌رفت:",
        "others": "و {count} مورد دیگر",
        "valid": "{valid} از {total} معتبر است.",
        "lawful": "{valid} از {total} معتبر و با قانون‌های متن سازگار است.",
        "title": "اعتبارسنجی",
        "counts": "خطا: {error}. هشدار: {warning}. یادداشت: {note}.",
        "nothing": "چیزی یافت نشد.",
        "general": "دربارهٔ هیچ پرونده‌ای به‌تنهایی",
        "place": "سطر {line}، ستون {column}",
        "element": "عنصر",
        "context": "در پرونده",
        "what-to-do": "چه باید کرد",
    },
}
