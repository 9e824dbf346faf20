/** Opens DuckDB files the same way everywhere and turns its failures into ours. */
package assay.internal.data.duck;
