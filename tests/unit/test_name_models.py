"""Models of names that people bring: each kind opened from a folder that its own library wrote, and none downloaded."""

import json
import os
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from tei_edition.annotators.names.models import ModelError, open_model
from tei_edition.annotators.names.models.labels import Labelled, decoded, in_order
from tei_edition.annotators.names.tagger import NameTagger
from tei_edition.gazetteers import Gazetteer
from tei_edition.readers import Received, read

NAME = "پژمان ورزنده"
TEXT = f"دیروز در مترسک {NAME} سخن گفت."


def found(model: Path) -> list[tuple[str, str]]:
    """Give what the model finds in the text, as names and their categories; the tagger's other finders are left out."""
    document = read(Received("d.txt", TEXT.encode()))
    layers = NameTagger.load((), model).annotate(document)
    content = document.text.content
    return [
        (content[mention.span.start : mention.span.end], mention.category)
        for layer in layers
        for mention in layer.mentions
        if layer.agent == "names-model"
    ]


class TestLabels:
    @pytest.mark.parametrize(
        ("tags", "names"),
        [
            ("B-PER I-PER O B-LOC", [(0, 2, "person"), (3, 4, "place")]),
            ("B-PER B-PER", [(0, 1, "person"), (1, 2, "person")]),
            ("B-ORG E-ORG S-ORG", [(0, 2, "organization"), (2, 3, "organization")]),
            ("B_pers I_pers", [(0, 2, "person")]),
            ("PERSON PERSON GPE", [(0, 2, "person"), (2, 3, "place")]),
            ("I-PER I-LOC", [(0, 1, "person"), (1, 2, "place")]),
            ("U-FAC L-FAC", [(0, 1, "place"), (1, 2, "place")]),
            ("B-DAT I-EVE O", []),
        ],
    )
    def test_the_marks_of_every_scheme_are_read(self, tags, names):
        assert names == [name[:3] for name in decoded([(tag, 0.9) for tag in tags.split()])]

    def test_a_name_is_as_sure_as_its_least_sure_word(self):
        assert [Labelled(0, 2, "person", 0.4)] == list(decoded([("B-PER", 0.9), ("I-PER", 0.4), ("O", 0.1)]))

    def test_of_names_that_overlap_the_surer_stands(self):
        sure, unsure, apart = (
            Labelled(1, 2, "place", 0.9),
            Labelled(0, 3, "person", 0.5),
            Labelled(3, 4, "person", 0.1),
        )
        assert [sure, apart] == in_order([unsure, apart, sure])


class TestShapes:
    def test_a_folder_that_is_no_model_is_told(self, tmp_path):
        with pytest.raises(ModelError, match="no model of a kind that is known"):
            open_model(tmp_path, Gazetteer.load())

    @pytest.mark.parametrize("content", [None, b"no model"])
    def test_a_file_that_is_no_model_is_told(self, tmp_path, content):
        if content:
            (tmp_path / "x").write_bytes(content)
        with pytest.raises(ModelError):
            open_model(tmp_path / "x", Gazetteer.load())

    @pytest.mark.parametrize(
        ("files", "extra"),
        [
            (["config.cfg", "meta.json"], "spacy"),
            (["gliner_config.json", "config.json"], "gliner"),
            (["tokenizer.json", "model.onnx", "config.json"], "onnx"),
            (["config.json"], "transformers"),
        ],
    )
    def test_a_library_that_is_missing_is_named_with_the_extra_that_brings_it(
        self, tmp_path, monkeypatch, files, extra
    ):
        for name in files:
            (tmp_path / name).write_text("{}")
        for library in ("spacy", "gliner", "onnxruntime", "transformers"):
            monkeypatch.setitem(sys.modules, library, None)
        monkeypatch.delitem(sys.modules, f"tei_edition.annotators.names.models.{extra}", raising=False)
        with pytest.raises(ModelError, match=rf"pip install 'tei-edition\[{extra}\]'"):
            open_model(tmp_path, Gazetteer.load())

    def test_a_command_says_what_is_wrong_with_the_model(self, tmp_path):
        (tmp_path / "a.txt").write_text(TEXT, "utf-8")
        (tmp_path / "model").mkdir()
        (tmp_path / "edition.toml").write_text('[names]\nmodel = "model"\n')
        done = subprocess.run(
            ["tei-edition", "build", tmp_path, "-o", tmp_path / "out"],
            capture_output=True, text=True, check=False, env={**os.environ},
        )  # fmt: skip
        assert (5, True) == (done.returncode, "S06 model-unloadable" in done.stderr)


class TestBrought:
    def test_a_pipeline_of_spacy(self, tmp_path):
        spacy = pytest.importorskip("spacy", reason="spaCy is not installed: pip install 'tei-edition[spacy]'")
        pipeline = spacy.blank("fa")
        pipeline.add_pipe("entity_ruler").add_patterns(
            [{"label": "PERSON", "pattern": NAME}, {"label": "DATE", "pattern": "دیروز"}]
        )
        pipeline.to_disk(tmp_path / "model")
        assert [(NAME, "person")] == found(tmp_path / "model")

    @pytest.mark.parametrize(("name", "says_labels"), [("model.onnx", True), ("albert_persian_ner_q8.onnx", False)])
    def test_a_token_classifier_in_onnx(self, tmp_path, name, says_labels):
        pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed: pip install 'tei-edition[onnx]'")
        shekar = ["B-DAT", "B-EVE", "B-LOC", "B-ORG", "B-PER", "I-DAT", "I-EVE", "I-LOC", "I-ORG", "I-PER", "O"]
        labels = ["O", "B-PER", "I-PER"] if says_labels else shekar
        known = {"پژمان": labels.index("B-PER"), "ورزنده": labels.index("I-PER")}
        write_classifier(tmp_path, name, labels, known, labels.index("O"))
        if says_labels:
            says = {"id2label": {str(number): label for number, label in enumerate(labels)}}
            (tmp_path / "config.json").write_text(json.dumps(says))
        assert [(NAME, "person")] == found(tmp_path)

    def test_a_classifier_in_onnx_whose_labels_nobody_says_is_refused(self, tmp_path):
        pytest.importorskip("onnxruntime", reason="ONNX Runtime is not installed: pip install 'tei-edition[onnx]'")
        write_classifier(tmp_path, "model.onnx", ["O"], {}, 0)
        with pytest.raises(ModelError, match="says no id2label"):
            open_model(tmp_path, Gazetteer.load())

    def test_a_token_classifier_of_transformers(self, tmp_path):
        reason = "PyTorch and transformers are not installed: pip install 'tei-edition[transformers]'"
        torch = pytest.importorskip("torch", reason=reason)
        transformers = pytest.importorskip("transformers", reason=reason)
        words = TEXT.rstrip(".").split()
        tokenizer = words_tokenizer(words)
        labels = {0: "O", 1: "B-PER", 2: "I-PER"}
        torch.manual_seed(1)
        config = transformers.BertConfig(
            vocab_size=len(words) + 1, hidden_size=16, num_hidden_layers=1, num_attention_heads=1, intermediate_size=16,
            id2label=labels, label2id={label: number for number, label in labels.items()}, hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )  # fmt: skip
        model = transformers.BertForTokenClassification(config)
        inputs = torch.tensor([tokenizer.encode([*words, "."], is_pretokenized=True).ids])
        tags = {"پژمان": 1, "ورزنده": 2}
        wanted = torch.tensor([[tags.get(word, 0) for word in [*words, "."]]])
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        for _ in range(60):  # it learns the one sentence by heart
            optimizer.zero_grad()
            model(input_ids=inputs, labels=wanted).loss.backward()
            optimizer.step()
        model.save_pretrained(tmp_path)
        transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="[UNK]").save_pretrained(tmp_path)  # noqa: S106
        assert [(NAME, "person")] == found(tmp_path)

    def test_gliner(self, tmp_path):
        reason = "GLiNER is not installed: pip install 'tei-edition[gliner]'"
        gliner = pytest.importorskip("gliner", reason=reason)
        transformers = pytest.importorskip("transformers", reason=reason)
        encoder = tmp_path / "encoder"
        config = transformers.BertConfig(
            vocab_size=300, hidden_size=16, num_hidden_layers=1, num_attention_heads=1, intermediate_size=16
        )
        transformers.BertModel(config).save_pretrained(encoder)
        special = {"unk_token": "[UNK]", "pad_token": "[PAD]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
        tokenizer = words_tokenizer([*TEXT.split(), "[PAD]", "[CLS]", "[SEP]"])
        transformers.PreTrainedTokenizerFast(tokenizer_object=tokenizer, **special).save_pretrained(encoder)
        made = gliner.GLiNER.from_config(
            gliner.GLiNERConfig(model_name=str(encoder), hidden_size=16, max_width=4, fine_tune=True)
        )
        made.save_pretrained(tmp_path / "model")
        finder = import_module("tei_edition.annotators.names.models.gliner").opened(tmp_path / "model")
        words = ["دیروز", "پژمان", "ورزنده"]
        # What an untrained model finds is chance; that its spans are words of the sentence is not.
        assert all(0 <= name.start < name.end <= len(words) for name in finder(words))


def words_tokenizer(words: list[str]) -> Any:
    """Make a tokenizer of whole words."""
    tokenizers = import_module("tokenizers")
    vocabulary = {"[UNK]": 0, **{word: number for number, word in enumerate(words, start=1)}}
    tokenizer = tokenizers.Tokenizer(tokenizers.models.WordLevel(vocabulary, unk_token="[UNK]"))  # noqa: S106  no secret
    tokenizer.pre_tokenizer = tokenizers.pre_tokenizers.Whitespace()
    return tokenizer


def write_classifier(folder: Path, name: str, labels: list[str], known: dict[str, int], outside: int) -> None:
    """Write a classifier that knows a few words: a table from word to scores, in ONNX, and a tokenizer of words."""
    onnx = import_module("onnx")
    tokenizer = words_tokenizer(list(known))
    tokenizer.save(str(folder / "tokenizer.json"))
    rows = [[9.0 if label == wanted else 0.0 for label in range(len(labels))] for wanted in (outside, *known.values())]
    table = onnx.helper.make_tensor(
        "table", onnx.TensorProto.FLOAT, (len(rows), len(labels)), [score for row in rows for score in row]
    )
    graph = onnx.helper.make_graph(
        [onnx.helper.make_node("Gather", ["table", "input_ids"], ["logits"])],
        "words",
        [onnx.helper.make_tensor_value_info("input_ids", onnx.TensorProto.INT64, (1, "length"))],
        [onnx.helper.make_tensor_value_info("logits", onnx.TensorProto.FLOAT, (1, "length", len(labels)))],
        [table],
    )
    model = onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 13)], ir_version=9)
    onnx.save(model, folder / name)
