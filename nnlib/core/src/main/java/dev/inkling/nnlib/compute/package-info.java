/**
 * The arithmetic underneath: {@link dev.inkling.nnlib.compute.Backend} and what it is spoken to with. An operation
 * above states a {@link dev.inkling.nnlib.compute.Kernel} as data, {@link dev.inkling.nnlib.compute.Engine} has the
 * backend bind it to memory and runs it, and a plan keeps the bound {@link dev.inkling.nnlib.compute.Call}. Nothing
 * here knows a tensor, a layer or a loss; the plain CPU is built in. Imports compute.cpu.
 */
package dev.inkling.nnlib.compute;
