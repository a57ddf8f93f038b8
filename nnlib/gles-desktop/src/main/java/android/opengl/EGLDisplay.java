package android.opengl;

/** As Android has it. */
public final class EGLDisplay extends EGLObjectHandle {
    EGLDisplay(long handle) {
        super(handle);
    }
}
