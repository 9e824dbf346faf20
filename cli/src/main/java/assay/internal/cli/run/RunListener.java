package assay.internal.cli.run;

import assay.core.run.WorkListener;
import java.io.PrintWriter;

/** Shows the progress of an experiment on standard error. */
public class RunListener implements WorkListener {
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private Progress progress;

    /**
     * @param quiet whether to report only failures and interruptions
     * @param terminal whether {@code err} is a terminal
     */
    public RunListener(PrintWriter err, boolean quiet, boolean terminal) {
        this.err = err;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    @Override
    public void remark(String text) {
        if (!quiet) {
            say(text);
        }
    }

    @Override
    public void begins(double weight, int jobs) {
        progress = new Progress(quiet ? null : err, terminal, System::nanoTime, weight, jobs);
    }

    @Override
    public void found(double weight) {
        progress.found(weight);
    }

    @Override
    public void at(String job, double weight, double done, String what) {
        progress.at(job, weight, done, what);
    }

    @Override
    public void finished(String job, double weight) {
        progress.finished(job, weight);
    }

    @Override
    public void ends() {
        progress.end();
    }

    /** Printed at once, even if quiet. */
    @Override
    public void failed(String job, String cause) {
        say("assay: " + job + " failed, the others go on: " + cause);
    }

    @Override
    public void interrupted(String message) {
        say("assay: " + message + " Give the same command again to go on.");
    }

    private void say(String text) {
        err.println(text);
        err.flush();
    }
}
