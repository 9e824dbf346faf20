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
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A cluster of Spark's, seen from its driver. */
final class SparkPlace implements Workplace {
    private static final int FEWEST_UNITS = 256;
    private static final int UNITS_OF_CORE = 32;

    private final SparkConf conf;

    /** Null until there is work. */
    private JavaSparkContext context;

    SparkPlace(SparkConf conf) {
        this.conf = conf;
    }

    private JavaSparkContext spark() {
        if (context == null) {
            try {
                context = new JavaSparkContext(conf);
            } catch (Exception e) { // Scala declares nothing, and throws checked ones too
                throw new DataMissingException(
                        "--on " + conf.get("spark.master") + ": Spark did not start: "
                                + (e.getMessage() == null ? e.toString() : e.getMessage())
                                + ". Check that the master runs and can be reached from here.",
                        e);
            }
        }
        return context;
    }

    @Override
    public String words() {
        return SparkProvider.version() + " at " + conf.get("spark.master") + ", " + spark().defaultParallelism()
                + " cores so far";
    }

    @Override
    public int units(int pieces) {
        return pieces == 0 ? 0 : Math.min(pieces, Math.max(FEWEST_UNITS, UNITS_OF_CORE * spark().defaultParallelism()));
    }

    @Override
    public <U extends Serializable> void work(
            Shop<U> shop, List<U> units, UnitResults<? super U> results, StopSignal stop) {
        if (units.isEmpty()) {
            return;
        }
        JavaSparkContext spark = spark();
        ProcessFacts here = ProcessFacts.here(shop.backend());
        Broadcast<byte[]> parcel = spark.broadcast(Parcel.pack(shop));
        String key = spark.sc().applicationId() + "-" + parcel.id();
        // In this process Spark tries once.
        UnitTask task = new UnitTask(here, shop.backend(), parcel, key, spark.isLocal() ? 1 : 2);
        try {
            new UnitJob<U>(spark, task, here, units, results, stop).run();
        } finally {
            if (!spark.sc().isStopped()) {
                parcel.destroy(false);
            }
        }
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
        if (context != null) {
            context.close();
        }
        ExecutorShop.closeAll();
    }
}
