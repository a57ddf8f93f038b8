/**
 * What tasks, layers, losses, optimizers, schedules and metrics say about themselves as data: a
 * {@link dev.inkling.nnlib.spec.Part} has a word, a sentence and a table of {@link dev.inkling.nnlib.spec.Option}s with
 * kinds, ranges and defaults, and stands in a {@link dev.inkling.nnlib.spec.Registry}. Model files, the command's
 * options and settings screens read these, so that each is said once. Imports nothing.
 */
package dev.inkling.nnlib.spec;
