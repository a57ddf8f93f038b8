/**
 * What a trained net is measured by: accuracy, errors of estimates, and figures of your own.
 *
 * <p>A {@link dev.inkling.nnlib.metric.Metric} is chosen by its word, as a loss is, and counts over batches of outputs
 * and targets. Nothing is made small by it: that is what a loss is for. Imports spec. */
package dev.inkling.nnlib.metric;
