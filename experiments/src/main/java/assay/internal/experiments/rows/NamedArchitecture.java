package assay.internal.experiments.rows;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import assay.core.space.Genotype;
import assay.core.space.bench101.Hash101;
import assay.core.space.bench101.OneShotSpace;
import assay.core.space.text.ArchitectureText;
import assay.core.space.text.Matrix101;
import assay.core.truth.Benchmark;
import assay.internal.data.truth.Architectures;
import assay.internal.data.truth.StoreTruth;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the one architecture that {@link QuestionFields} name. */
public final class NamedArchitecture {
    private static final List<String> NAMES = List.of("arch", "index", "hash", "adjacency");

    private final QuestionFields of;

    private NamedArchitecture(QuestionFields of) {
        this.of = of;
    }

    /** @throws UsageException if they name no architecture, or several */
    public static NamedArchitecture in(QuestionFields of, Benchmark benchmark) {
        List<String> given = of.present(NAMES);
        if (given.size() > 1) {
            throw expected(of, benchmark, String.join(" and ", given));
        }
        return agreeing(of, benchmark);
    }

    /**
     * The same, but they may name it in several ways that agree. So rows that we wrote can be read again.
     *
     * @throws UsageException if they name none
     */
    public static NamedArchitecture agreeing(QuestionFields of, Benchmark benchmark) {
        List<String> given = of.present(NAMES);
        if (given.isEmpty()) {
            throw expected(of, benchmark, "none");
        }
        List<String> strange = of.present(SpaceKits.all().stream()
                .flatMap(k -> k.nameFields().stream())
                .distinct()
                .filter(f -> !others(benchmark).contains(f))
                .toList());
        if (!strange.isEmpty()) {
            throw new UsageException(String.join(", ", strange) + ": only benchmark " + having(strange)
                    + " has that. Name an architecture of " + benchmark.shortName() + " by " + of.named("arch") + " or "
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

    private static List<String> others(Benchmark benchmark) {
        return SpaceKits.named(benchmark.space(), "architecture").nameFields();
    }

    private static String having(List<String> fields) {
        return SpaceKits.all().stream()
                .filter(k -> k.nameFields().containsAll(fields))
                .map(SpaceKit::shortName)
                .collect(Collectors.joining(", "));
    }

    private static UsageException expected(QuestionFields of, Benchmark benchmark, String found) {
        return new UsageException("architecture: expected one of "
                + String.join(
                        ", ",
                        NAMES.stream()
                                .filter(n -> NAMES.indexOf(n) < 2
                                        || others(benchmark).contains(n))
                                .map(of::named)
                                .toList())
                + ", found " + found + ". Name one architecture.");
    }

    /** @throws UsageException if two names mean different architectures */
    public Genotype find(StoreTruth truth) {
        Architectures among = truth.architectures();
        List<String> given = NAMES.stream().filter(of::has).toList();
        Genotype found = find(truth, given.get(0));
        for (String other : given.subList(1, given.size())) {
            int one = among.indexOf(found);
            int two = among.indexOf(find(truth, other));
            if (one != two) {
                throw new UsageException(of.named(given.get(0)) + " and " + of.named(other) + ": expected one"
                        + " architecture, found number " + one + " ("
                        + among.at(one).text() + ") and number " + two
                        + " (" + among.at(two).text()
                        + "). Leave one of them out; with --batch, --columns says which is"
                        + " meant.");
            }
        }
        return found;
    }

    private Genotype find(StoreTruth truth, String name) {
        return switch (name) {
            case "index" -> truth.architectures().at(of.number("index").orElseThrow());
            case "hash" ->
                truth.architectures()
                        .at(truth.indexOf(Hash101.parse(of.get("hash").strip())));
            case "adjacency" -> Matrix101.read(of.get("adjacency"), of.get("ops"));
            case "arch" ->
                of.has("space") ? ArchitectureText.oneShot(space()).read(of.get("arch")) : truth.read(of.get("arch"));
            default -> throw new IllegalArgumentException(name);
        };
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
