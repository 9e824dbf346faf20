"""A sampler of Optuna as a method (pip install optuna): TPE, or the one that the command names.

methods: - tpe: {command: [python3, optuna_search.py], trainings: 100}
methods: - nsga: {command: [python3, optuna_search.py, NSGAIISampler], trainings: 100}
"""

import sys

import assay
import optuna


class Sampled:
    """Each decision is a categorical parameter."""

    def __init__(self, search):
        optuna.logging.set_verbosity(optuna.logging.WARNING)
        sampler = getattr(optuna.samplers, sys.argv[1] if len(sys.argv) > 1 else "TPESampler")
        self.study = optuna.create_study(direction="maximize", sampler=sampler(seed=search.seed))
        self.decisions = [list(range(len(options))) for options in search.options]
        self.trials = {}

    def ask(self):
        trial = self.study.ask()
        choices = tuple(trial.suggest_categorical(f"decision{i}", of) for i, of in enumerate(self.decisions))
        self.trials.setdefault(choices, []).append(trial)
        return choices

    def tell(self, choices, evaluation):
        self.study.tell(self.trials[choices].pop(0), evaluation.accuracy)


if __name__ == "__main__":
    assay.run(Sampled)
