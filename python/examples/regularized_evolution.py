"""Regularized evolution (Real et al., AAAI 2019) in 40 lines, with as many workers as the experiment simulates."""

from collections import deque

import assay

POPULATION = 10
TOURNAMENT = 3


class RegularizedEvolution:
    def __init__(self, search):
        self.search = search
        self.asked = 0
        self.alive = deque()  # (accuracy, choices), the oldest first

    def ask(self):
        """At first random architectures; then a child of the best of a few."""
        self.asked += 1
        if self.asked <= POPULATION or not self.alive:
            return self.search.random_choices()
        few = self.search.rng.sample(list(self.alive), min(TOURNAMENT, len(self.alive)))
        _, parent = max(few, key=lambda one: one[0])
        return self.search.mutated(parent)

    def tell(self, choices, evaluation):
        """The oldest makes room."""
        self.alive.append((evaluation.accuracy, choices))
        if len(self.alive) > POPULATION:
            self.alive.popleft()


if __name__ == "__main__":
    assay.run(RegularizedEvolution)
