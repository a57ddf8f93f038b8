package dev.inkling.nnlib.golden;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonObject;
import dev.inkling.nnlib.loss.LossType;
import dev.inkling.nnlib.loss.Losses;
import dev.inkling.nnlib.nn.LayerSpec;
import dev.inkling.nnlib.nn.Module;
import dev.inkling.nnlib.optim.Optimizer;
import dev.inkling.nnlib.optim.OptimizerType;
import dev.inkling.nnlib.optim.Optimizers;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Parts that the shared answers do not have, built by their words and held against PyTorch; see torch/parts.py. */
class PartsTest {
    static List<JsonObject> cases() {
        try (InputStream in = PartsTest.class.getResourceAsStream("/torch/parts.json")) {
            return Json.parseObject(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .objects("cases");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @TestFactory
    List<DynamicTest> asPyTorch() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonObject json : cases()) {
            tests.add(
                    json.has("layer")
                            ? DynamicTest.dynamicTest(json.object("layer").toString(), () -> layer(json))
                            : json.has("loss")
                                    ? DynamicTest.dynamicTest(json.string("loss"), () -> loss(json))
                                    : DynamicTest.dynamicTest(json.string("optimizer"), () -> optimizer(json)));
        }
        assertThat(tests).isNotEmpty();
        return tests;
    }

    private static void layer(JsonObject json) {
        LayerSpec spec = LayerSpec.fromJson(json.object("layer"));
        Module layer = spec.type().build(spec, new Generator(1));
        Golden.group(json, "params").forEach((name, values) -> layer.namedParameters()
                .get(name)
                .copyFrom(values.tensor().toArray()));
        Tensor x = Golden.values(json.object("inputs").object("x")).tensor().requiresGrad(true);
        Tensor output = layer.forward(x);
        Golden.assertClose(output, Golden.values(json.object("output")), "output");
        output.backward(Golden.values(json.object("upstream")).tensor());
        Map<String, Tensor> leaves = new LinkedHashMap<>(layer.namedParameters());
        leaves.put("x", x);
        Golden.group(json, "gradients")
                .forEach((name, values) -> Golden.assertClose(leaves.get(name).grad(), values, "gradient of " + name));
    }

    private static void loss(JsonObject json) {
        LossType type = Losses.ALL.get(json.string("loss"));
        JsonObject inputs = json.object("inputs");
        Tensor x = Golden.values(inputs.object("x")).tensor().requiresGrad(true);
        Tensor output = type.build(options(type.options(), json))
                .of(x, Golden.values(inputs.object("target")).tensor());
        Golden.assertClose(output, Golden.values(json.object("output")), "output");
        output.backward();
        Golden.assertClose(x.grad(), Golden.values(json.object("gradients").object("x")), "gradient");
    }

    private static void optimizer(JsonObject json) {
        OptimizerType type = Optimizers.ALL.get(json.string("optimizer"));
        Tensor w = Golden.values(json.object("start")).tensor().requiresGrad(true);
        Optimizer optimizer = type.build(Collections.singletonList(w), options(type.options(), json));
        List<JsonObject> after = json.objects("after");
        for (int i = 0; i < after.size(); i++) {
            w.zeroGrad();
            w.backward(Golden.values(json.objects("gradients").get(i)).tensor());
            optimizer.step();
            Golden.assertClose(w, Golden.values(after.get(i)), "after step " + (i + 1));
        }
    }

    /** The classes of optimizers that are held here. */
    static Set<String> optimizers() {
        return cases().stream()
                .filter(json -> json.has("optimizer"))
                .map(json -> Optimizers.ALL.get(json.string("optimizer")))
                .map(type -> type.build(Collections.singletonList(Tensor.ones(1)), type.options()))
                .map(optimizer -> optimizer.getClass().getSimpleName())
                .collect(Collectors.toSet());
    }

    private static Options options(Options table, JsonObject json) {
        return table.with(json.object("options").fields());
    }
}
