package assay.internal.spark;

import assay.core.error.DataMissingException;
import assay.internal.core.io.FolderTree;
import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.Shop;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/** A Spark cluster, seen from its driver. */
final class SparkPlace implements Workplace {
    private static final int FEWEST_UNITS = 256;
    private static final int UNITS_OF_CORE = 32;

    private final SparkConf conf;

    /** Null until there is work. */
    private JavaSparkContext context;

    /** The folder from which Spark sends files; null until there is work. */
    private Path links;

    SparkPlace(SparkConf conf) {
        this.conf = conf;
    }

    private JavaSparkContext spark() {
        if (context == null) {
            try {
                context = new JavaSparkContext(conf);
            } catch (Exception e) { // Scala declares no exceptions, but also throws checked ones
                throw new DataMissingException(
                        "--on " + conf.get("spark.master") + ": Spark did not start: "
                                + (e.getMessage() == null ? e.toString() : e.getMessage())
                                + ". Check that the master runs and can be reached from here.",
                        e);
            }
        }
        return context;
    }

    private Path links() {
        if (links == null) {
            try {
                links = Files.createTempDirectory("assay-spark-");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return links;
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
        ProcessFacts here = ExecutorShop.facts(shop.backend());
        Broadcast<byte[]> parcel = spark.broadcast(Parcel.pack(shop));
        String key = spark.sc().applicationId() + "-" + parcel.id();
        HomeFiles home = HomeFiles.send(shop.home(), spark, links());
        // In this process Spark tries once.
        UnitTask task = new UnitTask(here, shop.backend(), parcel, home, key, spark.isLocal() ? 1 : 2);
        try {
            new UnitJob<U>(spark, task, here, units, results, stop).run();
        } finally {
            if (!spark.sc().isStopped()) {
                parcel.destroy(false);
            }
        }
    }

    /** For a message: the differences of an executor. */
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
        if (links != null) {
            try {
                FolderTree.delete(links);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        ExecutorShop.closeAll();
    }
}
