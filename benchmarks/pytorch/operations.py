"""Single operations: one forward, or one backward from a graph that is kept, per step."""
import torch
from torch import nn

from forms import NoForm


def layer(name, c):
    """The operation called `name` on c channels, as networks use it."""
    if name == "batchnorm":
        return nn.BatchNorm2d(c)
    if name == "relu":
        return nn.ReLU()
    if name == "avgpool3x3":
        return nn.AvgPool2d(3, stride=1, padding=1, count_include_pad=False)
    if name == "maxpool3x3":
        return nn.MaxPool2d(3, stride=1, padding=1)
    convolutions = {
        "conv1x1": (1, 1, 1),
        "conv3x3": (3, 1, 1),
        "depthwise3x3": (3, 1, c),
        "depthwise5x5": (5, 1, c),
        "depthwise3x3d2": (3, 2, c),
        "depthwise5x5d2": (5, 2, c),
    }
    kernel, dilation, groups = convolutions[name]
    return nn.Conv2d(c, c, kernel, padding=dilation * (kernel - 1) // 2, dilation=dilation, groups=groups, bias=False)


class Operation:
    def __init__(self, form, op, way, c, side, batch):
        if form.compiles:
            raise NoForm("one operation alone")
        self.backward = way == "backward"
        self.layer = form.layout(layer(op, c).train())
        self.x = form.layout(torch.randn(batch, c, side, side)).requires_grad_(self.backward)
        self.gradient = form.layout(torch.randn(batch, c, side, side))
        self.wanted = [self.x, *self.layer.parameters()]
        self.parameters = sum(p.numel() for p in self.layer.parameters())
        if self.backward:
            self.y = self.layer(self.x)
        else:
            for p in self.layer.parameters():
                p.requires_grad_(False)

    def step(self):
        if self.backward:
            torch.autograd.grad(self.y, self.wanted, self.gradient, retain_graph=True)
        else:
            with torch.no_grad():
                self.layer(self.x)
