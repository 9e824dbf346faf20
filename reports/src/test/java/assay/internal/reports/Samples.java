package assay.internal.reports;

import assay.core.run.EpochRecord;
import assay.core.run.Experiment;
import assay.core.run.RunRecord;
import assay.core.run.Sample;
import assay.core.space.Genotype;
import assay.core.space.bench201.Bench201Space;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Op201;
import assay.core.truth.Dataset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Experiments made up for tests. */
public final class Samples {
    private static final Bench201Space SPACE = new Bench201Space();

    private Samples() {}

    /** The cell that is one operation on every edge. */
    public static Genotype201 all(Op201 op) {
        return new Genotype201(List.of(op, op, op, op, op, op));
    }

    /** 90 for the all-convolution cell, less 1 + the ordinal's distance for other operations; test is 1 lower. */
    public static MapTruth formula() {
        return new MapTruth((arch, dataset, split) -> {
            double v =
                    90 - 10 * Dataset.values().indexOf(dataset) - (split.key().equals("test") ? 1 : 0);
            for (Op201 op : ((Genotype201) arch).edges()) {
                v -= Math.abs(op.ordinal() - Op201.CONV_3X3.ordinal());
            }
            return OptionalDouble.of(v);
        });
    }

    public static Experiment experiment(String name, List<String> datasets, RunRecord... runs) {
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("version", "0.1.0");
        provenance.put("command", "assay run " + name + ".yaml");
        return new Experiment(name, "nasbench201", datasets, 200, "seeds: [0, 1]\n", provenance, List.of(runs));
    }

    /** A run of two epochs: all-pool first, then the chosen cell. */
    public static RunRecord run(String method, long seed, Genotype chosen, Sample... samples) {
        List<EpochRecord> epochs = List.of(
                new EpochRecord(1, all(Op201.AVG_POOL_3X3), OptionalDouble.of(2.3), OptionalDouble.of(2.3), 30),
                new EpochRecord(2, chosen, OptionalDouble.of(2.1), OptionalDouble.of(2.2), 61.5));
        return new RunRecord(method, seed, epochs, List.of(samples), chosen, 61.5, samples.length);
    }

    /** A walk through cells that looks like a search: 5 methods with 4 seeds, 25 epochs. */
    public static Experiment walk(String name) {
        SplittableRandom random = new SplittableRandom(201);
        List<RunRecord> runs = new ArrayList<>();
        for (String method : List.of("darts", "balenas", "balenas-tf", "zero-cost", "random")) {
            for (long seed = 0; seed < 4; seed++) {
                runs.add(walk(method, seed, random.split()));
            }
        }
        Map<String, String> provenance = new LinkedHashMap<>();
        provenance.put("version", "0.1.0");
        provenance.put("started", "2026-11-22T03:00:00Z");
        provenance.put("host", "2 cores, 8 GB");
        provenance.put("JVM", "OpenJDK 17.0.12");
        provenance.put("backend", "nd4j-native 1.0.0-M2.1, 1 thread per worker");
        provenance.put("command", "assay run examples/" + name + ".yaml");
        String yaml = """
                space: nasbench201
                images:
                  dataset: cifar10
                  train: 5000
                  valid: 5000
                  size: 16
                supernet: {channels: 8, cells: 1, epochs: 25, batch: 64}
                methods:
                  - darts
                  - balenas: {draws: 3}
                  - balenas-tf: {draws: 3, samples: 100, proxy: synflow}
                  - zero-cost
                  - random
                seeds: [0, 1, 2, 3]
                truth: {datasets: [cifar10, cifar100, ImageNet16-120], schedule: 200, trials: mean}
                report: {compare: published}
                """;
        return new Experiment(
                name, "nasbench201", List.of("cifar10", "cifar100", "ImageNet16-120"), 200, yaml, provenance, runs);
    }

    private static RunRecord walk(String method, long seed, SplittableRandom random) {
        boolean searches = method.startsWith("darts") || method.startsWith("balenas");
        boolean selects = method.equals("balenas-tf") || method.equals("zero-cost");
        int[] at = random.ints(6, 0, 5).toArray();
        List<EpochRecord> epochs = new ArrayList<>();
        for (int e = 1; searches && e <= 25; e++) {
            if (random.nextDouble() < 0.6) {
                boolean toSkip = method.equals("darts") && random.nextDouble() < 0.7;
                at[random.nextInt(6)] = toSkip ? 1 : random.nextDouble() < 0.45 ? 3 : random.nextInt(5);
            }
            double loss = 2.3 - 0.03 * e;
            epochs.add(new EpochRecord(
                    e, SPACE.decode(at), OptionalDouble.of(loss), OptionalDouble.of(loss + 0.05), 5.7 * e));
        }
        List<Sample> samples = new ArrayList<>();
        Genotype chosen = SPACE.decode(at);
        int most = -1;
        for (int i = 0; selects && i < 100; i++) {
            int[] cell = random.ints(6, 0, 5).toArray();
            int convolutions = 0;
            for (int g = 0; g < 6; g++) {
                cell[g] = method.equals("balenas-tf") && random.nextDouble() < 0.5 ? at[g] : cell[g];
                convolutions += cell[g] == 3 ? 2 : cell[g] == 2 ? 1 : 0;
            }
            samples.add(new Sample(SPACE.decode(cell), OptionalDouble.of(convolutions)));
            if (convolutions > most) {
                most = convolutions;
                chosen = SPACE.decode(cell);
            }
        }
        return new RunRecord(
                method, seed, epochs, samples, chosen, searches ? 142.5 + 3 * seed : 0, selects ? 12.25 + seed : 0.01);
    }
}
