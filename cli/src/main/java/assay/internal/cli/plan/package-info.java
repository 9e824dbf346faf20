/** Job scripts for clusters: {@code assay plan} cuts a command into parts, and says how SLURM or Kubernetes does them. */
package assay.internal.cli.plan;
