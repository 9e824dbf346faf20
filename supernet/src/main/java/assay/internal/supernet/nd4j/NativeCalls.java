package assay.internal.supernet.nd4j;

import assay.supernet.tensor.Window;
import java.util.HashMap;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J operations with explicit outputs, called through contexts that are made once for an operation and its arguments. A call
 * takes about a microsecond; with a new operation object it would take ten.
 */
final class NativeCalls implements AutoCloseable {
    private record Key(String op, Window window, boolean first, boolean second) {}

    /** One operation with its arguments set; the arrays are set for each call. */
    static final class Call {
        private final CustomOp op;
        private final OpContext context = Nd4j.getExecutioner().buildContext();

        private Call(String name) {
            op = DynamicCustomOp.builder(name).build();
        }

        private void exec(INDArray[] inputs, INDArray... outputs) {
            for (int i = 0; i < inputs.length; i++) {
                context.setInputArray(i, inputs[i]);
            }
            for (int i = 0; i < outputs.length; i++) {
                context.setOutputArray(i, outputs[i]);
            }
            Nd4j.getExecutioner().exec(op, context);
            context.purge(); // the native side keeps a handle for each array that was set
        }
    }

    private final Map<Key, Call> calls = new HashMap<>();
    private Thread owner;

    /** {@code conv2d}, {@code conv2d_bp} or {@code deconv2d} over NCHW maps and {@code [out, in, k, k]} weights. */
    void conv(String op, Window window, INDArray[] inputs, INDArray... outputs) {
        call(new Key(op, window, false, false)).exec(inputs, outputs);
    }

    /** {@code avgpool2d} or {@code avgpool2d_bp}; padding is not counted. */
    void pool(String op, Window window, INDArray[] inputs, INDArray... outputs) {
        call(new Key(op, window, true, false)).exec(inputs, outputs);
    }

    /** {@code c = op(a) op(b)}. */
    void matmul(INDArray a, boolean ta, INDArray b, boolean tb, INDArray c) {
        call(new Key("matmul", null, ta, tb)).exec(new INDArray[] {a, b}, c);
    }

    private Call call(Key key) {
        if (Thread.currentThread() != owner) {
            owner = Thread.currentThread();
            Nd4jEngine.oneThread();
        }
        return calls.computeIfAbsent(key, NativeCalls::prepare);
    }

    private static Call prepare(Key key) {
        Call call = new Call(key.op);
        if (key.window == null) {
            call.context.setIArguments(key.first ? 1 : 0, key.second ? 1 : 0, 0);
        } else {
            Window w = key.window;
            // Explicit padding; for a pool the divisor without it, then NCHW; for a convolution NCHW, then [out, in, k,
            // k].
            call.context.setIArguments(
                    w.kernel(),
                    w.kernelAcross(),
                    w.stride(),
                    w.strideAcross(),
                    w.padding(),
                    w.paddingAcross(),
                    w.dilation(),
                    w.dilation(),
                    0,
                    0,
                    key.first ? 0 : 1);
        }
        return call;
    }

    @Override
    public void close() {
        for (Call c : calls.values()) {
            try {
                c.context.close();
            } catch (Exception e) {
                throw new IllegalStateException("ND4J: closing a context failed.", e);
            }
        }
        calls.clear();
    }
}
