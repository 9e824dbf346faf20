/** YAML read strictly: a value with its type, a refusal with its line and column and the word that was probably meant. */
package assay.internal.experiments.config.yaml;
