/**
 * Training: {@link dev.inkling.nnlib.train.RunSpec} describes a run as data, {@link dev.inkling.nnlib.train.Trainer} does
 * it, {@link dev.inkling.nnlib.train.Checkpoints} keep it safe, {@link dev.inkling.nnlib.train.Metrics} remember it and
 * {@link dev.inkling.nnlib.train.Diagnosis} says what is wrong with it.
 *
 * <p>May import every other package of nnlib except {@code compute}'s kernels; no other package imports this one.
 */
package dev.inkling.nnlib.train;
