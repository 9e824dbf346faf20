package assay.internal.conformance;

import assay.core.error.DataFormatException;
import assay.core.space.darts.CostDarts;
import assay.core.space.darts.GenotypeDarts;
import assay.core.space.darts.SkeletonDarts;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.Fields;
import assay.internal.conformance.check.Tolerance;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parameters and multiply-adds of a genotype in the published networks. */
record DartsCountsCase(Fields arch) implements Case {
    private static final Pattern PARAMS = Pattern.compile(
            "(cifar|cifar100|imagenet)_C(\\d{1,4})_L(\\d{1,3})_params(|_without_aux_head|_with_aux_head)");

    @Override
    public String file() {
        return arch.file();
    }

    @Override
    public String tag() {
        return arch.text("name");
    }

    @Override
    public void replay(String backend, Check check) {
        GenotypeDarts cells = DartsReferences.genotype(arch);
        CostDarts cifar = CostDarts.of(cells, SkeletonDarts.cifar(true));
        CostDarts imageNet = CostDarts.of(cells, SkeletonDarts.imageNet(false));
        for (String key : arch.keys()) {
            try {
                compare(key, cells, cifar, imageNet, check);
            } catch (DataFormatException notReadable) {
                check.notCompared(notReadable.getMessage());
            }
        }
    }

    private void compare(String key, GenotypeDarts cells, CostDarts cifar, CostDarts imageNet, Check check) {
        Matcher params = PARAMS.matcher(key);
        if (params.matches()) {
            count(check, key, params(cells, params));
            return;
        }
        switch (key) {
            case "official_log_figure_MB" -> check.number(key, Tolerance.COUNT, arch.number(key), cifar.params() / 1e6);
            case "auxiliary_params" -> count(check, key, cifar.auxiliaryParams());
            case "cifar_macs" -> count(check, key, cifar.multiplyAdds());
            case "imagenet_macs" -> count(check, key, imageNet.multiplyAdds());
            case "cifar_macs_parts" -> parts(cells, cifar, check);
            case "name", "normal", "normal_concat", "reduce", "reduce_concat", "concat" -> {}
            default -> check.notCompared("unknown field '" + key + "'");
        }
    }

    private static long params(GenotypeDarts cells, Matcher key) {
        boolean imageNet = key.group(1).equals("imagenet");
        int classes = imageNet ? 1000 : key.group(1).equals("cifar100") ? 100 : 10;
        CostDarts cost = CostDarts.of(
                cells,
                new SkeletonDarts(
                        imageNet,
                        Integer.parseInt(key.group(2)),
                        Integer.parseInt(key.group(3)),
                        classes,
                        imageNet ? 224 : 32,
                        true));
        return cost.params() + (key.group(4).equals("_with_aux_head") ? cost.auxiliaryParams() : 0);
    }

    /** The number of inputs of the linear layer: 4C times the number of concatenated states of the last cell. */
    private void parts(GenotypeDarts cells, CostDarts cifar, Check check) {
        Fields parts = arch.object("cifar_macs_parts");
        long linear = 4L * 36 * cells.normal().concat().size() * 10;
        check.number("cifar_macs_parts.linear", Tolerance.COUNT, parts.number("linear"), linear);
        check.number("cifar_macs_parts.conv", Tolerance.COUNT, parts.number("conv"), cifar.multiplyAdds() - linear);
    }

    private void count(Check check, String key, long actual) {
        check.number(key, Tolerance.COUNT, arch.number(key), actual);
    }
}
