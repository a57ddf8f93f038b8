package dev.inkling.nnlib.gles;

import android.opengl.EGL14;
import android.opengl.EGLConfig;
import android.opengl.EGLContext;
import android.opengl.EGLDisplay;
import android.opengl.EGLExt;
import android.opengl.EGLSurface;
import dev.inkling.nnlib.gpu.device.GpuException;

/** A context without a window, current on the thread that makes it. */
final class EglContext {
    private static final int RESET_NOTIFICATION_STRATEGY = 0x3138;
    private static final int LOSE_CONTEXT_ON_RESET = 0x31BF;

    private final EGLDisplay display;
    private EGLContext context = EGL14.EGL_NO_CONTEXT;
    private EGLSurface surface = EGL14.EGL_NO_SURFACE;

    EglContext() {
        display = EGL14.eglGetDisplay(EGL14.EGL_DEFAULT_DISPLAY);
        int[] version = new int[2];
        if (display.equals(EGL14.EGL_NO_DISPLAY) || !EGL14.eglInitialize(display, version, 0, version, 1)) {
            throw new GpuException("there is no EGL on this device" + error());
        }
        try {
            make();
        } catch (GpuException e) {
            close();
            throw e;
        }
    }

    private void make() {
        EGLConfig[] configs = new EGLConfig[1];
        int[] count = new int[1];
        int[] wanted = {
            EGL14.EGL_SURFACE_TYPE,
            EGL14.EGL_PBUFFER_BIT,
            EGL14.EGL_RENDERABLE_TYPE,
            EGLExt.EGL_OPENGL_ES3_BIT_KHR,
            EGL14.EGL_NONE
        };
        if (!EGL14.eglBindAPI(EGL14.EGL_OPENGL_ES_API)
                || !EGL14.eglChooseConfig(display, wanted, 0, configs, 0, 1, count, 0)
                || count[0] == 0) {
            throw new GpuException("this device has no OpenGL ES 3" + error());
        }
        // Where a driver can say that it lost the device, it shall; some list the wish and refuse it.
        if (has("EGL_EXT_create_context_robustness")) {
            context = made(configs[0], RESET_NOTIFICATION_STRATEGY, LOSE_CONTEXT_ON_RESET);
        }
        if (context.equals(EGL14.EGL_NO_CONTEXT)) context = made(configs[0]);
        if (context.equals(EGL14.EGL_NO_CONTEXT)) throw new GpuException("EGL gives no context" + error());
        int[] size = {EGL14.EGL_WIDTH, 1, EGL14.EGL_HEIGHT, 1, EGL14.EGL_NONE};
        surface = EGL14.eglCreatePbufferSurface(display, configs[0], size, 0);
        if (surface.equals(EGL14.EGL_NO_SURFACE)) throw new GpuException("EGL gives no surface" + error());
        if (!EGL14.eglMakeCurrent(display, surface, surface, context)) {
            throw new GpuException("EGL does not make its context current" + error());
        }
    }

    private boolean has(String extension) {
        String all = EGL14.eglQueryString(display, EGL14.EGL_EXTENSIONS);
        return all != null && (" " + all + " ").contains(" " + extension + " ");
    }

    private EGLContext made(EGLConfig config, int... more) {
        int[] wanted = new int[3 + more.length];
        wanted[0] = EGL14.EGL_CONTEXT_CLIENT_VERSION;
        wanted[1] = 3;
        System.arraycopy(more, 0, wanted, 2, more.length);
        wanted[2 + more.length] = EGL14.EGL_NONE;
        return EGL14.eglCreateContext(display, config, EGL14.EGL_NO_CONTEXT, wanted, 0);
    }

    private static String error() {
        return " (EGL says " + Integer.toHexString(EGL14.eglGetError()) + ")";
    }

    /** On the thread that made it. */
    void close() {
        EGL14.eglMakeCurrent(display, EGL14.EGL_NO_SURFACE, EGL14.EGL_NO_SURFACE, EGL14.EGL_NO_CONTEXT);
        if (!surface.equals(EGL14.EGL_NO_SURFACE)) EGL14.eglDestroySurface(display, surface);
        if (!context.equals(EGL14.EGL_NO_CONTEXT)) EGL14.eglDestroyContext(display, context);
        EGL14.eglReleaseThread();
        EGL14.eglTerminate(display);
    }
}
