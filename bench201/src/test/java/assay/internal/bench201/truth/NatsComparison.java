package assay.internal.bench201.truth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import assay.core.truth.Answer;
import assay.core.truth.Answer.Measured;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.core.truth.Metric;
import assay.core.truth.Query;
import assay.core.truth.Split;
import assay.core.truth.Trials;
import assay.internal.core.pickle.PickleLimits;
import assay.internal.core.pickle.PickleReader;
import assay.internal.core.pickle.PyTuple;
import assay.internal.data.archive.Unpack;
import assay.internal.data.archive.UnpackLimits;
import assay.internal.data.truth.Architectures;
import assay.internal.data.truth.StoreTruth;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Asks a store for every value of NATS-Bench files. */
final class NatsComparison {
    private final Architectures architectures;
    private final StoreTruth truth;

    NatsComparison(Benchmark benchmark, StoreTruth truth) {
        this.architectures = Architectures.of(benchmark);
        this.truth = truth;
    }

    private static Map<?, ?> pickle(Path samples, int arch) throws IOException {
        Path file = samples.resolve(String.format("%06d.pickle.pbz2", arch));
        try (InputStream in = Unpack.bzip2(Files.newInputStream(file), "sample", UnpackLimits.DEFAULT)) {
            return (Map<?, ?>) PickleReader.read(in, "sample", PickleLimits.DEFAULT);
        }
    }

    Measured ask(int arch, String dataset, Split split, Metric metric, int schedule, String trials, int epoch) {
        Query query = new Query(
                architectures.at(arch),
                Dataset.of(dataset),
                split,
                metric,
                schedule,
                Trials.of(trials),
                OptionalInt.of(epoch));
        Answer answer = truth.ask(query);
        return answer.fold(m -> m, n -> {
            throw new AssertionError(n.why());
        });
    }

    /** How many values were compared. */
    int compare(Path samples, List<Integer> archs) throws IOException {
        int compared = 0;
        for (int arch : archs) {
            for (Map.Entry<?, ?> setting : pickle(samples, arch).entrySet()) {
                int schedule = Integer.parseInt((String) setting.getKey());
                Map<?, ?> results = (Map<?, ?>) ((Map<?, ?>) setting.getValue()).get("all_results");
                for (Map.Entry<?, ?> result : results.entrySet()) {
                    PyTuple key = (PyTuple) result.getKey();
                    compared += compare(
                            arch, schedule, (String) key.get(0), key.get(1).toString(), (Map<?, ?>) result.getValue());
                }
            }
        }
        return compared;
    }

    private int compare(int arch, int schedule, String dataset, String seed, Map<?, ?> run) {
        int compared = 0;
        Map<String, Metric> curves = Map.of(
                "train_acc1es",
                Metric.ACCURACY,
                "train_acc5es",
                Metric.TOP5,
                "train_losses",
                Metric.LOSS,
                "train_times",
                Metric.TIME);
        for (Map.Entry<String, Metric> curve : curves.entrySet()) {
            if (run.get(curve.getKey()) != null) {
                for (Map.Entry<?, ?> e : ((Map<?, ?>) run.get(curve.getKey())).entrySet()) {
                    int epoch = Integer.parseInt(e.getKey().toString()) + 1;
                    Measured m = ask(arch, dataset, Split.TRAIN, curve.getValue(), schedule, seed, epoch);
                    assertEquals(e.getValue(), m.value(), m.toString());
                    assertEquals(List.of(Integer.valueOf(seed)), m.seeds());
                    compared++;
                }
            }
        }
        Map<String, Metric> evaluations =
                Map.of("eval_acc1es", Metric.ACCURACY, "eval_losses", Metric.LOSS, "eval_times", Metric.TIME);
        for (Map.Entry<String, Metric> evaluation : evaluations.entrySet()) {
            for (Map.Entry<?, ?> e : ((Map<?, ?>) run.get(evaluation.getKey())).entrySet()) {
                String[] at = e.getKey().toString().split("@");
                Split whole = dataset.startsWith("cifar10-") || dataset.equals("cifar10") ? Split.TEST : Split.VALTEST;
                Split split = at[0].equals("x-valid") ? Split.VALID : at[0].equals("x-test") ? Split.TEST : whole;
                Measured m =
                        ask(arch, dataset, split, evaluation.getValue(), schedule, seed, Integer.parseInt(at[1]) + 1);
                assertEquals(e.getValue(), m.value(), m.toString());
                compared++;
            }
        }
        assertEquals(
                ((List<?>) run.get("latency")).get(0),
                ask(arch, dataset, Split.TEST, Metric.LATENCY, schedule, seed, schedule)
                        .value());
        assertEquals(
                run.get("params"),
                ask(arch, dataset, Split.TEST, Metric.PARAMS, schedule, seed, schedule)
                        .value());
        return compared + 2;
    }
}
