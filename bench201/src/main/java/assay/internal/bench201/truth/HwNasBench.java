package assay.internal.bench201.truth;

import assay.core.error.DataFormatException;
import assay.core.space.bench201.Bench201Index;
import assay.core.truth.Dataset;
import assay.internal.bench201.truth.kind.DeviceMetric;
import assay.internal.bench201.truth.kind.FoundValue;
import assay.internal.core.pickle.PickleReader;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * The content of {@code HW-NAS-Bench-v1_0.pickle} (GATECH-EIC/HW-NAS-Bench, {@code hw_nas_bench_api.py}): {@code nasbench201}
 * &rarr; data set &rarr; {@code config} and a list for each cost, in official order; {@code fbnet} &rarr; cost &rarr; block
 * name &rarr; value. There, -1 means not available.
 */
final class HwNasBench {
    private static final double NOT_AVAILABLE = -1;

    /** Takes the cost of a cell. */
    @FunctionalInterface
    interface CellSink {
        void accept(int arch, Dataset dataset, DeviceMetric of, double value) throws SQLException;
    }

    /** Takes the cost of a block of FBNet's networks. */
    @FunctionalInterface
    interface BlockSink {
        void accept(String block, DeviceMetric of, double value) throws SQLException;
    }

    private final String name;
    private final long end;
    private final Map<?, ?> content;

    /**
     * @param name of the file, for messages
     * @param pickle at the file's only pickle
     * @throws DataFormatException if it is damaged or not a dict. Other errors are refused when the values are read, with the
     *     byte at which the pickle ended
     */
    HwNasBench(String name, PickleReader pickle) {
        this.name = name;
        Object content = pickle.next();
        pickle.requireEnd();
        this.end = pickle.offset();
        this.content = map("", content);
    }

    void cells(CellSink sink) throws SQLException {
        Map<?, ?> datasets = map("nasbench201", content.get("nasbench201"));
        if (datasets.isEmpty()) {
            throw bad("nasbench201", "data sets", "none");
        }
        for (Map.Entry<?, ?> one : datasets.entrySet()) {
            String at = "nasbench201." + one.getKey();
            Dataset dataset = dataset(at, one.getKey());
            Map<?, ?> lists = map(at, one.getValue());
            requireOfficialOrder(at + ".config", lists.get("config"));
            for (Map.Entry<?, ?> list : lists.entrySet()) {
                if (!"config".equals(list.getKey())) {
                    String where = at + "." + list.getKey();
                    costs(where, dataset, metric(where, list.getKey()), list.getValue(), sink);
                }
            }
        }
    }

    void blocks(BlockSink sink) throws SQLException {
        for (Map.Entry<?, ?> table : map("fbnet", content.get("fbnet")).entrySet()) {
            String at = "fbnet." + table.getKey();
            DeviceMetric of = metric(at, table.getKey());
            for (Map.Entry<?, ?> block : map(at, table.getValue()).entrySet()) {
                String where = at + "." + block.getKey();
                if (!(block.getKey() instanceof String text) || text.isEmpty()) {
                    throw bad(where, "the name of a block", FoundValue.of(block.getKey()));
                }
                double value = number(where, block.getValue());
                if (value != NOT_AVAILABLE) {
                    sink.accept(text, of, value);
                }
            }
        }
    }

    private void costs(String at, Dataset dataset, DeviceMetric of, Object content, CellSink sink) throws SQLException {
        List<?> values = list(at, content);
        for (int arch = 0; arch < values.size(); arch++) {
            double value = number(at + "[" + arch + "]", values.get(arch));
            if (value != NOT_AVAILABLE) {
                sink.accept(arch, dataset, of, value);
            }
        }
    }

    /** The texts in {@code config} define the meaning of the lists. */
    private void requireOfficialOrder(String at, Object content) {
        List<?> configs = list(at, content);
        for (int arch = 0; arch < configs.size(); arch++) {
            String where = at + "[" + arch + "]";
            Object text = map(where, configs.get(arch)).get("arch_str");
            String official = Bench201Index.get().cell(arch).text();
            if (!official.equals(text)) {
                throw bad(where + ".arch_str", official, FoundValue.of(text));
            }
        }
    }

    private Dataset dataset(String at, Object key) {
        for (Dataset known : List.of(Dataset.CIFAR10, Dataset.CIFAR100, Dataset.IMAGENET16_120)) {
            if (known.key().equals(key)) {
                return known;
            }
        }
        throw bad(at, "a data set (cifar10, cifar100, ImageNet16-120)", FoundValue.of(key));
    }

    private DeviceMetric metric(String at, Object key) {
        return DeviceMetric.of(String.valueOf(key))
                .orElseThrow(() -> bad(at, "DEVICE_latency, DEVICE_energy or DEVICE_arithmetic_intensity", "" + key));
    }

    private double number(String at, Object value) {
        double number = value instanceof Number n ? n.doubleValue() : Double.NaN;
        if (number != NOT_AVAILABLE && !(number >= 0 && number < Double.POSITIVE_INFINITY)) {
            throw bad(at, "a cost (or -1, not available)", FoundValue.of(value));
        }
        return number;
    }

    private List<?> list(String at, Object value) {
        int size = Bench201Index.get().size();
        if (!(value instanceof List<?> list) || list.size() != size) {
            throw bad(at, "a list of " + size, FoundValue.of(value));
        }
        return list;
    }

    private Map<?, ?> map(String at, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw bad(at.isEmpty() ? "the file" : at, "a dict", FoundValue.of(value));
        }
        return map;
    }

    private DataFormatException bad(String at, String expected, String found) {
        return new DataFormatException(
                name,
                end,
                name + ": refused: " + at + ": expected " + expected + ", found " + found + ", before byte " + end
                        + ". Nothing was loaded.");
    }
}
