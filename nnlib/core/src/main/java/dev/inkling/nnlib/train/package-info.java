/**
 * Running it: {@link dev.inkling.nnlib.train.Trainer} trains what {@link dev.inkling.nnlib.run.RunSpec} describes, or a
 * net of your own, and tells a {@link dev.inkling.nnlib.train.Listener}.
 *
 * <p>No other package imports this one. Imports tensor, trace, compute, nn, loss, optim, metric, spec, io, data, run,
 * watch and checkpoint.
 */
package dev.inkling.nnlib.train;
