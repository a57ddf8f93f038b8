/**
 * Training: {@link dev.inkling.nnlib.train.RunSpec} describes a run as data, {@link dev.inkling.nnlib.train.Trainer}
 * does it, {@link dev.inkling.nnlib.train.Checkpoints} keep it safe, {@link dev.inkling.nnlib.train.Metrics} remember
 * it and {@link dev.inkling.nnlib.train.Diagnosis} says what is wrong with it.
 * {@link dev.inkling.nnlib.train.ModelFile} keeps the net that comes of it: here and not in io, as it tells how the net
 * was trained and how it is read.
 *
 * <p>No other package imports this one. Imports tensor, autograd, trace, compute, nn, loss, optim, metric, spec, io, data and
 * data.digits.
 */
package dev.inkling.nnlib.train;
