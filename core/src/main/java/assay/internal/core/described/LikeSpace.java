package assay.internal.core.described;

import assay.core.kit.OfficialNumbers;
import assay.core.kit.SpaceKit;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Architectures of a space that the program knows: a described table can be about them, too. It then has their decisions, all
 * their notations and their numbers.
 *
 * @param kit of that space
 */
public record LikeSpace(SpaceKit kit) implements TextForm {
    /** Whether the architectures of a space are the combinations of one choice for each decision, and have numbers. */
    public static boolean fits(SpaceKit kit) {
        return kit.search()
                        .filter(s -> s.groups().stream().allMatch(g -> g.taken() == 1))
                        .isPresent()
                && kit.numbering()
                        .filter(n -> n.size() == kit.search().orElseThrow().architectures())
                        .isPresent();
    }

    private SearchSpace space() {
        return kit.search().orElseThrow();
    }

    /** Its decisions. */
    public List<Decision> decisions() {
        List<Decision> all = new ArrayList<>();
        for (DecisionGroup group : space().groups()) {
            all.add(new Decision(
                    group.name(),
                    group.options().stream().map(o -> new Decision.Choice(o, o)).toList(),
                    Optional.empty()));
        }
        return all;
    }

    @Override
    public String text(int[] choices) {
        return space().decode(choices).text();
    }

    /** Reads any notation of the space. */
    @Override
    public int[] choices(String text) {
        return space().encode(kit.read(text));
    }

    /** An architecture of a table as one of the space. */
    Genotype of(Genotype architecture) {
        return kit.parse(architecture.text());
    }

    /** The numbers of its architectures, for a table. */
    OfficialNumbers numbers(SearchSpace table) {
        OfficialNumbers official = kit.numbering().orElseThrow();
        return new OfficialNumbers() {
            @Override
            public int size() {
                return official.size();
            }

            @Override
            public Genotype at(int number) {
                return table.parse(official.at(number).text());
            }

            @Override
            public int indexOf(Genotype genotype) {
                return official.indexOf(of(genotype));
            }
        };
    }
}
