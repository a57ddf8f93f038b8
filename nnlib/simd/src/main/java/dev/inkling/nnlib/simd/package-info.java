/** The kernels of a training step on jdk.incubator.vector, any vector length. Nothing here is loaded where that module is missing. */
package dev.inkling.nnlib.simd;
