/**
 * The experiment file: YAML read strictly (an unknown key, a wrong type or a key given twice is refused with its line and
 * column), flags that override it, and the effective configuration with all defaults, as YAML again.
 */
package assay.internal.experiments.config;
