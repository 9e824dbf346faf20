package assay.internal.data.scores;

import assay.core.error.UsageException;
import assay.core.kit.SpaceKit;
import assay.core.kit.SpaceKits;
import java.util.function.ToIntFunction;

/**
 * The architectures that a file of scores is about: all of a space, by their official numbers, or those of a list.
 *
 * @param name as the file's settings state it
 * @param size how many architectures there are
 * @param numberOf the number of an architecture in any notation of its space; may throw {@link UsageException} and {@link
 *     assay.core.space.GenotypeException}
 */
public record ScoredSpace(String name, int size, ToIntFunction<String> numberOf) {
    /**
     * A whole space.
     *
     * @param space its name in commands
     * @param size how many architectures it has
     */
    public static ScoredSpace whole(String space, int size) {
        SpaceKit kit = SpaceKits.called(space, "scores");
        return new ScoredSpace(space, size, text -> kit.numbering()
                .orElseThrow(() -> new UsageException("architectures of the space " + kit.shortName()
                        + " have no numbers, so that scores of them cannot be kept"))
                .indexOf(kit.read(text)));
    }

    /** The architectures of a list. */
    public static ScoredSpace of(ArchList list) {
        return new ScoredSpace(list.name(), list.size(), list::numberOf);
    }
}
