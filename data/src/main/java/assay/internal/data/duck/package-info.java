/** Opens DuckDB files the same way everywhere and turns DuckDB's failures into the exceptions of this program. */
package assay.internal.data.duck;
