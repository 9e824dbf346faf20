package assay.core.kit;

import assay.core.space.Genotype;

/**
 * The architectures of a space in which all of them can be counted. The table may treat isomorphic architectures as one. A
 * place counts what the table tells apart; a number counts texts.
 */
public interface Census {
    /** How many architectures the table tells apart. */
    int size();

    /** The architecture at a place, 0..size-1. */
    Genotype cell(int place);

    /** The place of an architecture. */
    int place(Genotype cell);

    /** The table's own number of {@link #cell}. */
    int index(int place);

    /** How many texts of architectures there are; isomorphic architectures count separately. */
    int texts();

    /** The number of exactly this text, 0..texts-1. */
    int number(Genotype cell);

    /** The inverse of {@link #number}. */
    Genotype numbered(int number);

    /** The census of a space in which every text is an entry of the table. */
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
