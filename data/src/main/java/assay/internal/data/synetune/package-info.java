/** A table as a blackbox of Syne Tune, which its simulator tunes against. */
package assay.internal.data.synetune;
