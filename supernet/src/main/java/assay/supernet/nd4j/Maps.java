package assay.supernet.nd4j;

import assay.supernet.tensor.Channels;
import assay.supernet.tensor.Window;

/**
 * The kernels of {@link assay.supernet.tensor.Backend} that are neither convolution nor matrix product, with the
 * arguments checked already. The contracts are those of the interface.
 */
interface Maps {
    void fill(Nd4jTensor y, double value);

    void axpby(double a, Nd4jTensor x, double b, Nd4jTensor y);

    void multiply(Nd4jTensor u, Nd4jTensor v, Nd4jTensor y, boolean add);

    void abs(Nd4jTensor x, Nd4jTensor y);

    void relu(Nd4jTensor x, Nd4jTensor y);

    void reluGrad(Nd4jTensor y, Nd4jTensor gy, Nd4jTensor gx, boolean add);

    double dot(Nd4jTensor u, Nd4jTensor v);

    void channelMoments(Channels x, double[] mean, double[] variance);

    void channelSums(Channels x, double[] sums);

    void channelDots(Channels u, Channels v, double[] center, double[] dots);

    void channelAffine(Channels[] x, double[][] scale, double[] shift, Channels y, boolean add);

    void avgPool(Nd4jTensor x, Window window, Nd4jTensor y, boolean add);

    void avgPoolGrad(Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add);

    void maxPool(Nd4jTensor by, Nd4jTensor x, Window window, Nd4jTensor y);

    void maxPoolGrad(Nd4jTensor by, Nd4jTensor gy, Window window, Nd4jTensor gx, boolean add);

    void scaleSamples(Nd4jTensor x, double[] factor, Nd4jTensor y, boolean add);

    void spatialMean(Nd4jTensor x, Nd4jTensor y);

    void spatialMeanGrad(Nd4jTensor gy, Nd4jTensor gx, boolean add);
}
