/**
 * Layers and the nets made of them: {@link dev.inkling.nnlib.nn.Module} is the base of every layer and of nets of your
 * own, {@link dev.inkling.nnlib.nn.ModelSpec} describes a net as data. Imports tensor, autograd, trace, compute, spec
 * and io.
 */
package dev.inkling.nnlib.nn;
