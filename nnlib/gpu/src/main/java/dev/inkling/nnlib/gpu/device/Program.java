package dev.inkling.nnlib.gpu.device;

/** A program that a device has made ready. */
public interface Program {
    ProgramSource source();
}
