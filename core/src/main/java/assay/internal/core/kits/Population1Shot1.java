package assay.internal.core.kits;

import assay.core.kit.Census;
import assay.core.kit.OfficialNumbers;
import assay.core.kit.Population;
import assay.core.kit.SpaceKit;
import assay.core.space.Genotype;
import assay.core.space.bench101.Bench101Index;
import assay.core.space.bench101.OneShot;
import assay.core.space.bench101.OneShotCounts;
import assay.core.space.bench101.OneShotSpace;
import assay.core.truth.Split;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The NAS-Bench-101 cells that a NAS-Bench-1Shot1 space has. The table tells cells apart by their hash; a text has the choices
 * of all parents and operations, also those of loose ends. Texts are numbered so that the last choice changes fastest.
 */
final class Population1Shot1 implements Population {
    /**
     * The best mean over the 3 repeats at 108 epochs in spaces 1, 2 and 3. A script of HPOBench prints these numbers, from a
     * scan of all configurations with the official table.
     */
    private static final double[] BEST_TEST = {0.9420072237650553, 0.9396701256434122, 0.941773513952891};

    private static final double[] BEST_VALID = {0.9471821784973145, 0.9456797440846761, 0.9473824898401896};
    private static final int FULL_TRAINING = 108;

    private final Kit1Shot1 kit;
    private final OneShotSpace space;
    private final Cells cells;

    Population1Shot1(Kit1Shot1 kit, OneShotSpace space) {
        this.kit = kit;
        this.space = space;
        this.cells = Cells.KEPT.computeIfAbsent(space.number(), n -> new Cells(space));
    }

    @Override
    public SpaceKit kit() {
        return kit;
    }

    @Override
    public Optional<Census> census() {
        return Optional.of(cells);
    }

    @Override
    public String title() {
        return "NAS-Bench-1Shot1, space " + space.number();
    }

    @Override
    public String tableTitle() {
        return "NAS-Bench-101";
    }

    @Override
    public String authors() {
        return "NAS-Bench-101 (Ying et al., ICML 2019)";
    }

    @Override
    public String table() {
        return "101";
    }

    @Override
    public String named(Genotype cell) {
        return cell instanceof OneShot ? by() + "'" + cell.text() + "'" : "--arch '" + cell.text() + "'";
    }

    @Override
    public String anyByNumber() {
        return anyByText();
    }

    @Override
    public String anyByText() {
        return by() + "CELL";
    }

    private String by() {
        return "--space " + space.number() + " --arch ";
    }

    /** Several architectures of the space can be the same cell of the table. */
    @Override
    public String averageRow() {
        return "average of the space's measured cells";
    }

    @Override
    public String averageHas() {
        return "the space's measured cells have";
    }

    @Override
    public OptionalDouble knownBest(Split split, int schedule) {
        int s = space.number() - 1;
        return schedule != FULL_TRAINING
                ? OptionalDouble.empty()
                : switch (split) {
                    case TEST -> OptionalDouble.of(100 * BEST_TEST[s]);
                    case VALID -> OptionalDouble.of(100 * BEST_VALID[s]);
                    case TRAIN, VALTEST -> OptionalDouble.empty();
                };
    }

    @Override
    public String protocol() {
        return " The networks were trained on 40,000 images of CIFAR-10 (data_batch_1 to 4); valid is data_batch_5.";
    }

    @Override
    public String entropies() {
        return "0 is one architecture for sure; operations and inputs are taken as independent";
    }

    @Override
    public boolean hasRepeats() {
        return true;
    }

    /** Places count the table's cells; numbers count all choices. */
    private static final class Cells implements Census {
        /** By number of the space: to find the cells of all choices takes seconds. */
        static final Map<Integer, Cells> KEPT = new ConcurrentHashMap<>();

        private final OfficialNumbers choices;
        private final int[] members;
        private final Bench101Index index = Bench101Index.get();

        Cells(OneShotSpace space) {
            this.choices = OfficialNumbers.inOrder(space);
            this.members = OneShotCounts.members(space);
        }

        @Override
        public int size() {
            return members.length;
        }

        @Override
        public Genotype cell(int place) {
            return index.cell(members[place]);
        }

        @Override
        public int place(Genotype cell) {
            return Arrays.binarySearch(members, index.indexOf(Kit101.cell(cell)));
        }

        @Override
        public int index(int place) {
            return members[place];
        }

        @Override
        public int texts() {
            return choices.size();
        }

        @Override
        public int number(Genotype cell) {
            return choices.indexOf(cell);
        }

        @Override
        public Genotype numbered(int number) {
            return choices.at(number);
        }
    }
}
