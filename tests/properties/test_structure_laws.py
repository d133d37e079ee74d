"""The text laws hold with the structure recognised, whatever the text; and the result is always valid."""

import string
from itertools import pairwise

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from lxml import etree

from tei_edition import resources
from tei_edition.model import KINDS, Attribution, Edition
from tei_edition.readers import Received, read
from tei_edition.structure import RECOGNISERS, Policy, recognise
from tei_edition.tei.encoding import encode
from tei_edition.tei.header import HeaderTemplate
from tei_edition.tei.laws import check_rereading, check_round_trip
from tei_edition.validation import Schema

LINES = (
    "پیک کارگاه", "شماره ۳۱", "صفحه ۲", "ـ ۷ ـ", "۲", "بقیه در صفحه ۳", "ادامه از صفحه ۱", "بیانیه کانون باغبانان", "رفقا!",
    "هم‌میهنان عزیز،", "تهران، ۳۰ خرداد ۱۳۶۰", "۲۹ فروردین ۱۳۸۰ -", "۱۸ آوریل ۲۰۰۱", "کمیته دفاع از باغ", "هما باغبان",
    "دبیر انجمن باغبانان، پاریس ـ ۳ مه ۲۰۰۱", "با درود", "زنده باد باغ!", "س: باغ چیست؟", "ج: درخت است.", "ایسکرا:",
    "علی باغبان: درخت‌ها سبزند.", "باغ تازه‌ای در شهر ساخته شد و مردم …", "ادامه مطلب", "پ.ن. فردا هم هست.", "(۱) باغ بزرگ.",
    "متن با نشانه(۱) در میان.", "تلفن: ۰۰۴۹ ۲۲۱ ۵۵۵۰۱۲۳", "bagh@example.org", "https://bagh.example/a", "آدرس:", "Box 15203",
    "آلمان", "فرانسه:", "* انجمن گل * انجمن باغ", "- نخست", "- دوم", "۱_ یکم", "۲_ دوم", "---", "\u00a0", "\u200c", "",
    "بهار آمد و باغ از نو جوان شد  /  زمین سبز و هوا عنبرفشان شد", "نمایند-", "گان", "**آیا باغ سبز است؟**", "# باغ", "## گل",
    "**فرانسه**", "<p><b>هلند</b> انجمن گل</p>\t<p><b>هند</b> انجمن باغ</p>", "پست گیرو: ۱۶۷۸۴۷۱-۲", "طول موج: ۲۵ متر", "روزشمار باغ",
    "این جمله درباره باغ و درخت است و چنان دراز است که هیچ کس آن را تیتر نمی‌پندارد، زیرا پایان دارد و نقطه هم دارد.",
    "این جمله درباره باغ و درخت است و ناگهان در میانه راه و بی هیچ نشانه‌ای می‌ایستد، چنان که گویی کسی آن را بریده و",
)  # fmt: skip
texts = st.lists(
    st.one_of(
        st.sampled_from(LINES),
        st.sampled_from(LINES),
        st.text(
            alphabet=st.sampled_from("ابپ یک۱۲:.!؟«»()*-ـ…،\u200c\u00a0\t" + string.ascii_letters[:4]), max_size=30
        ),
    ),
    min_size=1,
    max_size=24,
).flatmap(
    lambda lines: st.lists(
        st.sampled_from(["\n", "\n", "\n\n", "\r\n", "\r", "\f\n"]), min_size=len(lines), max_size=len(lines)
    ).map(lambda ends: "".join(line + end for line, end in zip(lines, ends, strict=True)))
)
formats = st.sampled_from(["plaintext", "markdown"])
policies = st.builds(
    Policy,
    st.frozensets(st.sampled_from(sorted(RECOGNISERS)), max_size=3),
    st.frozensets(st.sampled_from(sorted(RECOGNISERS)), max_size=6),
    st.sampled_from(["", *KINDS]),
)


@pytest.fixture(scope="module")
def schema():
    return Schema.load(resources.folder("schema") / "tei_edition.rng")


@settings(deadline=None, max_examples=150)
@given(text=texts, media=formats, policy=policies)
def test_what_is_recognised_keeps_the_laws_and_is_valid(schema, text, media, policy):
    if not text.strip():
        return
    received = read(Received("x", text.encode(), media))
    # The laws are broken before, where blocks of the reader overlap: that is tested with the readers.
    assume(all(a.span.end <= b.span.start for a, b in pairwise(received.blocks) if a.depth == b.depth))
    document = recognise(received, policy)
    encoded = encode(document, HeaderTemplate(), Edition(), Attribution("x"))
    # A tree of its own: the encoder's was made without ids.
    tree = etree.ElementTree(etree.fromstring(encoded.data, etree.XMLParser(huge_tree=True, collect_ids=False)))
    check_round_trip(tree, document.reading, "x")
    check_rereading(tree, "x")
    assert schema.validate(encoded.tree, "x") == ()


@settings(deadline=None, max_examples=60)
@given(text=st.text(max_size=300), media=formats)
def test_any_text_at_all_keeps_the_laws(text, media):
    if not text.strip():
        return
    document = recognise(read(Received("x", text.encode("utf-8", "surrogatepass"), media, "utf-8")))
    encoded = encode(document, HeaderTemplate(), Edition(), Attribution("x"))
    check_round_trip(encoded.tree, document.reading, "x")


@settings(deadline=None, max_examples=60)
@given(text=texts, media=formats)
def test_where_nothing_is_asked_nothing_is_changed(text, media):
    if not text.strip():
        return
    document = read(Received("x", text.encode(), media))
    silent = recognise(document, Policy(forbidden=frozenset(RECOGNISERS)))
    assert (document.blocks, document.inlines) == (silent.blocks, silent.inlines)
