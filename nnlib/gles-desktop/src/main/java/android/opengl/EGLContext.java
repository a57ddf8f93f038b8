package android.opengl;

/** As Android has it. */
public final class EGLContext extends EGLObjectHandle {
    EGLContext(long handle) {
        super(handle);
    }
}
