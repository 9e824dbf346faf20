package assay.experiments.spaces;

import assay.bench201.network.NetworkSize;
import assay.core.error.UsageException;
import assay.core.space.Cost201;
import assay.core.space.Genotype;
import assay.core.space.GenotypeSize;
import assay.core.space.text.ArchitectureText;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.OptionalDouble;

/** Networks of NATS-Bench's size space: the architecture is the channels, and there is one cell a stage whatever is asked. */
final class NetworksSize implements NetworkFactory {
    @Override
    public String space() {
        return "sss";
    }

    @Override
    public Genotype parse(String text) {
        return ArchitectureText.size().read(text);
    }

    @Override
    public Genotype at(int index) {
        if (index < 0 || index >= GenotypeSize.COUNT) {
            throw new UsageException("--index: expected 0 to " + (GenotypeSize.COUNT - 1) + ", found " + index + ".");
        }
        return GenotypeSize.ofIndex(index);
    }

    @Override
    public boolean scalable() {
        return false;
    }

    @Override
    public Network network(Backend on, Genotype arch, ScoreSettings settings) {
        if (settings.convBias()) {
            throw new UsageException(
                    "--conv-bias: only cells of space 201 have convolutions with a bias. Leave it out.");
        }
        return new NetworkSize(on, (GenotypeSize) arch, settings.classes());
    }

    @Override
    public OptionalDouble multiplyAdds(Genotype arch, ScoreSettings settings) {
        return OptionalDouble.of(Cost201.of((GenotypeSize) arch, settings.classes(), settings.side())
                .multiplyAdds());
    }
}
