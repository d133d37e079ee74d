"""A text with regular spellings, as a reader switches between them and the source's."""

from tests.sites import built

TEI = (
    '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:id="a" xml:lang="fa"><teiHeader/><text><body>'
    '<p>این <choice><orig>كتاب</orig><reg type="letters">کتاب</reg></choice> است.</p></body></text></TEI>'
)


def test_the_sources_spelling_is_read_until_the_regular_one_is_asked_for(open_page, violations, tmp_path):
    for path, data in built({"a": TEI.encode()}, languages=("fa",)).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(data)
    page, troubles = open_page((tmp_path / "a.html").as_uri())
    text = page.locator(".reading")
    assert "این كتاب است." in text.inner_text()
    assert "کتاب" not in text.inner_text()
    page.locator("#view-spelling").check()
    assert "این کتاب است." in text.inner_text()
    assert "كتاب" not in text.inner_text()
    assert [] == violations(page)
    assert [] == troubles
