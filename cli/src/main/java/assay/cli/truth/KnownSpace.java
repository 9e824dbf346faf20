package assay.cli.truth;

import assay.core.space.Bench201Index;
import assay.core.space.Cell101;
import assay.core.space.CostDarts;
import assay.core.space.Genotype;
import assay.core.space.Genotype201;
import assay.core.space.GenotypeDarts;
import assay.core.space.OneShot;
import assay.core.space.SkeletonDarts;
import assay.core.space.Wiring201;
import assay.core.space.text.ArchitectureText;
import assay.core.truth.Benchmark;
import assay.core.truth.Dataset;
import assay.data.truth.Architectures;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A space of which {@code assay arch} knows something: the notations of its architectures, and what to say of one. */
interface KnownSpace {
    /** What commands call it. */
    String name();

    ArchitectureText notations();

    /** Fills in what there is to say of an architecture. */
    void describe(ObjectNode json, Genotype genotype);

    /** All of them, the published tables first. */
    static List<KnownSpace> all() {
        List<KnownSpace> all = new ArrayList<>();
        Benchmark.values().forEach(b -> all.add(new OfTable(b)));
        all.add(new Darts());
        return all;
    }

    /** The architecture, and how others write it. */
    private static void written(ObjectNode json, ArchitectureText notations, Genotype genotype) {
        json.put("arch", genotype.text());
        ObjectNode all = json.putObject("notations");
        notations.written(genotype).forEach(all::put);
    }

    /** One whose architectures a published table numbers. */
    record OfTable(Benchmark benchmark) implements KnownSpace {
        @Override
        public String name() {
            return benchmark.shortName();
        }

        @Override
        public ArchitectureText notations() {
            return benchmark.equals(Benchmark.NASBENCH101)
                    ? ArchitectureText.nasbench101()
                    : Architectures.of(benchmark).notations(hash -> {
                        throw new IllegalStateException("no hashes in " + benchmark.key());
                    });
        }

        @Override
        public void describe(ObjectNode json, Genotype genotype) {
            Architectures among = Architectures.of(benchmark);
            written(json, notations(), genotype);
            json.put("index", among.indexOf(genotype));
            if (genotype instanceof Genotype201 cell) {
                json.put("same_network", sameNetwork(cell));
            } else if (genotype instanceof Cell101 || genotype instanceof OneShot) {
                json.put("trained_cell", among.at(among.indexOf(genotype)).text());
            }
            ObjectNode parameters = json.putObject("parameters");
            for (Dataset d : benchmark.datasets()) {
                parameters.put(d.key(), among.cost(genotype, d).params());
            }
        }

        /** The indexes of all cells that are one network with their weights in another order, joined by blanks. */
        private static String sameNetwork(Genotype201 cell) {
            String key = Wiring201.key(cell);
            Bench201Index index = Bench201Index.get();
            return IntStream.range(0, index.size())
                    .filter(i -> Wiring201.key(index.cell(i)).equals(key))
                    .mapToObj(String::valueOf)
                    .collect(Collectors.joining(" "));
        }
    }

    /** The DARTS space, which no table has. */
    record Darts() implements KnownSpace {
        @Override
        public String name() {
            return "darts";
        }

        @Override
        public ArchitectureText notations() {
            return ArchitectureText.darts();
        }

        @Override
        public void describe(ObjectNode json, Genotype genotype) {
            written(json, notations(), genotype);
            GenotypeDarts pair = (GenotypeDarts) genotype;
            json.putObject("parameters")
                    .put(
                            "cifar10",
                            CostDarts.of(pair, SkeletonDarts.cifar(false)).params())
                    .put(
                            "imagenet",
                            CostDarts.of(pair, SkeletonDarts.imageNet(false)).params());
        }
    }
}
