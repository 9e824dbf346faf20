package assay.internal.reports.trace;

import assay.core.kit.Population;
import assay.core.run.Experiment;
import assay.core.truth.Dataset;
import assay.core.truth.Split;

/** A data set and split for which the table was asked the accuracy of every chosen cell. */
public record Asked(Dataset dataset, Split split) {
    /**
     * The command that asks again about one cell.
     *
     * @param cell its name in a query: {@code --index 12}
     */
    String command(Experiment experiment, Population population, String cell) {
        if (!population.hasTable()) {
            return new RunQuery(experiment).trainings();
        }
        return "assay query " + population.table() + " " + cell + " --dataset " + dataset.key() + " --split "
                + split.key() + " --schedule " + experiment.schedule() + " --trials mean";
    }

    String words() {
        return dataset.key() + ' ' + split.key();
    }
}
