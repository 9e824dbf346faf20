package assay.internal.experiments.run;

import assay.internal.images.Batch;
import assay.internal.images.BatchCursor;
import assay.internal.images.BatchSource;
import assay.internal.supernet.profile.KernelClock;
import assay.internal.supernet.search.step.Diagnostic;
import assay.internal.supernet.search.step.Inspection;
import assay.supernet.tensor.Backend;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Times the searches of one thread for a {@link RunProfile}. If nobody asks for one, it gives back what it is given: the search
 * runs on the engine itself.
 */
final class SearchClock {
    private final Optional<RunProfile> profile;
    private KernelClock kernels;

    /** Seconds of parts that are already told, since the job began. */
    private double told;

    /** Whether this is within a part: what lies within it belongs to it. */
    private boolean inside;

    SearchClock(Optional<RunProfile> profile) {
        this.profile = profile;
    }

    /** The engine to search on. */
    Backend on(Backend real) {
        if (profile.isEmpty()) {
            return real;
        }
        kernels = new KernelClock(real);
        return kernels.backend();
    }

    /** Does a whole job; what no part of it says is the rest. */
    <T> T job(Supplier<T> work) {
        if (profile.isEmpty()) {
            return work.get();
        }
        told = 0;
        long began = KernelClock.now();
        try {
            return work.get();
        } finally {
            double all = (KernelClock.now() - began) / 1e9;
            if (kernels != null) {
                told += kernels.spent().values().stream()
                                .mapToDouble(KernelClock.Spent::nanos)
                                .sum()
                        / 1e9;
                profile.get().add(kernels.spent());
                kernels.clear();
            }
            profile.get().add(RunProfile.REST, Math.max(0, all - told));
        }
    }

    /** Does a part of a job; its kernels count for it, and not among those of the steps. */
    <T> T part(String name, Supplier<T> work) {
        if (profile.isEmpty() || inside) {
            return work.get();
        }
        pause(true);
        long began = KernelClock.now();
        try {
            return work.get();
        } finally {
            double seconds = (KernelClock.now() - began) / 1e9;
            profile.get().add(name, seconds);
            told += seconds;
            pause(false);
        }
    }

    private void pause(boolean on) {
        inside = on;
        if (kernels != null) {
            kernels.pause(on);
        }
    }

    /** Batches are prepared on another thread; what is timed is how this one takes them. */
    BatchSource batches(BatchSource source) {
        return profile.isEmpty() ? source : new Timed(source, this);
    }

    private record Timed(BatchSource source, SearchClock clock) implements BatchSource {
        @Override
        public int stepsPerEpoch() {
            return source.stepsPerEpoch();
        }

        @Override
        public int steps(int epoch) {
            return source.steps(epoch);
        }

        @Override
        public BatchCursor epoch(int epoch, int fromStep) {
            BatchCursor cursor = source.epoch(epoch, fromStep);
            return new BatchCursor() {
                @Override
                public Batch next() {
                    return clock.part("data", cursor::next);
                }

                @Override
                public void close() {
                    cursor.close();
                }
            };
        }
    }

    List<Diagnostic> diagnostics(List<Diagnostic> all) {
        return profile.isEmpty()
                ? all
                : all.stream().<Diagnostic>map(d -> new Measured(d, this)).toList();
    }

    private record Measured(Diagnostic of, SearchClock clock) implements Diagnostic {
        @Override
        public int every() {
            return of.every();
        }

        @Override
        public boolean due(int epoch, int epochs) {
            return of.due(epoch, epochs);
        }

        @Override
        public void measure(Inspection now, Map<String, Double> into) {
            clock.part("diagnostics", () -> {
                of.measure(now, into);
                return null;
            });
        }
    }
}
