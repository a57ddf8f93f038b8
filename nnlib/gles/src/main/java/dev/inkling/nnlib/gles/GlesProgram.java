package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES31;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.Program;
import dev.inkling.nnlib.gpu.device.ProgramSource;

/** A linked program. */
final class GlesProgram implements Program {
    final int handle;
    /** Where its whole numbers go. */
    final int words;

    private final ProgramSource source;

    /** On the thread of the context. */
    GlesProgram(ProgramSource source, String text) {
        this.source = source;
        int[] answer = new int[1];
        int shader = GLES20.glCreateShader(GLES31.GL_COMPUTE_SHADER);
        int program = GLES20.glCreateProgram();
        try {
            GLES20.glShaderSource(shader, text);
            GLES20.glCompileShader(shader);
            GLES20.glGetShaderiv(shader, GLES20.GL_COMPILE_STATUS, answer, 0);
            if (answer[0] == 0) throw refused(" does not compile: ", GLES20.glGetShaderInfoLog(shader));
            GLES20.glAttachShader(program, shader);
            GLES20.glLinkProgram(program);
            GLES20.glGetProgramiv(program, GLES20.GL_LINK_STATUS, answer, 0);
            if (answer[0] == 0) throw refused(" does not link: ", GLES20.glGetProgramInfoLog(program));
            Gl.check("the program " + source.name());
        } catch (GpuException e) {
            GLES20.glDeleteProgram(program);
            throw e;
        } finally {
            GLES20.glDeleteShader(shader);
        }
        handle = program;
        words = GLES20.glGetUniformLocation(program, "words");
    }

    private GpuException refused(String how, String log) {
        return new GpuException("the program " + source.name() + how + (log == null ? "" : log.trim()));
    }

    @Override
    public ProgramSource source() {
        return source;
    }

    /** On the thread of the context. */
    void delete() {
        GLES20.glDeleteProgram(handle);
    }
}
