package assay.internal.experiments.run.score;

import assay.core.random.Seeds;

/**
 * The seeds of scores. A proxy's own numbers (noise, or weights in place of the network's) come from the root of the run, as those of
 * {@code proxy score --seed} come from its seed.
 *
 * @param networks of initial weights and of the batch
 * @param own of the numbers that a proxy draws itself
 */
public record ProxySeeds(Seeds networks, Seeds own) {
    /** Those of a selection. @param root of the run */
    public static ProxySeeds ofSelection(Seeds root) {
        return new ProxySeeds(root.child("selection"), root);
    }

    /** Those of one of several rounds of scores, in which everything is drawn anew; the own numbers of round 0 are these. */
    public ProxySeeds round(int round) {
        String name = "round-" + round;
        return new ProxySeeds(networks.child(name), round == 0 ? own : own.child(name));
    }
}
