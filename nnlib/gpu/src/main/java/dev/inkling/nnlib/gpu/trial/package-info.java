/**
 * A graphics processor shows that it is right before anything is trained on it: {@link
 * dev.inkling.nnlib.gpu.trial.Examination} tries every program, {@code NetCheck} whole nets, {@code Speeds} measures,
 * and {@code Reports} remembers it. {@link dev.inkling.nnlib.gpu.trial.GpuProvider} is how devices are found. Imports
 * compute, io, loss, nn, optim, run, tensor, trace, gpu and gpu.device.
 */
package dev.inkling.nnlib.gpu.trial;
