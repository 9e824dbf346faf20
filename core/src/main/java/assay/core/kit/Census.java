package assay.core.kit;

import assay.core.space.Genotype;

/**
 * The architectures of a space that can all be counted. Isomorphic ones may be one for the table: places count what the table
 * tells apart, and numbers count texts.
 */
public interface Census {
    /** How many architectures can be told apart by the table. */
    int size();

    /** One of them, 0..size-1. */
    Genotype cell(int place);

    /** Which of them this is, for the table. */
    int place(Genotype cell);

    /** The table's own number of {@link #cell}. */
    int index(int place);

    /** How many texts of architectures there are, isomorphic ones told apart. */
    int texts();

    /** A number 0..texts-1 that stands for exactly this text. */
    int number(Genotype cell);

    /** The inverse of {@link #number}. */
    Genotype numbered(int number);

    /** Of a space whose every text is an entry of the table. */
    static Census of(OfficialNumbers numbering) {
        return new Census() {
            @Override
            public int size() {
                return numbering.size();
            }

            @Override
            public Genotype cell(int place) {
                return numbering.at(place);
            }

            @Override
            public int place(Genotype cell) {
                return numbering.indexOf(cell);
            }

            @Override
            public int index(int place) {
                return place;
            }

            @Override
            public int texts() {
                return size();
            }

            @Override
            public int number(Genotype cell) {
                return place(cell);
            }

            @Override
            public Genotype numbered(int number) {
                return cell(number);
            }
        };
    }
}
