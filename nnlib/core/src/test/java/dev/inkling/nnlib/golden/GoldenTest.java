package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.cases.ClassPath;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.Schedule;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * PyTorch's answers, every case of them. recurrent.json is left out, as nnlib has no recurrent layers; dtypes.json is
 * checked where safetensors files are.
 */
class GoldenTest {
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
        assertThat(names("optimizers.json"))
                .containsAll(ClassPath.concreteNames("dev.inkling.nnlib.optim", Optimizer.class));
        Set<String> schedules = ClassPath.concreteNames("dev.inkling.nnlib.optim", Schedule.class);
        schedules.remove("FixedLR"); // ours alone: it changes nothing
        assertThat(names("schedules.json")).containsAll(schedules);
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
