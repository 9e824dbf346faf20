"""Recurrent cells and their language models, as the code that was published with DARTS computes them."""
import torch
from torch import nn
from torch.nn import functional as F

from forms import NoForm

STEPS = 8
OPERATIONS = (torch.tanh, torch.relu, torch.sigmoid, lambda x: x)
DARTS_V2 = ((torch.sigmoid, 0), (torch.relu, 1), (torch.relu, 1), (lambda x: x, 1), (torch.tanh, 2), (torch.sigmoid, 5),
            (torch.tanh, 3), (torch.relu, 5))


def mask(p, *shape):
    return torch.empty(*shape).bernoulli_(1 - p) / (1 - p)


class Model(nn.Module):
    """Tied embedding and decoder around one cell; the cell is fixed, or mixed where there are weights of its edges."""

    def __init__(self, words, hidden, mixed, embedding_dropout):
        super().__init__()
        self.hidden = hidden
        self.embedding_dropout = embedding_dropout
        self.encoder = nn.Parameter(torch.empty(words, hidden).uniform_(-0.04, 0.04))
        self.first = nn.Parameter(torch.empty(2 * hidden, 2 * hidden).uniform_(-0.04, 0.04))
        self.nodes = nn.ParameterList(
            [nn.Parameter(torch.empty(hidden, 2 * hidden).uniform_(-0.04, 0.04)) for _ in range(STEPS)])
        self.bias = nn.Parameter(torch.zeros(words))
        self.norm = nn.BatchNorm1d(hidden, affine=False) if mixed else None

    def fixed(self, state, h_mask):
        states = [state]
        for (f, source), weight in zip(DARTS_V2, self.nodes):
            s = states[source]
            c, g = (s * h_mask).mm(weight).split(self.hidden, 1)
            states.append(s + c.sigmoid() * (f(g) - s))
        return torch.stack(states[1:], -1).mean(-1)

    def mixed(self, state, h_mask, weights):
        state = self.norm(state)
        states = state[None]
        row = 0
        for i, weight in enumerate(self.nodes):
            c, g = (states * h_mask).view(-1, self.hidden).mm(weight).view(i + 1, -1, 2 * self.hidden).split(self.hidden, 2)
            c = c.sigmoid()
            s = torch.zeros_like(state)
            for k, f in enumerate(OPERATIONS):
                one = states + c * (f(g) - states)
                s = s + (weights[row:row + i + 1, k + 1][:, None, None] * one).sum(0)
            row += i + 1
            states = torch.cat([states, self.norm(s)[None]])
        return states[1:].mean(0)

    def forward(self, words, hidden, weights=None):
        batch = words.shape[1]
        table = self.encoder
        if self.embedding_dropout:
            table = table * mask(self.embedding_dropout, table.shape[0], 1)
        x = F.embedding(words, table) * mask(0.2, 1, batch, self.hidden)
        x_mask, h_mask = mask(0.75, batch, self.hidden), mask(0.25, batch, self.hidden)
        outputs = []
        for t in range(words.shape[0]):
            c, g = torch.cat([x[t] * x_mask, hidden * h_mask], 1).mm(self.first).split(self.hidden, 1)
            state = hidden + c.sigmoid() * (g.tanh() - hidden)
            hidden = self.fixed(state, h_mask) if weights is None else self.mixed(state, h_mask, weights)
            outputs.append(hidden)
        raw = torch.stack(outputs)
        dropped = raw * mask(0.75, 1, batch, self.hidden)
        return F.linear(dropped.view(-1, self.hidden), self.encoder, self.bias), raw, hidden.detach()


class Step:
    def __init__(self, form, words, hidden, batch, bptt, mixed):
        if form.last:
            raise NoForm("no maps")
        self.net = Model(words, hidden, mixed, 0.0 if mixed else 0.1).train()
        self.run = form.compiled(self.net)
        self.parameters = sum(p.numel() for p in self.net.parameters())
        text = torch.randint(0, words, (bptt + 1, batch))
        self.x, self.y = text[:-1], text[1:].reshape(-1)
        self.hidden = [torch.zeros(batch, hidden), torch.zeros(batch, hidden)]
        self.sgd = torch.optim.SGD(self.net.parameters(), 20, weight_decay=5e-7 if mixed else 8e-7)
        self.alpha = nn.Parameter(1e-3 * torch.randn(STEPS * (STEPS + 1) // 2, 5)) if mixed else None
        self.adam = torch.optim.Adam([self.alpha], 3e-3, weight_decay=1e-3) if mixed else None

    def loss(self, stream):
        weights = None if self.alpha is None else self.alpha.softmax(-1)
        logits, raw, self.hidden[stream] = self.run(self.x, self.hidden[stream], weights)
        return F.cross_entropy(logits, self.y), raw

    def step(self):
        if self.adam is not None:
            self.adam.zero_grad()
            self.loss(1)[0].backward()
            self.adam.step()
        self.sgd.zero_grad()
        loss, raw = self.loss(0)
        (loss + 1e-3 * (raw[1:] - raw[:-1]).pow(2).mean()).backward()
        nn.utils.clip_grad_norm_(self.net.parameters(), 0.25)
        self.sgd.step()
