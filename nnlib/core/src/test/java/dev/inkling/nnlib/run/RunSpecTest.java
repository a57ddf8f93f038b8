package dev.inkling.nnlib.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.io.Json;
import dev.inkling.nnlib.io.JsonException;
import dev.inkling.nnlib.metric.Metric;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RunSpecTest {
    @Test
    void everyPresetCanStartAndSurvivesTextAndJson() {
        assertThat(Presets.all()).hasSizeGreaterThan(10);
        Presets.all().forEach((name, spec) -> {
            assertThat(spec.problems()).as(name).isEmpty();
            assertThat(RunSpec.parse(spec.toString())).as(name).isEqualTo(spec);
            assertThat(RunSpec.fromJson(Json.parse(spec.toJson().toString())))
                    .as(name)
                    .isEqualTo(spec);
        });
    }

    @Test
    void theNotesOwnSettings() {
        RunSpec xor = Presets.of("xor-notes");
        assertThat(xor.text("model")).isEqualTo("2-2-1");
        assertThat(xor.text("activation")).isEqualTo("sigmoid");
        assertThat(xor.text("loss")).isEqualTo("bce");
        assertThat(xor.text("optimizer")).isEqualTo("sgd");
        assertThat(xor.learningRate()).isEqualTo(0.1);
        assertThat(xor.epochs()).isEqualTo(10_001);
        RunSpec mnist = Presets.of("mnist-notes");
        assertThat(mnist.sizes()).containsExactly(784, 500, 10);
        assertThat(mnist.whole("batch")).isEqualTo(100);
        assertThat(mnist.epochs()).isEqualTo(20);
        assertThat(mnist.text("random")).isEqualTo("pytorch");
        assertThat(mnist.learningRate()).isEqualTo(0.001);
        assertThat(RunSpec.defaults().number("momentum")).isEqualTo(0.9);
        assertThat(RunSpec.defaults().number("slope")).isEqualTo(0.01);
    }

    @Test
    void adamWBeginsWithPyTorchsWeightDecayUnlessAnotherIsChosen() {
        RunSpec adam = RunSpec.defaults();
        assertThat(adam.number("weight-decay")).isZero();
        RunSpec adamW = adam.with("optimizer", "adamw");
        assertThat(adamW.number("weight-decay")).isEqualTo(0.01);
        assertThat(adamW).hasToString("task=xor optimizer=adamw");
        assertThat(adamW.differences(adam)).containsExactly("optimizer", "weight-decay");
        RunSpec read = RunSpec.fromJson(Json.parse(adamW.toJson().toString()));
        assertThat(read.with("optimizer", "adam").number("weight-decay")).isZero();
        for (String order : new String[] {"weight-decay=0 optimizer=adamw", "optimizer=adamw weight-decay=0"}) {
            RunSpec none = RunSpec.parse(order);
            assertThat(none.number("weight-decay")).as(order).isZero();
            assertThat(none)
                    .as(order)
                    .hasToString("task=xor optimizer=adamw weight-decay=0")
                    .isNotEqualTo(adamW);
            assertThat(RunSpec.fromJson(Json.parse(none.toJson().toString()))).isEqualTo(none);
        }
        List<Tensor> weights = Collections.singletonList(Tensor.ones(1).requiresGrad(true));
        assertThat(adamW.optimizer()
                        .build(weights, adamW.options(adamW.optimizer()))
                        .groups()
                        .get(0)
                        .get("weight_decay"))
                .isEqualTo(0.01);
    }

    @Test
    void randomValuesOfEverySettingSurviveTextAndJson() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            RunSpec spec = RunSpec.defaults();
            for (Option setting : Settings.all()) {
                spec = spec.with(setting, randomValue(setting, random));
            }
            assertThat(RunSpec.parse(spec.toString())).as("seed %d", seed).isEqualTo(spec);
            assertThat(RunSpec.fromJson(Json.parse(spec.toJson().toString())))
                    .as("seed %d", seed)
                    .isEqualTo(spec);
        }
    }

    private static String randomValue(Option setting, Random random) {
        switch (setting.kind()) {
            case WORD:
                return setting.words().get(random.nextInt(setting.words().size()));
            case WHOLE:
                return Long.toString((long) (setting.min() + random.nextDouble() * (setting.max() - setting.min())));
            case NUMBER:
                return Double.toString(setting.min() + random.nextDouble() * (setting.max() - setting.min()));
            case FLAG:
                return Boolean.toString(random.nextBoolean());
            default:
                if (setting == Settings.METRICS) {
                    return String.join(",", Metric.ALL.words().subList(0, random.nextInt(3)));
                }
                if (setting.key().equals("predict")) {
                    return random.nextBoolean() ? "" : "price,rooms with a view";
                }
                if (setting == Settings.RATE_CHANGES) {
                    return random.nextBoolean() ? "" : "7:0.5 " + (8 + random.nextInt(99)) + ":" + random.nextDouble();
                }
                String[] models = {"784-500-10", "convnet", "{\"input\":[2],\"layers\":[{\"type\":\"relu\"}]}", "a b"};
                return models[random.nextInt(models.length)];
        }
    }

    @Test
    void aDefaultStandsInEachRowsOwnRange() {
        for (Option setting : Settings.all()) {
            assertThat(setting.canonical(Option.text(setting.standard())))
                    .as(setting.key())
                    .isEqualTo(Option.text(setting.standard()));
            assertThat(setting.help()).as(setting.key()).endsWith(".");
            assertThat(setting.title()).as(setting.key()).isNotEmpty();
        }
    }

    @Test
    void oneSentenceForEachWayToBeWrong() {
        RunSpec spec = RunSpec.defaults();
        assertThatThrownBy(() -> spec.with("optimzer", "adam"))
                .isInstanceOf(InvalidSetting.class)
                .hasMessage("\"optimzer\" is no setting; did you mean optimizer?");
        assertThatThrownBy(() -> spec.with("optimizer", "adma"))
                .hasMessage("\"adma\" is no optimizer; did you mean adam?");
        assertThatThrownBy(() -> spec.with("lr", "fast"))
                .hasMessage("lr is \"fast\", which is not a number: write one from 0.00000001 to 100.");
        assertThatThrownBy(() -> spec.with("dropout", "1.5"))
                .hasMessage("dropout is 1.5: write a number from 0 to 0.9.");
        assertThatThrownBy(() -> spec.with("epochs", "2.5"))
                .hasMessage("epochs is 2.5: write a whole number from 1 to 10000000.");
        assertThatThrownBy(() -> spec.with("epochs", "1e999999999")).hasMessageContaining("write a whole number");
        assertThatThrownBy(() -> spec.with("batch-norm", "yes"))
                .hasMessage("batch-norm is \"yes\": write true or false.");
        assertThatThrownBy(() -> RunSpec.parse("task=xor and more")).hasMessageContaining("write key=value");
        assertThatThrownBy(() -> spec.with("task", "mnits")).hasMessage("\"mnits\" is no task; did you mean mnist?");
        assertThatThrownBy(() -> Presets.of("xor-note")).hasMessageContaining("did you mean xor-notes?");
    }

    @Test
    void aForeignOrNewerFileIsRefusedByName() {
        assertThatThrownBy(() -> RunSpec.fromJson(Json.parse("{\"a\":1}")))
                .isInstanceOf(JsonException.class)
                .hasMessageContaining("no description of a run");
        assertThatThrownBy(() ->
                        RunSpec.fromJson(Json.parse("{\"format\":\"inkling-run\",\"version\":9,\"settings\":{}}")))
                .hasMessageContaining("newer Inkling");
    }

    @Test
    void impossibleSettingsAreExplained() {
        assertThat(codes("task=mnist model=2-8-1 loss=cross-entropy batch=100")).contains("input-size", "output-size");
        assertThat(codes("task=xor model=convnet")).contains("convnet-needs-pictures");
        assertThat(codes("task=xor model=nonsense")).contains("unknown-net");
        assertThat(codes("task=xor model=2-0-1")).contains("empty-layer");
        assertThat(codes("task=xor loss=cross-entropy")).contains("loss-needs-classes");
        assertThat(codes("task=mnist model=784-10 loss=bce batch=10")).contains("loss-needs-one");
        assertThat(codes("task=moons batch-norm=true batch=1")).contains("batch-norm-needs-batch");
        assertThat(codes("task=xor batch=5")).contains("batch-too-large");
        assertThat(codes("task=mnist model=784-10 loss=cross-entropy batch=0")).contains("batch-all-pictures");
        assertThat(codes("task=mnist model=784-10 loss=cross-entropy batch=10 drawn=0.6 scribbles=0.4"))
                .contains("nothing-left");
    }

    private static java.util.List<String> codes(String text) {
        java.util.List<String> codes = new java.util.ArrayList<>();
        for (Problem problem : RunSpec.parse(text).problems()) {
            assertThat(problem.sentence()).endsWith(".");
            assertThat(Settings.keys()).contains(problem.key());
            codes.add(problem.code());
        }
        return codes;
    }

    @Test
    void aSettingSaysWhetherItDoesAnything() {
        RunSpec adam = RunSpec.defaults();
        assertThat(Settings.of("momentum").appliesTo(adam)).isFalse();
        assertThat(Settings.of("momentum").appliesTo(adam.with("optimizer", "nesterov")))
                .isTrue();
        assertThat(Settings.NOISE.appliesTo(adam)).isFalse();
        assertThat(Settings.NOISE.appliesTo(adam.with("task", "moons"))).isTrue();
        assertThat(Settings.DROPOUT.appliesTo(Presets.of("mnist-solve"))).isFalse();
    }
}
