"""NAS-Bench-201: the network of one architecture, and the supernet of all (Dong and Yang, ICLR 2020)."""
import torch
from torch import nn

NONE, SKIP, CONV1, CONV3, POOL = range(5)
EDGES = [(1, 0), (2, 0), (2, 1), (3, 0), (3, 1), (3, 2)]
TOKENS = {"none": NONE, "skip_connect": SKIP, "nor_conv_1x1": CONV1, "nor_conv_3x3": CONV3, "avg_pool_3x3": POOL}
CELLS = {
    "conv3x3": [CONV3] * 6,
    "resnet": [CONV3, CONV3, CONV3, SKIP, CONV3, CONV3],
}


class Zero(nn.Module):
    def forward(self, x):
        return x.mul(0.0)


def relu_conv_bn(c_in, c_out, kernel, stride=1, affine=True, bias=False):
    return nn.Sequential(
        nn.ReLU(),
        nn.Conv2d(c_in, c_out, kernel, stride=stride, padding=kernel // 2, bias=bias),
        nn.BatchNorm2d(c_out, affine=affine),
    )


def candidate(op, c, affine=True, bias=False):
    if op == NONE:
        return Zero()
    if op == SKIP:
        return nn.Identity()
    if op == POOL:
        return nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
    return relu_conv_bn(c, c, 1 if op == CONV1 else 3, affine=affine, bias=bias)


class Residual(nn.Module):
    def __init__(self, c):
        super().__init__()
        self.a = relu_conv_bn(c, 2 * c, 3, stride=2)
        self.b = relu_conv_bn(2 * c, 2 * c, 3)
        self.shortcut = nn.Sequential(nn.AvgPool2d(2, stride=2), nn.Conv2d(c, 2 * c, 1, bias=False))

    def forward(self, x):
        return self.b(self.a(x)) + self.shortcut(x)


class FixedCell(nn.Module):
    def __init__(self, c, ops):
        super().__init__()
        self.ops = nn.ModuleList(candidate(op, c) for op in ops)

    def forward(self, x):
        nodes = [x]
        for to in (1, 2, 3):
            nodes.append(sum(op(nodes[j]) for op, (i, j) in zip(self.ops, EDGES) if i == to))
        return nodes[3]


class MixedCell(nn.Module):
    """Convolutions have a bias exactly because their normalisation has none, as in AutoDL-Projects."""

    def __init__(self, c):
        super().__init__()
        self.edges = nn.ModuleList(
            nn.ModuleList(candidate(op, c, affine=False, bias=True) for op in range(5)) for _ in EDGES
        )

    def forward(self, x, mix):
        nodes = [x]
        for to in (1, 2, 3):
            nodes.append(sum(mix(e, self.edges[e], nodes[j]) for e, (i, j) in enumerate(EDGES) if i == to))
        return nodes[3]


class Frame(nn.Module):
    """Stem, three stages of n cells with residual blocks between, head."""

    def __init__(self, cell, c, n, classes=10):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, c, 3, padding=1, bias=False), nn.BatchNorm2d(c))
        blocks = []
        for stage in range(3):
            if stage > 0:
                blocks.append(Residual(c * 2 ** (stage - 1)))
            blocks += [cell(c * 2**stage) for _ in range(n)]
        self.blocks = nn.ModuleList(blocks)
        self.norm = nn.BatchNorm2d(4 * c)
        self.head = nn.Linear(4 * c, classes)

    def forward(self, x, *cell_arguments):
        x = self.stem(x)
        for block in self.blocks:
            x = block(x) if isinstance(block, Residual) else block(x, *cell_arguments)
        return self.head(torch.relu(self.norm(x)).mean((2, 3)))


def network(arch, c, n, classes=10):
    return Frame(lambda channels: FixedCell(channels, CELLS[arch]), c, n, classes)


def supernet(c, n, classes=10):
    return Frame(MixedCell, c, n, classes)
