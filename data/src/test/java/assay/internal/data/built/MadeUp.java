package assay.internal.data.built;

import assay.core.random.RandomStream;
import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Isomorphism201;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.data.built.BuiltTraining.Curve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** A built benchmark whose numbers are made up, as noisy as real ones. */
final class MadeUp {
    static final Dataset LEAVES = new Dataset("leaves", "Leaves", 4, 12);
    static final int[] TRAINED = trained();

    private MadeUp() {}

    static BuiltFacts facts(String name, int schedule, List<Integer> seeds) {
        return new BuiltFacts(
                name,
                "Leaves '26",
                LEAVES,
                4,
                1,
                schedule,
                seeds,
                new BuiltFacts.Images(1000, 500, 800),
                Map.of("recipe", "SGD, batch 64;\nnothing is 'augmented'"));
    }

    /** The first cell of each class by the official rule. */
    private static int[] trained() {
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> first = new HashMap<>();
        int[] trained = new int[index.size()];
        for (int arch = 0; arch < trained.length; arch++) {
            Integer same = first.putIfAbsent(Isomorphism201.OFFICIAL.key(index.cell(arch)), arch);
            trained[arch] = same == null ? arch : same;
        }
        return trained;
    }

    static List<BuiltTraining> trainings(BuiltFacts facts) {
        RandomStream random = new RandomStream(7);
        List<BuiltTraining> all = new ArrayList<>();
        for (int arch = 0; arch < TRAINED.length; arch++) {
            if (TRAINED[arch] == arch) {
                double skill = random.nextDouble();
                for (int seed : facts.seeds()) {
                    all.add(new BuiltTraining(
                            arch,
                            seed,
                            curve(facts.schedule(), facts.images().train(), skill, random),
                            curve(facts.schedule(), facts.images().valid(), skill, random),
                            curve(facts.schedule(), facts.images().test(), skill, random),
                            0.1 + random.nextDouble(),
                            0.01 + random.nextDouble() / 10));
                }
            }
        }
        return all;
    }

    private static Curve curve(int epochs, int images, double skill, RandomStream random) {
        double[] accuracy = new double[epochs];
        double[] loss = new double[epochs];
        for (int e = 0; e < epochs; e++) {
            double share = 0.1 + 0.75 * skill * (e + 1) / epochs + 0.03 * random.nextDouble();
            accuracy[e] = 100.0 * Math.round(share * images) / images;
            loss[e] = Math.rint(1e4 * (2.5 - 2 * share + 0.1 * random.nextDouble())) / 1e4;
        }
        if (skill < 0.01) {
            loss[epochs - 1] = Double.NaN; // diverged
        }
        return new Curve(accuracy, loss);
    }

    /** The same with scores by two proxies; the second is undefined for each 97th training. */
    static BuiltFacts scored(BuiltFacts facts) {
        Map<String, String> notes = new LinkedHashMap<>(facts.notes());
        notes.put(BuiltFacts.PROXIES, "synflow+jacob_cov");
        return new BuiltFacts(
                facts.name(),
                facts.title(),
                facts.dataset(),
                facts.channels(),
                facts.cells(),
                facts.schedule(),
                facts.seeds(),
                facts.images(),
                notes);
    }

    static List<BuiltTraining> scored(List<BuiltTraining> trainings) {
        RandomStream random = new RandomStream(8);
        List<BuiltTraining> all = new ArrayList<>();
        for (BuiltTraining t : trainings) {
            OptionalDouble second =
                    all.size() % 97 == 0 ? OptionalDouble.empty() : OptionalDouble.of(-random.nextDouble());
            all.add(new BuiltTraining(
                    t.arch(),
                    t.seed(),
                    t.train(),
                    t.valid(),
                    t.test(),
                    t.epochSeconds(),
                    t.evaluationSeconds(),
                    List.of(OptionalDouble.of(1e70 * random.nextDouble()), second)));
        }
        return all;
    }

    static Path write(Path folder, BuiltFacts facts) {
        Path file = folder.resolve(facts.name() + ".parquet");
        BuiltFile.write(file, facts, TRAINED, trainings(facts));
        return file;
    }
}
