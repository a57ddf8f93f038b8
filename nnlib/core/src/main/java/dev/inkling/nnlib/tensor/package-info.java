/**
 * What users hold: {@link dev.inkling.nnlib.tensor.Tensor}, a window on flat storage, and
 * {@link dev.inkling.nnlib.tensor.Generator}, where everything random comes from. Together with autograd (each needs
 * the other: a tensor remembers the operation that made it) this is the engine. Imports autograd and compute.
 */
package dev.inkling.nnlib.tensor;
