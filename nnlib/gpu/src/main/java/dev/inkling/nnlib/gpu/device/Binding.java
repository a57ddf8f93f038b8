package dev.inkling.nnlib.gpu.device;

/**
 * Memory that a program is bound to, an array of floats by a name.
 *
 * @param access what the program does with it
 */
public record Binding(String name, Access access) {}
