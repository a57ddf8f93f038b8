package dev.inkling.nnlib.gles;

import dev.inkling.nnlib.gpu.device.Glsl;
import dev.inkling.nnlib.gpu.device.ProgramSource;

/** A program's GLSL as a driver of OpenGL ES takes it. */
final class GlesSource {
    static final GlesSource OF_31 = new GlesSource("#version 310 es\n#define EXACT\n");
    static final GlesSource OF_32 = new GlesSource("#version 320 es\n#define EXACT precise\n");

    private final String head;

    private GlesSource(String head) {
        this.head = head;
    }

    static GlesSource withPrecise(String extension) {
        return new GlesSource("#version 310 es\n#extension " + extension + " : require\n#define EXACT precise\n");
    }

    String of(ProgramSource source) {
        // Left to itself, a phone computes with fewer bits.
        String all = head + "precision highp float;\nprecision highp int;\n";
        return Glsl.of(source, all, "uniform int words[" + source.words() + "];");
    }
}
