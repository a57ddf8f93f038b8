package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES30;
import android.opengl.GLES31;
import android.os.Build;
import dev.inkling.nnlib.gpu.device.Facts;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.ProgramSource;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the driver of the current context says of itself. */
final class Driver {
    /** Renderers that are a processor which plays a graphics processor. */
    private static final List<String> CPUS = List.of("llvmpipe", "softpipe", "swiftshader");

    private static final List<String> PRECISE = List.of("GL_EXT_gpu_shader5", "GL_OES_gpu_shader5");

    private final String vendor = said(GLES20.GL_VENDOR);
    private final String renderer = said(GLES20.GL_RENDERER);
    private final String version = said(GLES20.GL_VERSION);
    private final int major = Gl.number(GLES30.GL_MAJOR_VERSION);
    private final int minor = Gl.number(GLES30.GL_MINOR_VERSION);

    private static String said(int name) {
        String text = GLES20.glGetString(name);
        return text == null ? "" : text;
    }

    /** Throws, with a sentence, where it lacks what OpenGL ES 3.1 guarantees. */
    void refuseLess() {
        if (!isAtLeast(3, 1)) {
            throw new GpuException(
                    renderer + " has only OpenGL ES " + major + "." + minor + ", and computing wants 3.1");
        }
        atLeast(
                ProgramSource.MOST_BINDINGS,
                GLES31.GL_MAX_COMPUTE_SHADER_STORAGE_BLOCKS,
                "storage buffers in a program");
        atLeast(ProgramSource.MOST_THREADS, GLES31.GL_MAX_COMPUTE_WORK_GROUP_INVOCATIONS, "threads in a group");
        atLeast(
                ProgramSource.MOST_SHARED,
                GLES31.GL_MAX_COMPUTE_SHARED_MEMORY_SIZE,
                "bytes of memory that a group shares");
    }

    private void atLeast(int wanted, int name, String what) {
        int there = Gl.number(name);
        if (there < wanted)
            throw new GpuException(renderer + " has only " + there + " " + what + " instead of " + wanted);
    }

    private boolean isAtLeast(int wantedMajor, int wantedMinor) {
        return major > wantedMajor || major == wantedMajor && minor >= wantedMinor;
    }

    /** ANGLE brings OpenGL ES to Vulkan, so that what is wrong in the maker's Vulkan is wrong here. */
    private boolean isAngle() {
        return renderer.startsWith("ANGLE");
    }

    /**
     * What tells the compiler to round each operation of a line by itself: 3.2 has a word for it, 3.1 by an extension.
     * Where there is neither, a compiler may join a product and a sum, which tolerances allow for.
     */
    GlesSource dialect() {
        Set<String> extensions = new HashSet<>();
        int count = Gl.number(GLES30.GL_NUM_EXTENSIONS);
        for (int i = 0; i < count; i++) extensions.add(GLES30.glGetStringi(GLES20.GL_EXTENSIONS, i));
        for (String extension : PRECISE) {
            if (extensions.contains(extension)) return GlesSource.withPrecise(extension);
        }
        return isAtLeast(3, 2) ? GlesSource.OF_32 : GlesSource.OF_31;
    }

    Facts facts() {
        boolean cpu = CPUS.stream().anyMatch(renderer.toLowerCase(Locale.ROOT)::contains);
        String by = isAngle() ? "ANGLE" : "the driver of " + vendor;
        return new Facts(
                renderer,
                cpu ? Facts.Kind.CPU : Facts.Kind.OTHER,
                version + ", " + by,
                String.join("/", Arrays.asList(vendor, renderer, version, Build.FINGERPRINT)),
                Gl.number(GLES31.GL_SHADER_STORAGE_BUFFER_OFFSET_ALIGNMENT),
                mostBytes());
    }

    /** Some drivers answer with the largest unsigned number, which arrives here as -1. */
    private static long mostBytes() {
        return Math.min(Integer.MAX_VALUE, Integer.toUnsignedLong(Gl.number(GLES31.GL_MAX_SHADER_STORAGE_BLOCK_SIZE)));
    }
}
