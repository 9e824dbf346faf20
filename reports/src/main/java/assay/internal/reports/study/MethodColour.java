package assay.internal.reports.study;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which of the {@value #SIGNS} colours with marks a method has: one for each name, in every report. A name that is not one of
 * the catalogue's (a label, a plug-in) gets one by its letters; if another method of the report has that already, the next one
 * that is free.
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

    /** For each name its colour. */
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
