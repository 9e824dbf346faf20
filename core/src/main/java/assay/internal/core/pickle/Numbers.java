package assay.internal.core.pickle;

/** Numbers as the pickle machine has them. */
final class Numbers {
    private static final Long[] SMALL = new Long[1024];

    static {
        for (int i = 0; i < SMALL.length; i++) {
            SMALL[i] = (long) i;
        }
    }

    private Numbers() {}

    /** A Long. Small numbers, such as epochs, are made once and shared. */
    static Long boxed(int value) {
        return value >= 0 && value < SMALL.length ? SMALL[value] : Long.valueOf(value);
    }

    /** Protocol 0 writes True as {@code 01}. */
    static Object decimalOrBoolean(String digits) throws Misuse {
        return switch (digits) {
            case "00" -> false;
            case "01" -> true;
            default -> decimal(digits);
        };
    }

    static long decimal(String digits) throws Misuse {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new Misuse("a number that is not a 64-bit integer");
        }
    }

    static double real(String digits) throws Misuse {
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new Misuse("a number that cannot be read");
        }
    }
}
