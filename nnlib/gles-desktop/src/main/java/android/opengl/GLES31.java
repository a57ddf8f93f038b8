package android.opengl;

import dev.inkling.nnlib.gles.desktop.Watch;

/** As Android has it. */
public class GLES31 extends GLES30 {
    GLES31() {}

    public static void glDispatchCompute(int wide, int high, int deep) {
        org.lwjgl.opengles.GLES31.glDispatchCompute(wide, high, deep);
    }

    public static void glMemoryBarrier(int barriers) {
        Watch.barrier();
        org.lwjgl.opengles.GLES31.glMemoryBarrier(barriers);
    }
}
