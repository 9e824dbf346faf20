package assay.internal.experiments.config;

import assay.core.blackbox.Budget;
import assay.core.setting.Setting;
import assay.internal.data.blackbox.TableOracle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Catalogue entries of methods that ask the table: their own settings, then those of the budget and of the table. */
public final class AskingSpec {
    private AskingSpec() {}

    /**
     * @param epochs of a training, if the table has several
     * @param elsewhere for a benchmark (by its key), the settings that have another default there
     */
    public static MethodSpec of(
            String name, String about, List<Setting> own, int epochs, Map<String, Map<String, Object>> elsewhere) {
        List<Setting> all = new ArrayList<>(own);
        all.addAll(Budget.settings());
        all.addAll(TableOracle.settings(epochs));
        return new MethodSpec(name, "asks the table: " + about, all, SpaceDefaults.of(name, all, elsewhere));
    }
}
