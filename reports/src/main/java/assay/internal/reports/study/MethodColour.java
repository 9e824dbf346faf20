package assay.internal.reports.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Assigns each method one of {@value #SIGNS} combinations of colour and mark, the same in every report. A name that is not in
 * the catalogue (a label, a plug-in) gets one by its letters; if another method of the report already has it, the next free
 * one.
 */
final class MethodColour {
    /** Seven colours times six marks. */
    private static final int SIGNS = 42;

    /** The first seven differ in colour; each has its mark. */
    private static final List<String> KNOWN = List.of(
            "darts",
            "random",
            "balenas",
            "drnas",
            "balenas-tf",
            "zero-cost",
            "gdas",
            "drnas-tf",
            "darts-2nd",
            "snas",
            "pc-darts",
            "p-darts",
            "rsps",
            "data",
            "random-search",
            "regularized-evolution",
            "reinforce",
            "bohb",
            "local-search",
            "drnas-progressive",
            "balenas-2nd");

    private MethodColour() {}

    /** The colour of each name. */
    static int[] of(List<String> names) {
        int[] colours = new int[names.size()];
        Set<Integer> taken = new HashSet<>();
        for (int i = 0; i < colours.length; i++) {
            colours[i] = KNOWN.indexOf(names.get(i));
            taken.add(colours[i]);
        }
        for (int i = 0; i < colours.length; i++) {
            if (colours[i] < 0) {
                int colour = Math.floorMod(names.get(i).hashCode(), SIGNS);
                for (int step = 0; step < SIGNS && taken.contains(colour); step++) {
                    colour = (colour + 1) % SIGNS;
                }
                colours[i] = colour;
                taken.add(colour);
            }
        }
        return colours;
    }
}
