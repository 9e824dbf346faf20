package assay.internal.cli;

import assay.core.space.bench201.Bench201Index;
import assay.core.space.bench201.Genotype201;
import assay.core.space.bench201.Isomorphism201;
import assay.core.space.bench201.Op201;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Dataset;
import assay.internal.data.built.BuiltFile;
import assay.internal.data.built.BuiltTraining;
import assay.internal.data.built.BuiltTraining.Curve;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The file of a built benchmark whose accuracies follow from a formula: of 1000 images 300 are told right, and 100 more for each
 * convolution 3x3; one less for each epoch missing and for the second seed.
 */
public final class MadeUpBenchmark {
    private static final int IMAGES = 1000;

    private MadeUpBenchmark() {}

    /** What is tested of this architecture at the end, percent, with the first seed. */
    public static double test(Genotype201 cell) {
        return 30 + 10 * cell.count(Op201.CONV_3X3);
    }

    /** @return the file */
    public static Path write(Path folder, String name, Dataset dataset, int schedule, List<Integer> seeds) {
        BuiltFacts facts = new BuiltFacts(
                name,
                "Made-up " + name,
                dataset,
                4,
                1,
                schedule,
                seeds,
                new BuiltFacts.Images(IMAGES, IMAGES, IMAGES),
                Map.of("recipe", "a formula"));
        Bench201Index index = Bench201Index.get();
        Map<String, Integer> first = new HashMap<>();
        int[] trained = new int[index.size()];
        List<BuiltTraining> all = new ArrayList<>();
        for (int arch = 0; arch < trained.length; arch++) {
            Integer same = first.putIfAbsent(Isomorphism201.OFFICIAL.key(index.cell(arch)), arch);
            trained[arch] = same == null ? arch : same;
            if (same == null) {
                for (int seed : facts.seeds()) {
                    Curve curve =
                            curve(schedule, index.cell(arch), facts.seeds().indexOf(seed));
                    all.add(new BuiltTraining(arch, seed, curve, curve, curve, 0.5, 0.1));
                }
            }
        }
        Path file = folder.resolve(name + ".parquet");
        BuiltFile.write(file, facts, trained, all);
        return file;
    }

    private static Curve curve(int epochs, Genotype201 cell, int less) {
        double[] accuracy = new double[epochs];
        double[] loss = new double[epochs];
        Arrays.fill(loss, 1.5);
        for (int e = 0; e < epochs; e++) {
            accuracy[e] = 100.0 * (Math.rint(10 * test(cell)) - less - (epochs - 1 - e)) / IMAGES;
        }
        return new Curve(accuracy, loss);
    }
}
