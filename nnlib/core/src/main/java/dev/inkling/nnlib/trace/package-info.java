/**
 * Steps that run more than once: {@link dev.inkling.nnlib.trace.Traced} records what a step does and replays it without its Java code, {@link
 * dev.inkling.nnlib.trace.Plan} is what was recorded. Imports tensor and compute; what layers and optimizers must say about themselves is {@link
 * dev.inkling.nnlib.trace.Traceable}.
 */
package dev.inkling.nnlib.trace;
