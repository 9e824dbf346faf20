/**
 * {@code assay run}: methods x seeds as jobs over a pool of workers, each saved as soon as it is done, stopped and resumed
 * at any moment, then stored and reported.
 */
package assay.cli.run;
