/**
 * Watching a run: its curves ({@link dev.inkling.nnlib.watch.Metrics}), what goes on in its layers, dead units among it
 * ({@link dev.inkling.nnlib.watch.Probe}), what is wrong and what helps ({@link dev.inkling.nnlib.watch.Diagnosis});
 * how well a net does ({@link dev.inkling.nnlib.watch.Evaluation}) and what it makes of one sample
 * ({@link dev.inkling.nnlib.watch.Predictor}).
 *
 * <p>Imports tensor, autograd, trace, nn, loss, optim, metric, spec, data and run.
 */
package dev.inkling.nnlib.watch;
