package assay.internal.benchmarks.sidebyside;

import assay.internal.supernet.profile.KernelClock;
import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the time of a step goes: each kernel's share of it, how many bytes and floating point operations a second, and what part that is
 * of what this machine can do. Arguments: the backend ({@code nd4j}), a case of the comparison with PyTorch, and how many steps
 * (20). Times are CPU times of the thread that computes.
 */
public final class StepProfile {
    private StepProfile() {}

    public static void main(String[] args) {
        String backend = args.length > 0 ? args[0] : Backends.ND4J;
        String line = args.length > 1 ? args[1] : "network201 arch=conv3x3 c=16 n=1 side=32 batch=64";
        int steps = args.length > 2 ? Integer.parseInt(args[2]) : 20;
        try (Backend k = Backends.open(backend, DType.FLOAT32)) {
            MachineLimits limits = MachineLimits.of(k);
            KernelClock clock = new KernelClock(k);
            try (Computation step = Cases.open(backend, clock.backend(), Wanted.parse(line))) {
                for (int i = 0; i < steps; i++) {
                    step.step();
                }
                clock.clear();
                long began = KernelClock.now();
                for (int i = 0; i < steps; i++) {
                    step.step();
                }
                print(line, clock.spent(), (KernelClock.now() - began) / 1e6, steps, limits);
            }
        }
    }

    private static void print(
            String line, Map<String, KernelClock.Spent> kernels, double millis, int steps, MachineLimits limits) {
        System.out.printf(
                Locale.ROOT,
                "`%s`: %.1f ms a step. The machine: %.1f GB/s of copies, %.1f GFLOP/s of products.%n%n",
                line,
                millis / steps,
                limits.bytes() / 1e9,
                limits.flops() / 1e9);
        System.out.println("| kernel | calls a step | ms a step | share | GB/s | GFLOP/s | of the limit |");
        System.out.println("| --- | --: | --: | --: | --: | --: | --: |");
        double rest = millis;
        Map<Double, String> byTime = new TreeMap<>();
        kernels.forEach((name, s) -> byTime.put(-s.nanos(), name));
        for (String name : byTime.values()) {
            KernelClock.Spent s = kernels.get(name);
            rest -= s.nanos() / 1e6;
            double seconds = s.nanos() / 1e9;
            double reached = Math.max(s.bytes() / seconds / limits.bytes(), s.flops() / seconds / limits.flops());
            row(name, s.calls() / (double) steps, s.nanos() / 1e6 / steps, millis / steps, s, reached);
        }
        row("all else", 0, rest / steps, millis / steps, null, 0);
    }

    private static void row(String name, double calls, double ms, double of, KernelClock.Spent s, double reached) {
        double seconds = s == null ? 1 : s.nanos() / 1e9;
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %.2f | %.0f %% | %s | %s | %s |%n",
                name,
                s == null ? "" : String.format(Locale.ROOT, "%.0f", calls),
                ms,
                100 * ms / of,
                s == null ? "" : String.format(Locale.ROOT, "%.1f", s.bytes() / seconds / 1e9),
                s == null || s.flops() == 0 ? "" : String.format(Locale.ROOT, "%.1f", s.flops() / seconds / 1e9),
                s == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * reached));
    }
}
