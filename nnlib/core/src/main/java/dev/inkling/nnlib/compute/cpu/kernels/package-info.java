/**
 * What a kernel set offers: products of matrices, convolutions, and the loops that a step spends its time in. Each has
 * its own bits. Imports compute.cpu.pool.
 */
package dev.inkling.nnlib.compute.cpu.kernels;
