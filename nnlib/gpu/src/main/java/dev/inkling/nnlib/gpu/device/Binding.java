package dev.inkling.nnlib.gpu.device;

/**
 * Memory that a program is bound to, an array by a name.
 *
 * @param bits whether the program takes it for whole numbers instead of floats
 * @param access what the program does with it
 */
public record Binding(String name, boolean bits, Access access) {
    /** The type of its elements in GLSL. */
    public String type() {
        return bits ? "uint" : "float";
    }
}
