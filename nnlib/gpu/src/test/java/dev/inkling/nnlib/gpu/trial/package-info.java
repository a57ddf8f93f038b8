/** Tests that every device runs, each in its own module. Imports tensor, nn, loss, optim, trace, compute and gpu. */
package dev.inkling.nnlib.gpu.trial;
