package assay.internal.supernet.profile;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Tensor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Stands before a backend, and adds up what each of its kernels takes. */
public final class KernelClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What one kernel took in all: CPU time, the memory of its tensors, each once, and operations of convolutions and products. */
    public record Spent(int calls, double nanos, double bytes, double flops) {
        /** Both together. */
        public Spent plus(Spent o) {
            return new Spent(calls + o.calls, nanos + o.nanos, bytes + o.bytes, flops + o.flops);
        }
    }

    /** Stands behind the name of a kernel that an optimizer calls. */
    public static final String OPTIMIZER = " of the optimizer";

    /** Kernels that optimizers share with other code. */
    private static final Set<String> SHARED = Set.of("axpby", "dot", "fill", "multiply");

    private static final String OPTIMIZERS = "assay.supernet.optim.";
    private static final StackWalker WALKER = StackWalker.getInstance();

    private final Map<String, Spent> spent = new TreeMap<>();
    private final Backend backend;
    private boolean paused;

    /** @param real is asked for everything */
    public KernelClock(Backend real) {
        backend = (Backend) Proxy.newProxyInstance(
                Backend.class.getClassLoader(),
                new Class<?>[] {Backend.class},
                (self, m, args) -> timed(real, m, args));
    }

    /** CPU time of this thread, nanoseconds. */
    public static long now() {
        return THREADS.getCurrentThreadCpuTime();
    }

    /** The backend that is timed; used by one thread. */
    public Backend backend() {
        return backend;
    }

    /** Forgets what was spent so far. */
    public void clear() {
        spent.clear();
    }

    /** What was spent, by kernel. */
    public Map<String, Spent> spent() {
        return spent;
    }

    /** While it is paused, nothing is added. */
    public void pause(boolean on) {
        paused = on;
    }

    /** Whether the caller of the kernel is an optimizer: the first frame that is neither this class nor reflection. */
    private static boolean byOptimizer() {
        return WALKER.walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                .filter(c -> c.startsWith("assay.") && !c.startsWith(KernelClock.class.getName()))
                .findFirst()
                .filter(c -> c.startsWith(OPTIMIZERS))
                .isPresent());
    }

    private Object timed(Backend real, Method method, Object[] args) throws Throwable {
        String kernel =
                method.getName() + (!paused && SHARED.contains(method.getName()) && byOptimizer() ? OPTIMIZER : "");
        long began = now();
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        } finally {
            if (!paused) {
                Spent one = new Spent(1, now() - began, bytes(args), flops(method.getName(), args));
                spent.merge(kernel, one, Spent::plus);
            }
        }
    }

    private static double bytes(Object[] args) {
        double sum = 0;
        for (Object a : args == null ? new Object[0] : args) {
            if (a instanceof Tensor t) {
                sum += (double) Float.BYTES * t.size();
            } else if (a instanceof Channels c) {
                sum += bytes(c);
            } else if (a instanceof Channels[] all) {
                for (Channels c : all) {
                    sum += bytes(c);
                }
            }
        }
        return sum;
    }

    private static double bytes(Channels c) {
        return (double) Float.BYTES * c.tensor().size() / c.tensor().dim(1) * c.count();
    }

    private static double flops(String kernel, Object[] args) {
        return switch (kernel) {
            case "conv" -> convolution((Tensor) args[1], (Tensor) args[3]);
            case "convGradInput" -> convolution((Tensor) args[1], (Tensor) args[0]);
            case "convGradWeight" -> convolution((Tensor) args[3], (Tensor) args[1]);
            case "convGrad" ->
                ((args[4] == null ? 0 : 1) + (args[6] == null ? 0 : 1))
                        * convolution((Tensor) args[1], (Tensor) args[2]);
            case "gemm" -> {
                Tensor a = (Tensor) args[0];
                yield 2.0 * a.size() * ((Tensor) args[6]).dim(1);
            }
            default -> 0;
        };
    }

    /** A multiplication and an addition for each element of y and each tap that it sees; borders count as if they were inside. */
    private static double convolution(Tensor weight, Tensor y) {
        return 2.0 * y.size() * weight.size() / weight.dim(0);
    }
}
