package assay.internal.spark;

import assay.core.error.InterruptedRunException;
import assay.core.error.ShapeException;
import assay.core.error.UsageException;
import assay.internal.experiments.place.ProcessFacts;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;
import scala.collection.Iterator;
import scala.runtime.AbstractFunction1;

/**
 * Does one unit in an executor. The first failures are left to Spark: it tries again, elsewhere if it can. The last failure is
 * returned as a result, because Spark would otherwise end the whole job.
 */
final class UnitTask extends AbstractFunction1<Iterator<byte[]>, UnitReport> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ProcessFacts driver;
    private final String backend;
    private final Broadcast<byte[]> shop;
    private final HomeFiles home;
    private final String key;
    private final int tries;

    /**
     * A task.
     *
     * @param driver the facts that must be the same on the executor
     * @param shop the parcel of the workshop
     * @param home files that it needs
     * @param key different from the key of every other workshop
     * @param tries how many tries there are; the failure of the last one is reported
     */
    UnitTask(ProcessFacts driver, String backend, Broadcast<byte[]> shop, HomeFiles home, String key, int tries) {
        this.driver = driver;
        this.backend = backend;
        this.shop = shop;
        this.home = home;
        this.key = key;
        this.tries = tries;
    }

    @Override
    public UnitReport apply(Iterator<byte[]> units) {
        TaskContext task = TaskContext.get();
        ProcessFacts here = ExecutorShop.facts(backend);
        List<String> differs = driver.against(here);
        if (!differs.isEmpty()) {
            return UnitReport.refused(here, differs);
        }
        try {
            return ExecutorShop.of(key, home, shop::value).work(units.next(), task::isInterrupted, here);
        } catch (InterruptedRunException e) {
            throw new TaskKilledException(e.getMessage());
        } catch (UsageException | ShapeException e) { // another try would not help
            return UnitReport.failed(here, e.getMessage());
        } catch (IOException | RuntimeException | LinkageError e) {
            if (task.attemptNumber() + 1 < tries) {
                throw new IllegalStateException(e.toString(), e);
            }
            return UnitReport.failed(here, e + " (" + tries + (tries == 1 ? " try" : " tries") + ")");
        }
    }
}
