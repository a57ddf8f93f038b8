package dev.inkling.nnlib.gles;

import android.opengl.GLES20;
import android.opengl.GLES32;
import dev.inkling.nnlib.gpu.device.DeviceLostException;
import dev.inkling.nnlib.gpu.device.GpuException;
import dev.inkling.nnlib.gpu.device.OutOfDeviceMemoryException;

/** What OpenGL ES answers, as exceptions. */
final class Gl {
    private Gl() {}

    /** Throws where anything failed since the last look. */
    static void check(String what) {
        int error = GLES20.glGetError();
        switch (error) {
            case GLES20.GL_NO_ERROR -> {}
            case GLES32.GL_CONTEXT_LOST -> throw lost(what);
            case GLES20.GL_OUT_OF_MEMORY -> throw new OutOfDeviceMemoryException(what + " found no memory");
            default -> throw new GpuException(what + " failed (" + Integer.toHexString(error) + ")");
        }
    }

    static DeviceLostException lost(String what) {
        return new DeviceLostException(what + ": the driver lost the device");
    }

    static int number(int name) {
        int[] answer = new int[1];
        GLES20.glGetIntegerv(name, answer, 0);
        return answer[0];
    }
}
