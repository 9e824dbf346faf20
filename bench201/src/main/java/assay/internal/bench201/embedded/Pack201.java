package assay.internal.bench201.embedded;

import assay.core.truth.Metric;
import assay.core.truth.Split;
import assay.internal.bench201.truth.TruthImport;
import assay.internal.bench201.truth.kind.Kind201;
import assay.internal.bench201.truth.kind.KindSize;
import assay.internal.data.embedded.PackedWriter;
import assay.internal.data.importing.ImportProgress;
import assay.internal.data.importing.Imports;
import assay.internal.data.importing.StoreKind;
import assay.internal.data.store.Series;
import assay.internal.data.store.Snapshot;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Makes the files of {@link Embedded201} from the files of the benchmarks: it imports them, and takes from each store what
 * README.md beside the files lists.
 */
public final class Pack201 {
    private static final int CELLS = 15_625;
    private static final int SIZES = 32_768;

    /** NAS-Bench-201's trainings, and the longest of the size space. */
    private static final Set<Integer> SCHEDULES = Set.of(12, 200, 90);

    private static final Set<String> TIMES = Set.of(Metric.TIME.key(), Metric.TOTAL_TIME.key());

    private Pack201() {}

    /**
     * Imports files or folders into stores and packs those of NAS-Bench-201 and of the size space.
     *
     * @param work folder for the stores
     * @param target folder for the files
     * @return the written files
     */
    public static List<Path> pack(List<Path> data, Path work, Path target) {
        Imports imports = new Imports(Stream.of(TruthImport.FORMATS, TruthImport.NEIGHBOURS)
                .flatMap(List::stream)
                .toList());
        Set<Path> stores = new HashSet<>();
        for (Path path : data) {
            imports.run(path, Optional.empty(), kind -> store(work, kind), "pack", ImportProgress.NONE)
                    .forEach(one -> stores.add(one.store()));
        }
        return Stream.of(Kind201.KIND, KindSize.KIND)
                .filter(kind -> stores.contains(store(work, kind)))
                .map(kind -> pack(kind, store(work, kind), target))
                .toList();
    }

    private static Path store(Path work, StoreKind kind) {
        return work.resolve(kind.benchmark() + ".duckdb");
    }

    private static Path pack(StoreKind kind, Path store, Path target) {
        boolean cells = kind.equals(Kind201.KIND);
        Path file = target.resolve(kind.benchmark() + ".parquet");
        PackedWriter.write(
                file,
                Snapshot.of(store),
                cells ? CELLS : SIZES,
                Pack201::isTaken,
                Pack201::isTaken,
                source -> (cells ? measuredBy(source) : "NATS-Bench") + ", embedded");
        return file;
    }

    private static String measuredBy(String source) {
        String name = source.toLowerCase(Locale.ROOT);
        return name.contains("hwnas") || name.contains("hw-nas") ? "HW-NAS-Bench" : "NAS-Bench-201";
    }

    /** Accuracies on validation and test images after the last epoch, the curve of the short training, and its times. */
    private static boolean isTaken(Series s) {
        if (TIMES.contains(s.metric())) {
            return SCHEDULES.contains(s.schedule());
        }
        boolean last = s.epoch() == s.schedule();
        boolean curve = s.schedule() == 12
                && s.dataset().equals("cifar10")
                && Split.TEST.key().equals(s.split());
        return s.metric().equals(Metric.ACCURACY.key())
                && !Split.TRAIN.key().equals(s.split())
                && SCHEDULES.contains(s.schedule())
                && (last || curve);
    }

    /** Latency and energy, if the data set is stated, as in HW-NAS-Bench. */
    private static boolean isTaken(Snapshot.Hardware h) {
        return h.dataset() != null && Set.of("latency", "energy").contains(h.metric());
    }
}
