package assay.internal.cli.answer;

import assay.internal.experiments.judge.TableFormats;
import java.util.ArrayList;

/** The names of all file formats that can be imported. */
public final class FormatNames extends ArrayList<String> {
    private static final long serialVersionUID = 1L;

    FormatNames() {
        super(TableFormats.keys());
    }
}
