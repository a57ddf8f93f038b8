/**
 * What a run is: its settings as data ({@link dev.inkling.nnlib.run.RunSpec}), the task that it learns
 * ({@link dev.inkling.nnlib.run.Task}), where its samples come from, and ready ones to begin with
 * ({@link dev.inkling.nnlib.run.Presets}). Nothing here trains.
 *
 * <p>Imports tensor, compute, nn, loss, optim, metric, spec, io, data and data.digits.
 */
package dev.inkling.nnlib.run;
