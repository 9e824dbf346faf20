package assay.internal.spark;

import assay.core.error.UsageException;
import assay.internal.experiments.place.Workplace;
import assay.internal.experiments.place.WorkplaceProvider;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.spark.SparkConf;

/** Spark's masters. Settings are Spark's own: system properties {@code spark.*}, or what {@code spark-submit} was given. */
public final class SparkProvider implements WorkplaceProvider {
    private static final String NEVER = "1000000000";
    private static final String SUBMIT = "spark-submit";
    private static final Pattern MASTER =
            Pattern.compile("local(-cluster)?(\\[[^]]+])?|spark://\\S+|k8s://\\S+|yarn|" + SUBMIT);

    /** For {@link java.util.ServiceLoader}. */
    public SparkProvider() {}

    @Override
    public String words() {
        return version();
    }

    static String version() {
        return "Apache Spark " + org.apache.spark.package$.MODULE$.SPARK_VERSION();
    }

    @Override
    public Workplace open(String master, int threads) {
        if (!MASTER.matcher(master).matches()) {
            throw new UsageException(
                    "--on: expected local[N], spark://HOST:PORT, k8s://..., yarn or spark-submit, found '" + master
                            + "'.");
        }
        quiet();
        SparkConf conf = new SparkConf();
        if (!master.equals(SUBMIT)) {
            conf.setMaster(master.equals("local") ? "local[" + threads + "]" : master);
        } else if (!conf.contains("spark.master")) {
            throw new UsageException("--on spark-submit: expected to be started by spark-submit, which names a master,"
                    + " found none. Start it so, or name the master: --on spark://HOST:7077.");
        }
        conf.setIfMissing("spark.app.name", "assay");
        conf.setIfMissing("spark.ui.showConsoleProgress", "false");
        // One compute thread for each task, as the launcher sets it.
        conf.setIfMissing("spark.executorEnv.OMP_NUM_THREADS", "1");
        conf.setIfMissing("spark.executorEnv.OPENBLAS_NUM_THREADS", "1");
        elsewhere().forEach(conf::setIfMissing);
        OwnJars.send(conf);
        return new SparkPlace(conf);
    }

    /**
     * A unit that failed on an executor is tried on another one, because the disk of the first may be full. But no executor is
     * excluded for this, because some of our jobs may fail everywhere.
     */
    private static Map<String, String> elsewhere() {
        return Map.of(
                "spark.excludeOnFailure.enabled",
                "true",
                "spark.excludeOnFailure.task.maxTaskAttemptsPerExecutor",
                "1",
                "spark.excludeOnFailure.task.maxTaskAttemptsPerNode",
                "2",
                "spark.excludeOnFailure.stage.maxFailedTasksPerExecutor",
                NEVER,
                "spark.excludeOnFailure.stage.maxFailedExecutorsPerNode",
                NEVER,
                "spark.excludeOnFailure.application.maxFailedTasksPerExecutor",
                NEVER,
                "spark.excludeOnFailure.application.maxFailedExecutorsPerNode",
                NEVER,
                "spark.scheduler.excludeOnFailure.unschedulableTaskSetTimeout",
                "10s");
    }

    /** We tell users what they need to know about Spark's problems; -v shows Spark's own messages. */
    private static void quiet() {
        boolean verbose = "debug".equals(System.getProperty("org.slf4j.simpleLogger.defaultLogLevel"));
        for (String library : new String[] {"org.apache.spark", "org.apache.hadoop", "org.sparkproject"}) {
            System.setProperty("org.slf4j.simpleLogger.log." + library, verbose ? "info" : "error");
        }
    }
}
