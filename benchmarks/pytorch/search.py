#!/usr/bin/env python3
"""A whole reduced search by first-order DARTS on NAS-Bench-201, as `assay run` makes it: read images, search, name the cell.

    search.py eager c=8 n=1 side=8 images=2000 epochs=20 warmup=10 batch=64
"""
import math
import sys

import torch
from torch.nn import functional as F

import space201
import steps
from forms import Form


def augmented(x):
    """Each image moved by up to a pixel, and turned over by chance."""
    padded = F.pad(x, (1, 1, 1, 1))
    side = x.shape[-1]
    across, down = torch.randint(0, 3, (2,)).tolist()
    x = padded[:, :, down:down + side, across:across + side]
    turned = torch.rand(len(x)) < 0.5
    return torch.where(turned[:, None, None, None], x.flip(3), x)


def batches(images, labels, size):
    for some in torch.randperm(len(images)).split(size):
        yield augmented(images[some]), labels[some]


def main():
    form = Form(sys.argv[1])
    a = {k: int(v) for k, v in (w.split("=") for w in sys.argv[2:])}
    torch.set_num_threads(1)
    torch.manual_seed(1)
    data = [steps.batch(form, a["images"], a["side"]) for _ in range(2)]
    search = steps.search201(form, "darts", a["c"], a["n"], a["side"], a["batch"])
    search.adam.param_groups[0]["lr"] = 0.003
    for epoch in range(a["epochs"]):
        rate = 0.001 + 0.099 * (1 + math.cos(math.pi * epoch / a["epochs"])) / 2
        search.sgd.param_groups[0]["lr"] = rate
        for train, valid in zip(batches(*data[0], a["batch"]), batches(*data[1], a["batch"])):
            search.train = [form.layout(train[0]), train[1]]
            search.weight_step()
            if epoch >= a["warmup"]:
                search.valid = [form.layout(valid[0]), valid[1]]
                search.alpha_step()
    tokens = {k: t for t, k in space201.TOKENS.items()}
    print(" ".join(tokens[k] for k in search.alphas[0].argmax(1).tolist()))


if __name__ == "__main__":
    main()
