package example;

import assay.junit.Found;
import assay.junit.SearchQuality;

/** The table {@code mini201}, which the library carries, says how good the cells are that the search finds. */
class MySearchTest {
    @SearchQuality(table = "mini201", seeds = 16, margin = 1.0)
    void mySearch_isNotWorseThanChance(Found found) {
        found.search(MySearch::run);
    }

    @SearchQuality(table = "mini201", seeds = 32, margin = 1.0, better = true)
    void mySearch_isBetterThanChance(Found found) {
        found.search(MySearch::run);
    }
}
