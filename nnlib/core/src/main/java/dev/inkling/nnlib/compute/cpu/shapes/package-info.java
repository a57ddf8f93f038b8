/**
 * Which shape of inner loop, and which place of its rows in memory, is the fastest on this machine: found by timing,
 * never seen in a result. Imports nothing.
 */
package dev.inkling.nnlib.compute.cpu.shapes;
