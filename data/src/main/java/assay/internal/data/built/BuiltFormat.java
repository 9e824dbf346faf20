package assay.internal.data.built;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Basis;
import assay.core.truth.BuiltFacts;
import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.core.io.Sha256;
import assay.internal.data.built.BuiltTraining.Curve;
import assay.internal.data.importing.FileFormat;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.importing.Target;
import assay.internal.data.store.Preference;
import assay.internal.data.store.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** Built benchmarks as {@link BuiltFile} writes them: one file makes one store, which replaces the old one. */
public final class BuiltFormat implements FileFormat {
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    @Override
    public String key() {
        return "built";
    }

    @Override
    public String about() {
        return "a benchmark that 'assay build' made, as one Parquet file (docs/built-benchmarks.md)";
    }

    @Override
    public boolean claims(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
                return false;
            }
        }
        try (BuiltReader reader = new BuiltReader(file)) {
            return reader.isBuilt();
        }
    }

    @Override
    public StoreKind kind(Path file) throws IOException {
        try (BuiltReader reader = new BuiltReader(file)) {
            BuiltFacts facts = reader.facts();
            String sha256 = Sha256.hexOf(file);
            Embedded.requireOwn(file.getFileName().toString(), facts.name(), sha256);
            return new BuiltKind(
                    facts,
                    Arrays.stream(reader.trained(Bench201Index.get().size()))
                            .boxed()
                            .toList(),
                    sha256);
        }
    }

    @Override
    public void read(List<Path> files, Target target) throws IOException, SQLException {
        if (files.size() != 1) {
            throw new DataFormatException(
                    files.get(1).toString(),
                    -1,
                    files.get(1) + ": the same as " + files.get(0) + ". Import one of them.");
        }
        Path file = files.get(0);
        try (BuiltReader reader = new BuiltReader(file)) {
            BuiltFacts facts = reader.facts();
            int source = target.source(facts.name(), this);
            if (target.start(source, file.getFileName().toString(), file)) {
                int[] trained = reader.trained(Bench201Index.get().size());
                Rows rows = new Rows(facts, new Classes(trained), source, target);
                reader.trainings(facts, trained, rows::add);
                target.finish(Target.Checksum.UNKNOWN);
            }
        }
    }

    /** Collects the trainings of one architecture, and stores them for all architectures of its class. */
    private static final class Rows {
        private final BuiltFacts facts;
        private final Classes classes;
        private final int source;
        private final Target target;
        private final List<BuiltTraining> together = new ArrayList<>();
        private int done;

        Rows(BuiltFacts facts, Classes classes, int source, Target target) {
            this.facts = facts;
            this.classes = classes;
            this.source = source;
            this.target = target;
        }

        void add(BuiltTraining training) throws SQLException {
            together.add(training);
            if (together.size() == facts.seeds().size()) {
                int arch = training.arch();
                int[] members = classes.members(arch);
                for (BuiltTraining t : together) {
                    put(members, List.of(t), Integer.toString(t.seed()), Basis.MEASURED, Preference.OFFICIAL);
                }
                put(members, together, Series.MEAN, Basis.COMPUTED_MEAN, Preference.COMPUTED_MEAN);
                proxies(members);
                for (int member : members) {
                    if (member != arch) {
                        target.mark(
                                member,
                                null,
                                0,
                                null,
                                "shared",
                                "trained as architecture " + arch + ", which is the same network",
                                source);
                    }
                }
                together.clear();
                done += members.length;
                target.at(done, Bench201Index.get().size(), facts.name());
            }
        }

        private void put(int[] members, List<BuiltTraining> of, String trial, Basis basis, int preference)
                throws SQLException {
            curve(members, of, BuiltTraining::train, Split.TRAIN, trial, basis, preference);
            curve(members, of, BuiltTraining::valid, Split.VALID, trial, basis, preference);
            curve(members, of, BuiltTraining::test, Split.TEST, trial, basis, preference);
            time(members, of, BuiltTraining::epochSeconds, Split.TRAIN, trial, basis, preference);
            time(members, of, BuiltTraining::evaluationSeconds, Split.VALID, trial, basis, preference);
        }

        /**
         * Adds a row for each proxy that is defined for every seed: a mean over fewer seeds would not be comparable.
         */
        private void proxies(int[] members) throws SQLException {
            for (int p = 0; p < facts.proxies().size(); p++) {
                int which = p;
                double[] defined = together.stream()
                        .flatMapToDouble(t -> t.proxies().get(which).stream())
                        .toArray();
                if (defined.length == together.size()) {
                    double mean = 0;
                    for (double v : defined) {
                        mean += v / defined.length;
                    }
                    for (int member : members) {
                        target.proxy(
                                member,
                                facts.dataset().key(),
                                facts.proxies().get(p),
                                mean,
                                OptionalDouble.empty(),
                                source);
                    }
                }
            }
        }

        private void curve(
                int[] members,
                List<BuiltTraining> of,
                Function<BuiltTraining, Curve> which,
                Split split,
                String trial,
                Basis basis,
                int preference)
                throws SQLException {
            List<Curve> curves = of.stream().map(which).toList();
            double[] accuracy = mean(curves.stream().map(Curve::accuracy).toList());
            double[] loss = mean(curves.stream().map(Curve::loss).toList());
            Series accuracies = series(split, Series.CURVE, Metric.ACCURACY, trial, basis, preference);
            Series losses = series(split, Series.CURVE, Metric.LOSS, trial, basis, preference);
            for (int member : members) {
                target.curve(member, accuracies, accuracy);
                target.curve(member, losses, loss);
            }
        }

        private void time(
                int[] members,
                List<BuiltTraining> of,
                ToDoubleFunction<BuiltTraining> which,
                Split split,
                String trial,
                Basis basis,
                int preference)
                throws SQLException {
            Series series = series(split, Series.EVERY_EPOCH, Metric.TIME, trial, basis, preference);
            double mean = of.stream().mapToDouble(which).sum() / of.size();
            for (int member : members) {
                target.reading(member, series, mean);
            }
        }

        /** The mean; the values are added in the order of the seeds. */
        private static double[] mean(List<double[]> curves) {
            double[] sum = curves.get(0).clone();
            for (double[] curve : curves.subList(1, curves.size())) {
                for (int e = 0; e < sum.length; e++) {
                    sum[e] += curve[e];
                }
            }
            for (int e = 0; e < sum.length; e++) {
                sum[e] /= curves.size();
            }
            return sum;
        }

        private Series series(Split split, int epoch, Metric metric, String trial, Basis basis, int preference) {
            return new Series(
                    facts.name(),
                    facts.dataset().key(),
                    split.key(),
                    facts.schedule(),
                    trial,
                    trial.equals(Series.MEAN) ? facts.seeds() : List.of(Integer.valueOf(trial)),
                    epoch,
                    metric.key(),
                    metric.unit(),
                    basis,
                    preference);
        }
    }
}
