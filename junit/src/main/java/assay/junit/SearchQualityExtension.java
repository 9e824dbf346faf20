package assay.junit;

import assay.internal.experiments.gate.FoundGate;
import assay.internal.experiments.gate.GateAnswer;
import assay.internal.experiments.gate.GateComment;
import assay.internal.experiments.gate.GateText;
import assay.internal.experiments.gate.GateVerdict;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test its {@link Found}, and judges the results after the test. */
final class SearchQualityExtension implements ParameterResolver, AfterTestExecutionCallback {
    /** {@code -Dassay.gate=update} writes baselines instead of comparing. */
    private static final String MODE = "assay.gate";

    private static final ExtensionContext.Namespace HERE =
            ExtensionContext.Namespace.create(SearchQualityExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Found.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        SearchQuality asked = asked(context);
        Found found = new Found(FoundGate.open(method(asked, context), asked.table()), asked.seeds());
        context.getStore(HERE).put(Found.class, found);
        return found;
    }

    private static SearchQuality asked(ExtensionContext context) {
        SearchQuality asked = context.getRequiredTestMethod().getAnnotation(SearchQuality.class);
        if (asked.seeds() < 2) {
            throw new ExtensionConfigurationException(
                    "@SearchQuality seeds: expected at least 2, found " + asked.seeds() + ": one run has no spread.");
        }
        if (!(asked.margin() >= 0 && asked.margin() <= 100)) {
            throw new ExtensionConfigurationException(
                    "@SearchQuality margin: expected percent points, 0 to 100, found " + asked.margin() + ".");
        }
        if (!(asked.alpha() > 0 && asked.alpha() <= 0.5)) {
            throw new ExtensionConfigurationException(
                    "@SearchQuality alpha: expected a chance above 0 and at most 0.5, found " + asked.alpha() + ".");
        }
        return asked;
    }

    private static String method(SearchQuality asked, ExtensionContext context) {
        return asked.method().isEmpty() ? context.getRequiredTestMethod().getName() : asked.method();
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Found found = context.getStore(HERE).remove(Found.class, Found.class);
        if (found == null) {
            throw new ExtensionConfigurationException("@SearchQuality: expected a test method with a parameter of type "
                    + Found.class.getName() + ", found none in " + context.getRequiredTestMethod() + ".");
        }
        try (FoundGate gate = found.gate()) {
            if (context.getExecutionException().isEmpty()) {
                judge(found, gate, asked(context), context);
            }
        }
    }

    private static void judge(Found found, FoundGate gate, SearchQuality asked, ExtensionContext context) {
        if (!found.missing().isEmpty()) {
            throw new AssertionError("expected an architecture for each of " + asked.seeds()
                    + " seeds, found none for seed " + found.missing() + ".");
        }
        Path file = Path.of(asked.baseline());
        if (!asked.baseline().isEmpty() && "update".equals(System.getProperty(MODE))) {
            gate.write(file, "-D" + MODE + "=update, " + context.getUniqueId());
            context.publishReportEntry("assay", "baseline written: " + file);
            return;
        }
        GateAnswer answer = asked.baseline().isEmpty()
                ? gate.againstChance(asked.margin(), asked.alpha())
                : gate.against(file, asked.margin(), asked.alpha());
        String table = System.lineSeparator() + GateText.of(answer);
        if (!answer.bad().isEmpty()) {
            throw new AssertionError(table);
        }
        if (answer.compared() == 0) {
            throw new AssertionError("nothing was compared: " + file + " has no values of '" + method(asked, context)
                    + "'. Write it with -D" + MODE + "=update." + table);
        }
        if (asked.better() && answer.verdict() != GateVerdict.BETTER) {
            throw new AssertionError("expected to be shown better than the baseline by more than " + asked.margin()
                    + " points: p " + answer.findings().get(0).pBetter().orElse(1) + ", expected below "
                    + asked.alpha() + "." + table);
        }
        context.publishReportEntry(
                "assay", GateComment.text(answer).lines().findFirst().orElseThrow());
    }
}
