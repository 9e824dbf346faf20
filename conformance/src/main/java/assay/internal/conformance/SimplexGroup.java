package assay.internal.conformance;

import assay.supernet.search.draw.Groups;

/** A single group of options, with {@code none} first. */
final class SimplexGroup {
    private SimplexGroup() {}

    static Groups of(int options) {
        return new Groups(new int[] {0, options}, new int[] {0}, new int[] {0});
    }
}
