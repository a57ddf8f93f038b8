/**
 * Watching a run: its curves ({@link dev.inkling.nnlib.watch.Metrics}), what goes on in its layers, dead units among it
 * ({@link dev.inkling.nnlib.watch.LayerProbe}), what is wrong and what helps
 * ({@link dev.inkling.nnlib.watch.Diagnosis}), and how well a net does ({@link dev.inkling.nnlib.watch.Evaluation}).
 *
 * <p>Imports tensor, autograd, trace, nn, loss, optim, metric, spec, data and run.
 */
package dev.inkling.nnlib.watch;
