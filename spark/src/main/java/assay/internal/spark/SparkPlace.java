package assay.internal.spark;

import assay.core.error.DataMissingException;
import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.work.StopSignal;
import java.io.Serializable;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A cluster of Spark's, seen from its driver. */
final class SparkPlace implements Workplace {
    private static final int FEWEST_UNITS = 256;
    private static final int UNITS_OF_CORE = 32;

    private final JavaSparkContext spark;

    SparkPlace(JavaSparkContext spark) {
        this.spark = spark;
    }

    @Override
    public int units(int pieces) {
        return Math.min(pieces, Math.max(FEWEST_UNITS, UNITS_OF_CORE * spark.defaultParallelism()));
    }

    @Override
    public <U extends Serializable> void work(
            Shop<U> shop, List<U> units, UnitResults<? super U> results, StopSignal stop) {
        if (units.isEmpty()) {
            return;
        }
        ProcessFacts here = ProcessFacts.here(shop.backend());
        Broadcast<byte[]> parcel = spark.broadcast(Parcel.pack(shop));
        String key = spark.sc().applicationId() + "-" + parcel.id();
        UnitTask task = new UnitTask(here, shop.backend(), parcel, key, tries());
        try {
            new UnitJob<U>(spark, task, here, units, results, stop).run();
        } finally {
            if (!spark.sc().isStopped()) {
                parcel.destroy(false);
            }
        }
    }

    /** How often a job that fails by itself is tried. In this process Spark tries once. */
    private int tries() {
        return spark.isLocal() ? 1 : 2;
    }

    /** For a message: what an executor has otherwise. */
    static DataMissingException mixed(String processor, List<String> differs) {
        return new DataMissingException(
                "spark: an executor (" + processor + ") has another program than this one: expected "
                        + differs.stream().collect(Collectors.joining("; "))
                        + ". It did nothing, and what others finished is saved. Give all executors the same release (or let Spark send"
                        + " this one: leave out spark.executor.extraClassPath), and give the same command again.");
    }

    @Override
    public void close() {
        spark.close();
        ExecutorShop.closeAll();
    }
}
