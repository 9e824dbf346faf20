package assay.experiments.spaces;

import assay.bench1shot1.network.Network101;
import assay.bench1shot1.network.Skeleton101;
import assay.core.space.Bench101Index;
import assay.core.space.Cost101;
import assay.core.space.Genotype;
import assay.core.space.Skeleton201;
import assay.core.space.text.ArchitectureText;
import assay.supernet.network.Network;
import assay.supernet.tensor.Backend;
import java.util.OptionalDouble;

/** The cells of NAS-Bench-101, numbered in the order of the official enumeration. */
final class Networks101 implements NetworkFactory {
    @Override
    public String space() {
        return "101";
    }

    @Override
    public Genotype parse(String text) {
        return ArchitectureText.readCell101(text);
    }

    @Override
    public Genotype at(int index) {
        return Bench101Index.get().cell(index);
    }

    @Override
    public Network network(Backend on, Genotype arch, ScoreSettings settings) {
        Skeleton201 size = settings.skeleton();
        return Network101.of(on, new Skeleton101(size.channels(), size.cells(), size.classes()), arch);
    }

    @Override
    public OptionalDouble multiplyAdds(Genotype arch, ScoreSettings settings) {
        Skeleton201 size = settings.skeleton();
        return OptionalDouble.of(
                Cost101.of(Network101.cell(arch), size.channels(), size.cells(), size.classes(), size.imageSize())
                        .multiplyAdds());
    }
}
