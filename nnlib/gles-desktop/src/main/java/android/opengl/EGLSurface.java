package android.opengl;

/** As Android has it. */
public final class EGLSurface extends EGLObjectHandle {
    EGLSurface(long handle) {
        super(handle);
    }
}
