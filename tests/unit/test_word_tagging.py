"""Parts of speech by models that were made here, in the formats in which users have theirs."""

from pathlib import Path

import pytest

pytest.importorskip("hazm", reason="hazm does not install on this Python, and words need it")

from hazm import POSTagger

from tei_edition.annotators.words.analyser import Analyser
from tei_edition.annotators.words.tagging import load_tagger
from tei_edition.model import EditionError
from tests.words import lines

SENTENCES = [
    [("کارگران", "NOUN,EZ"), ("ایران", "NOUN"), ("آمدند", "VERB"), (".", "PUNCT")],
    [("زنان", "NOUN,EZ"), ("شهر", "NOUN"), ("رفتند", "VERB"), (".", "PUNCT")],
    [("مردم", "NOUN"), ("می‌روند", "VERB"), ("!", "PUNCT")],
]


@pytest.fixture(scope="module")
def hazm_model(tmp_path_factory) -> Path:
    """A model of hazm's own tagger, trained on three sentences."""
    path: Path = tmp_path_factory.mktemp("models") / "pos.model"
    POSTagger().train(SENTENCES * 5, max_iteration=50, verbose=False, file_name=str(path), report_duration=False)
    return path


def tagged(model: Path, text: str) -> list[tuple[str, str, str]]:
    divided = Analyser(load_tagger(model)).analyse(lines(text))
    return [(token.form, token.part_of_speech, token.tag) for one in divided.sentences for token in one.tokens]


def test_a_model_of_hazm_tags_regular_forms(hazm_model):
    assert [
        ("كارگران", "NOUN", "NOUN,EZ"),
        ("ایران", "NOUN", "NOUN"),
        ("آمدند", "VERB", "VERB"),
        (".", "PUNCT", "PUNCT"),
    ] == tagged(hazm_model, "كارگران ایران آمدند.")


def test_a_pipeline_of_spacy_tags_our_tokens(tmp_path):
    spacy = pytest.importorskip("spacy", reason="spaCy is 100 MB with all that it needs; install it to run this")
    pipeline = spacy.blank("fa")
    ruler = pipeline.add_pipe("attribute_ruler")
    ruler.add([[{"TEXT": "کارگران"}]], {"POS": "NOUN"})
    ruler.add([[{"TEXT": "می‌روند"}]], {"TAG": "V_PRS"})
    pipeline.to_disk(tmp_path / "model")
    assert [("کارگران", "NOUN", "NOUN"), ("می روند", "V_PRS", "V_PRS"), (".", "", "")] == tagged(
        tmp_path / "model", "کارگران می روند."
    )


@pytest.mark.parametrize("name", ["missing.model", "text.model", "folder"])
def test_what_is_no_model_is_told(tmp_path, name):
    (tmp_path / "text.model").write_text("متن")
    (tmp_path / "folder").mkdir()
    with pytest.raises(EditionError) as raised:
        load_tagger(tmp_path / name)
    assert "M02" == raised.value.finding.code
