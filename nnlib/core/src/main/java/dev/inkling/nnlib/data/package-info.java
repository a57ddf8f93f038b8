/**
 * What a net learns from: {@link dev.inkling.nnlib.data.Dataset} is a numbered list of examples, {@link
 * dev.inkling.nnlib.data.DataLoader} serves it in batches, and the rest makes datasets: the two-dimensional {@link
 * dev.inkling.nnlib.data.Toys}, {@link dev.inkling.nnlib.data.Mnist}, tables, folders of pictures.
 *
 * <p>Everything random here is a function of a seed, an epoch and an example's number, never of a thread, so that one
 * seed gives one sequence of batches however many workers prepare them. Imports tensor, compute,
 * data.digits and io.
 */
package dev.inkling.nnlib.data;
