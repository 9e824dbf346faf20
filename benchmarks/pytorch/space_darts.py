"""The DARTS space (Liu, Simonyan and Yang, ICLR 2019): the search network and the network of DARTS_V2."""
import torch
from torch import nn

OPERATIONS = ("none", "max_pool_3x3", "avg_pool_3x3", "skip_connect", "sep_conv_3x3", "sep_conv_5x5", "dil_conv_3x3",
              "dil_conv_5x5")
DARTS_V2 = {
    "normal": [("sep_conv_3x3", 0), ("sep_conv_3x3", 1), ("sep_conv_3x3", 0), ("sep_conv_3x3", 1),
               ("sep_conv_3x3", 1), ("skip_connect", 0), ("skip_connect", 0), ("dil_conv_3x3", 2)],
    "reduce": [("max_pool_3x3", 0), ("max_pool_3x3", 1), ("skip_connect", 2), ("max_pool_3x3", 1),
               ("max_pool_3x3", 0), ("skip_connect", 2), ("skip_connect", 2), ("max_pool_3x3", 1)],
}


class Zero(nn.Module):
    def __init__(self, stride):
        super().__init__()
        self.stride = stride

    def forward(self, x):
        return x[:, :, :: self.stride, :: self.stride].mul(0.0)


class FactorizedReduce(nn.Module):
    """Half the side: two 1x1 convolutions, one of them on the map moved by a pixel."""

    def __init__(self, c_in, c_out, affine):
        super().__init__()
        self.a = nn.Conv2d(c_in, c_out // 2, 1, stride=2, bias=False)
        self.b = nn.Conv2d(c_in, c_out // 2, 1, stride=2, bias=False)
        self.norm = nn.BatchNorm2d(c_out, affine=affine)

    def forward(self, x):
        x = torch.relu(x)
        return self.norm(torch.cat([self.a(x), self.b(x[:, :, 1:, 1:])], 1))


def depthwise(c, kernel, stride, dilation, affine):
    return [
        nn.ReLU(),
        nn.Conv2d(c, c, kernel, stride, dilation * (kernel - 1) // 2, dilation, groups=c, bias=False),
        nn.Conv2d(c, c, 1, bias=False),
        nn.BatchNorm2d(c, affine=affine),
    ]


def conv1x1(c_in, c_out, affine):
    return nn.Sequential(nn.ReLU(), nn.Conv2d(c_in, c_out, 1, bias=False), nn.BatchNorm2d(c_out, affine=affine))


def candidate(name, c, stride, affine, pool_norm):
    if name == "none":
        return Zero(stride)
    if name == "skip_connect":
        return nn.Identity() if stride == 1 else FactorizedReduce(c, c, affine)
    if name.endswith("pool_3x3"):
        pool = (nn.MaxPool2d(3, stride, 1) if name.startswith("max")
                else nn.AvgPool2d(3, stride, 1, count_include_pad=False))
        return nn.Sequential(pool, nn.BatchNorm2d(c, affine=False)) if pool_norm else pool
    kernel = int(name[-1])
    if name.startswith("sep"):
        return nn.Sequential(*depthwise(c, kernel, stride, 1, affine), *depthwise(c, kernel, 1, 1, affine))
    return nn.Sequential(*depthwise(c, kernel, stride, 2, affine))


class Cell(nn.Module):
    """What both kinds of cell share: the inputs brought to c channels of one size."""

    def __init__(self, c_before, c_last, c, reduced_before, affine):
        super().__init__()
        self.first = (FactorizedReduce(c_before, c, affine) if reduced_before else conv1x1(c_before, c, affine))
        self.second = conv1x1(c_last, c, affine)


class MixedCell(Cell):
    def __init__(self, c_before, c_last, c, reduces, reduced_before):
        super().__init__(c_before, c_last, c, reduced_before, affine=False)
        self.reduces = reduces
        self.edges = nn.ModuleList(
            nn.ModuleList(candidate(o, c, 2 if reduces and j < 2 else 1, False, True) for o in OPERATIONS)
            for i in range(4) for j in range(2 + i)
        )

    def forward(self, a, b, weights):
        nodes = [self.first(a), self.second(b)]
        e = 0
        for i in range(4):
            total = 0
            for j in range(2 + i):
                total = total + sum(w * op(nodes[j]) for w, op in zip(weights[e], self.edges[e]))
                e += 1
            nodes.append(total)
        return torch.cat(nodes[2:], 1)


class FixedCell(Cell):
    def __init__(self, genes, c_before, c_last, c, reduces, reduced_before):
        super().__init__(c_before, c_last, c, reduced_before, affine=True)
        self.inputs = [j for _, j in genes]
        self.ops = nn.ModuleList(candidate(o, c, 2 if reduces and j < 2 else 1, True, False) for o, j in genes)

    def forward(self, a, b, drop):
        nodes = [self.first(a), self.second(b)]
        for i in range(4):
            nodes.append(sum(self.term(e, nodes, drop) for e in (2 * i, 2 * i + 1)))
        return torch.cat(nodes[2:], 1)

    def term(self, e, nodes, drop):
        op = self.ops[e]
        y = op(nodes[self.inputs[e]])
        if drop > 0 and not isinstance(op, nn.Identity):
            y = y * (torch.empty(len(y), 1, 1, 1).bernoulli_(1 - drop) / (1 - drop))
        return y


def cells(make, c, layers):
    """The cells and what comes out of the last: channels double in the cells at a third and at two thirds."""
    found = nn.ModuleList()
    before, last, reduced = 3 * c, 3 * c, False
    for i in range(layers):
        reduces = i in (layers // 3, 2 * layers // 3)
        c *= 2 if reduces else 1
        found.append(make(before, last, c, reduces, reduced))
        before, last, reduced = last, 4 * c, reduces
    return found, last


class SearchNetwork(nn.Module):
    def __init__(self, c, layers, classes=10):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(3, 3 * c, 3, padding=1, bias=False), nn.BatchNorm2d(3 * c))
        self.cells, out = cells(MixedCell, c, layers)
        self.head = nn.Linear(out, classes)

    def forward(self, x, alphas):
        normal, reduce = (a.softmax(1) for a in alphas)
        a = b = self.stem(x)
        for cell in self.cells:
            a, b = b, cell(a, b, reduce if cell.reduces else normal)
        return self.head(b.mean((2, 3)))


class Auxiliary(nn.Module):
    """The second classifier after the second reduction, on maps of 8x8."""

    def __init__(self, c, classes):
        super().__init__()
        self.maps = nn.Sequential(
            nn.ReLU(), nn.AvgPool2d(5, stride=3, count_include_pad=False),
            nn.Conv2d(c, 128, 1, bias=False), nn.BatchNorm2d(128), nn.ReLU(),
            nn.Conv2d(128, 768, 2, bias=False), nn.BatchNorm2d(768), nn.ReLU(),
        )
        self.head = nn.Linear(768, classes)

    def forward(self, x):
        return self.head(self.maps(x).flatten(1))


class TrainedNetwork(nn.Module):
    """With auxiliary head and drop path, as published networks are trained."""

    def __init__(self, c, layers, drop, genotype=None, classes=10):
        super().__init__()
        genotype = genotype or DARTS_V2
        self.drop = drop
        self.stem = nn.Sequential(nn.Conv2d(3, 3 * c, 3, padding=1, bias=False), nn.BatchNorm2d(3 * c))

        def make(before, last, channels, reduces, reduced):
            genes = genotype["reduce" if reduces else "normal"]
            return FixedCell(genes, before, last, channels, reduces, reduced)

        self.cells, out = cells(make, c, layers)
        self.at = 2 * layers // 3
        self.auxiliary = Auxiliary(16 * c, classes)
        self.head = nn.Linear(out, classes)

    def forward(self, x):
        a = b = self.stem(x)
        for i, cell in enumerate(self.cells):
            a, b = b, cell(a, b, self.drop)
            if i == self.at:
                second = self.auxiliary(b)
        return self.head(b.mean((2, 3))), second
