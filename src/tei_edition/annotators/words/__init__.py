"""Sentences and words by hazm, mapped to exact offsets: the text itself is never touched.

What a token is, and where we depart from hazm, is in docs/words.md. hazm is imported only where words are asked for.
"""
