"""Training and search steps over a network: what one iteration of the published loops computes."""
import copy

import torch
from torch import nn
from torch.nn import functional as F

import space201
import space_darts
from forms import NoForm

LABELS = 10


def batch(form, size, side):
    return form.layout(torch.randn(size, 3, side, side)), torch.randint(0, LABELS, (size,))


class Training:
    """Forward, backward and one step of SGD."""

    def __init__(self, form, net, size, side, nesterov=True, decay=5e-4, clip=0.0):
        self.net = form.layout(net.train())
        self.run = form.compiled(self.net)
        self.parameters = sum(p.numel() for p in net.parameters())
        self.x, self.y = batch(form, size, side)
        self.clip = clip
        self.sgd = torch.optim.SGD(net.parameters(), 0.025, momentum=0.9, nesterov=nesterov, weight_decay=decay)

    def step(self):
        self.sgd.zero_grad()
        out = self.run(self.x)
        if isinstance(out, tuple):
            loss = F.cross_entropy(out[0], self.y) + 0.4 * F.cross_entropy(out[1], self.y)
        else:
            loss = F.cross_entropy(out, self.y)
        loss.backward()
        if self.clip:
            nn.utils.clip_grad_norm_(self.net.parameters(), self.clip)
        self.sgd.step()


class Soft:
    """DARTS: every candidate, weighted by softmax."""

    def weights(self, alpha):
        return alpha.softmax(-1)

    def edge(self, weights):
        return lambda e, ops, x: sum(w * op(x) for w, op in zip(weights[e], ops))


class Dirichlet(Soft):
    """DrNAS: weights drawn from a Dirichlet distribution with a pathwise gradient."""

    def weights(self, alpha):
        return torch.distributions.Dirichlet(F.elu(alpha) + 1).rsample()


class Gumbel(Soft):
    """GDAS: the drawn candidate alone is computed, the others enter as numbers that are zero."""

    def weights(self, alpha):
        noise = -torch.empty_like(alpha).exponential_().log()
        p = ((alpha.log_softmax(1) + noise) / 5.0).softmax(1)
        self.chosen = p.argmax(1)
        hard = torch.zeros_like(p).scatter_(1, self.chosen[:, None], 1.0)
        return hard - p.detach() + p

    def edge(self, weights):
        chosen = self.chosen.tolist()
        return lambda e, ops, x: sum(
            w * op(x) if k == chosen[e] else w for k, (w, op) in enumerate(zip(weights[e], ops))
        )


class Search:
    """A step of the weights on a training batch and one of alpha on a validation batch."""

    def __init__(self, form, net, alphas, forward, size, side, decay=5e-4, nesterov=True):
        self.net = form.layout(net.train())
        self.alphas = alphas
        self.forward = forward
        self.parameters = sum(p.numel() for p in net.parameters())
        self.train = batch(form, size, side)
        self.valid = batch(form, size, side)
        self.sgd = torch.optim.SGD(net.parameters(), 0.025, momentum=0.9, nesterov=nesterov, weight_decay=decay)
        self.adam = torch.optim.Adam(alphas, 3e-4, betas=(0.5, 0.999), weight_decay=1e-3)

    def loss(self, data, net=None):
        return F.cross_entropy(self.forward(net or self.net, data[0]), data[1])

    def weight_step(self):
        self.sgd.zero_grad()
        self.loss(self.train).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 5.0)
        self.sgd.step()

    def alpha_step(self):
        self.adam.zero_grad()
        self.loss(self.valid).backward()
        self.adam.step()

    def step(self):
        self.weight_step()
        self.alpha_step()


class SecondOrder(Search):
    """DARTS with the unrolled step of the weights and the difference of two gradients for the Hessian product."""

    def alpha_step(self):
        xi = 0.025
        weights = list(self.net.parameters())
        grads = torch.autograd.grad(self.loss(self.train), weights)
        unrolled = copy.deepcopy(self.net)
        with torch.no_grad():
            for w, own, g in zip(unrolled.parameters(), weights, grads):
                buffer = self.sgd.state[own].get("momentum_buffer")
                moved = g + 5e-4 * own if buffer is None else 0.9 * buffer + g + 5e-4 * own
                w.sub_(xi * moved)
        ahead = list(unrolled.parameters())
        found = torch.autograd.grad(self.loss(self.valid, unrolled), [*ahead, *self.alphas])
        v, direct = found[: len(ahead)], found[len(ahead):]
        eps = 0.01 / torch.sqrt(sum((g * g).sum() for g in v))

        def shifted(by):
            with torch.no_grad():
                for w, g in zip(weights, v):
                    w.add_(by * g)
            return torch.autograd.grad(self.loss(self.train), self.alphas)

        plus = shifted(eps)
        minus = shifted(-2 * eps)
        with torch.no_grad():
            for w, g in zip(weights, v):
                w.add_(eps * g)
        self.adam.zero_grad()
        for a, d, p, m in zip(self.alphas, direct, plus, minus):
            a.grad = d - xi * (p - m) / (2 * eps)
        self.adam.step()

    def step(self):
        self.alpha_step()
        self.weight_step()


METHODS = {"darts": Soft, "drnas": Dirichlet, "gdas": Gumbel, "darts-2nd": Soft}


def search201(form, method, c, n, side, size):
    if form.compiles and method == "gdas":
        raise NoForm("each step draws another network, which would be compiled anew")
    alpha = nn.Parameter(1e-3 * torch.randn(6, 5))
    relax = METHODS[method]()
    run = form.compiled(lambda net, x, weights: net(x, relax.edge(weights)))

    def forward(net, x):
        return run(net, x, relax.weights(alpha))

    kind = SecondOrder if method == "darts-2nd" else Search
    return kind(form, space201.supernet(c, n), [alpha], forward, size, side)


def search_darts(form, c, layers, side, size):
    alphas = [nn.Parameter(1e-3 * torch.randn(14, 8)) for _ in range(2)]
    run = form.compiled(lambda net, x, *weights: net(x, weights))
    net = space_darts.SearchNetwork(c, layers)
    return Search(form, net, alphas, lambda n, x: run(n, x, *alphas), size, side, decay=3e-4, nesterov=False)
