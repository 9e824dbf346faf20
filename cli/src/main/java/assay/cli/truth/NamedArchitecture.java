package assay.cli.truth;

import assay.core.error.UsageException;
import assay.core.space.Cell101;
import assay.core.space.Genotype;
import assay.core.space.Hash101;
import assay.core.space.OneShotSpace;
import assay.core.truth.Benchmark;
import assay.data.truth.Architectures;
import assay.data.truth.StoreTruth;
import java.util.List;

/** Finds the one architecture that {@link Fields} name. */
final class NamedArchitecture {
    private static final List<String> NAMES = List.of("arch", "index", "hash", "adjacency");
    private static final List<String> OF_101 = List.of("hash", "adjacency", "ops", "space");

    private final Fields of;

    private NamedArchitecture(Fields of) {
        this.of = of;
    }

    /** @throws UsageException if they name none, or several */
    static NamedArchitecture in(Fields of, Benchmark benchmark) {
        List<String> given = of.present(NAMES);
        boolean is101 = benchmark.equals(Benchmark.NASBENCH101);
        if (given.size() != 1) {
            throw new UsageException("architecture: expected one of "
                    + String.join(
                            ", ",
                            (is101 ? NAMES : NAMES.subList(0, 2))
                                    .stream().map(of::named).toList())
                    + ", found " + (given.isEmpty() ? "none" : String.join(" and ", given))
                    + ". Name one architecture.");
        }
        if (!is101 && !of.present(OF_101).isEmpty()) {
            throw new UsageException(String.join(", ", of.present(OF_101)) + ": only benchmark 101 has that. Name an"
                    + " architecture of " + benchmark.shortName() + " by " + of.named("arch") + " or "
                    + of.named("index") + ".");
        }
        if (of.has("space") && !of.has("arch")) {
            throw new UsageException(of.named("space") + " says how to read " + of.named("arch") + ", found "
                    + given.get(0) + ". Leave it out.");
        }
        if (of.has("ops") != of.has("adjacency")) {
            throw new UsageException(of.named("adjacency") + " and " + of.named("ops") + " go together. Give both.");
        }
        return new NamedArchitecture(of);
    }

    Genotype find(StoreTruth truth) {
        Architectures among = truth.architectures();
        if (of.has("index")) {
            return among.at(of.number("index").orElseThrow());
        }
        if (of.has("hash")) {
            return among.at(truth.indexOf(Hash101.parse(of.get("hash"))));
        }
        if (of.has("adjacency")) {
            return Cell101.parse(of.get("adjacency"), of.get("ops"));
        }
        return of.has("space") ? space().parse(of.get("arch")) : among.parse(of.get("arch"));
    }

    private OneShotSpace space() {
        int number = of.number("space").orElseThrow();
        if (number < 1 || number > OneShotSpace.all().size()) {
            throw new UsageException(
                    of.named("space") + ": expected 1, 2 or 3 (NAS-Bench-1Shot1), found " + number + ".");
        }
        return OneShotSpace.of(number);
    }
}
