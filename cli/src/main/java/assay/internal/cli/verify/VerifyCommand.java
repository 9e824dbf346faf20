package assay.internal.cli.verify;

import assay.core.error.AssayException;
import assay.core.error.AssayException.ExitCode;
import assay.core.error.DataFormatException;
import assay.core.error.DataMissingException;
import assay.internal.cli.AssayCommand;
import assay.internal.cli.Json;
import assay.internal.cli.answer.Paint;
import assay.internal.cli.options.EngineOptions;
import assay.internal.conformance.ReferenceFiles;
import assay.internal.conformance.check.Case;
import assay.internal.conformance.check.Check;
import assay.internal.conformance.check.FoundCases;
import assay.internal.conformance.check.Measured;
import assay.supernet.tensor.Backends;
import assay.supernet.tensor.DType;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code assay verify}: checks that this engine computes the reference numbers on this machine. */
@Command(
        name = "verify",
        header = "Replay reference numbers on the installed engine.",
        description = {
            "Replay reference numbers on the installed engine, and print each case with its largest error, then 'N passed, M"
                    + " failed'. Files are recognised by their content: proxies of NAS-Bench-201, VAdam, supernets, search"
                    + " traces. Files that cannot be read are reported, and the rest is compared.",
            "Exit code 1 if a case is outside its tolerance, 3 if something could not be read or nothing could be replayed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  assay verify conformance/*.json",
            "  assay verify proxies-nb201-N1.json --dtype float64 --tolerance-report"
        })
public final class VerifyCommand extends AssayCommand {
    @Parameters(paramLabel = "FILE", arity = "1..*", description = "Reference numbers (JSON).")
    private List<Path> files;

    @Mixin
    private EngineOptions engine;

    @Option(names = "--dtype", paramLabel = "TYPE", description = "float32 or float64. Default: both.")
    private String dtype;

    @Option(names = "--tolerance-report", description = "Also print every quantity with its error and tolerance.")
    private boolean toleranceReport;

    @Option(names = "--json", description = "Answer as one JSON object of kind 'verify'.")
    private boolean json;

    @Override
    public Integer call() {
        String backend = engine.backend();
        FoundCases found = new FoundCases(dtypes());
        List<AssayException> refused = new ArrayList<>();
        files.forEach(f -> orRefused(() -> ReferenceFiles.find(f, found), refused));
        Backends.open(backend, DType.FLOAT64).close();
        ObjectNode answer = Json.answer("verify").put("backend", backend);
        ArrayNode cases = answer.putArray("cases");
        int failed = 0;
        int compared = 0;
        int fieldsLeftOut = 0;
        for (Case c : found.cases()) {
            Check check = new Check(c.dtype());
            if (!orRefused(() -> c.replay(backend, check), refused)) {
                continue;
            }
            fieldsLeftOut += check.notCompared().size();
            if (check.all().isEmpty()) {
                err().println("assay: not compared: " + c.file() + " " + c.tag() + ": " + check.notCompared());
                continue;
            }
            compared++;
            failed += check.ok() ? 0 : 1;
            if (json) {
                describe(cases.addObject(), c, check);
            } else {
                print(c, check);
            }
        }
        if (compared == 0 && !refused.isEmpty()) {
            throw refused.get(0);
        }
        int passed = compared - failed;
        if (json) {
            found.notCovered().forEach(answer.putArray("not_covered")::add);
            Json.print(out(), answer.put("passed", passed).put("failed", failed));
        } else {
            found.notCovered().forEach(n -> out().println("not covered yet: " + n));
            out().println(passed + " passed, " + failed + " failed");
        }
        refused.stream().map(AssayException::getMessage).distinct().forEach(this::tell);
        if (!refused.isEmpty()) {
            return refused.get(0).exitCode().code();
        }
        if (found.cases().isEmpty()) {
            throw new DataMissingException(
                    "verify: nothing was replayed: expected cases that this version covers, found "
                            + found.notCovered().size() + " that it does not. Give other files or another --dtype.");
        }
        if (failed > 0) {
            return ExitCode.OUR_FAULT.code();
        }
        return (fieldsLeftOut == 0 ? ExitCode.DONE : ExitCode.DATA_REFUSED).code();
    }

    /** Files that cannot be read are reported after the comparison of the others. */
    private static boolean orRefused(Runnable work, List<AssayException> refused) {
        try {
            work.run();
            return true;
        } catch (DataFormatException | DataMissingException e) {
            refused.add(e);
            return false;
        }
    }

    private void tell(String refusal) {
        out().flush();
        err().println("assay: not compared: " + refusal);
        err().flush();
    }

    private List<DType> dtypes() {
        return dtype == null ? List.of(DType.FLOAT64, DType.FLOAT32) : List.of(EngineOptions.dtype(dtype));
    }

    private void print(Case c, Check check) {
        Measured worst = check.worst();
        out().printf(
                        Locale.ROOT,
                        "%s  %s  %s  %d values  largest error %.1e at %s, tolerance %.0e  %s%n",
                        c.file(),
                        c.tag(),
                        name(c.dtype()),
                        check.values(),
                        worst.error(),
                        worst.at(),
                        worst.tolerance(),
                        check.ok() ? Paint.good("ok") : Paint.bad("FAILED"));
        check.remarks().forEach(r -> out().println("    " + r));
        check.notCompared().forEach(n -> out().println("    not compared: " + n));
        for (Measured m : check.all()) {
            if (toleranceReport || !m.ok()) {
                out().printf(
                                Locale.ROOT,
                                "    %-24s %5d values  error %.1e at %s (%s), tolerance %.0e  %s%n",
                                m.quantity(),
                                m.values(),
                                m.error(),
                                m.at(),
                                m.pair(),
                                m.tolerance(),
                                m.ok() ? "ok" : "FAILED");
            }
        }
        out().flush();
    }

    private void describe(ObjectNode o, Case c, Check check) {
        o.put("file", c.file())
                .put("case", c.tag())
                .put("dtype", name(c.dtype()))
                .put("values", check.values());
        fill(o, check.worst()).put("ok", check.ok());
        check.remarks().forEach(o.putArray("remarks")::add);
        check.notCompared().forEach(o.putArray("not_compared")::add);
        if (toleranceReport) {
            ArrayNode quantities = o.putArray("quantities");
            for (Measured m : check.all()) {
                ObjectNode q =
                        quantities.addObject().put("quantity", m.quantity()).put("values", m.values());
                fill(q, m).put("ok", m.ok());
            }
        }
    }

    /** An infinite error (one side has no value) becomes null. */
    private static ObjectNode fill(ObjectNode o, Measured m) {
        if (Double.isFinite(m.error())) {
            o.put("largest_error", m.error());
        } else {
            o.putNull("largest_error");
        }
        return o.put("at", m.at()).put("tolerance", m.tolerance());
    }

    private static String name(DType dtype) {
        return dtype.name().toLowerCase(Locale.ROOT);
    }
}
