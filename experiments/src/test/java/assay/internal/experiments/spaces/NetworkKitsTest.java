package assay.internal.experiments.spaces;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import assay.core.error.AssayException;
import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.random.RandomStream;
import assay.core.random.Seeds;
import assay.core.space.Genotype;
import assay.internal.experiments.config.ExperimentConfig;
import assay.internal.experiments.methods.Catalogue;
import assay.internal.supernet.plain.PlainBackend;
import assay.supernet.kit.NetworkKit;
import assay.supernet.kit.NetworkKits;
import assay.supernet.kit.NetworkShape;
import assay.supernet.network.Init;
import assay.supernet.network.Network;
import assay.supernet.network.Supernet;
import assay.supernet.search.method.Methods;
import assay.supernet.search.method.Search;
import assay.supernet.search.method.Stage;
import assay.supernet.tensor.DType;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every network kit promises, asked of all that are found. */
class NetworkKitsTest {
    private static final NetworkShape SHAPE = new NetworkShape(8, 2, 10, 8);
    private static final Search DARTS = Methods.DARTS.search().orElseThrow();

    /** All spaces that have networks of images. */
    static Stream<SpaceKit> kits() {
        return SpaceKits.all().stream().filter(k -> NetworkKits.find(k).isPresent());
    }

    private static NetworkKit networks(SpaceKit kit) {
        return NetworkKits.of(kit, "test");
    }

    private static Genotype some(SpaceKit kit) {
        RandomStream random = new Seeds(2).stream(kit.name());
        return kit.search()
                .map(s -> s.sample(random))
                .orElseGet(() -> kit.numbering().orElseThrow().at(1000));
    }

    @ParameterizedTest
    @MethodSource("kits")
    void aNetwork_hasTheParametersThatItsCostSays(SpaceKit kit) {
        NetworkKit networks = networks(kit);
        Genotype arch = some(kit);
        networks.check(SHAPE);
        try (PlainBackend backend = new PlainBackend(DType.FLOAT32);
                Network net = networks.network(backend, SHAPE, arch)) {
            long params =
                    net.parameters().list().stream().mapToLong(p -> p.size()).sum();
            assertEquals(networks.cost(SHAPE, arch).params(), params, arch.text());
        }
        assertTrue(networks.cost(SHAPE, arch).multiplyAdds() > 0);
    }

    @ParameterizedTest
    @MethodSource("kits")
    void aSupernet_weighsTheOptionsOfItsSpace(SpaceKit kit) {
        networks(kit).supernets().ifPresent(s -> {
            assertTrue(s.published().epochs() > 0);
            try (PlainBackend backend = new PlainBackend(DType.FLOAT32);
                    Supernet net = s.supernet(backend, SHAPE, DARTS, Stage.whole())) {
                assertEquals(kit.search().orElseThrow().alphas(), net.space().alphas());
            }
        });
    }

    @Test
    void allSpacesOfImages_haveNetworks() {
        assertEquals(
                List.of("recurrent"),
                SpaceKits.all().stream()
                        .filter(k -> NetworkKits.find(k).isEmpty())
                        .map(SpaceKit::name)
                        .toList());
    }

    @Test
    void theShortWayToSynflow_isThereForSpace201_withoutBias() {
        NetworkKit of201 = networks(SpaceKits.called("201", "test"));
        assertTrue(of201.flow(SHAPE, new Seeds(0), Init.DEFAULT).isPresent());
        assertTrue(of201.flow(SHAPE.convBias(true), new Seeds(0), Init.DEFAULT).isEmpty());
        assertEquals(
                List.of("201"),
                kits().filter(k -> networks(k).whyNoBias().isEmpty())
                        .map(SpaceKit::shortName)
                        .toList());
    }

    @Test
    void theSizeSpace_hasNoSupernetSection_andRefusesSearchesThatNeedOne() {
        ExperimentConfig config = read("space: natsbench-sss\nmethods: [random-search]\n");
        assertTrue(!config.yaml().contains("supernet:"), config.yaml());
        assertEquals(config, read(config.yaml()));
        assertTrue(!RunSpace.of(config).hasSupernet());
        assertThrows(UsageException.class, () -> read("space: natsbench-sss\nsupernet: {epochs: 3}\n"));
    }

    private static ExperimentConfig read(String yaml) {
        return ExperimentConfig.parse(yaml, "test", List.of(), Catalogue.methods());
    }

    @Test
    void aNetworkOfImpossibleSize_isRefused() {
        NetworkShape none = new NetworkShape(0, 0, 0, 0);
        kits().forEach(k -> assertTrue(
                assertThrows(RuntimeException.class, () -> networks(k).check(none)) instanceof AssayException
                        || assertThrows(RuntimeException.class, () -> networks(k)
                                        .check(none))
                                instanceof IllegalArgumentException,
                k.name()));
    }
}
