package dev.inkling.nnlib.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.inkling.nnlib.compute.BadIndex;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.View;
import dev.inkling.nnlib.nn.Linear;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The way of a step from the user's loop to a kernel is short, and it is the one that the README walks: a kernel that
 * fails shows its stack.
 */
class StepPathTest {
    private static final String ROOT = "dev.inkling.nnlib.";

    @Test
    void fromALayerToItsKernelTheWayGoesThroughTheFilesThatTheReadmeNames() throws IOException {
        Linear layer = new Linear(3, 2, new Generator(1));
        Tensor beyondItsMemory = new Tensor(View.of(Devices.current().wrap(new float[4]), 5, 3));
        List<String> way = filesOnTheWay(() -> layer.forward(beyondItsMemory));
        assertThat(way).hasSizeLessThan(6);
        List<String> walked = numberedFiles("## The way of a step");
        int kernel = walked.size() - 1; // which loop of several it is, the backend chooses
        assertThat(way.subList(0, way.size() - 1)).isEqualTo(walked.subList(0, kernel));
        assertThat(way.get(way.size() - 1)).startsWith("compute/cpu/");
        assertThat(Paths.get("src", "main", "java", "dev", "inkling", "nnlib").resolve(walked.get(kernel)))
                .exists();
    }

    @Test
    void aReplayGoesThroughThreeFiles() {
        Traced pick = Traced.of("pick", in -> Tensor.arange(3).indexSelect(0, in[0]));
        for (int i = 0; i < 3; i++) {
            assertThat(pick.call(Tensor.ones(1)).item()).isEqualTo(1);
        }
        List<String> way = filesOnTheWay(() -> pick.call(Tensor.full(7, 1)));
        assertThat(way).hasSize(3).startsWith("trace/Traced.java", "trace/Plan.java");
        assertThat(way.get(2)).startsWith("compute/cpu/");
    }

    /** nnlib's files in the stack of what fails, the user's end first. */
    private static List<String> filesOnTheWay(Runnable fails) {
        Throwable thrown = catchThrowable(fails::run);
        assertThat(thrown).isInstanceOf(RuntimeException.class);
        List<String> files = new ArrayList<>();
        for (StackTraceElement frame : thrown.getStackTrace()) {
            if (frame.getClassName().startsWith(StepPathTest.class.getName())) {
                break;
            }
            // The kernel is where it fails; what words the error lies behind it.
            if (frame.getClassName().startsWith(ROOT) && !frame.getClassName().equals(BadIndex.class.getName())) {
                String name = frame.getClassName().substring(ROOT.length());
                String file = name.substring(0, name.lastIndexOf('.') + 1).replace('.', '/') + frame.getFileName();
                if (!files.contains(file)) {
                    files.add(0, file);
                }
            }
        }
        return files;
    }

    private static List<String> numberedFiles(String section) throws IOException {
        String readme = new String(Files.readAllBytes(Paths.get("..", "README.md")), StandardCharsets.UTF_8);
        String text = readme.substring(readme.indexOf(section) + section.length());
        Matcher line =
                Pattern.compile("(?m)^\\d\\. `([\\w/]+\\.java)`").matcher(text.substring(0, text.indexOf("\n## ")));
        List<String> files = new ArrayList<>();
        while (line.find()) {
            files.add(line.group(1));
        }
        return files;
    }
}
