/** Work in parts for clusters: what each part does, what it costs, and the scripts for SLURM and Kubernetes. */
package assay.internal.experiments.plan;
