package dev.inkling.nnlib.gles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.gles.desktop.Watch;
import dev.inkling.nnlib.gpu.Programs;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** That a driver of OpenGL ES takes every program, whichever of its versions and extensions it has. */
class ProgramsTest {
    private static final int MINOR_VERSION = 0x821C;
    private static final int NUM_EXTENSIONS = 0x821D;

    @AfterEach
    void asItIs() {
        Watch.nothing();
    }

    private static List<DynamicTest> everyProgram(IntBinaryOperator numbers, String... head) throws Exception {
        Watch.numbers(numbers);
        List<DynamicTest> tests = new ArrayList<>();
        Trial trial = new Trial();
        Programs.all()
                .values()
                .forEach(source -> tests.add(DynamicTest.dynamicTest(source.name(), () -> {
                    assertThat(trial.gpu.dialect().of(source)).startsWith(String.join("\n", head));
                    assertThat(trial.gpu.program(source).source()).isSameAs(source);
                })));
        tests.add(DynamicTest.dynamicTest("the end", trial::close));
        return tests;
    }

    @TestFactory
    List<DynamicTest> asTheDriverIs() throws Exception {
        return everyProgram(
                (name, there) -> there,
                "#version 310 es",
                "#extension GL_EXT_gpu_shader5 : require",
                "#define EXACT precise",
                "");
    }

    @TestFactory
    List<DynamicTest> of32WithoutExtensions() throws Exception {
        return everyProgram(
                (name, there) -> name == NUM_EXTENSIONS ? 0 : there, "#version 320 es", "#define EXACT precise", "");
    }

    @TestFactory
    List<DynamicTest> of31WithoutExtensions() throws Exception {
        return everyProgram(
                (name, there) -> name == NUM_EXTENSIONS ? 0 : name == MINOR_VERSION ? 1 : there,
                "#version 310 es",
                "#define EXACT",
                "");
    }

    @Test
    void allNumbersHaveAllTheirBits() {
        Programs.all().values().forEach(source -> assertThat(GlesSource.OF_31.of(source))
                .contains("precision highp float;\nprecision highp int;\n"));
    }
}
