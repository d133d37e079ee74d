"""What Persian writes before and after a word, joined to it, parted by a zero-width non-joiner, or apart by a slip.

Source: the orthography of the Academy of Persian Language and Literature (دستور خط فارسی). Whoever uses these adds what
else is an affix for its own purpose.
"""

IMPERFECT = ("می", "نمی")
"""The prefixes of the present and the imperfect."""
PLURALS = ("ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان")
"""The plural in ها: alone, with the ezafe, with the indefinite ی, and with each possessive."""
DEGREES = ("تر", "ترین")
"""The comparative and the superlative."""
