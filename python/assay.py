"""Assay's client for Python: your search as a method of an experiment, your results judged, tables as data frames.

One file without dependencies, Python 3.9 or newer. A search that asks Assay::

    import assay

    search = assay.Search()
    while search.open:
        search.evaluate(choices=search.random_choices())
    search.answer()

Assay starts it once for each seed (``methods: - mine: {command: [python3, my_search.py]}``, docs/protocol.md), answers from the table of the
benchmark, counts what each training would have cost, and judges the answer. ``judge`` hands in what a search found elsewhere; ``read`` and
``sql`` hand Assay's tables to pandas, polars or pyarrow where these are installed.
"""

from __future__ import annotations

import json
import os
import random
import sys
from typing import TYPE_CHECKING, Any, Callable, Iterable, Iterator, NamedTuple, Optional, Protocol, Sequence, Union

if TYPE_CHECKING:
    from typing import BinaryIO, Mapping

__version__ = "0.2.0"
__all__ = ["Evaluation", "Judged", "Optimizer", "ProtocolError", "Refused", "Search", "judge", "judgement", "program", "read", "run", "sql"]

#: The version of the protocol that this file speaks.
PROTOCOL = 1

#: One encoder for all lines: making one takes longer than writing a message.
_TEXT = json.JSONEncoder(separators=(",", ":"), check_circular=False).encode

_READ = json.JSONDecoder().decode

#: So many questions are sent before their replies are read: their replies fit into a pipe.
_ON_THE_WAY = 64

#: The columns of a row for :func:`judge`.
COLUMNS = ("method", "seed", "architecture", "step", "epoch", "time_s", "cost_s", "score", "final", "evaluations")

Architecture = Union[str, int, Sequence[Any], "Mapping[str, Any]"]


class ProtocolError(RuntimeError):
    """Assay said something else than the protocol has, or ended."""


class Refused(Exception):
    """Assay refused a question; the search may go on.

    ``reason`` is one of ``budget``, ``table``, ``architecture``, ``busy`` and ``value`` (docs/protocol.md).
    """

    def __init__(self, reason: str, why: str, id: Union[str, int, None] = None) -> None:
        super().__init__(f"{reason}: {why}")
        self.reason = reason
        self.why = why
        self.id = id


class Evaluation(NamedTuple):
    """A training that was looked up."""

    #: The architecture as the benchmark's authors write it.
    architecture: str
    #: On validation images, percent.
    accuracy: float
    #: Simulated seconds.
    cost_s: float
    #: Where the simulated clock stands at its end.
    clock_s: float
    epochs: int
    schedule: int
    worker: int
    #: Of the question, where it had one.
    id: Union[str, int, None]


class Search:
    """One search: a conversation with Assay over standard input and output.

    While it lasts, what the program prints goes to standard error, so that no ``print`` becomes a message.
    """

    def __init__(self, reader: Optional["BinaryIO"] = None, writer: Optional["BinaryIO"] = None) -> None:
        """Waits for Assay's hello.

        :param reader: what Assay says; default: standard input
        :param writer: what is said to Assay; default: standard output
        """
        self._reader = _taken(0, os.devnull, "rb") if reader is None else reader
        self._writer = _taken(1, None, "wb") if writer is None else writer
        hello = self._hear()
        if hello.get("type") != "hello" or hello.get("protocol") != PROTOCOL:
            raise ProtocolError(
                f"expected a hello of protocol {PROTOCOL}, found {hello.get('type')} of protocol {hello.get('protocol')}."
                " Take the assay.py that belongs to this Assay.")
        #: All that Assay said first.
        self.hello: dict[str, Any] = hello
        self.seed: int = hello["seed"]
        self.space: str = hello["space"]
        self.benchmark: str = hello["benchmark"]
        self.dataset: str = hello["dataset"]
        #: Simulated workers.
        self.workers: int = hello["workers"]
        #: Epochs of a whole training.
        self.schedule: int = hello["schedule"]
        #: The options of each decision that makes an architecture.
        self.options: list[list[str]] = [d["options"] for d in hello["decisions"]]
        self._widths = [len(options) for options in self.options]
        #: Draws by the seed.
        self.rng = random.Random(hello["seed"])
        #: Whether another training may begin.
        self.open: bool = True
        #: How many workers are free.
        self.free: int = self.workers
        #: Simulated seconds so far.
        self.clock_s: float = 0.0
        self.left_seconds: Optional[float] = hello["budget"]["seconds"]
        self.left_trainings: Optional[int] = hello["budget"]["trainings"]
        #: The best training that was seen.
        self.best: Optional[Evaluation] = None

    # --- what can be asked ----------------------------------------------------------------------------------------------

    def evaluate(
        self,
        architecture: Optional[Architecture] = None,
        *,
        choices: Optional[Sequence[int]] = None,
        epochs: Optional[int] = None,
        schedule: Optional[int] = None,
    ) -> Evaluation:
        """Trains an architecture and waits for the end.

        :param architecture: in any notation that Assay reads
        :param choices: or the number of the option of each decision
        :param epochs: of the schedule; default: all of them
        :param schedule: another one of the table's; default: that of the experiment
        :raises Refused: if the budget is spent, the table does not have it, or it is no architecture
        """
        return self._evaluated(self._ask(_training("evaluate", architecture, choices, epochs, schedule)))

    def evaluate_all(
        self, architectures: Iterable[Union[Architecture, Sequence[int]]], *, epochs: Optional[int] = None
    ) -> Iterator[Union[Evaluation, Refused]]:
        """Trains one after the other, many times faster than :meth:`evaluate` for each: questions do not wait for replies.

        :param architectures: a list or tuple of whole numbers is taken for choices
        :return: the training, or why it was refused, of each
        """
        waiting = 0
        for architecture in architectures:
            is_choices = isinstance(architecture, (list, tuple)) and all(isinstance(c, int) for c in architecture)
            self._say(
                _training("evaluate", None, architecture, epochs, None)  # type: ignore[arg-type]
                if is_choices
                else _training("evaluate", architecture, None, epochs, None))
            waiting += 1
            if waiting == _ON_THE_WAY:  # half of them at once: each turn costs two switches between the programs
                for _ in range(_ON_THE_WAY // 2):
                    yield self._evaluated_or_refused()
                waiting -= _ON_THE_WAY // 2
        for _ in range(waiting):
            yield self._evaluated_or_refused()

    def submit(
        self,
        architecture: Optional[Architecture] = None,
        *,
        choices: Optional[Sequence[int]] = None,
        epochs: Optional[int] = None,
        schedule: Optional[int] = None,
        id: Union[str, int, None] = None,
    ) -> int:
        """Begins a training on a free worker; :meth:`next` waits for it.

        :return: the number of the worker
        """
        message = _training("submit", architecture, choices, epochs, schedule)
        if id is not None:
            message["id"] = id
        return int(self._ask(message)["worker"])

    def next(self) -> Evaluation:
        """Waits for the submitted training that ends first on the simulated clock."""
        return self._evaluated(self._ask({"type": "next"}))

    def sample(self, count: int = 1) -> list[str]:
        """Architectures that Assay draws, uniform over the choices, by the seed."""
        return list(self._ask({"type": "sample", "count": count})["architectures"])

    def neighbours(self, architecture: Optional[Architecture] = None, *, choices: Optional[Sequence[int]] = None) -> list[str]:
        """All architectures that differ in one decision."""
        return list(self._ask(_about("neighbours", architecture, choices))["architectures"])

    def costs(
        self, architecture: Optional[Architecture] = None, *, choices: Optional[Sequence[int]] = None
    ) -> dict[str, Optional[float]]:
        """``params_millions``, ``flops_millions`` and ``latency_s``; None where the table has none."""
        reply = self._ask(_about("costs", architecture, choices))
        return {name: reply[name] for name in ("params_millions", "flops_millions", "latency_s")}

    def proxy(
        self, name: str, architecture: Optional[Architecture] = None, *, choices: Optional[Sequence[int]] = None
    ) -> Optional[float]:
        """The score by one of the method's ``proxies``; None where it is not defined."""
        message = _about("proxy", architecture, choices)
        message["proxy"] = name
        score: Optional[float] = self._ask(message)["score"]
        return score

    def answer(self, architecture: Optional[Architecture] = None, *, choices: Optional[Sequence[int]] = None) -> str:
        """Ends the search.

        :param architecture: what it found; default: the best that it has seen
        :return: it, as the benchmark's authors write it
        """
        if architecture is None and choices is None:
            return str(self._ask({"type": "answer"})["architecture"])
        return str(self._ask(_about("answer", architecture, choices))["architecture"])

    # --- without asking -------------------------------------------------------------------------------------------------

    def random_choices(self) -> list[int]:
        """Choices that are drawn by the seed, uniform."""
        draw = self.rng.random
        return [int(draw() * width) for width in self._widths]

    def mutated(self, choices: Sequence[int]) -> list[int]:
        """Choices of which one decision is another one, drawn by the seed."""
        changed = list(choices)
        place = self.rng.choice([i for i, options in enumerate(self.options) if len(options) > 1])
        changed[place] = self.rng.choice([c for c in range(len(self.options[place])) if c != changed[place]])
        return changed

    # --- lines ----------------------------------------------------------------------------------------------------------

    def _say(self, message: dict[str, Any]) -> None:
        self._writer.write(_TEXT(message).encode("ascii") + b"\n")

    def _hear(self) -> dict[str, Any]:
        self._writer.flush()
        line = self._reader.readline()
        if not line:
            raise ProtocolError("Assay has ended the conversation.")
        message = _READ(line.decode("utf-8"))
        if not isinstance(message, dict):
            raise ProtocolError(f"expected a message, found {line!r}.")
        return message

    def _ask(self, message: dict[str, Any]) -> dict[str, Any]:
        self._say(message)
        reply = self._hear()
        if "left" in reply:
            self._stands(reply)
        if reply["type"] == "refused":
            raise Refused(reply["reason"], reply["why"], reply.get("id"))
        return reply

    def _stands(self, reply: dict[str, Any]) -> None:
        self.open = reply["open"]
        self.free = reply["free"]
        self.clock_s = reply["clock_s"]
        self.left_seconds = reply["left"]["seconds"]
        self.left_trainings = reply["left"]["trainings"]

    def _evaluated_or_refused(self) -> Union[Evaluation, Refused]:
        reply = self._hear()
        self._stands(reply)
        if reply["type"] == "refused":
            return Refused(reply["reason"], reply["why"], reply.get("id"))
        return self._evaluated(reply)

    def _evaluated(self, reply: dict[str, Any]) -> Evaluation:
        done = Evaluation(
            reply["architecture"],
            reply["valid_accuracy_percent"],
            reply["cost_s"],
            reply["clock_s"],
            reply["epochs"],
            reply["schedule"],
            reply["worker"],
            reply.get("id"))
        if self.best is None or done.accuracy > self.best.accuracy:
            self.best = done
        return done


def _taken(descriptor: int, instead: Optional[str], mode: str) -> Any:
    """The stream of a descriptor, which from now on leads elsewhere: to a file, or to standard error."""
    sys.stdout.flush()
    ours = os.dup(descriptor)
    if instead is None:
        os.dup2(2, descriptor)
    else:
        other = os.open(instead, os.O_RDONLY)
        os.dup2(other, descriptor)
        os.close(other)
    return os.fdopen(ours, mode)


def _about(type: str, architecture: Optional[Architecture], choices: Optional[Sequence[int]]) -> dict[str, Any]:
    if (architecture is None) == (choices is None):
        raise ValueError("expected an architecture or choices, one of the two")
    if choices is not None:
        return {"type": type, "choices": [int(c) for c in choices]}
    return {"type": type, "architecture": architecture}


def _training(
    type: str,
    architecture: Optional[Architecture],
    choices: Optional[Sequence[int]],
    epochs: Optional[int],
    schedule: Optional[int],
) -> dict[str, Any]:
    message = _about(type, architecture, choices)
    if epochs is not None:
        message["epochs"] = epochs
    if schedule is not None:
        message["schedule"] = schedule
    return message


# --- ask and tell -----------------------------------------------------------------------------------------------------------


class Optimizer(Protocol):
    """What proposes architectures and learns from what came out."""

    def ask(self) -> Union[str, Sequence[int]]:
        """An architecture as a text, or the choices of its decisions."""

    def tell(self, asked: Any, evaluation: Evaluation) -> None:
        """Hears what came out. ``asked`` is what :meth:`ask` gave."""


def run(make: Callable[[Search], Optimizer], search: Optional[Search] = None) -> str:
    """Asks, evaluates and tells until the budget is spent, with all workers busy, and answers with the best.

    What the table does not have is not told: the optimizer is asked again.

    :param make: an optimizer for a search
    :return: the answer
    """
    search = Search() if search is None else search
    optimizer = make(search)
    asked: dict[int, Any] = {}
    number = 0
    missing = 0
    while True:
        while search.open and search.free > 0:
            what = optimizer.ask()
            named: dict[str, Any] = {"architecture": what} if isinstance(what, str) else {"choices": what}
            try:
                search.submit(id=number, **named)
            except Refused as refused:
                missing += 1
                if refused.reason != "table" or missing > 1000:
                    raise
                continue
            missing = 0
            asked[number] = what
            number += 1
        if not asked:
            return search.answer()
        try:
            done = search.next()
        except Refused:  # it ends beyond a budget that drops it, and so do all that run
            asked.clear()
            continue
        optimizer.tell(asked.pop(int(done.id)), done)  # type: ignore[arg-type]


# --- results of a search that ran elsewhere ---------------------------------------------------------------------------------


class Judged(NamedTuple):
    """What ``assay judge`` said."""

    #: The answer of ``--json``.
    answer: dict[str, Any]
    #: The folder of the report.
    report: str
    #: What it said on standard error.
    said: str

    def regret(self, to: str = "rows") -> Any:
        """The report's results, one row a run and data set, as :func:`read` gives them."""
        return read(os.path.join(self.report, "results.csv"), to)


def program() -> list[str]:
    """The command that starts Assay: ``ASSAY`` in the environment, ``assay`` on the path, or that of the clone with this file."""
    import shutil

    named = os.environ.get("ASSAY")
    if named:
        return [named]
    found = shutil.which("assay")
    beside = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "assay")
    if found or os.access(beside, os.X_OK):
        return [found or beside]
    raise FileNotFoundError("assay: expected the program on the path, found none. Set ASSAY to its path.")


def judge(rows: Any, on: str, *, name: str = "judged", out: Optional[str] = None, options: Sequence[str] = ()) -> Judged:
    """Judges what a search found: writes the rows and calls ``assay judge``.

    :param rows: mappings, or a data frame of pandas or polars, with ``method``, ``seed`` and ``architecture``, and if they are there
        ``step``, ``epoch``, ``time_s``, ``cost_s``, ``score``, ``final`` and ``evaluations`` (docs/judge.md)
    :param on: whose table judges: ``201``, ``mini201``, ...
    :param name: of the experiment
    :param out: the report's folder; default: ``reports-out/NAME``
    :param options: further options, as ``["--schedule", "200"]``
    :raises RuntimeError: with what the program said, if it failed
    """
    import subprocess
    import tempfile

    out = os.path.join("reports-out", name) if out is None else out
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, name + ".jsonl")
        _write_rows(rows, file)
        done = subprocess.run(
            [*program(), "judge", file, "--on", on, "--name", name, "--out", out, "--json", *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8")
    if done.returncode != 0:
        raise RuntimeError(f"assay judge ended with exit code {done.returncode}: {done.stderr.strip()}")
    return Judged(json.loads(done.stdout), out, done.stderr)


def judgement(method: str, seed: int, architectures: Iterable[Any], scores: Optional[Iterable[float]] = None) -> list[dict[str, Any]]:
    """The rows of one run that took one architecture after the other: steps from 1; the last one is final where there are no scores."""
    rows: list[dict[str, Any]] = []
    for step, architecture in enumerate(architectures, 1):
        rows.append({"method": method, "seed": seed, "step": step, "architecture": architecture})
    if scores is not None:
        for row, score in zip(rows, scores):
            row["score"] = score
    elif rows:
        rows[-1]["final"] = True
    return rows


def _write_rows(rows: Any, file: str) -> None:
    if hasattr(rows, "to_dicts"):  # polars
        rows = rows.to_dicts()
    elif hasattr(rows, "to_dict"):  # pandas
        rows = rows.to_dict("records")
    written = 0
    with open(file, "w", encoding="utf-8", newline="\n") as to:
        for row in rows:
            plain = {key: _plain(value) for key, value in row.items()}
            if plain.get("architecture") is None:
                raise ValueError(f"expected an architecture in each row, found {row!r}")
            to.write(json.dumps({k: v for k, v in plain.items() if v is not None}, allow_nan=False) + "\n")
            written += 1
    if written == 0:
        raise ValueError("expected rows, found none")


def _plain(value: Any) -> Any:
    """A number of NumPy or torch as one of Python; None for what is no number; the text of other objects."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    if isinstance(value, (list, tuple)):
        return [_plain(v) for v in value]
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if not isinstance(value, float) and hasattr(value, "item"):
        return _plain(value.item())
    if isinstance(value, float):
        return value if value == value and abs(value) != float("inf") else None
    return str(value)


# --- tables -----------------------------------------------------------------------------------------------------------------


def read(path: Union[str, "os.PathLike[str]"], to: str = "pandas") -> Any:
    """A table that Assay wrote (CSV, gzip too; Parquet; Arrow) as a data frame.

    :param to: ``pandas``, ``polars``, ``arrow`` (a table of pyarrow), or ``rows``: a list of dictionaries of texts, for CSV, which needs
        nothing
    """
    path = os.fspath(path)
    if to == "rows":
        return _csv_rows(path)
    kind = path[: -len(".gz")] if path.endswith(".gz") else path
    if kind.endswith(".arrow"):
        ipc = _need("pyarrow.ipc")
        with _need("pyarrow").memory_map(path) as source:
            return _framed(ipc.open_file(source).read_all(), to)
    if _has("duckdb"):
        reader = "read_parquet" if kind.endswith(".parquet") else "read_csv"
        return _asked(":memory:", f"SELECT * FROM {reader}(?)", [path], to)
    if kind.endswith(".parquet"):
        return _framed(_need("pyarrow.parquet").read_table(path), to)
    return _framed(_need("pyarrow.csv").read_csv(path), to)


def sql(store: Union[str, "os.PathLike[str]"], query: str, to: str = "pandas") -> Any:
    """A question to a store of Assay (``ASSAY_HOME/truth/NAME.duckdb``, ``ASSAY_HOME/runs.duckdb``), read-only, by DuckDB.

    :param to: ``pandas``, ``polars`` or ``arrow``
    """
    return _asked(os.fspath(store), query, [], to)


def _asked(store: str, query: str, values: list[Any], to: str) -> Any:
    connection = _need("duckdb").connect(store, read_only=store != ":memory:")
    try:
        answer = connection.sql(query, params=values) if values else connection.sql(query)
        if to == "pandas":
            return answer.df()
        if to == "polars":
            return answer.pl()
        if to == "arrow":
            return answer.to_arrow_table()
        raise ValueError(f"to: expected pandas, polars, arrow or rows, found {to!r}")
    finally:
        connection.close()


def _framed(table: Any, to: str) -> Any:
    if to == "arrow":
        return table
    if to == "pandas":
        return table.to_pandas()
    if to == "polars":
        return _need("polars").from_arrow(table)
    raise ValueError(f"to: expected pandas, polars, arrow or rows, found {to!r}")


def _csv_rows(path: str) -> list[dict[str, str]]:
    import csv
    import gzip
    import io

    if not path.endswith((".csv", ".csv.gz")):
        raise ValueError(f"to: rows are read from CSV alone, found {path!r}")
    with open(path, "rb") as raw, gzip.open(raw) if path.endswith(".gz") else raw as data:
        return list(csv.DictReader(io.TextIOWrapper(data, encoding="utf-8", newline="")))


def _has(module: str) -> bool:
    import importlib.util

    return importlib.util.find_spec(module) is not None


def _need(module: str) -> Any:
    import importlib

    try:
        return importlib.import_module(module)
    except ImportError as absent:
        library = module.partition(".")[0]
        raise ImportError(f"this needs {library}, which is not installed: pip install {library}") from absent
