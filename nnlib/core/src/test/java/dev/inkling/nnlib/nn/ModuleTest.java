package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.Recompute;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.optim.SGD;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleTest {
    private final Generator generator = new Generator(7);

    private static final class Net extends Module {
        private final Linear fc1;
        private final BatchNorm1d norm;
        private final Sequential tail;

        Net(Generator generator) {
            fc1 = add("fc1", new Linear(3, 4, generator));
            norm = add("norm", new BatchNorm1d(4));
            tail = add("tail", new Sequential(new ReLU(), new Linear(4, 2, false, generator)));
        }

        @Override
        public Tensor forward(Tensor x) {
            return tail.forward(norm.forward(fc1.forward(x)));
        }
    }

    @Test
    void namesArePathsOfFields() {
        Net net = new Net(generator);
        assertThat(net.namedParameters())
                .containsOnlyKeys("fc1.weight", "fc1.bias", "norm.weight", "norm.bias", "tail.1.weight");
        assertThat(net.state().keySet())
                .containsExactly(
                        "fc1.weight",
                        "fc1.bias",
                        "norm.weight",
                        "norm.bias",
                        "norm.running_mean",
                        "norm.running_var",
                        "norm.num_batches_tracked",
                        "tail.1.weight");
    }

    @Test
    void printsAsPyTorchDoes() {
        assertThat(new Net(generator))
                .hasToString(
                        """
                        Net(
                          (fc1): Linear(in_features=3, out_features=4, bias=True)
                          (norm): BatchNorm1d(4, eps=1.0E-5, momentum=0.1, affine=True, track_running_stats=True)
                          (tail): Sequential(
                            (0): ReLU()
                            (1): Linear(in_features=4, out_features=2, bias=False)
                          )
                        )""");
    }

    @Test
    void loadingSaysEverythingThatIsWrongAndChangesNothing() {
        Net net = new Net(generator);
        Map<String, Tensor> state = new LinkedHashMap<>(net.state());
        state.remove("fc1.bias");
        state.put("fc1.weight", Tensor.ones(4, 9));
        state.put("norm.weight", Tensor.zeros(4));
        state.put("old", Tensor.zeros(1));
        assertThatThrownBy(() -> net.load(state))
                .hasMessage("The state does not fit the model: fc1.weight has shape (4, 9) where (4, 3) is needed, "
                        + "fc1.bias is missing, old is unexpected.");
        assertThat(net.namedParameters().get("norm.weight").toArray()).containsOnly(1);
    }

    @Test
    void stateGoesFromOneNetToAnother() {
        Net from = new Net(generator);
        Net to = new Net(generator);
        Tensor x = Tensor.randn(generator, 5, 3);
        from.forward(x);
        to.load(from.state());
        assertThat(to.eval().forward(x).toArray())
                .isEqualTo(from.eval().forward(x).toArray());
    }

    @Test
    void whatIsFrozenStaysAsItIs() {
        Net net = new Net(generator);
        SGD optimizer = new SGD(net.parameters(), 0.5);
        net.fc1.freeze();
        float[] frozen = net.fc1.weight().toArray();
        float[] free = net.tail.state().get("1.weight").toArray();
        trainOnce(net, optimizer);
        assertThat(net.fc1.weight().toArray()).isEqualTo(frozen);
        assertThat(net.tail.state().get("1.weight").toArray()).isNotEqualTo(free);
        net.unfreeze();
        trainOnce(net, optimizer);
        assertThat(net.fc1.weight().toArray()).isNotEqualTo(frozen);
    }

    private void trainOnce(Net net, SGD optimizer) {
        Tensor loss = net.forward(Tensor.randn(generator, 6, 3)).square().sum();
        optimizer.zeroGrad();
        loss.backward();
        optimizer.step();
    }

    @Test
    void trainAndEvalReachEveryPart() {
        Net net = new Net(generator);
        net.eval();
        assertThat(net.modules()).noneMatch(Module::isTraining);
        net.train();
        assertThat(net.modules()).allMatch(Module::isTraining);
    }

    @Test
    void handWrittenModulesSayThatTheyHaveNoSpec() {
        assertThatThrownBy(() -> new Net(generator).spec())
                .hasMessage(
                        "Net is written by hand, so it has no spec that could be saved, exported or shown; build the "
                                + "model from a ModelSpec, or save its state() alone.");
        assertThatThrownBy(() -> new Sequential(new Flatten(), new Linear(4, 2, generator)).spec())
                .hasMessage(
                        "This Sequential cannot know the shape of its inputs, as it does not begin with a Linear layer; "
                                + "say it with input(...), for example input(1, 28, 28).");
        assertThat(new Sequential(new Linear(4, 2, generator), new Tanh()).spec())
                .hasToString("4-2 relu tanh");
    }

    @Test
    void aBatchThatIsComputedAgainForItsGradientsIsCountedOnce() {
        Tensor x = Tensor.randn(generator, 6, 4).requiresGrad(true);
        BatchNorm1d once = new BatchNorm1d(4);
        once.forward(x).square().sum().backward();
        BatchNorm1d again = new BatchNorm1d(4);
        Recompute.of(again::forward, x).square().sum().backward();
        once.state()
                .forEach((name, tensor) ->
                        assertThat(again.state().get(name).toArray()).as(name).isEqualTo(tensor.toArray()));
        assertThat(again.state().get("num_batches_tracked").item()).isEqualTo(1);
    }

    private static final class Twice extends Module {
        Twice() {
            add("part", new ReLU());
            parameter("part", Tensor.zeros(1));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    @Test
    void aNameCannotBeTakenTwice() {
        assertThatThrownBy(Twice::new).hasMessage("Twice has a part named \"part\" already; choose another name.");
    }

    @Test
    void dropoutDropsItsShareInTrainingOnly() {
        Dropout dropout = new Dropout(0.3, generator);
        Tensor x = Tensor.ones(100, 100);
        float[] dropped = dropout.forward(x).toArray();
        int zeros = 0;
        for (float value : dropped) {
            assertThat(value).isIn(0f, (float) (1 / 0.7));
            zeros += value == 0 ? 1 : 0;
        }
        double error = Math.sqrt(0.3 * 0.7 / 10_000);
        assertThat(zeros / 10_000.0).isBetween(0.3 - 5 * error, 0.3 + 5 * error);
        assertThat(dropout.forward(x).toArray()).isNotEqualTo(dropped);
        assertThat(dropout.eval().forward(x)).isSameAs(x);
    }

    @Test
    void initializersAreAppliedToWeightsAndLeaveBiasesAtZero() {
        Sequential model = ModelSpec.parse("30-40-5").build(generator);
        Init.ALL.get("xavier-uniform").apply(model, generator);
        float bound = (float) Math.sqrt(6.0 / 70);
        Linear first = (Linear) model.get(0);
        assertThat(first.bias().toArray()).containsOnly(0);
        for (float w : first.weight().toArray()) {
            assertThat(Math.abs(w)).isLessThanOrEqualTo(bound);
        }
        assertThatThrownBy(() -> Init.xavierNormal(1).fill(Tensor.zeros(3), generator))
                .hasMessage("A tensor of shape (3) has no fan_in and fan_out; a weight needs at least two dimensions.");
    }

    private static final class Named extends Module {
        Named(String name) {
            add(name, new ReLU());
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    @Test
    void aNameHasALetterAndNoPoint() {
        for (String name : new String[] {"", ".a", "a.b"}) {
            assertThatThrownBy(() -> new Named(name))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "A part of Named is named \"" + name + "\"; a name has at least one letter and no point.");
        }
    }

    private static final class Shared extends Module {
        private final Tensor tensor = Tensor.ones(3);

        Shared() {
            parameter("first", tensor);
            parameter("second", tensor);
            buffer("kept", Tensor.zeros(2));
        }

        void parameterNamed(String name) {
            parameter(name, Tensor.zeros(1));
        }

        void bufferNamed(String name) {
            buffer(name, Tensor.zeros(1));
        }

        @Override
        public Tensor forward(Tensor x) {
            return x;
        }
    }

    @Test
    void namesOfParametersAndBuffersAreTakenToo() {
        Shared shared = new Shared();
        assertThatThrownBy(() -> shared.bufferNamed("first"))
                .hasMessage("Shared has a part named \"first\" already; choose another name.");
        assertThatThrownBy(() -> shared.parameterNamed("kept"))
                .hasMessage("Shared has a part named \"kept\" already; choose another name.");
        assertThat(shared.namedBuffers()).containsOnlyKeys("kept");
    }

    @Test
    void aParameterInTwoPlacesIsTrainedOnceAndSavedTwice() {
        Shared shared = new Shared();
        assertThat(shared.namedParameters()).containsOnlyKeys("first");
        assertThat(shared.parameterCount()).isEqualTo(3);
        assertThat(shared.state()).containsOnlyKeys("first", "second", "kept");
    }

    @Test
    void aModuleWithoutATypeNameIsCalledModule() {
        Module anonymous = new Module() {
            @Override
            public Tensor forward(Tensor x) {
                return x;
            }
        };
        assertThat(anonymous).hasToString("Module()");
        assertThat(anonymous.device()).isSameAs(Devices.current());
    }

    @Test
    void aModuleWrittenByHandHasNoTypeOfLayer() {
        Net net = new Net(generator);
        assertThat(net.layerType()).isNull();
        assertThat(net.fc1.layerType()).isSameAs(Linear.TYPE);
        assertThat(new Sequential(net).layerType()).isNull();
        assertThatThrownBy(net::layerSpec)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Net is written by hand, so it has no spec of its own.");
    }

    @Test
    void whatAStepDependsOnIsDescribed() {
        Net net = new Net(generator);
        List<Object> before = described(net);
        assertThat(described(net)).isEqualTo(before);
        net.norm.eval();
        assertThat(described(net)).isNotEqualTo(before);
        net.norm.train();
        assertThat(described(net)).isEqualTo(before);
        net.fc1.freeze();
        assertThat(described(net)).isNotEqualTo(before);
        net.fc1.unfreeze();
        net.to(net.device());
        assertThat(described(net)).as("where its memory lies").isNotEqualTo(before);
    }

    private static List<Object> described(Net net) {
        List<Object> key = new ArrayList<>();
        net.describe(key);
        return key;
    }

    /** A recorded step looks again at what it depends on only where something says that it has changed. */
    @Test
    void whatIsSwitchedHoldsForARecordedStep() {
        Net net = new Net(generator);
        Tensor x = Tensor.randn(generator, 5, 3);
        Traced forward = Traced.of("forward", in -> net.forward(in[0]), net);
        for (int i = 0; i < 4; i++) forward.call(x);
        net.eval();
        assertThat(forward.call(x).toArray()).isEqualTo(net.forward(x).toArray());
        for (int i = 0; i < 4; i++) forward.call(x);
        Tensor mean = net.norm.state().get("running_mean");
        float[] before = mean.toArray();
        net.train();
        forward.call(x);
        assertThat(mean.toArray()).isNotEqualTo(before);
    }

    @Test
    void gradientsOfAllParametersAreCleared() {
        Net net = new Net(generator);
        net.forward(Tensor.randn(generator, 6, 3)).square().sum().backward();
        net.zeroGrad();
        net.namedParameters()
                .forEach((name, tensor) ->
                        assertThat(tensor.grad().toArray()).as(name).containsOnly(0));
    }

    @Test
    void whatSwitchesAModuleHandsItBack() {
        Net net = new Net(generator);
        assertThat(net.train()).isSameAs(net);
        assertThat(net.eval()).isSameAs(net);
        assertThat(net.freeze()).isSameAs(net);
        assertThat(net.unfreeze()).isSameAs(net);
        assertThat(net.to(net.device())).isSameAs(net);
    }
}
