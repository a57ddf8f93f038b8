/**
 * The CPU: binds every primitive to flat loops over float arrays that C2 and ART can vectorise. Imports compute,
 * compute.cpu.kernels, compute.cpu.plain and compute.cpu.pool.
 */
package dev.inkling.nnlib.compute.cpu;
