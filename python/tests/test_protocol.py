"""docs/protocol.md and its schema say the same, and so does the program."""

import json
import re

import pytest
from conftest import ROOT

jsonschema = pytest.importorskip("jsonschema")

SCHEMA = json.loads((ROOT / "docs" / "protocol.schema.json").read_text())
PAGE = (ROOT / "docs" / "protocol.md").read_text()
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def documented():
    for block in re.findall(r"```json\n(.*?)```", PAGE, re.S):
        yield from block.strip().splitlines()


def side(name):
    return jsonschema.Draft202012Validator({"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"]})


def test_schema_is_one():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("line", list(documented()))
def test_messages_of_the_page_are_messages(line):
    VALIDATOR.validate(json.loads(line))


def test_page_shows_a_conversation():
    types = [json.loads(line)["type"] for line in documented()]
    assert types[0] == "hello" and {"evaluate", "evaluated", "refused", "submit", "next", "answer", "end"} <= set(types)


@pytest.mark.parametrize("text", [
    "[]", "{}", '{"type":"evaluate"}', '{"type":"evaluate","architecture":"x","choices":[1]}',
    '{"type":"evaluate","architecture":"x","epoch":1}', '{"type":"evaluate","architecture":"x","epochs":0}',
    '{"type":"sample","count":1001}', '{"type":"proxy","architecture":"x"}', '{"type":"next","id":[1]}',
    '{"type":"answer","architecture":"x","choices":[0]}', '{"type":"evaluate","choices":[]}',
])
def test_what_is_no_message_is_none_for_the_schema_either(text):
    """The same lines as in MessageReaderTest."""
    assert not side("fromProgram").is_valid(json.loads(text))


def test_a_recorded_conversation_follows_the_schema(program, tmp_path):
    """Every kind of question and reply, as the program wrote them down."""
    (tmp_path / "talk.py").write_text('''
import assay
s = assay.Search()
def quiet(what):
    try:
        return what()
    except assay.Refused as refused:
        return refused
s.evaluate(6111); quiet(lambda: s.evaluate(99999)); s.sample(2); s.neighbours(6111); s.costs("006111"); s.proxy("params", 6111)
quiet(lambda: s.proxy("synflow", 6111)); quiet(lambda: s.next())
s.submit(choices=[0, 1, 2, 3, 4, 0], id="a"); s.submit(7, id=2); quiet(lambda: s.submit(8)); s.next(); s.next()
list(s.evaluate_all([1, 2, 3])); quiet(lambda: s.evaluate(1)); s.answer()
''')
    (tmp_path / "talk.yaml").write_text(
        "space: nasbench201\ntruth: {benchmark: mini201}\nmethods: [{mine: {command: [python3, talk.py], trainings: 4,"
        " budget_s: 0, workers: 2, proxies: [params], proxy_channels: 4, proxy_cells: 1}}]\n")
    program("run", "talk.yaml", "--out", "out", cwd=tmp_path)
    import os
    import pathlib

    (log,) = pathlib.Path(os.environ["ASSAY_HOME"]).glob("work/talk-*/jobs/*.program/conversation.jsonl")
    types = []
    for n, line in enumerate(log.read_text().splitlines()):
        message = json.loads(line)
        types.append(message["type"])
        VALIDATOR.validate(message)
    assert set(types) == {
        "hello", "evaluate", "evaluated", "refused", "sample", "sampled", "neighbours", "costs", "proxy", "scored",
        "submit", "submitted", "next", "answer", "end"}
