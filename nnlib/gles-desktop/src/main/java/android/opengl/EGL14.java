package android.opengl;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.lwjgl.system.MemoryStack.stackPush;

import dev.inkling.nnlib.gles.desktop.Watch;
import java.io.OutputStream;
import java.io.PrintStream;
import org.lwjgl.PointerBuffer;
import org.lwjgl.egl.EGL;
import org.lwjgl.egl.EGL10;
import org.lwjgl.egl.EGL12;
import org.lwjgl.opengles.GLES;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.JNI;
import org.lwjgl.system.MemoryStack;

/** As Android has it. */
public final class EGL14 {
    private static final int PLATFORM_SURFACELESS = 0x31DD;

    public static final EGLContext EGL_NO_CONTEXT = new EGLContext(0);
    public static final EGLDisplay EGL_NO_DISPLAY = new EGLDisplay(0);
    public static final EGLSurface EGL_NO_SURFACE = new EGLSurface(0);

    static {
        // It would print advice for programmers; whoever asks gets a sentence instead.
        Configuration.DEBUG_STREAM.set(new PrintStream(OutputStream.nullOutputStream(), false, UTF_8));
    }

    /** How often the one display is in use: Android counts, and so does this. */
    private static int users;

    private EGL14() {}

    public static int eglGetError() {
        return EGL10.eglGetError();
    }

    /** The one that wants no screen, where there is such a thing. */
    public static EGLDisplay eglGetDisplay(int id) {
        String there = EGL10.eglQueryString(0, EGL10.EGL_EXTENSIONS);
        long display = EGL.getCapabilities().EGL15 && there != null && there.contains("EGL_MESA_platform_surfaceless")
                // LWJGL's own method refuses the 0 which this platform wants.
                ? JNI.callPPP(PLATFORM_SURFACELESS, 0L, 0L, EGL.getCapabilities().eglGetPlatformDisplay)
                : EGL10.eglGetDisplay(id);
        return new EGLDisplay(display);
    }

    public static synchronized boolean eglInitialize(
            EGLDisplay display, int[] major, int majorAt, int[] minor, int minorAt) {
        int[] first = new int[1];
        int[] second = new int[1];
        if (!EGL10.eglInitialize(display.handle, first, second)) return false;
        major[majorAt] = first[0];
        minor[minorAt] = second[0];
        if (users++ == 0) EGL.createDisplayCapabilities(display.handle, first[0], second[0]);
        return true;
    }

    public static synchronized boolean eglTerminate(EGLDisplay display) {
        return --users > 0 || EGL10.eglTerminate(display.handle);
    }

    public static String eglQueryString(EGLDisplay display, int name) {
        return EGL10.eglQueryString(display.handle, name);
    }

    public static boolean eglBindAPI(int api) {
        return EGL12.eglBindAPI(api);
    }

    public static boolean eglReleaseThread() {
        return EGL12.eglReleaseThread();
    }

    public static boolean eglChooseConfig(
            EGLDisplay display,
            int[] wanted,
            int from,
            EGLConfig[] configs,
            int at,
            int most,
            int[] count,
            int countAt) {
        try (MemoryStack stack = stackPush()) {
            PointerBuffer found = stack.mallocPointer(most);
            int[] number = new int[1];
            if (!EGL10.eglChooseConfig(display.handle, wanted, found, number)) return false;
            for (int i = 0; i < number[0]; i++) configs[at + i] = new EGLConfig(found.get(i));
            count[countAt] = number[0];
            return true;
        }
    }

    public static EGLContext eglCreateContext(
            EGLDisplay display, EGLConfig config, EGLContext shared, int[] wanted, int from) {
        return new EGLContext(Watch.made(EGL10.eglCreateContext(display.handle, config.handle, shared.handle, wanted)));
    }

    public static boolean eglDestroyContext(EGLDisplay display, EGLContext context) {
        return EGL10.eglDestroyContext(display.handle, Watch.gone(context.handle));
    }

    public static EGLSurface eglCreatePbufferSurface(EGLDisplay display, EGLConfig config, int[] wanted, int from) {
        return new EGLSurface(Watch.made(EGL10.eglCreatePbufferSurface(display.handle, config.handle, wanted)));
    }

    public static boolean eglDestroySurface(EGLDisplay display, EGLSurface surface) {
        return EGL10.eglDestroySurface(display.handle, Watch.gone(surface.handle));
    }

    public static boolean eglMakeCurrent(EGLDisplay display, EGLSurface draw, EGLSurface read, EGLContext context) {
        boolean done = EGL10.eglMakeCurrent(display.handle, draw.handle, read.handle, context.handle);
        if (context.equals(EGL_NO_CONTEXT)) GLES.setCapabilities(null);
        else if (done) GLES.createCapabilities();
        return done;
    }
}
