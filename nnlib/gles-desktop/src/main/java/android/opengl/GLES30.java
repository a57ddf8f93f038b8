package android.opengl;

import dev.inkling.nnlib.gles.desktop.Watch;
import java.nio.Buffer;

/** As Android has it. */
public class GLES30 extends GLES20 {
    GLES30() {}

    public static String glGetStringi(int name, int index) {
        return org.lwjgl.opengles.GLES30.glGetStringi(name, index);
    }

    public static void glBindBufferRange(int target, int index, int buffer, int start, int bytes) {
        org.lwjgl.opengles.GLES30.glBindBufferRange(target, index, buffer, start, bytes);
    }

    public static void glCopyBufferSubData(int from, int to, int fromAt, int toAt, int bytes) {
        org.lwjgl.opengles.GLES30.glCopyBufferSubData(from, to, fromAt, toAt, bytes);
    }

    public static Buffer glMapBufferRange(int target, int at, int bytes, int access) {
        return org.lwjgl.opengles.GLES30.glMapBufferRange(target, at, bytes, access);
    }

    public static boolean glUnmapBuffer(int target) {
        return org.lwjgl.opengles.GLES30.glUnmapBuffer(target);
    }

    public static long glFenceSync(int condition, int flags) {
        return Watch.made(org.lwjgl.opengles.GLES30.glFenceSync(condition, flags));
    }

    public static void glDeleteSync(long fence) {
        org.lwjgl.opengles.GLES30.glDeleteSync(Watch.gone(fence));
    }

    public static int glClientWaitSync(long fence, int flags, long nanos) {
        return Watch.waited(org.lwjgl.opengles.GLES30.glClientWaitSync(fence, flags, nanos));
    }
}
