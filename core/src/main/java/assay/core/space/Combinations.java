package assay.core.space;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Sublists of a given size in lexicographic order of positions, like Python's {@code itertools.combinations}. */
public final class Combinations {
    private Combinations() {}

    public static List<List<Integer>> of(List<Integer> items, int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> all = new ArrayList<>();
        for (int first = 0; first + size <= items.size(); first++) {
            for (List<Integer> rest : of(items.subList(first + 1, items.size()), size - 1)) {
                List<Integer> one = new ArrayList<>(size);
                one.add(items.get(first));
                one.addAll(rest);
                all.add(List.copyOf(one));
            }
        }
        return all;
    }

    /** The numbers with commas between them: {@code 0,1,3}. */
    public static String commas(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
