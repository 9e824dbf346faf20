"""The client, against conversations that are written down."""

import json
import subprocess
import sys

import pytest
from conftest import HELLO, ROOT, evaluated, standing

import assay

REFUSED = {"type": "refused", "reason": "budget", "why": "spent", **standing(0)}


def search(conversation):
    return assay.Search(conversation.reader, conversation.writer)


def test_hello_is_read(conversation):
    s = search(conversation())
    assert (s.seed, s.space, s.benchmark, s.dataset, s.workers, s.schedule) == (3, "toy", "toy", "toy", 1, 12)
    assert s.options == [["x", "y", "z"], ["p", "q"]]
    assert s.open and s.left_trainings == 5 and s.left_seconds is None


@pytest.mark.parametrize("hello", [{"protocol": 2}, {"type": "evaluated"}])
def test_another_protocol_is_refused(conversation, hello):
    with pytest.raises(assay.ProtocolError, match="protocol"):
        search(conversation(hello=hello))


def test_evaluate(conversation):
    c = conversation(evaluated(id=None), evaluated("y|q", 91.0), evaluated("z|q", 91.0))
    s = search(c)
    done = s.evaluate("x|p", epochs=4)
    assert done == assay.Evaluation("x|p", 90.0, 1.0, 1.0, 12, 12, 0, None)
    s.evaluate(choices=(1, 1), schedule=12)
    s.evaluate(7)
    assert c.asked == [
        {"type": "evaluate", "architecture": "x|p", "epochs": 4},
        {"type": "evaluate", "choices": [1, 1], "schedule": 12},
        {"type": "evaluate", "architecture": 7},
    ]
    assert s.best.architecture == "y|q", "of equal ones the first"
    assert s.left_trainings == 4 and s.clock_s == 1.0


def test_an_architecture_is_named_by_one_of_two(conversation):
    s = search(conversation())
    for arguments in ({}, {"architecture": "x", "choices": [0]}):
        with pytest.raises(ValueError, match="one of the two"):
            s.evaluate(**arguments)


def test_refusals_are_exceptions(conversation):
    s = search(conversation({**REFUSED, "id": 7}))
    with pytest.raises(assay.Refused, match="budget: spent") as refused:
        s.evaluate("x|p")
    assert (refused.value.reason, refused.value.id) == ("budget", 7)
    assert not s.open


def test_evaluate_all_asks_before_it_hears(conversation):
    c = conversation(*[evaluated(accuracy=float(i)) for i in range(99)], REFUSED)
    s = search(c)
    done = list(s.evaluate_all([[0, 1]] * 50 + ["x|p"] * 50))
    assert [d.accuracy for d in done[:99]] == list(range(99))
    assert isinstance(done[99], assay.Refused)
    assert len(c.asked) == 100 and c.asked[0]["choices"] == [0, 1] and c.asked[99]["architecture"] == "x|p"


def test_conveniences(conversation):
    c = conversation(
        {"type": "sampled", "architectures": ["x|p", "y|q"]},
        {"type": "neighbours", "architecture": "x|p", "architectures": ["y|p"]},
        {"type": "costs", "architecture": "x|p", "params_millions": 1.5, "flops_millions": 2.5, "latency_s": None},
        {"type": "scored", "architecture": "x|p", "proxy": "synflow", "score": None},
        {"type": "end", "architecture": "x|p", **standing()},
    )
    s = search(c)
    assert s.sample(2) == ["x|p", "y|q"]
    assert s.neighbours("x|p") == ["y|p"]
    assert s.costs(choices=[0, 0]) == {"params_millions": 1.5, "flops_millions": 2.5, "latency_s": None}
    assert s.proxy("synflow", "x|p") is None
    assert s.answer("x|p") == "x|p"
    assert [m["type"] for m in c.asked] == ["sample", "neighbours", "costs", "proxy", "answer"]


def test_draws_are_those_of_the_seed(conversation):
    first, second = search(conversation()), search(conversation())
    drawn = [first.random_choices() for _ in range(20)]
    assert drawn == [second.random_choices() for _ in range(20)]
    assert {tuple(d) for d in drawn} <= {(a, b) for a in range(3) for b in range(2)}
    for choices in drawn:
        assert sum(a != b for a, b in zip(choices, first.mutated(choices))) == 1


def test_the_end_of_the_conversation_is_told(conversation):
    with pytest.raises(assay.ProtocolError, match="ended"):
        search(conversation()).evaluate("x|p")


class Counting:
    def __init__(self, search):
        self.told = []
        self.asked = 0

    def ask(self):
        self.asked += 1
        return [self.asked % 3, 0]

    def tell(self, asked, evaluation):
        self.told.append((tuple(asked), evaluation.accuracy))


def test_run_keeps_all_workers_busy_and_tells_what_ended(conversation):
    submitted = lambda left, free: {"type": "submitted", "architecture": "x", "worker": 0, **standing(left, free)}
    c = conversation(
        submitted(2, 1), submitted(1, 0),
        {**evaluated(accuracy=1.0), "id": 1, **standing(1, 1)},
        submitted(0, 0),
        {**evaluated(accuracy=2.0), "id": 0, **standing(0, 1)},
        {**evaluated(accuracy=3.0), "id": 2, **standing(0, 2)},
        {"type": "end", "architecture": "z", **standing(0)},
        hello={"workers": 2},
    )
    made = []
    assert assay.run(lambda s: made.append(Counting(s)) or made[0], search(c)) == "z"
    assert made[0].told == [((2, 0), 1.0), ((1, 0), 2.0), ((0, 0), 3.0)]
    assert [m["type"] for m in c.asked] == ["submit", "submit", "next", "submit", "next", "next", "answer"]


def test_run_asks_again_where_the_table_has_nothing(conversation):
    c = conversation(
        {"type": "refused", "reason": "table", "why": "none", **standing(1)},
        {"type": "submitted", "architecture": "x", "worker": 0, **standing(0, 0)},
        {**evaluated(), "id": 0, **standing(0, 1)},
        {"type": "end", "architecture": "x", **standing(0)},
    )
    assert assay.run(Counting, search(c)) == "x"


def test_what_is_printed_goes_to_standard_error():
    """Also by libraries that write to the descriptor itself; and nobody else reads our input."""
    script = (
        "import os, sys, assay\n"
        "s = assay.Search()\n"
        "print('printed'); os.write(1, b'written\\n'); sys.stdout.flush()\n"
        "assert sys.stdin.read() == ''\n"
        "s._say({'type': 'next'}); s._writer.flush()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], input=json.dumps(HELLO) + "\n", capture_output=True, text=True,
        env={"PYTHONPATH": str(ROOT / "python")})
    assert done.returncode == 0, done.stderr
    assert done.stdout == '{"type":"next"}\n'
    assert sorted(done.stderr.split()) == ["printed", "written"]


def test_the_client_needs_nothing():
    """Not even at import time what is slow to load."""
    script = "import sys; import assay; print([m for m in ('subprocess', 'dataclasses', 'csv', 'duckdb') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-I", "-S", "-c", f"import sys; sys.path.insert(0, {str(ROOT / 'python')!r}); {script}"],
                          capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stdout + done.stderr
