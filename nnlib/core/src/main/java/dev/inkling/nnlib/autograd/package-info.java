/**
 * Gradients: each operation is one small class with its value and its gradient together
 * ({@link dev.inkling.nnlib.autograd.Op} is their base), {@link dev.inkling.nnlib.autograd.Backward} walks from a
 * result to what it came from. Imports tensor and compute.
 */
package dev.inkling.nnlib.autograd;
