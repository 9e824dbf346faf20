"""Rows to be judged, and tables as data frames."""

import gzip
import json
import math

import pytest

import assay


class Number:
    """As those of NumPy and torch."""

    def __init__(self, value):
        self.value = value

    def item(self):
        return self.value


def written(rows, tmp_path):
    assay._write_rows(rows, str(tmp_path / "rows.jsonl"))
    return [json.loads(line) for line in (tmp_path / "rows.jsonl").read_text().splitlines()]


def test_rows_of_all_kinds_are_written(tmp_path):
    rows = [
        {"method": "a", "seed": Number(1), "architecture": "x", "score": Number(0.5), "final": True},
        {"method": "a", "seed": 1, "architecture": [Number(1), 2], "score": math.nan, "step": 2},
        {"method": "a", "seed": 1, "architecture": {"0_1": "none"}, "score": float("inf"), "final": None},
    ]
    assert written(rows, tmp_path) == [
        {"method": "a", "seed": 1, "architecture": "x", "score": 0.5, "final": True},
        {"method": "a", "seed": 1, "architecture": [1, 2], "step": 2},
        {"method": "a", "seed": 1, "architecture": {"0_1": "none"}},
    ]


def test_frames_are_rows(tmp_path):
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame({"method": ["a", "b"], "seed": [0, 1], "architecture": ["x", "y"], "score": [1.5, None]})
    assert written(frame, tmp_path) == [
        {"method": "a", "seed": 0, "architecture": "x", "score": 1.5},
        {"method": "b", "seed": 1, "architecture": "y"},
    ]


@pytest.mark.parametrize("rows", [[], [{"method": "a"}]])
def test_nothing_to_judge_is_told(tmp_path, rows):
    with pytest.raises(ValueError):
        written(rows, tmp_path)


def test_judgement_numbers_steps():
    assert assay.judgement("m", 2, ["x", "y"]) == [
        {"method": "m", "seed": 2, "step": 1, "architecture": "x"},
        {"method": "m", "seed": 2, "step": 2, "architecture": "y", "final": True},
    ]
    assert [r["score"] for r in assay.judgement("m", 2, ["x", "y"], [1.0, 2.0])] == [1.0, 2.0]


def test_tables_are_read(tmp_path):
    (tmp_path / "t.csv").write_text("a,b\n1,x\n2,y\n")
    with gzip.open(tmp_path / "t.csv.gz", "wt") as f:
        f.write("a,b\n1,x\n2,y\n")
    for name in ("t.csv", "t.csv.gz"):
        assert assay.read(tmp_path / name, "rows") == [{"a": "1", "b": "x"}, {"a": "2", "b": "y"}]
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    for name in ("t.csv", "t.csv.gz"):
        assert assay.read(tmp_path / name).to_dict("list") == {"a": [1, 2], "b": ["x", "y"]}
    with pytest.raises(ValueError, match="expected pandas"):
        assay.read(tmp_path / "t.csv", "excel")


def test_parquet_and_arrow_are_read(tmp_path):
    pyarrow = pytest.importorskip("pyarrow")
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    import pyarrow.ipc
    import pyarrow.parquet

    table = pyarrow.table({"a": [1, 2]})
    pyarrow.parquet.write_table(table, tmp_path / "t.parquet")
    with pyarrow.OSFile(str(tmp_path / "t.arrow"), "wb") as sink, pyarrow.ipc.new_file(sink, table.schema) as out:
        out.write_table(table)
    for name in ("t.parquet", "t.arrow"):
        assert assay.read(tmp_path / name).to_dict("list") == {"a": [1, 2]}
        assert assay.read(tmp_path / name, "arrow").to_pydict() == {"a": [1, 2]}


def test_polars_takes_tables_and_gives_rows(tmp_path):
    polars = pytest.importorskip("polars")
    pytest.importorskip("duckdb")
    (tmp_path / "t.csv").write_text("a\n1\n")
    assert assay.read(tmp_path / "t.csv", "polars").to_dicts() == [{"a": 1}]
    frame = polars.DataFrame({"method": ["a"], "seed": [0], "architecture": ["x"], "score": [1.5]})
    frame.write_parquet(tmp_path / "t.parquet")
    frame.write_ipc(tmp_path / "t.arrow")
    for name in ("t.parquet", "t.arrow"):
        assert assay.read(tmp_path / name, "polars").to_dicts() == frame.to_dicts()
    assert written(frame, tmp_path) == frame.to_dicts()


def test_feather_of_frames_is_judged(program, tmp_path):
    polars = pytest.importorskip("polars")
    rows = {"method": ["a", "a"], "seed": [0, 1], "architecture": ["6111", "284"]}
    polars.DataFrame(rows).write_ipc(tmp_path / "polars.arrow", compression="zstd")
    pandas = pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    pandas.DataFrame(rows).to_feather(tmp_path / "pandas.feather")
    for name in ("polars.arrow", "pandas.feather"):
        said = program("judge", tmp_path / name, "--on", "mini201", "--out", tmp_path / "out")
        assert "a                   2      " in said.stdout, said


def test_a_library_that_is_missing_is_named():
    with pytest.raises(ImportError, match="pip install no_such_library_19$"):
        assay._need("no_such_library_19.part")


def test_a_store_is_asked(program):
    pytest.importorskip("duckdb")
    pytest.importorskip("pandas")
    import os

    program("query", "mini201", "--index", 1, "--metric", "params", "--dataset", "fashion-mini")
    store = os.path.join(os.environ["ASSAY_HOME"], "truth", "mini201.duckdb")
    frame = assay.sql(store, "SELECT 1 AS one")
    assert frame.to_dict("list") == {"one": [1]}
