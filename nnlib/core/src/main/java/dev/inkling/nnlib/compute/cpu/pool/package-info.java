/** The threads that share large kernels, and the memory that each of them works in. Imports compute.cpu.shapes. */
package dev.inkling.nnlib.compute.cpu.pool;
