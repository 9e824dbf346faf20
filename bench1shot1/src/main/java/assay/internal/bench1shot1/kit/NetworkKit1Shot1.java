package assay.internal.bench1shot1.kit;

import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotSpace;
import assay.internal.bench1shot1.network.Inherited;
import assay.internal.bench1shot1.network.Supernet1Shot1;
import assay.supernet.kit.Inheritance;
import assay.supernet.kit.NetworkShape;
import assay.supernet.kit.SupernetDefaults;
import assay.supernet.kit.SupernetKit;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.Backend;
import java.util.Optional;

/** A space of NAS-Bench-1Shot1: its one-shot model, and the networks of NAS-Bench-101. */
public abstract class NetworkKit1Shot1 extends NetworkKit101 {
    /** Stages of the one-shot model; cells are counted per stage, as in the other spaces. */
    private static final int STAGES = 3;

    private final OneShotSpace space;

    private NetworkKit1Shot1(int number) {
        space = OneShotSpace.of(number);
    }

    /** Space 1. */
    public static final class Space1 extends NetworkKit1Shot1 {
        public Space1() {
            super(1);
        }
    }

    /** Space 2. */
    public static final class Space2 extends NetworkKit1Shot1 {
        public Space2() {
            super(2);
        }
    }

    /** Space 3. */
    public static final class Space3 extends NetworkKit1Shot1 {
        public Space3() {
            super(3);
        }
    }

    @Override
    public String space() {
        return space.name();
    }

    @Override
    public Optional<String> whyNoBias() {
        return Optional.of("the one-shot models of NAS-Bench-1Shot1 have no bias before a normalisation");
    }

    @Override
    public Optional<SupernetKit> supernets() {
        return Optional.of(new Supernets(space));
    }

    private record Supernets(OneShotSpace space) implements SupernetKit {
        /** Zela, Siems and Hutter, ICLR 2020. */
        @Override
        public SupernetDefaults published() {
            return new SupernetDefaults(16, 3, 50, 96, 0.025, 0.001, 0.9, false, 3e-4, 5);
        }

        @Override
        public Supernet supernet(Backend backend, NetworkShape shape, Search search, Stage stage) {
            return new Supernet1Shot1(
                    backend, space, shape.channels(), STAGES * shape.cells(), shape.classes(), stage.partial());
        }

        @Override
        public Optional<Inheritance> inheritance() {
            return Optional.of((mix, arch, sumToOne) -> Inherited.set(mix, (OneShot) arch, sumToOne));
        }

        @Override
        public boolean recordsOwnError() {
            return true;
        }
    }
}
