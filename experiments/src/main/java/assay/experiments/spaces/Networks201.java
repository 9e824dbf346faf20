package assay.experiments.spaces;

import assay.bench201.network.Flow201;
import assay.bench201.network.Network201;
import assay.core.space.Bench201Index;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.text.ArchitectureText;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

/** The cells of NAS-Bench-201. */
public final class Networks201 implements NetworkFactory {
    @Override
    public String space() {
        return "201";
    }

    @Override
    public Genotype parse(String text) {
        return ArchitectureText.nasbench201().read(text);
    }

    @Override
    public Genotype at(int index) {
        return Bench201Index.get().cell(index);
    }

    @Override
    public Network network(Backend on, Genotype arch, ScoreSettings settings) {
        return new Network201(on, settings.skeleton(), (Genotype201) arch, settings.convBias());
    }

    @Override
    public OptionalDouble multiplyAdds(Genotype arch, ScoreSettings settings) {
        return OptionalDouble.of(
                Cost201.of((Genotype201) arch, settings.skeleton()).multiplyAdds());
    }

    /** None with biases in cells, which carry a flow of their own. */
    @Override
    public Optional<Supplier<ToDoubleFunction<Genotype>>> flow(ScoreSettings settings) {
        if (settings.convBias()) {
            return Optional.empty();
        }
        return Optional.of(new Flows(settings));
    }

    /** Weights are drawn when the first thread asks. */
    private static final class Flows implements Supplier<ToDoubleFunction<Genotype>> {
        private final ScoreSettings settings;
        private Flow201 first;

        Flows(ScoreSettings settings) {
            this.settings = settings;
        }

        @Override
        public synchronized ToDoubleFunction<Genotype> get() {
            first = first == null ? new Flow201(settings.skeleton(), settings.weights(), settings.init()) : first;
            Flow201 own = first.another();
            return arch -> own.score((Genotype201) arch);
        }
    }
}
