"""Orthography: regular spellings beside the source's own, as a layer; the text itself is never changed.

`words` divides a text, `lexicon` knows words, `letters`, `joining`, `spacing` and `numerals` propose edits by rules,
`speller` makes spellings of them that stand on whole words, `refusals` drops those that touch what must stay as it is,
and `second_opinion` asks hazm. `corrections` has the editors' own, `lookalikes` and `misreadings` what is only told.
Nothing here is loaded where orthography is off, but for `lookalikes` and `corrections`.
"""

AGENT = "orthography"
EDITORS = "editors"
"""Who answers for a correction that `edition.toml` states."""
EDITORS_TASK = "correction of the source, stated in the settings of the edition"
