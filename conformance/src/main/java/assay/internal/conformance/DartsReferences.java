package assay.internal.conformance;

import assay.core.space.GenotypeException;
import assay.core.space.darts.DartsSpace;
import assay.core.space.darts.GenotypeDarts;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.FoundCases;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** The parts of the files that are about the DARTS space. */
final class DartsReferences {
    static final String NETWORKS = "darts_supernet|pcdarts_supernet|drnas_darts_supernet";
    static final String GENOTYPES = "darts_genotypes|pcdarts_genotypes|drnas_genotypes";

    private DartsReferences() {}

    /** Whether this class covers the part of a file of supernets with this name. */
    static boolean covers(String name) {
        return name.matches(NETWORKS) || name.matches(GENOTYPES);
    }

    /** Adds the cases of a part of a file of supernets. */
    static void find(Fields top, String name, FoundCases found) {
        if (name.matches(NETWORKS)) {
            found.dtypes().forEach(d -> found.add(new DartsSupernetCase(top, name, d)));
        } else {
            found.add(new DartsGenotypesCase(top, name));
        }
    }

    /** The file of counts and small networks. */
    static void find(Fields top, FoundCases found) {
        for (Fields arch : top.objects("genotypes")) {
            found.add(new DartsCountsCase(arch));
        }
        for (String key : top.keys()) {
            if (key.startsWith("small_forward")) {
                found.dtypes().forEach(d -> found.add(new DartsForwardCase(top, key, d)));
            } else if (!List.of("torch", "note", "genotypes").contains(key)) {
                found.notCovered(top.file() + " " + key);
            }
        }
    }

    /**
     * The cells that an object lists: {@code normal}, {@code reduce}, and the concatenated states of both together or of each.
     */
    static GenotypeDarts genotype(Fields of) {
        JsonNode both = of.node().path("concat");
        JsonNode normal = of.node().path("normal_concat");
        JsonNode reduce = of.node().path("reduce_concat");
        String text = "{\"normal\":" + of.node().path("normal") + ",\"normal_concat\":"
                + (normal.isMissingNode() ? both : normal) + ",\"reduce\":"
                + of.node().path("reduce")
                + ",\"reduce_concat\":" + (reduce.isMissingNode() ? both : reduce) + "}";
        return parse(of, text);
    }

    static GenotypeDarts parse(Fields of, String text) {
        try {
            return DartsSpace.darts().parse(text);
        } catch (GenotypeException e) {
            throw of.refused(of.at(), "a genotype of the DARTS space", e.getMessage());
        }
    }

    /** All numbers of a list of lists, or of an object's lists, in order. */
    static double[] flat(Fields of, String key) {
        List<Double> all = new ArrayList<>();
        collect(of, of.place(key), of.node().path(key), all);
        return all.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static void collect(Fields of, String place, JsonNode node, List<Double> all) {
        if (node.isContainerNode()) {
            int i = 0;
            for (JsonNode inner : node) {
                collect(of, place + "[" + i++ + "]", inner, all);
            }
        } else if (node.isNumber() && Double.isFinite(node.asDouble())) {
            all.add(node.asDouble());
        } else {
            throw of.refused(place, "a finite number or lists of them", node.isMissingNode() ? "nothing" : node);
        }
    }
}
