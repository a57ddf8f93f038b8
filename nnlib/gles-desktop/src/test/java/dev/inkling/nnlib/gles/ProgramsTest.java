package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gpu.Programs;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** That a driver of OpenGL ES takes every program. */
class ProgramsTest {
    @TestFactory
    Stream<DynamicTest> everyProgramCompiles() {
        return Programs.all().values().stream()
                .map(source -> DynamicTest.dynamicTest(source.name(), () -> {
                    assertThat(GlesHere.gpu().program(source).source()).isSameAs(source);
                }));
    }
}
