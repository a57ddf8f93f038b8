/**
 * What layers, losses, optimizers and schedules say about themselves as data: a short word, and a table of options
 * with kinds, ranges and defaults. Model files, the command's options and settings screens read these tables, so that
 * each is said once. Imports nothing.
 */
package dev.inkling.nnlib.spec;
