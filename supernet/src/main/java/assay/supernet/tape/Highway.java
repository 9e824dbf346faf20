package assay.supernet.tape;

import assay.supernet.tensor.Backend;
import assay.supernet.tensor.HighwayMath;
import assay.supernet.tensor.Tensor;
import java.util.List;

/**
 * y = the sum of gates: a node of a recurrent cell. The gate and the functions are computed again on the way back, so that a pass keeps one map for
 * each product and none for a function. The second sweep is plain Java in double: only curvature asks for it.
 */
final class Highway extends Node {
    private final List<Gate> gates;

    Highway(Tape tape, List<Gate> gates, Var y) {
        super(tape, y);
        this.gates = List.copyOf(gates);
        Backend k = tape.backend();
        for (int i = 0; i < gates.size(); i++) {
            Gate gate = gates.get(i);
            k.highway(gate.state().value, gate.product().value, gate.values(tape), y.value, i > 0);
        }
        if (gates.isEmpty()) {
            k.fill(y.value, 0);
        }
    }

    @Override
    void backward() {
        Tensor gy = out.grad.finish();
        for (Gate gate : gates) {
            Var s = gate.state();
            Var cg = gate.product();
            boolean addS = s.wanted && s.grad.adds();
            boolean addCg = cg.wanted && cg.grad.adds();
            double[] gw = gate.weighs() ? tape.zeros(Gate.CURVES) : null;
            tape.backend()
                    .highwayGrad(
                            s.value,
                            cg.value,
                            gate.values(tape),
                            gy,
                            s.wanted ? s.grad.take() : null,
                            addS,
                            cg.wanted ? cg.grad.take() : null,
                            addCg,
                            gw);
            if (gw != null) {
                gate.collect(gw, gate.weights().grad);
            }
        }
    }

    @Override
    void push() {
        if (gates.stream().noneMatch(Gate::moves)) {
            return;
        }
        double[] t = new double[out.value.size()];
        for (Gate gate : gates) {
            HighwayMath.push(
                    values(gate.state().value, gate.state()),
                    values(gate.product().value, gate.product()),
                    gate.values(tape),
                    values(gate.state().tangent, gate.state()),
                    values(gate.product().tangent, gate.product()),
                    gate.tangents(tape),
                    out.value.dim(1),
                    t);
        }
        tape.backend().write(t, tape.tangentLike(out));
    }

    @Override
    void pushBackward() {
        double[] gy = values(out.grad.finish(), out);
        double[] gyT = values(out.gradTangent.finish(), out);
        for (Gate gate : gates) {
            Var s = gate.state();
            Var cg = gate.product();
            double[] gsT = new double[s.value.size()];
            double[] gcgT = new double[cg.value.size()];
            double[] gwT = tape.zeros(Gate.CURVES);
            HighwayMath.pushBackward(
                    values(s.value, s),
                    values(cg.value, cg),
                    gate.values(tape),
                    values(s.tangent, s),
                    values(cg.tangent, cg),
                    gate.tangents(tape),
                    out.value.dim(1),
                    gy,
                    gyT,
                    gsT,
                    gcgT,
                    gwT);
            if (s.wanted) {
                HostVectors.add(tape.backend(), gsT, s.gradTangent);
            }
            if (cg.wanted) {
                HostVectors.add(tape.backend(), gcgT, cg.gradTangent);
            }
            if (gate.weighs()) {
                gate.collect(gwT, gate.weights().gradTangent);
            }
        }
    }

    /** The values, or zeros for a tensor that is not there. */
    private double[] values(Tensor t, Var like) {
        return HostVectors.read(tape.backend(), t, new double[like.value.size()], 0);
    }
}
