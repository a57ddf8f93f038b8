/**
 * Steps that run more than once: {@link dev.inkling.nnlib.trace.Traced} records what a step does and replays it without
 * its Java code, {@link dev.inkling.nnlib.trace.Plan} is what was recorded. What layers and optimizers must say about
 * themselves is {@link dev.inkling.nnlib.trace.Traceable}. Imports tensor and compute.
 */
package dev.inkling.nnlib.trace;
