package dev.inkling.nnlib.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import dev.inkling.nnlib.trace.Traced;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** One sample of a case in one memory layout: value, gradients, and the same bits when replayed. */
final class CaseRun {
    private static final double STEP = 1e-5;

    private final OpCase.Sample sample;
    private final String where;
    private final List<Tensor> leaves = new ArrayList<>();
    private final Tensor[] constants;
    private final Arr expected;
    private final Arr upstream;

    CaseRun(OpCase.Sample sample, Layout layout, String where) {
        this.sample = sample;
        this.where = where;
        int parameters = sample.module == null ? 0 : sample.module.parameters().size();
        int inputs = sample.in.size() - parameters;
        for (int i = 0; i < inputs; i++) {
            leaves.add(layout.leaf(sample.in.get(i)).requiresGrad(true));
        }
        if (sample.module != null) {
            Iterator<Arr> values = sample.in.subList(inputs, sample.in.size()).iterator();
            for (Tensor parameter : sample.module.parameters()) {
                NoGrad.run(() -> parameter.assign(values.next().tensor()));
                leaves.add(parameter);
            }
        }
        constants = sample.constants.stream().map(layout::leaf).toArray(Tensor[]::new);
        expected = reference(sample.in);
        upstream = new Draw(expected.data.length).normal(expected.shape);
    }

    private Arr reference(List<Arr> in) {
        return sample.reference.of(in.toArray(new Arr[0]), sample.constants.toArray(new Arr[0]));
    }

    /** Everything that the case computes with: differentiable operands, parameters, constants. */
    List<Tensor> operands() {
        List<Tensor> all = new ArrayList<>(leaves);
        all.addAll(List.of(constants));
        return all;
    }

    /** The gradient of each differentiable operand, walked back from a value. */
    List<float[]> gradients(Tensor value) {
        if (value.requiresGrad()) {
            value.backward(upstream.tensor());
        }
        List<float[]> all = new ArrayList<>();
        for (Tensor leaf : leaves) {
            all.add(leaf.grad() == null ? new float[leaf.numel()] : leaf.grad().toArray());
        }
        return all;
    }

    Tensor compute() {
        Tensor[] in = leaves.toArray(new Tensor[0]);
        if (sample.module == null) {
            return sample.computes.of(in, constants);
        }
        boolean indexed = in.length == sample.module.parameters().size();
        return sample.module.forward(indexed ? constants[0] : in[0]);
    }

    /** Value, then the gradient of each operand, after all of them have been checked. */
    List<float[]> check() {
        List<float[]> eager = results(pass(upstream.tensor()));
        compare(eager.get(0), expected, "value of " + where, 2e-6, 1e-5);
        for (int i = 0; i < leaves.size(); i++) {
            compare(eager.get(1 + i), differences(i), "gradient of operand " + i + " of " + where, 5e-6, 5e-5);
        }
        checkReplay(eager);
        return eager;
    }

    /** Value, then the gradient of each operand. */
    private Tensor[] pass(Tensor up) {
        leaves.forEach(Tensor::zeroGrad);
        Tensor value = compute();
        assertThat(Shape.text(value.shape())).as("shape of " + where).isEqualTo(Shape.text(expected.shape));
        if (value.requiresGrad()) {
            value.backward(up);
        }
        Tensor[] all = new Tensor[1 + leaves.size()];
        all[0] = value;
        for (int i = 0; i < leaves.size(); i++) {
            all[1 + i] = leaves.get(i).grad();
        }
        return all;
    }

    private void checkReplay(List<float[]> eager) {
        Traced step = Traced.ofMany(where, in -> pass(in[0]));
        for (int call = 0; call < 4; call++) {
            step.call(upstream.tensor());
            for (int i = 0; i < eager.size(); i++) {
                assertThat(step.result(i).toArray())
                        .as("result %d of call %d of traced %s", i, call, where)
                        .isEqualTo(eager.get(i));
            }
        }
        assertThat(step.replays()).as("replays of " + where).isEqualTo(2);
    }

    private static List<float[]> results(Tensor[] tensors) {
        List<float[]> values = new ArrayList<>();
        for (Tensor tensor : tensors) {
            values.add(tensor.toArray());
        }
        return values;
    }

    /** The gradient of the sum of reference times upstream, by central differences in double precision. */
    private Arr differences(int operand) {
        Arr x = sample.in.get(operand);
        List<Arr> moved = new ArrayList<>(sample.in);
        Arr shaken = x.copy();
        moved.set(operand, shaken);
        Arr gradient = Arr.zeros(x.shape);
        for (int i = 0; i < x.data.length; i++) {
            shaken.data[i] = x.data[i] + STEP;
            double above = weighted(reference(moved));
            shaken.data[i] = x.data[i] - STEP;
            double below = weighted(reference(moved));
            shaken.data[i] = x.data[i];
            gradient.data[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }

    private double weighted(Arr value) {
        return Arr.zip(value, upstream, (v, u) -> v * u).sum();
    }

    static void compare(float[] actual, Arr wanted, String what, double absolute, double relative) {
        assertThat(actual).as(what).hasSize(wanted.data.length);
        for (int i = 0; i < actual.length; i++) {
            double allowed = absolute + relative * Math.abs(wanted.data[i]);
            assertThat(Math.abs(actual[i] - wanted.data[i]))
                    .as("%s at %d: %s, reference %s", what, i, actual[i], wanted.data[i])
                    .isLessThanOrEqualTo(allowed);
        }
    }
}
