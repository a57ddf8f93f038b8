package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.cases.ClassPath;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/**
 * PyTorch's answers, every case of them. recurrent.json is left out, as nnlib has no recurrent layers; dtypes.json is
 * checked where safetensors files are.
 */
class GoldenTest {
    private static final String[] CHECKED = {
        "tensor.json", "activations.json", "layers.json", "losses.json",
        "optimizers.json", "schedules.json", "init.json", "programs.json"
    };

    @TestFactory
    List<DynamicTest> tensor() {
        return operations("tensor.json", TensorCases::run);
    }

    @TestFactory
    List<DynamicTest> activations() {
        return operations("activations.json", LayerCases::run);
    }

    @TestFactory
    List<DynamicTest> layers() {
        return operations("layers.json", LayerCases::run);
    }

    @TestFactory
    List<DynamicTest> losses() {
        return operations("losses.json", LossCases::run);
    }

    @TestFactory
    List<DynamicTest> optimizers() {
        return each("optimizers.json", OptimizerCases::check);
    }

    @TestFactory
    List<DynamicTest> schedules() {
        return each("schedules.json", OptimizerCases::checkSchedule);
    }

    @Test
    void everyOptimizerAndScheduleHasACase() {
        Set<String> optimizers = ClassPath.concreteNames("dev.inkling.nnlib.optim", Optimizer.class);
        optimizers.removeAll(PartsTest.optimizers());
        assertThat(names("optimizers.json")).containsAll(optimizers);
        Set<String> schedules = ClassPath.concreteNames("dev.inkling.nnlib.optim", Schedule.class);
        schedules.remove("FixedLR"); // ours alone: it changes nothing
        assertThat(names("schedules.json")).containsAll(schedules);
    }

    @Test
    void everyFileOfAnswersIsRead() throws IOException {
        try (Stream<Path> files = Files.list(Golden.folder())) {
            assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".json")))
                    .contains(CHECKED)
                    .isSubsetOf(Stream.concat(Arrays.stream(CHECKED), Stream.of("recurrent.json", "dtypes.json"))
                            .collect(Collectors.toList()));
        }
    }

    @TestFactory
    List<DynamicTest> aCaseThatCannotBeRunFails(@TempDir Path folder) throws IOException {
        String unknown =
                "{\"cases\": [{\"name\": \"new\", \"op\": \"new\", \"program\": \"new\", \"options\": {}, \"base\": 1, "
                        + "\"rates\": [1], \"start\": {\"shape\": [1], \"data\": [1]}, \"after\": []}]}";
        for (String file : CHECKED) {
            Files.write(folder.resolve(file), unknown.getBytes(StandardCharsets.UTF_8));
        }
        List<DynamicTest> cases = new ArrayList<>();
        Golden.in(folder, () -> Stream.of(
                        tensor(), activations(), layers(), losses(), optimizers(), schedules(), init(), programs())
                .forEach(cases::addAll));
        assertThat(cases).hasSameSizeAs(CHECKED);
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < CHECKED.length; i++) {
            Executable run = cases.get(i).getExecutable();
            tests.add(DynamicTest.dynamicTest(CHECKED[i], () -> assertThatThrownBy(run::execute)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageStartingWith("nnlib's tests do not know ")
                    .hasMessageEndingWith("\"new\"")));
        }
        return tests;
    }

    private static Set<String> names(String file) {
        return Golden.cases(file).stream().map(json -> json.string("op")).collect(Collectors.toSet());
    }

    @TestFactory
    List<DynamicTest> init() {
        return each("init.json", InitCases::check);
    }

    @TestFactory
    List<DynamicTest> programs() {
        return each("programs.json", Programs::check);
    }

    private static List<DynamicTest> each(String file, Consumer<JsonObject> check) {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonObject json : Golden.cases(file)) {
            tests.add(DynamicTest.dynamicTest(json.string("name"), () -> check.accept(json)));
        }
        return tests;
    }

    private static List<DynamicTest> operations(String file, Function<Case, Tensor> run) {
        return each(file, json -> check(new Case(json), run));
    }

    private static void check(Case c, Function<Case, Tensor> run) {
        Tensor output = run.apply(c);
        Golden.assertClose(output, Golden.values(c.json.object("output")), "output");
        Golden.group(c.json, "buffers").forEach((name, values) -> Golden.assertClose(c.tensor(name), values, name));
        if (!c.json.has("gradients")) {
            return;
        }
        output.backward(Golden.values(c.json.object("upstream")).tensor());
        Map<String, Golden.Values> gradients = Golden.group(c.json, "gradients");
        assertThat(c.leaves.keySet()).containsAll(gradients.keySet());
        gradients.forEach((name, values) -> {
            Tensor gradient = c.leaves.get(name).grad();
            assertThat(gradient).as("gradient of " + name).isNotNull();
            Golden.assertClose(gradient, values, "gradient of " + name);
        });
    }
}
