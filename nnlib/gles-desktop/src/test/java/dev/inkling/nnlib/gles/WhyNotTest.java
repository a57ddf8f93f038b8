package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.trial.Child;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is said where something that OpenGL ES needs is not there: one sentence, and nothing thrown. */
class WhyNotTest {
    private final Child child = new Child(GlesProvider.class);

    @Test
    void allIsThere() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of())).isEmpty();
    }

    @Test
    void noEgl() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of(), "-Dorg.lwjgl.egl.libname=/nowhere/libEGL.so"))
                .startsWith("there is no OpenGL ES on this machine (")
                .contains("libEGL");
    }

    @Test
    void noOpenGlEs() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of(), "-Dorg.lwjgl.opengles.libname=/nowhere/libGLESv2.so"))
                .startsWith("there is no OpenGL ES on this machine (")
                .contains("libGLESv2");
    }

    @Test
    void noDriver() throws Exception {
        assertThat(child.reason(Child.classPath(), Map.of("__EGL_VENDOR_LIBRARY_FILENAMES", "/nowhere/mesa.json")))
                .startsWith("there is no EGL on this device (EGL says ");
    }

    @Test
    void noNativeLibrary() throws Exception {
        assertThat(child.reason(Child.classPathWithout("-natives-"), Map.of()))
                .startsWith("there is no OpenGL ES on this machine (");
    }

    @Test
    void noLwjgl() throws Exception {
        assertThat(child.reason(Child.classPathWithout("lwjgl"), Map.of()))
                .startsWith("the classes of OpenGL ES are not there (");
    }
}
