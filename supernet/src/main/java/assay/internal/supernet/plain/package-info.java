/** The engine in plain Java: slow, obviously right, no dependency. The oracle of tests and of {@code assay verify}. */
package assay.internal.supernet.plain;
