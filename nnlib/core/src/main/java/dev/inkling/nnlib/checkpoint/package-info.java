/**
 * Keeping a run: {@link dev.inkling.nnlib.checkpoint.Checkpoints} writes and finds what a run goes on from,
 * {@link dev.inkling.nnlib.checkpoint.ModelFile} the net that came of it, with how it was trained and how it is read.
 *
 * <p>Imports tensor, nn, io, data, run, predict and watch.
 */
package dev.inkling.nnlib.checkpoint;
