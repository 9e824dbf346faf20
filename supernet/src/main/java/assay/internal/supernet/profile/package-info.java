/** Where the time of computations goes, for those who ask. */
package assay.internal.supernet.profile;
