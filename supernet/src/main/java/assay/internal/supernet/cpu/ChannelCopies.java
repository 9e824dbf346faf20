package assay.internal.supernet.cpu;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_FROM;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_TO;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Shapes;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.dnnl.dnnl_stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Copies of some channels of a map, as concatenations and slices make them: there a row of memory is as short as the channels are
 * few, and oneDNN copies many short rows in one call.
 */
final class ChannelCopies implements AutoCloseable {
    /** Images, pixels of one, channels that are copied, and how many channels there are on either side. */
    private record Shape(int images, int pixels, int count, int from, int to) {}

    private final dnnl_stream stream;
    private final Map<Shape, Primitive> copies = new HashMap<>();

    ChannelCopies(dnnl_stream stream) {
        this.stream = stream;
    }

    /** Whether an affine map is such a copy; one that adds must have a whole map as its result. */
    static boolean takes(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add) {
        if (x.length != 1 || shift != null || add && !whole(y) || whole(x[0]) && whole(y)) {
            return false;
        }
        if (x[0].factors() != null || y.factors() != null) {
            return false;
        }
        for (int c = 0; c < y.count(); c++) {
            if (scale[0][c] != 1) {
                return false;
            }
        }
        return true;
    }

    private static boolean whole(Channels c) {
        return c.count() == c.tensor().dim(1);
    }

    void copy(Channels x, Channels y) {
        int images = x.tensor().dim(0);
        int pixels = Shapes.positions(x.tensor());
        Shape s = new Shape(
                images, pixels, x.count(), x.tensor().dim(1), y.tensor().dim(1));
        copies.computeIfAbsent(s, this::describe).run(start(x), start(y));
    }

    private Primitive describe(Shape s) {
        return Primitive.reorder(
                stream,
                DNNL_ARG_FROM,
                Layouts.channels(s.images, s.count, s.pixels, s.from),
                DNNL_ARG_TO,
                Layouts.channels(s.images, s.count, s.pixels, s.to));
    }

    private static FloatPointer start(Channels c) {
        return ((CpuTensor) c.tensor()).pointer.getPointer(c.from());
    }

    @Override
    public void close() {
        copies.values().forEach(Primitive::close);
        copies.clear();
    }
}
