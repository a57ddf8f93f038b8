package dev.inkling.nnlib.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.autograd.NoGrad;
import dev.inkling.nnlib.compute.Backend;
import dev.inkling.nnlib.compute.BackendProvider;
import dev.inkling.nnlib.compute.Devices;
import dev.inkling.nnlib.trace.Traced;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Views share storage, copies do not, and what does not fit is refused with both shapes. */
class TensorTest {
    private final Tensor x = Tensor.arange(24).reshape(2, 3, 4);

    @Test
    void viewsShareStorage() {
        for (Tensor view : Arrays.asList(
                x.transpose(0, 2),
                x.permute(2, 0, 1),
                x.reshape(4, 6),
                x.view(-1, 2),
                x.flatten(1),
                x.flatten(),
                x.unsqueeze(0).squeeze(),
                x.slice(2, 1, 4, 2),
                x.select(1, 1),
                x.expand(5, 2, 3, 4),
                x.unsqueeze(1),
                x.unsqueeze(-1).squeeze(-1),
                x.select(0, 0).t(),
                x.detach(),
                x.windows(2, 2, 1, 1),
                x.contiguous())) {
            assertThat(view.sharesStorage(x)).isTrue();
        }
        x.select(1, 1).assign(Tensor.scalar(-1));
        assertThat(x.get(0, 1, 3)).isEqualTo(-1);
        assertThat(x.get(1, 1, 0)).isEqualTo(-1);
        assertThat(x.get(1, 2, 0)).isEqualTo(20);
    }

    @Test
    void copiesAreMadeOnlyWhereAskedFor() {
        Tensor turned = x.transpose(0, 1);
        assertThat(turned.isContiguous()).isFalse();
        assertThat(turned.contiguous().sharesStorage(x)).isFalse();
        assertThat(turned.contiguous().isContiguous()).isTrue();
        assertThat(turned.contiguous().toArray()).isEqualTo(turned.toArray());
        assertThat(x.copy().sharesStorage(x)).isFalse();
        assertThat(turned.reshape(6, 4).sharesStorage(x)).isFalse();
        assertThatThrownBy(() -> turned.view(6, 4))
                .hasMessage(
                        "view: (3, 2, 4) does not lie in memory so that it can be seen as (6, 4); use reshape, which copies");
        assertThat(turned.view(3, 2, 2, 2).sharesStorage(x)).isTrue();
        assertThat(turned.view(3, 2, 2, 2).toArray()).isEqualTo(turned.toArray());
    }

    @Test
    void elementsStandWhereTheViewSays() {
        assertThat(x.permute(2, 0, 1).get(3, 1, 2)).isEqualTo(23);
        assertThat(x.slice(2, 1, 99, 2).toArray()).containsExactly(1, 3, 5, 7, 9, 11, 13, 15, 17, 19, 21, 23);
        assertThat(x.slice(0, -1, 2).get(0, 0, 0)).isEqualTo(12);
        assertThat(x.slice(1, 2, 1).shape()).containsExactly(2, 0, 4);
        assertThat(x.select(-1, -1).toArray()).containsExactly(3, 7, 11, 15, 19, 23);
        assertThat(Tensor.arange(3).reshape(3, 1).expand(-1, 2).toArray()).containsExactly(0, 0, 1, 1, 2, 2);
        assertThat(x.windows(2, 3, 1, 1).shape()).containsExactly(2, 2, 2, 2, 3);
        assertThat(x.select(0, 1).windows(2, 2, 1, 2).toArray()).containsExactly(12, 14, 20, 22, 13, 15, 21, 23);
        assertThat(Tensor.arange(4).reshape(2, 2).pad(1, 9).toArray())
                .containsExactly(9, 9, 9, 9, 9, 0, 1, 9, 9, 2, 3, 9, 9, 9, 9, 9);
    }

    @Test
    void hostArraysAreSharedByWrapAndCopiedByOf() {
        float[] values = {1, 2, 3, 4};
        Tensor shared = Tensor.wrap(values, 2, 2);
        Tensor own = Tensor.of(values, 2, -1);
        values[3] = 9;
        assertThat(shared.get(1, 1)).isEqualTo(9);
        assertThat(own.get(1, 1)).isEqualTo(4);
        own.t().copyFrom(new float[] {5, 6, 7, 8});
        assertThat(own.toArray()).containsExactly(5, 7, 6, 8);
    }

    @Test
    void extremesSayWhereTheyStand() {
        Tensor y = Tensor.of(new float[] {3, 9, 9, 4, -1, Float.NaN}, 2, 3);
        assertThat(y.argmax(1).toArray()).containsExactly(1, 2);
        assertThat(y.argmin(0).toArray()).containsExactly(0, 1, 1);
        assertThat(x.argmax().item()).isEqualTo(23);
        assertThat(x.slice(0, 1, 2).transpose(1, 2).neg().argmin().item()).isEqualTo(11);
        assertThat(y.max(0, true).shape()).containsExactly(1, 3);
        assertThat(y.max(1).toArray()).containsExactly(9, Float.NaN);
        assertThat(y.slice(1, 0, 2).max().item()).isEqualTo(9);
        assertThat(x.max(false, 0, -1).toArray()).containsExactly(15, 19, 23);
        assertThat(x.min(true, 2, 1).shape()).containsExactly(2, 1, 1);
        assertThat(x.transpose(0, 2).min(false, 0, 1).toArray()).containsExactly(0, 12);
        Tensor z = x.copy().requiresGrad(true);
        z.max(false, 0, 2).sum().backward();
        assertThat(z.grad().select(0, 1).select(1, 3).toArray()).containsExactly(1, 1, 1);
        assertThat(z.grad().sum().item()).isEqualTo(3);
        assertThat(y.slice(1, 0, 2).min().item()).isEqualTo(-1);
    }

    @Test
    void whatDoesNotFitIsRefusedWithBothShapes() {
        refuses(
                () -> Tensor.zeros(100, 784).matmul(Tensor.zeros(500, 784)),
                "matmul: (100, 784) x (500, 784): inner sizes 784 and 500 differ; transpose the second?");
        refuses(
                () -> Tensor.zeros(784, 100).matmul(Tensor.zeros(784, 500)),
                "matmul: (784, 100) x (784, 500): inner sizes 100 and 784 differ; transpose the first?");
        refuses(
                () -> Tensor.zeros(2, 3, 4).matmul(Tensor.zeros(5, 4, 3)),
                "matmul: (2,) and (5,) do not broadcast: sizes 2 and 5 in dimension -1 differ and neither is 1");
        refuses(
                () -> Tensor.zeros(2, 3).add(Tensor.zeros(2)),
                "add: (2, 3) and (2,) do not broadcast: sizes 3 and 2 in dimension -1 differ and neither is 1");
        refuses(() -> x.reshape(5, -1), "reshape: (2, 3, 4) has 24 elements and does not fit (5, -1)");
        refuses(() -> x.reshape(-1, -1), "reshape: (-1, -1) leaves more than one size open, or has a negative one");
        refuses(() -> x.sum(3), "sum: there is no dimension 3 in (2, 3, 4); use -3 to 2");
        refuses(() -> x.sum(1, -2), "sum: dimension -2 is named twice");
        refuses(() -> x.expand(2, 6, 4), "expand: (2, 3, 4) does not repeat into (2, 6, 4)");
        refuses(() -> x.permute(0, 1), "permute: (0, 1) does not name each dimension of (2, 3, 4) once");
        refuses(() -> x.t(), "t: (2, 3, 4) is no matrix; use transpose(a, b)");
        refuses(() -> x.item(), "item: a tensor of shape (2, 3, 4) has 24 values, not one");
        refuses(() -> x.get(0, 3, 0), "get: index 3 in dimension 1 of (2, 3, 4)");
        refuses(() -> x.slice(0, 0, 2, 0), "slice: the step must be at least 1, not 0");
        refuses(() -> x.gather(1, Tensor.zeros(2, 3)), "gather: index (2, 3) and (2, 3, 4) differ in rank");
        refuses(
                () -> Tensor.arange(3).indexSelect(0, Tensor.of(new float[] {3}, 1)),
                "gather: the index at (0,) is 3, but dimension 0 has the positions 0 to 2.");
        refuses(
                () -> Tensor.cat(Arrays.asList(x, x.transpose(0, 1)), 0),
                "cat: (2, 3, 4) and (3, 2, 4) differ outside dimension 0");
        refuses(() -> Tensor.stack(Arrays.asList(x, x.transpose(0, 1)), 0), "stack: (2, 3, 4) and (3, 2, 4) differ");
        refuses(() -> x.windows(4, 1, 1, 1), "windows: a kernel of (4, 1) with dilation 1 does not fit into (2, 3, 4)");
        refuses(() -> Tensor.of(new float[3], 2, 2), "reshape: (3,) has 3 elements and does not fit (2, 2)");
        refuses(
                () -> Tensor.ones(2).assign(Tensor.ones(3)),
                "assign: (2,) and (3,) do not broadcast: sizes 2 and 3 in dimension -1 differ and neither is 1");
        refuses(() -> Tensor.ones(1).assign(Tensor.ones(3)), "assign: (3,) does not fit into (1,)");
    }

    private static void refuses(Runnable action, String sentence) {
        assertThatThrownBy(action::run).hasMessage(sentence);
    }

    @Test
    void spreadsAndComparisonsAreThoseOfPyTorch() {
        assertThat(Tensor.of(new float[] {1, 2, 3, 6}).std(true, false).item()).isEqualTo((float) Math.sqrt(14 / 3.0));
        assertThat(x.std(false, true, 1).shape()).containsExactly(2, 1, 4);
        assertThat(Tensor.arange(3).lt(1).toArray()).containsExactly(1, 0, 0);
        assertThat(Tensor.arange(1).squeeze().shape()).isEmpty();
        assertThat(Tensor.zeros(1, 3, 1).squeeze().shape()).containsExactly(3);
    }

    @Test
    void writingUnderneathAGraphIsRefused() {
        Tensor w = Tensor.ones(2).requiresGrad(true);
        assertThatThrownBy(() -> w.assign(Tensor.zeros(2))).hasMessageContaining("write to it under NoGrad");
        NoGrad.run(() -> w.assign(Tensor.zeros(2)));
        assertThat(w.toArray()).containsExactly(0, 0);
        assertThatThrownBy(() -> w.mul(2).requiresGrad(false)).hasMessageContaining("use detach()");
    }

    @Test
    void printsAsPyTorchDoes() {
        assertThat(Tensor.of(new float[] {1, -2.5f, 3, 0.125f}, 2, 2).toString())
                .isEqualTo("tensor([[ 1.0000, -2.5000],\n        [ 3.0000,  0.1250]])");
        assertThat(Tensor.arange(3).toString()).isEqualTo("tensor([0., 1., 2.])");
        assertThat(Tensor.scalar(0.5f).requiresGrad(true).toString()).isEqualTo("tensor(0.5000, requiresGrad)");
        assertThat(Tensor.ones(1).requiresGrad(true).exp().toString()).isEqualTo("tensor([2.7183], from=exp)");
        assertThat(Tensor.of(new float[] {1e-6f, 1}, 2).toString()).isEqualTo("tensor([1.0000e-06, 1.0000e+00])");
        assertThat(Tensor.of(new float[] {Float.NaN, Float.NEGATIVE_INFINITY, 7}, 3)
                        .toString())
                .isEqualTo("tensor([ nan, -inf,   7.])");
        assertThat(Tensor.zeros(2, 0).toString()).isEqualTo("tensor([[],\n        []], shape=(2, 0))");
        assertThat(Tensor.arange(2000).toString())
                .isEqualTo("tensor([   0.,    1.,    2., ..., 1997., 1998., 1999.], shape=(2000,))");
        assertThat(Tensor.zeros(2, 1, 2).toString()).isEqualTo("tensor([[[0., 0.]],\n\n        [[0., 0.]]])");
    }

    @Test
    void theSameSeedDrawsTheSameNumbersInAnyPortions() {
        Generator random = new Generator(11);
        float[] first = Tensor.rand(random, 3).toArray();
        float next = random.nextFloat();
        assertThat(Tensor.rand(new Generator(11), 4).toArray()).containsExactly(first[0], first[1], first[2], next);
        Generator again = new Generator(0);
        again.restore(random.seed(), 3);
        assertThat(again.nextFloat()).isEqualTo(next);
        assertThat(Tensor.rand(new Generator(12), 3).toArray()).isNotEqualTo(first);
    }

    @Test
    void randomNumbersHaveTheirMoments() {
        int n = 200_000;
        Generator random = new Generator(3);
        Tensor uniform = Tensor.rand(random, n);
        assertThat(uniform.mean().item()).isBetween(0.497f, 0.503f);
        assertThat(uniform.var(true, false).item()).isBetween(0.0825f, 0.0842f);
        assertThat(uniform.min().item()).isBetween(0f, 1e-4f);
        assertThat(uniform.max().item()).isBetween(0.9999f, Math.nextDown(1f));
        Tensor normal = Tensor.randn(random, n);
        assertThat(normal.mean().item()).isBetween(-0.01f, 0.01f);
        assertThat(normal.var(true, false).item()).isBetween(0.985f, 1.015f);
        assertThat(normal.pow(4).mean().item()).isBetween(2.9f, 3.1f);
        int[] counts = new int[7];
        for (int i = 0; i < 70_000; i++) counts[random.nextInt(7)]++;
        for (int count : counts) assertThat(count).isBetween(9_600, 10_400);
        int[] order = random.permutation(50);
        assertThat(order).containsExactlyInAnyOrder(sequence(50)).isNotEqualTo(sequence(50));
    }

    private static int[] sequence(int n) {
        int[] numbers = new int[n];
        for (int i = 0; i < n; i++) numbers[i] = i;
        return numbers;
    }

    @Test
    void onesStandOnTheDiagonal() {
        assertThat(Tensor.eye(3).shape()).containsExactly(3, 3);
        assertThat(Tensor.eye(3).toArray()).containsExactly(1, 0, 0, 0, 1, 0, 0, 0, 1);
        assertThat(Tensor.eye(0).shape()).containsExactly(0, 0);
    }

    @Test
    void valuesAreCopiedToWhereAnArrayBegins() {
        float[] values = {9, 9, 9, 9, 9};
        Tensor square = Tensor.arange(4).reshape(2, 2);
        square.copyTo(values);
        assertThat(values).containsExactly(0, 1, 2, 3, 9);
        square.t().copyTo(values);
        assertThat(values).containsExactly(0, 2, 1, 3, 9);
        square.select(0, 1).copyTo(values);
        assertThat(values).containsExactly(2, 3, 1, 3, 9);
    }

    @Test
    void whatAReplayWouldNotSeeIsRefusedInATracedStep() {
        Backend other = Devices.open("cpu", 1);
        Tensor y = Tensor.zeros(2);
        isRefused("reading a value", () -> y.toArray());
        isRefused("reading a value", () -> y.copyTo(new float[2]));
        isRefused("writing values from the host", () -> y.copyFrom(new float[2]));
        isRefused("moving a tensor", () -> y.moveTo(other));
        isRefused("moving a tensor", () -> y.moveTo(y.device()));
        isRefused("a tensor of host values", () -> Tensor.of(new float[2]));
        isRefused("drawing a number on the host", () -> new Generator(1).nextLong());
    }

    private static void isRefused(String what, Runnable action) {
        Traced step = Traced.of("step", in -> {
            action.run();
            return in[0];
        });
        assertThatThrownBy(() -> step.call(Tensor.ones(1)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(what + " inside the traced 'step': a replay would not see it; return the tensor, or pass it"
                        + " as an input");
    }

    @Test
    void movedItselfATensorKeepsHowItLiesWhereItFillsItsMemory() {
        Backend other = Devices.open("cpu", 1);
        Tensor turned = Tensor.arange(6).reshape(2, 3).t();
        assertThat(turned.moveTo(turned.device())).isSameAs(turned);
        assertThat(turned.moveTo(other)).isSameAs(turned);
        assertThat(turned.device()).isSameAs(other);
        assertThat(turned.data().strides).containsExactly(1, 3);
        assertThat(turned.toArray()).containsExactly(0, 3, 1, 4, 2, 5);

        Tensor part = Tensor.arange(6).reshape(2, 3).slice(1, 1, 3).t().moveTo(other);
        assertThat(part.isContiguous()).isTrue();
        assertThat(part.data().storage.size()).isEqualTo(4);
        assertThat(part.toArray()).containsExactly(1, 4, 2, 5);

        Tensor repeated = Tensor.arange(4).slice(0, 0, 2).expand(2, 2).moveTo(other);
        assertThat(repeated.isContiguous()).isTrue();
        assertThat(repeated.toArray()).containsExactly(0, 1, 0, 1);
    }

    @Test
    void movedItselfATensorTakesItsGradientAlong() {
        Backend other = Devices.open("cpu", 1);
        Tensor w = Tensor.ones(2).requiresGrad(true);
        w.mul(3).sum().backward();
        w.moveTo(other);
        assertThat(w.grad().device()).isSameAs(other);
        assertThat(w.grad().toArray()).containsExactly(3, 3);
        assertThatThrownBy(() -> w.exp().moveTo(Devices.current()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("moveTo: this tensor is the result of exp; use to(device)");
    }

    @Test
    void aLeafThatIsCopiedToADeviceIsALeafThere() {
        Backend other = Devices.open("cpu", 1);
        Tensor w = Tensor.ones(2).requiresGrad(true);
        assertThat(w.to(other).requiresGrad()).isTrue();
        assertThat(w.to(other).creator()).isNull();
        assertThat(w.exp().to(other).requiresGrad()).isFalse();
        assertThat(Tensor.ones(2).to(other).requiresGrad()).isFalse();
    }

    @Test
    void settersGiveTheTensorBack() {
        Tensor w = Tensor.ones(2);
        assertThat(w.requiresGrad(true)).isSameAs(w);
        assertThat(w.zeroGrad()).isSameAs(w);
        assertThat(w.grad().toArray()).containsExactly(0, 0);
        assertThat(w.retainGrad()).isSameAs(w);
        assertThat(w.copyFrom(new float[] {1, 2})).isSameAs(w);
        Tensor plain = Tensor.ones(2);
        assertThat(plain.zeroGrad()).isSameAs(plain);
        assertThat(plain.grad()).isNull();
        assertThat(plain.assign(w.detach())).isSameAs(plain);
    }

    @Test
    void devicesAreListedAndTensorsMoveBetweenThem() {
        assertThat(Devices.all()).extracting(BackendProvider::name).contains("cpu");
        Backend other = Devices.open("cpu", 1);
        assertThat(Devices.open("cpu", 1)).isSameAs(other);
        Tensor moved = x.transpose(0, 1).to(other);
        assertThat(moved.device()).isSameAs(other);
        assertThat(moved.toArray()).isEqualTo(x.transpose(0, 1).toArray());
        assertThat(moved.to(other)).isSameAs(moved);
        assertThatThrownBy(() -> Devices.open("abacus", 1))
                .hasMessageContaining("there is no device 'abacus'; there are cpu");
    }
}
