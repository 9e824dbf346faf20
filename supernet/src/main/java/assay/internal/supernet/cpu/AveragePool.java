package assay.internal.supernet.cpu;

import org.bytedeco.dnnl.dnnl_stream;

/** Average pooling of one shape, in both directions; the divisor counts only real pixels. */
interface AveragePool extends AutoCloseable {
    void forward(CpuTensor x, CpuTensor y);

    void backward(CpuTensor gy, CpuTensor gx);

    @Override
    void close();

    /** Whether a row of pixels is so short, at most 256 floats, that loops over rows do not wait for memory. */
    static boolean shortRows(Pooling.Shape s) {
        return s.w() * s.c() <= 256;
    }

    /** Our own loops where they are faster, or oneDNN's. */
    static AveragePool of(dnnl_stream stream, Pooling.Shape s) {
        if (SlidingAverage.takes(s)) {
            return new SlidingAverage(s);
        }
        return HalvingAverage.takes(s) ? new HalvingAverage(s) : new Pooling(stream, s);
    }
}
