package assay.core.kit;

import assay.core.space.Genotype;
import java.util.Map;

/**
 * An architecture with which the literature compares.
 *
 * @param name the name in the published repositories
 * @param about where it comes from
 * @param literal its text in the programs of those repositories
 * @param counts parameters and multiply-adds of its published networks, by the name of the field: {@code cifar_params}
 */
public record KnownArchitecture(
        String name, String about, Genotype genotype, String literal, Map<String, Long> counts) {}
