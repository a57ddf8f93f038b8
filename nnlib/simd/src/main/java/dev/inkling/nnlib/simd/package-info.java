/**
 * The kernels of a training step on jdk.incubator.vector, any vector length. Nothing here is loaded where that module
 * is missing. Imports compute and compute.cpu.
 */
package dev.inkling.nnlib.simd;
