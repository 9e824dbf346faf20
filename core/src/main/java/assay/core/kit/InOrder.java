package assay.core.kit;

import assay.core.error.OutOfTableException;
import assay.core.space.DecisionGroup;
import assay.core.space.Genotype;
import assay.core.space.SearchSpace;
import java.util.List;

/** The architectures of a space, counted like numbers: each decision is a digit, and the last digit changes fastest. */
record InOrder(SearchSpace space, int size) implements OfficialNumbers {
    InOrder(SearchSpace space) {
        this(space, space.groups().stream().mapToInt(DecisionGroup::width).reduce(1, Math::multiplyExact));
    }

    @Override
    public Genotype at(int number) {
        if (number < 0 || number >= size) {
            throw new OutOfTableException(
                    space.name() + ": no architecture " + number + " (available: 0.." + (size - 1) + ").");
        }
        List<DecisionGroup> groups = space.groups();
        int[] choices = new int[groups.size()];
        int rest = number;
        for (int g = choices.length - 1; g >= 0; g--) {
            choices[g] = rest % groups.get(g).width();
            rest /= groups.get(g).width();
        }
        return space.decode(choices);
    }

    @Override
    public int indexOf(Genotype genotype) {
        int[] choices = space.encode(genotype);
        int number = 0;
        for (int g = 0; g < choices.length; g++) {
            number = number * space.groups().get(g).width() + choices[g];
        }
        return number;
    }
}
