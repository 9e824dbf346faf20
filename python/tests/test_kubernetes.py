"""Job files that `assay plan --k8s` writes, against the JSON schema of Kubernetes that the package kubernetes-validate carries."""

import pytest

kubernetes_validate = pytest.importorskip("kubernetes_validate", reason="no kubernetes-validate here")
yaml = pytest.importorskip("yaml")

BUILD = """
name: leaves
images: {dataset: fashion-mini, train: 40, valid: 20, test: 20, size: 4, padding: 0, flip: false}
network: {channels: 2, cells: 1}
recipe: {epochs: 1, batch: 20}
seeds: [0, 1]
"""


@pytest.mark.parametrize("place", [["--claim", "data"], ["--store", "s3:bucket/leaves"]])
def test_jobs_are_valid(program, tmp_path, place):
    config = tmp_path / "leaves.yaml"
    config.write_text(BUILD)
    answer = program("plan", "--k8s", "--image", "registry/assay:1", "--time", 60, "--tasks", 200, *place, "build", config)
    parts = list(yaml.safe_load_all(answer.stdout))
    assert [part["kind"] for part in parts] == ["ConfigMap", "Job", "Job"]
    for part in parts:
        kubernetes_validate.validate(part, "1.29", strict=True)
    assert parts[1]["spec"]["completions"] == 125
    parts[1]["spec"]["completionMode"] = 7
    with pytest.raises(kubernetes_validate.ValidationError):
        kubernetes_validate.validate(parts[1], "1.29", strict=True)
