package assay.internal.cli.options;

import assay.internal.core.number.Decimals;
import picocli.CommandLine.Option;

/** How many digits people see. CSV, JSON and files always have all of them. */
public final class PrecisionOption {
    private static final int FIGURES = 4;

    @Option(names = "--full", description = "All digits and whole texts. Default: rounded and shortened.")
    private boolean full;

    /** Whether nothing is shortened. */
    public boolean full() {
        return full;
    }

    /** A number with this unit. Percentages and large numbers have two decimals; small numbers have four digits. */
    public String text(double value, String unit) {
        if (full || !Double.isFinite(value)) {
            return Double.toString(value);
        }
        if (unit.equals("percent")) {
            return Decimals.text(value, 2);
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Decimals.text(value, 0);
        }
        int decimals = FIGURES - 1 - (int) Math.floor(Math.log10(Math.abs(value)));
        return Decimals.text(value, Math.max(2, decimals)).replaceFirst("(\\.\\d*?)0+$", "$1");
    }
}
