package assay.internal.bench1shot1.network;

import assay.supernet.network.Kind;
import assay.supernet.network.Norm;
import assay.supernet.network.Norms;
import assay.supernet.network.Parameters;
import assay.supernet.tape.Tape;
import assay.supernet.tape.Var;
import assay.supernet.tape.Weight;
import assay.supernet.tensor.Window;

/** Convolution of stride 1 without bias that keeps the size, normalisation with weight and bias, ReLU: {@code conv_bn_relu}. */
record ConvNormRelu(Weight weight, Norm norm, Window window) {
    /**
     * Names its parameters {@code prefix.0.weight}, {@code prefix.1.weight} and {@code prefix.1.bias}.
     *
     * @param momentum share of the batch in the running statistics
     */
    static ConvNormRelu of(Parameters p, String prefix, int in, int out, int kernel, double momentum) {
        return new ConvNormRelu(
                p.add(prefix + ".0.weight", Kind.CONV_WEIGHT, in * kernel * kernel, out, in, kernel, kernel),
                Norm.affine(p, prefix + ".1", out, momentum),
                Window.same(kernel));
    }

    Var forward(Tape tape, Var x, Norms norms) {
        Var y = tape.conv(x, tape.weight(weight), window);
        Var active = norm.active(tape, y, norms);
        tape.outline().modules(y, 2); // the normalisation changes no correlation between channels
        tape.outline().modules(active, 1);
        return active;
    }
}
