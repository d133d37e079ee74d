"""What Persian calls the letters of other scripts."""

LATIN_LETTERS = {
    "ای": "aei", "بی": "b", "سی": "c", "دی": "d", "اف": "f", "جی": "gj", "اچ": "h", "کی": "k", "ال": "l", "ام": "m",
    "ان": "n", "او": "o", "پی": "p", "کیو": "q", "ار": "r", "اس": "s", "تی": "t", "یو": "u", "وی": "v", "دبلیو": "w",
    "ایکس": "x", "وای": "y", "زد": "z",
}  # fmt: skip
"""The Latin letters by their names, which are keys (`name_key`); two of them or more may have one name."""
