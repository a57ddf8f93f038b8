package android.opengl;

import static org.lwjgl.system.MemoryUtil.memAddressSafe;

import dev.inkling.nnlib.gles.desktop.Watch;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** As Android has it. */
public class GLES20 {
    GLES20() {}

    public static int glGetError() {
        return Watch.error(org.lwjgl.opengles.GLES20.glGetError());
    }

    public static void glGetIntegerv(int name, int[] answer, int at) {
        answer[at] = Watch.number(name, org.lwjgl.opengles.GLES20.glGetInteger(name));
    }

    public static String glGetString(int name) {
        return Watch.text(org.lwjgl.opengles.GLES20.glGetString(name));
    }

    public static void glFlush() {
        org.lwjgl.opengles.GLES20.glFlush();
    }

    public static void glGenBuffers(int count, int[] made, int at) {
        for (int i = at; i < at + count; i++) made[i] = (int) Watch.made(org.lwjgl.opengles.GLES20.glGenBuffers());
    }

    public static void glDeleteBuffers(int count, int[] buffers, int at) {
        for (int i = at; i < at + count; i++) org.lwjgl.opengles.GLES20.glDeleteBuffers((int) Watch.gone(buffers[i]));
    }

    public static void glBindBuffer(int target, int buffer) {
        org.lwjgl.opengles.GLES20.glBindBuffer(target, buffer);
    }

    public static void glBufferData(int target, int bytes, Buffer from, int usage) {
        org.lwjgl.opengles.GLES20.nglBufferData(target, bytes, memAddressSafe((ByteBuffer) from), usage);
    }

    public static void glBufferSubData(int target, int at, int bytes, Buffer from) {
        org.lwjgl.opengles.GLES20.nglBufferSubData(target, at, bytes, memAddressSafe((ByteBuffer) from));
    }

    public static int glCreateShader(int type) {
        return (int) Watch.made(org.lwjgl.opengles.GLES20.glCreateShader(type));
    }

    public static void glDeleteShader(int shader) {
        org.lwjgl.opengles.GLES20.glDeleteShader((int) Watch.gone(shader));
    }

    public static void glShaderSource(int shader, String text) {
        org.lwjgl.opengles.GLES20.glShaderSource(shader, text);
    }

    public static void glCompileShader(int shader) {
        org.lwjgl.opengles.GLES20.glCompileShader(shader);
    }

    public static void glGetShaderiv(int shader, int name, int[] answer, int at) {
        answer[at] = org.lwjgl.opengles.GLES20.glGetShaderi(shader, name);
    }

    public static String glGetShaderInfoLog(int shader) {
        return org.lwjgl.opengles.GLES20.glGetShaderInfoLog(shader);
    }

    public static int glCreateProgram() {
        return (int) Watch.made(org.lwjgl.opengles.GLES20.glCreateProgram());
    }

    public static void glDeleteProgram(int program) {
        org.lwjgl.opengles.GLES20.glDeleteProgram((int) Watch.gone(program));
    }

    public static void glAttachShader(int program, int shader) {
        org.lwjgl.opengles.GLES20.glAttachShader(program, shader);
    }

    public static void glLinkProgram(int program) {
        org.lwjgl.opengles.GLES20.glLinkProgram(program);
    }

    public static void glGetProgramiv(int program, int name, int[] answer, int at) {
        answer[at] = org.lwjgl.opengles.GLES20.glGetProgrami(program, name);
    }

    public static String glGetProgramInfoLog(int program) {
        return org.lwjgl.opengles.GLES20.glGetProgramInfoLog(program);
    }

    public static int glGetUniformLocation(int program, String name) {
        return org.lwjgl.opengles.GLES20.glGetUniformLocation(program, name);
    }

    public static void glUseProgram(int program) {
        org.lwjgl.opengles.GLES20.glUseProgram(program);
    }

    public static void glUniform1iv(int place, int count, int[] values, int at) {
        boolean whole = at == 0 && count == values.length;
        org.lwjgl.opengles.GLES20.glUniform1iv(place, whole ? values : Arrays.copyOfRange(values, at, at + count));
    }
}
