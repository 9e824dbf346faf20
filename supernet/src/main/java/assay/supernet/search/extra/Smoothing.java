package assay.supernet.search.extra;

import assay.core.setting.Choice;
import assay.core.setting.Part;
import assay.core.setting.Real;
import assay.core.setting.Setting;
import assay.core.setting.Whole;
import assay.supernet.search.draw.Draw;
import assay.supernet.search.draw.Groups;
import assay.supernet.search.draw.Moment;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * SDARTS (Chen and Hsieh, ICML 2020; xiangning-chen/SmoothDARTS, attacker/perturb.py): the weights learn at options' weights p
 * that are moved within a box of half width eps, at random or to where the training loss is large. Afterwards p is cut to 0..1
 * and divided by its sum. eps = first + (last - first) epoch / epochs.
 *
 * <p>If an edge's weights do not sum to one, because the edge has a weight itself, their shares of the sum are moved. Options
 * that are not computed stay so.
 *
 * @param steps of the ascent
 */
public record Smoothing(Way way, double first, double last, int steps) implements Part<Smoothing>, Extra {
    /** How weights are moved. */
    public enum Way {
        /** Nothing is moved. */
        NONE,
        /** Equation 9: uniformly, SDARTS-RS. */
        RANDOM,
        /** Equation 10: by projected ascent, SDARTS-ADV. */
        ADVERSARIAL;

        private String title() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The part with the published numbers. */
    public Smoothing(Way way) {
        this(way, 0.03, 0.3, 7);
    }

    private Choice<Way> waySetting() {
        return new Choice<>(
                "perturb",
                way,
                List.of(Way.values()),
                Way::title,
                "how the options' weights are moved where the weights learn (SDARTS)");
    }

    private Real firstSetting() {
        return new Real("perturb_first", first, 0, 1, "how far at most in the first epoch");
    }

    private Real lastSetting() {
        return new Real("perturb_last", last, 0, 1, "how far at most after the last epoch");
    }

    private Whole stepSetting() {
        return new Whole("perturb_steps", steps, 1, 1000, "of the ascent, each of 2 eps over their number");
    }

    @Override
    public List<Setting> settings() {
        List<Setting> all = new ArrayList<>(List.of(waySetting()));
        if (way != Way.NONE) {
            all.add(firstSetting());
            all.add(lastSetting());
        }
        if (way == Way.ADVERSARIAL) {
            all.add(stepSetting());
        }
        return all;
    }

    @Override
    public Smoothing with(Map<String, ?> values) {
        return new Smoothing(
                waySetting().in(values),
                firstSetting().in(values),
                lastSetting().in(values),
                stepSetting().in(values));
    }

    /** For the catalogue; empty for none. */
    public String title() {
        return way == Way.NONE ? "" : way.title() + ", " + first + " to " + last;
    }

    /** Gives the loss at options' weights, and its gradient to them if asked. */
    public interface Landscape {
        /** @param grad takes the gradient; null if it is not needed */
        double loss(Draw at, double[] grad);
    }

    /** The draw at which the weights learn. */
    public Draw moved(Groups groups, Draw draw, Moment when, RandomGenerator random, Landscape landscape) {
        double eps = first + (last - first) * when.epoch() / when.epochs();
        if (way == Way.NONE || eps == 0) {
            return draw;
        }
        Shares shares = new Shares(groups, draw);
        double[] away = shares.kept().clone();
        for (int i = 0; i < away.length; i++) {
            away[i] += eps * (2 * random.nextDouble() - 1);
        }
        double[] moved = shares.project(away);
        if (way == Way.RANDOM) {
            return shares.draw(moved);
        }
        double before = landscape.loss(draw, null);
        for (int s = 0; s < steps; s++) {
            double[] grad = new double[draw.weights().length];
            landscape.loss(shares.draw(moved), grad);
            for (int i = 0; i < away.length; i++) {
                double to = moved[i] + 2 * eps / steps * Math.signum(grad[i]);
                away[i] = shares.kept()[i] + Math.max(-eps, Math.min(eps, to - shares.kept()[i]));
            }
            moved = shares.project(away);
        }
        Draw end = shares.draw(moved);
        return before > landscape.loss(end, null) ? draw : end;
    }
}
