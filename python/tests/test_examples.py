"""The examples, run by the program."""

import importlib.util
import json
import os
import pathlib
import shutil
import subprocess
import sys

import pytest
from conftest import ROOT

import assay

EXAMPLES = ROOT / "python" / "examples"


def test_searches_of_the_examples_stand_beside_those_of_assay(program, tmp_path):
    done = program("run", EXAMPLES / "experiment.yaml", "--seeds", "0,1", "--json", "--out", tmp_path / "out")
    methods = json.dumps(json.loads(done.stdout))
    assert "my-random-search" in methods and "my-evolution" in methods
    again = program("run", EXAMPLES / "experiment.yaml", "--seeds", "0,1", "--fresh", "--json", "--out", tmp_path / "again")
    columns = lambda folder: [
        (r["method"], r["seed"], r["arch"]) for r in assay.read(tmp_path / folder / "results.csv", "rows")]
    assert columns("out") == columns("again"), "a seed finds the same"
    assert again.returncode == 0


@pytest.mark.skipif(importlib.util.find_spec("optuna") is None, reason="no optuna here")
def test_a_sampler_of_optuna_is_a_method(program, tmp_path):
    shutil.copy(EXAMPLES / "optuna_search.py", tmp_path)
    (tmp_path / "optuna.yaml").write_text(
        "space: nasbench201\ntruth: {benchmark: mini201}\nseeds: [0, 1]\nmethods:\n"
        "  - tpe: {command: [python3, optuna_search.py], trainings: 30, budget_s: 0, workers: 2}\n"
        "  - drawn: {command: [python3, optuna_search.py, RandomSampler], trainings: 5, budget_s: 0}\n")
    program("run", "optuna.yaml", "--out", "out", cwd=tmp_path)
    rows = assay.read(tmp_path / "out" / "results.csv", "rows")
    assert {r["method"] for r in rows} == {"tpe", "drawn"}


def test_regularized_evolution_has_forty_lines():
    lines = (EXAMPLES / "regularized_evolution.py").read_text().strip().splitlines()
    assert len(lines) <= 40, len(lines)


def test_judge_writes_rows_and_reads_the_answer(program, tmp_path):
    found = [
        row
        for seed in range(3)
        for row in assay.judgement("mine", seed, [100 * seed, 6111 + seed], scores=[1.0, 2.0])
    ]
    judged = assay.judge(found, "mini201", name="handed-in", out=str(tmp_path / "report"))
    assert judged.answer["kind"] == "judge"
    rows = judged.regret()
    assert len(rows) >= 3
    assert (tmp_path / "report" / "report.html").exists()
    with pytest.raises(RuntimeError, match="exit code"):
        assay.judge([{"method": "m", "seed": 0, "architecture": "|no|"}], "mini201", out=str(tmp_path / "none"))


@pytest.mark.skipif(
    any(importlib.util.find_spec(m) is None for m in ("nbclient", "nbformat", "ipykernel", "matplotlib", "pandas", "duckdb")),
    reason="no nbclient, ipykernel, matplotlib, pandas or duckdb here")
def test_the_notebook_runs(program, tmp_path):
    import nbclient
    import nbformat

    for name in ("judge_a_log.ipynb", "log.txt"):
        shutil.copy(EXAMPLES / name, tmp_path)
    notebook = nbformat.read(tmp_path / "judge_a_log.ipynb", as_version=4)
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = json.dumps([cell.get("outputs", []) for cell in notebook.cells])
    assert "image/png" in said, "regret is drawn"
    assert "toprule" in said and "my-search" in said, "the table in LaTeX"


def test_version_is_that_of_the_program():
    import xml.etree.ElementTree as tree

    pom = tree.parse(ROOT / "pom.xml").getroot()
    assert assay.__version__ == pom.find("{http://maven.apache.org/POM/4.0.0}version").text


@pytest.mark.skipif(importlib.util.find_spec("build") is None, reason="no build here")
def test_the_wheel_builds_and_holds_one_file(tmp_path):
    import zipfile

    source = tmp_path / "python"
    source.mkdir()
    for name in ("assay.py", "pyproject.toml", "README.md"):
        shutil.copy(ROOT / "python" / name, source)
    done = subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(tmp_path / "dist"), str(source)],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    (wheel,) = (tmp_path / "dist").iterdir()
    assert wheel.name == f"assay_nas-{assay.__version__}-py3-none-any.whl"
    names = zipfile.ZipFile(wheel).namelist()
    assert [n for n in names if "dist-info" not in n] == ["assay.py"]


def test_the_client_is_python_3_9():
    import ast

    ast.parse((ROOT / "python" / "assay.py").read_text(), feature_version=(3, 9))


@pytest.mark.skipif(importlib.util.find_spec("mypy") is None, reason="no mypy here")
def test_type_hints_hold():
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--cache-dir", os.devnull,
         "--ignore-missing-imports", "--follow-imports=skip", str(ROOT / "python" / "assay.py")],
        capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
