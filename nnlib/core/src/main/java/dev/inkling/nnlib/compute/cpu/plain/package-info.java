/**
 * The kernel set in plain Java, written as C2 and ART vectorise it. Imports compute, compute.cpu.kernels,
 * compute.cpu.pool and compute.cpu.shapes.
 */
package dev.inkling.nnlib.compute.cpu.plain;
