package dev.inkling.nnlib.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.inkling.nnlib.compute.Kernel;
import dev.inkling.nnlib.compute.View;
import org.junit.jupiter.api.Test;

/**
 * Which pairs the CPU has one kernel for, asked of the backend itself: a step of Adam after the product that computes
 * its gradient.
 */
class FusionsTest {
    private final CpuBackend cpu = CpuBackend.plain(1);
    private final View up = view(30, 20);
    private final View x = view(20, 24);
    private final View gradient = view(30, 24);
    private final View parameter = view(30, 24);

    private View view(int... shape) {
        return View.of(cpu.allocate(View.count(shape)), shape);
    }

    private Kernel adam(View p, View g) {
        View m = view(p.shape);
        View v = view(p.shape);
        return Kernel.fused("adam", new View[] {p, m, v}, new View[] {p, m, v, g, view(7)});
    }

    private Kernel joined(Kernel product, Kernel adam) {
        return cpu.fuse(product, adam);
    }

    @Test
    void joinsAProductThatIsAGradient() {
        Kernel one = joined(Kernel.matmul(up, x, gradient, false), adam(parameter, gradient));
        assertThat(one.name).isEqualTo("matmul_adam");
        assertThat(one.out[0]).as("the gradient is written too").isSameAs(gradient);
    }

    @Test
    void leavesAloneAProductThatAddsToAGradient() {
        assertThat(joined(Kernel.matmul(up, x, gradient, true), adam(parameter, gradient)))
                .isNull();
    }

    @Test
    void leavesAloneAnotherGradient() {
        assertThat(joined(Kernel.matmul(up, x, gradient, false), adam(parameter, view(30, 24))))
                .isNull();
    }

    @Test
    void leavesAloneAGradientThatIsReadAnotherWayRound() {
        View square = view(24, 24);
        Kernel adam = adam(view(24, 24), square.transpose(0, 1));
        assertThat(joined(Kernel.matmul(view(24, 20), x, square, false), adam)).isNull();
    }

    @Test
    void leavesAloneAParameterThatLiesAnotherWayThanItsGradient() {
        View p = view(24, 30).transpose(0, 1);
        assertThat(joined(Kernel.matmul(up, x, gradient, false), adam(p, gradient)))
                .isNull();
    }

    @Test
    void leavesAloneAProductThatReadsWhatTheStepMoves() {
        View p = view(24, 24);
        View g = view(24, 24);
        assertThat(joined(Kernel.matmul(p, view(24, 24), g, false), adam(p, g))).isNull();
        assertThat(joined(Kernel.matmul(view(24, 24), view(24, 24), g, false), adam(p, g)))
                .isNotNull();
    }

    @Test
    void leavesAloneASmallProduct() {
        View g = view(3, 4);
        assertThat(joined(Kernel.matmul(view(3, 5), view(5, 4), g, false), adam(view(3, 4), g)))
                .isNull();
    }
}
