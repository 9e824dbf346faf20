package assay.internal.experiments.run;

import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.run.score.CellScorer;
import assay.internal.experiments.run.score.ProxySeeds;
import assay.internal.experiments.run.score.Scoring;
import assay.internal.experiments.spaces.RunSpace;
import assay.internal.proxies.study.BestOf;
import assay.internal.proxies.study.OwnProbe;
import assay.internal.proxies.study.ProxyRule;
import assay.internal.supernet.search.step.Perturber;
import assay.proxies.Proxy;
import assay.proxies.ProxyTask;
import assay.supernet.network.Network;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.network.Supernet;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.method.Perturbed;
import assay.supernet.search.method.Search;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Vec;
import assay.supernet.tensor.Backend;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** Zero-cost perturbation: proposes architectures from an untrained supernet, and chooses among them. */
final class Proposals {
    private static final Search SUPERNET = Perturbed.supernet();

    private final Perturbed how;
    private final ProxyRule ranking;
    private final Scoring scoring;
    private final ProxySeeds seeds;
    private final JobRunner.Context context;

    /** @param seeds of one supernet for all proposals, of their decisions, of batches, and of what a proxy draws itself */
    Proposals(Perturbed how, Scoring scoring, ProxySeeds seeds, JobRunner.Context context) {
        this.how = how;
        this.ranking = ProxyRule.of(how.proxy());
        this.scoring = scoring;
        this.seeds = seeds;
        this.context = context;
    }

    /** The best of all proposals; a single one is not scored. */
    BestOf.Choice choose() {
        List<Genotype> proposed = new ArrayList<>();
        for (int n = 0; n < how.proposals(); n++) {
            proposed.add(propose(n));
            context.progress().at(0.5 * (n + 1) / how.proposals(), (n + 1) + " cells proposed");
        }
        List<Genotype> distinct = List.copyOf(new LinkedHashSet<>(proposed));
        if (distinct.size() == 1) {
            return new BestOf.Choice(distinct.get(0), List.of(), 0, false);
        }
        Map<Genotype, List<OptionalDouble>> means = means(distinct);
        Iterator<Genotype> next = proposed.iterator();
        return new BestOf(proposed.size(), 1).choose(next::next, () -> means::get, ranking.rule());
    }

    private Genotype propose(int number) {
        Seeds own = seeds.networks().child("proposal-" + number);
        return Perturber.remains(
                SUPERNET,
                scoring.space().space(),
                own,
                (without, decision) -> harm(without, own.child("decision-" + decision)));
    }

    /** Minus the score of the supernet that is left. */
    private double[] harm(List<Draw> without, Seeds batch) {
        List<Proxy> proxies = ranking.proxies();
        double[][] scores = new double[proxies.size()][without.size()];
        try (OwnProbe own = scoring.probe(proxies, batch, seeds.own())) {
            for (int i = 0; i < without.size(); i++) {
                stopIfAsked();
                Draw draw = without.get(i);
                try (ProxyTask task =
                        new ProxyTask(own.probe(), on -> network(on, draw), OptionalDouble.empty()).judgedBy(proxies)) {
                    for (int p = 0; p < scores.length; p++) {
                        scores[p][i] = proxies.get(p).score(task).orElse(Double.NaN);
                    }
                }
            }
        }
        double[] joint = scores.length == 1 ? scores[0] : ranking.rule().combine(scores);
        if (Arrays.stream(joint).allMatch(Double::isNaN)) {
            throw new UsageException(
                    "zero-cost perturbation: expected a proxy that scores a supernet without one of its"
                            + " options, found " + how.proxy()
                            + ", which is undefined for all of a decision. Take another proxy.");
        }
        return Arrays.stream(joint).map(score -> -score).toArray();
    }

    /** The supernet with its first weights, with fixed weights of options. */
    private Network network(Backend on, Draw draw) {
        RunSpace space = scoring.space();
        Supernet net = space.supernet(on, SUPERNET, SUPERNET.stages().get(0));
        net.parameters().initialise(seeds.networks().child("supernet"));
        Vec mix = new Vec(draw.weights().length);
        draw.into(mix);
        return new Fixed(net, mix);
    }

    private record Fixed(Supernet net, Vec mix) implements Network {
        @Override
        public Parameters parameters() {
            return net.parameters();
        }

        @Override
        public Var forward(Tape tape, Var images, Norms norms) {
            mix.wantGrad(false);
            return net.forward(tape, images, mix, norms);
        }
    }

    /** Each proxy's mean over the rounds in which it is defined. */
    private Map<Genotype, List<OptionalDouble>> means(List<Genotype> proposed) {
        Map<Genotype, List<List<OptionalDouble>>> all = new LinkedHashMap<>();
        for (int round = 0; round < how.rounds(); round++) {
            int channels = scoring.config().supernet().channels();
            int cells = scoring.config().supernet().cells();
            try (CellScorer scorer = scoring.scorer(ranking.proxies(), channels, cells, seeds.round(round))) {
                for (Genotype arch : proposed) {
                    stopIfAsked();
                    all.computeIfAbsent(arch, a -> new ArrayList<>()).add(scorer.scores(arch));
                }
            }
            context.progress().at(0.5 + 0.5 * (round + 1) / how.rounds(), (round + 1) + " rounds of scores");
        }
        Map<Genotype, List<OptionalDouble>> means = new LinkedHashMap<>();
        all.forEach((arch, rounds) -> {
            List<OptionalDouble> mean = new ArrayList<>();
            for (int p = 0; p < ranking.proxies().size(); p++) {
                int proxy = p;
                mean.add(rounds.stream()
                        .map(scores -> scores.get(proxy))
                        .flatMapToDouble(OptionalDouble::stream)
                        .average());
            }
            means.put(arch, mean);
        });
        return means;
    }

    private void stopIfAsked() {
        if (context.stop().getAsBoolean()) {
            throw new InterruptedRunException("stopped while an untrained supernet was perturbed.");
        }
    }
}
