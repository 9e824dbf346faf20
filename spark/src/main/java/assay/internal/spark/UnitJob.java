package assay.internal.spark;

import assay.core.error.DataMissingException;
import assay.internal.experiments.place.ProcessFacts;
import assay.internal.experiments.place.UnitResults;
import assay.internal.experiments.work.StopSignal;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkDriverExecutionException;
import org.apache.spark.api.java.JavaSparkContext;
import scala.collection.immutable.Range$;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** Units as one Spark job, with a task for each. The driver takes the answers one after the other, as they come. */
final class UnitJob<U extends Serializable> {
    private record Arrival(int at, UnitReport report) {}

    private static final long POLL_MILLIS = 200;
    /** Spark's message about a task that it gives up: its executors were lost, or the task has failed on all executors. */
    private static final Pattern GIVEN_UP = Pattern.compile(
            "Task (\\d+) in stage \\S+ failed \\d+ times?, most recent failure: ([^\\n]*)"
                    + "|because task (\\d+) \\(partition \\d+\\)\\s+cannot run anywhere.*?Most recent failure:\\s*([^\\n]*)",
            Pattern.DOTALL);

    private final JavaSparkContext spark;
    private final UnitTask task;
    private final ProcessFacts here;
    private final List<U> units;
    private final UnitResults<? super U> results;
    private final StopSignal stop;
    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>();
    private final OnceOnly once;
    private final Map<String, Integer> processors = new TreeMap<>();

    UnitJob(
            JavaSparkContext spark,
            UnitTask task,
            ProcessFacts here,
            List<U> units,
            UnitResults<? super U> results,
            StopSignal stop) {
        this.spark = spark;
        this.task = task;
        this.here = here;
        this.units = units;
        this.results = results;
        this.stop = stop;
        this.once = new OnceOnly(units.size());
    }

    /**
     * Returns when every unit has an answer or has failed, or when the user wishes to stop. If Spark gives up a task because
     * it lost its executor again and again, Spark ends the job. Then the other units are submitted again without that one.
     */
    void run() {
        while (once.missing() > 0 && !stop.wished()) {
            int[] left = once.left();
            SimpleFutureAction<BoxedUnit> job = submit(left);
            try {
                await(job, left);
            } finally {
                if (!job.isCompleted()) {
                    job.cancel();
                }
            }
        }
        if (processors.size() > 1 || !processors.isEmpty() && !processors.containsKey(here.processor())) {
            results.remark("spark: processors that did the jobs: " + processors + "; this one is " + here.processor()
                    + ". Results of the same inputs are the same to the byte only on processors of one kind.");
        }
    }

    private SimpleFutureAction<BoxedUnit> submit(int[] left) {
        List<byte[]> inputs = new ArrayList<>();
        for (int at : left) {
            inputs.add(Parcel.pack(units.get(at)));
        }
        return spark.sc()
                .submitJob(
                        spark.parallelize(inputs, left.length).rdd(),
                        task,
                        Range$.MODULE$.apply(0, left.length),
                        (at, report) -> {
                            arrivals.add(new Arrival(left[(Integer) at], report));
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT);
    }

    private void await(SimpleFutureAction<BoxedUnit> job, int[] left) {
        while (once.missing() > 0 && !stop.wished()) {
            boolean over = job.isCompleted(); // asked first, because no answer comes after the job is over
            Arrival next = poll();
            if (next != null) {
                take(next);
            } else if (over) {
                givenUp(job.value().get(), left);
                return;
            }
        }
    }

    private Arrival poll() {
        try {
            return arrivals.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            stop.wish();
            return null;
        }
    }

    private void take(Arrival arrival) {
        UnitReport report = arrival.report();
        U unit = units.get(arrival.at());
        if (!report.differs().isEmpty()) {
            throw SparkPlace.mixed(report.from().processor(), report.differs());
        }
        if (report.failure() != null) {
            once.failed(arrival.at());
            results.failed(unit, report.failure());
            return;
        }
        if (!once.isNew(arrival.at(), report.answer().seal())) {
            return;
        }
        processors.merge(report.from().processor(), 1, Integer::sum);
        try {
            results.done(unit, report.answer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        report.parts().forEach(p -> results.part(unit, p.name(), p.weight()));
    }

    /** If Spark says only "Execution error", the cause says what happened. */
    private static String words(Throwable failure) {
        return failure instanceof SparkDriverExecutionException && failure.getCause() != null
                ? failure.getCause().toString()
                : String.valueOf(failure.getMessage());
    }

    /** The job is over, but some units have no answer. */
    private void givenUp(Try<BoxedUnit> end, int[] left) {
        String why = end.isFailure() ? words(end.failed().get()) : "it ended without their answers";
        Matcher m = GIVEN_UP.matcher(why);
        if (m.find()) {
            boolean lost = m.group(1) != null;
            int at = left[Integer.parseInt(m.group(lost ? 1 : 3))];
            once.failed(at);
            results.failed(units.get(at), m.group(lost ? 2 : 4).strip());
            return;
        }
        poll(); // Spark may hear of an interruption before we do
        if (!stop.wished()) {
            throw new DataMissingException(
                    "spark: the job ended early: " + why.lines().findFirst().orElse("")
                            + " What was finished is saved. See that the cluster runs, and give the same command again.");
        }
    }
}
