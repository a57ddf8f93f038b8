/**
 * A backend that computes on a graphics processor, whichever way it is reached: {@link
 * dev.inkling.nnlib.gpu.GpuBackend} brings nnlib's kernels to programs, {@link dev.inkling.nnlib.gpu.Programs} is the
 * table of them. Imports compute and gpu.device.
 */
package dev.inkling.nnlib.gpu;
