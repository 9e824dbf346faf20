/** Tensors of trained networks as files that other programs read: safetensors. */
package assay.internal.data.tensors;
