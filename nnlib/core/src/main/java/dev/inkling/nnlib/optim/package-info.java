/**
 * Optimizers, schedules of their rates, and clipping: an optimizer is one small class that states PyTorch's formula
 * with PyTorch's letters and defaults. Imports tensor, autograd, trace, compute and spec.
 */
package dev.inkling.nnlib.optim;
