package dev.inkling.nnlib.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.compute.NoArrayBackend;
import dev.inkling.nnlib.loss.MSE;
import dev.inkling.nnlib.optim.Adam;
import dev.inkling.nnlib.tensor.Generator;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import org.junit.jupiter.api.Test;

/** Nets move between devices, and nothing is computed on two of them. */
class ModuleDeviceTest {
    private final Backend here = Devices.open("cpu", 1);
    private final Backend there = Devices.open(NoArrayBackend.NAME, 1);
    private final Module net = ModelSpec.parse("3-4-2").build(new Generator(1)).to(here);
    private final float[] numbers = {1, -2, 3, 0.5f, 2, -1};

    @Test
    void aMovedNetGivesTheSameAndItsTensorsStayTheSameObjects() {
        Tensor weight = net.parameters().get(0);
        int[] strides = weight.data().strides;
        float[] before = net.forward(Tensor.wrap(here, numbers, 2, 3)).toArray();
        assertThat(net.to(there).device()).isSameAs(there);
        assertThat(net.parameters().get(0)).isSameAs(weight);
        assertThat(weight.data().strides).isEqualTo(strides);
        assertThat(net.forward(Tensor.wrap(there, numbers, 2, 3)).toArray()).isEqualTo(before);
    }

    @Test
    void gradientsMoveWithTheirParameters() {
        net.forward(Tensor.wrap(here, numbers, 2, 3)).square().sum().backward();
        Tensor weight = net.parameters().get(0);
        float[] gradient = weight.grad().toArray();
        net.to(there);
        assertThat(weight.grad().device()).isSameAs(there);
        assertThat(weight.grad().toArray()).isEqualTo(gradient);
    }

    @Test
    void whatWasRecordedBeforeAMoveIsNotReplayedAfterIt() {
        Traced forward = Traced.of("forward", in -> net.forward(in[0]), net);
        Tensor x = Tensor.wrap(here, numbers, 2, 3);
        for (int i = 0; i < 3; i++) {
            forward.call(x);
        }
        net.to(there).to(here);
        net.parameters().forEach(parameter -> parameter.copyFrom(new float[parameter.numel()]));
        assertThat(forward.call(x).toArray()).containsOnly(0);
    }

    @Test
    void anOperationOnTwoDevicesNamesBoth() {
        net.to(there);
        assertThatThrownBy(() -> net.forward(Tensor.wrap(here, numbers, 2, 3)))
                .hasMessageContaining("one operand is on")
                .hasMessageContaining(here.toString())
                .hasMessageContaining(there.toString())
                .hasMessageEndingWith("bring them to one device with to(device).");
        Tensor x = Tensor.wrap(here, numbers, 2, 3);
        assertThatThrownBy(() -> x.add(x.to(there))).hasMessageStartingWith("add: one operand is on " + here);
        assertThat(x.add(x.to(there).to(here)).toArray()).startsWith(2, -4);
    }

    @Test
    void theNumberOfThreadsMakesNoOtherDevice() {
        Tensor x = Tensor.wrap(Devices.open("cpu", 2), numbers, 2, 3);
        assertThat(net.forward(x).toArray()).isEqualTo(net.forward(x.to(here)).toArray());
    }

    @Test
    void aResultCannotBeMovedInPlace() {
        Tensor result = net.forward(Tensor.wrap(here, numbers, 2, 3));
        assertThatThrownBy(() -> result.moveTo(there)).hasMessageContaining("use to(device)");
    }

    @Test
    void anOptimizerWorksWhereItsParametersAre() {
        assertThat(trained(there)).isEqualTo(trained(here));
    }

    private float[] trained(Backend device) {
        Module model = ModelSpec.parse("3-4-2").build(new Generator(1)).to(device);
        Adam adam = new Adam(model.parameters(), 0.01);
        Tensor x = Tensor.wrap(device, numbers, 2, 3);
        for (int i = 0; i < 3; i++) {
            model.zeroGrad();
            new MSE().of(model.forward(x), Tensor.zerosLike(model.forward(x))).backward();
            adam.step();
        }
        return model.forward(x).toArray();
    }
}
