package assay.internal.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.DataMissingException;
import assay.core.error.InterruptedRunException;
import assay.core.error.UsageException;
import assay.core.random.Seeds;
import assay.core.run.RunRecord;
import assay.core.run.WorkListener;
import assay.core.space.bench201.Bench201Space;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.experiments.work.Fingerprint;
import assay.internal.experiments.work.StopSignal;
import assay.internal.experiments.work.WorkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPoolTest {
    private static final Bench201Space SPACE = new Bench201Space();
    private static final List<Job> JOBS = Job.plan(ExperimentConfig.parse(
            "methods: [darts, balenas, balenas-tf, random]\nseeds: [0, 1, 2]", "x", List.of(), Catalogue.methods()));

    @TempDir
    Path home;

    private final StopSignal stop = new StopSignal();
    private final Set<String> done = ConcurrentHashMap.newKeySet();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();

    @BeforeEach
    void useAFreshHome() {
        System.setProperty("assay.home", home.toString());
    }

    @AfterEach
    void forgetIt() {
        System.clearProperty("assay.home");
        stop.close();
    }

    /** Answers a cell drawn from the seed; {@code before} may interfere. */
    private final class Fake implements JobRunner {
        private final java.util.function.BiConsumer<Job, Context> before;

        Fake(java.util.function.BiConsumer<Job, Context> before) {
            this.before = before;
            open.incrementAndGet();
        }

        @Override
        public List<RunRecord> run(Job job, Context context) {
            before.accept(job, context);
            done.add(job.id());
            return job.methods().stream()
                    .map(m -> new RunRecord(
                            m.name(),
                            job.seed(),
                            List.of(),
                            List.of(),
                            SPACE.sample(new Seeds(job.seed()).stream(m.name())),
                            1,
                            2))
                    .toList();
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }

    private List<RunRecord> run(int workers, java.util.function.BiConsumer<Job, JobRunner.Context> before) {
        try (WorkFolder folder = WorkFolder.open("test", Fingerprint.of(Map.of("x", "x")))) {
            return new JobPool(
                            folder,
                            Job::id,
                            SPACE,
                            () -> new Fake(before),
                            stop,
                            WorkListener.SILENT,
                            job -> job.search().isPresent() ? 50 : 0.5,
                            (job, cause) -> failures.add(job.id() + " " + cause.getMessage()))
                    .run(JOBS, workers);
        }
    }

    @Test
    void records_areInTheOrderOfTheJobsWhateverTheWorkers() {
        List<RunRecord> one = run(1, (j, c) -> {});
        assertEquals(12, one.size());
        assertEquals(9, done.size());
        try (WorkFolder folder = WorkFolder.open("test", Fingerprint.of(Map.of("x", "x")))) {
            folder.clear();
        }
        assertEquals(one, run(3, (j, c) -> {}));
        assertEquals(0, open.get());
    }

    @Test
    void stoppedRun_keepsWhatIsDoneAndGoesOn() throws IOException {
        List<RunRecord> whole = run(2, (j, c) -> {});
        try (WorkFolder folder = WorkFolder.open("test", Fingerprint.of(Map.of("x", "x")))) {
            folder.clear();
        }
        done.clear();
        assertThrows(
                InterruptedRunException.class,
                () -> run(1, (job, context) -> {
                    if (done.size() == 4) {
                        stop.wish();
                    }
                    if (context.stop().getAsBoolean()) {
                        write(context.checkpoint());
                        throw new InterruptedRunException("stopped");
                    }
                }));
        assertEquals(4, done.size());
        StopSignal again = new StopSignal();
        try (again;
                WorkFolder folder = WorkFolder.open("test", Fingerprint.of(Map.of("x", "x")))) {
            done.clear();
            List<RunRecord> resumed = new JobPool(
                            folder,
                            Job::id,
                            SPACE,
                            () -> new Fake((j, c) -> {}),
                            again,
                            WorkListener.SILENT,
                            job -> job.search().isPresent() ? 50 : 0.5,
                            (job, cause) -> failures.add(job.id() + " " + cause.getMessage()))
                    .run(JOBS, 2);
            assertEquals(whole, resumed);
            assertEquals(5, done.size());
            try (var files = Files.list(folder.path().resolve("jobs"))) {
                assertFalse(files.anyMatch(f -> f.toString().endsWith(".checkpoint")), "a checkpoint is left");
            }
        }
    }

    private static void write(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "state");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void failure_isToldAndLeavesTheOthersTheirWay() {
        List<RunRecord> records = run(1, (job, context) -> {
            if (job.methods().get(0).name().equals("darts")) {
                throw new IllegalStateException("boom");
            }
        });
        assertEquals(List.of("darts-seed0 boom", "darts-seed1 boom", "darts-seed2 boom"), failures);
        assertEquals(9, records.size());
        assertFalse(records.stream().anyMatch(r -> r.method().equals("darts")));
        assertEquals(0, open.get());
    }

    @Test
    void failureToWrite_endsAll() {
        assertThrows(
                DataMissingException.class,
                () -> run(2, (job, context) -> {
                    try {
                        Files.createDirectories(context.checkpoint()
                                .resolveSibling(job.id() + ".json")
                                .resolve("in-the-way"));
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }));
        assertEquals(0, open.get());
    }

    @Test
    void secondProcessOfTheSameExperiment_isRefused() {
        try (WorkFolder first = WorkFolder.open("test", Fingerprint.of(Map.of("x", "x")))) {
            assertTrue(Files.isDirectory(first.path()));
            assertThrows(UsageException.class, () -> WorkFolder.open("test", Fingerprint.of(Map.of("x", "x"))));
            WorkFolder.open("test", Fingerprint.of(Map.of("x", "y"))).close();
        }
        WorkFolder.open("test", Fingerprint.of(Map.of("x", "x"))).close();
    }
}
