/**
 * Losses: each says how wrong an output is as one number to make small; one small class each, with PyTorch's formulas
 * and defaults, and finite for outputs of any size. Imports tensor, autograd, compute, nn and spec.
 */
package dev.inkling.nnlib.loss;
