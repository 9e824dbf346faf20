package assay.core.random;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ValueRuleTest {
    @Test
    void u_givesTheCheckValuesOfTheRule() {
        assertEquals(0.8833108082136426, ValueRule.u(0, 0));
        assertEquals(0.43152799704850997, ValueRule.u(0, 1));
        assertEquals(0.15277115645158879, ValueRule.u(1_000_000, 0));
    }

    @Test
    void sym_stretchesToBothSidesOfZero() {
        double[] x = {0.5 * (2 * 0.8833108082136426 - 1), 0.5 * (2 * 0.43152799704850997 - 1)};
        assertArrayEquals(x, ValueRule.sym(0, 2, 0.5));
    }

    @Test
    void normal_isTheCosineBranchOfBoxMuller() {
        double r = Math.sqrt(-2 * Math.log(1 - 0.8833108082136426));
        double z = r * Math.cos(2 * Math.PI * 0.43152799704850997);
        assertEquals(z, ValueRule.normal(0, 0), 1e-14); // Math against StrictMath: a few units in the last place
        assertArrayEquals(new double[] {ValueRule.normal(7, 0), ValueRule.normal(7, 1)}, ValueRule.normals(7, 2));
    }

    @Test
    void normals_haveMeanZeroAndVarianceOne() {
        double[] z = ValueRule.normals(3, 100_000);
        double sum = 0;
        double squares = 0;
        for (double v : z) {
            sum += v;
            squares += v * v;
        }
        assertEquals(0, sum / z.length, 0.016); // five standard errors, 1/sqrt(n)
        assertEquals(1, squares / z.length, 0.023); // five standard errors, sqrt(2/n)
    }
}
