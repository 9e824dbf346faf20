package assay.internal.testkit;

import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.truth.Answer;
import assay.core.truth.Basis;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Question;
import assay.core.truth.Split;
import assay.core.truth.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;

/** Experiments of any size that look like searches, and a table made by a formula to judge them. */
public final class Walks {
    private Walks() {}

    /** Searches. Each is a random walk over cells that drifts towards convolutions, faster for some methods than for others. */
    public static Experiment experiment(int methods, int seeds, int epochs) {
        Seeds streams = new Seeds(201);
        List<RunRecord> runs = new ArrayList<>();
        for (int m = 0; m < methods; m++) {
            for (int s = 0; s < seeds; s++) {
                runs.add(run("method-" + m, s, epochs, 0.02 + 0.01 * m, streams.stream("walk", m, s)));
            }
        }
        return new Experiment(
                "walks",
                "nasbench201",
                List.of("cifar10", "cifar100", "ImageNet16-120"),
                200,
                "seeds: " + seeds + "\n",
                Map.of("version", "0.1.0"),
                runs);
    }

    private static RunRecord run(String method, long seed, int epochs, double drift, RandomStream random) {
        Bench201Index index = Bench201Index.get();
        Genotype201 cell = index.cell(random.nextInt(index.size()));
        List<EpochRecord> records = new ArrayList<>();
        double second = 5 + random.nextDouble();
        for (int e = 1; e <= epochs; e++) {
            if (random.nextDouble() < 0.1) {
                Op201 op = random.nextDouble() < drift + 0.2
                        ? Op201.CONV_3X3
                        : Op201.values()[random.nextInt(Op201.values().length)];
                cell = cell.with(random.nextInt(6), op);
            }
            double loss = 2.3 / (1 + drift * e) + 0.02 * random.nextGaussian();
            records.add(new EpochRecord(
                    e,
                    cell,
                    OptionalDouble.of(loss),
                    OptionalDouble.of(loss + 0.1),
                    second * e,
                    OptionalDouble.of(100 * second * e),
                    new TreeMap<>(Map.of(EpochRecord.ENTROPY, 9.66 / (1 + drift * e), EpochRecord.SKIP_SHARE, 0.2))));
        }
        return new RunRecord(method, seed, records, List.of(), cell, second * epochs, 0);
    }

    /** Accuracies by a formula over the operations, with a part that looks random; nothing else is in it. */
    public static Truth truth() {
        return new Truth() {
            @Override
            public Answer ask(Question question) {
                if (!(question instanceof Query query) || !query.metric().equals(Metric.ACCURACY)) {
                    return new Answer.NotMeasured(question, "only accuracies are made up");
                }
                Genotype201 cell = (Genotype201) query.arch();
                double value =
                        90 - 15 * Dataset.values().indexOf(query.dataset()) - (query.split() == Split.TEST ? 1 : 0);
                value -= 1.5 * (6 - cell.count(Op201.CONV_3X3)) + 4 * cell.count(Op201.NONE);
                value -= (cell.code() * 7919 % 1000) / 250.0;
                return new Answer.Measured(query, value, "percent", List.of(777, 888), Basis.PUBLISHED_MEAN, "made up");
            }

            @Override
            public void close() {}
        };
    }
}
