/** Writes a table as a blackbox of Syne Tune, so that Syne Tune's simulator can tune against it. */
package assay.internal.data.synetune;
