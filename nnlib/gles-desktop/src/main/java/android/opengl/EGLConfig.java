package android.opengl;

/** As Android has it. */
public final class EGLConfig extends EGLObjectHandle {
    EGLConfig(long handle) {
        super(handle);
    }
}
