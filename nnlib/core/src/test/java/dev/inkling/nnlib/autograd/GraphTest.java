package dev.inkling.nnlib.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.inkling.nnlib.tensor.Tensor;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A graph shown whole: operations in the order in which they ran, each leaf once. */
class GraphTest {
    private final Tensor w = Tensor.ones(2).requiresGrad(true);
    private final Tensor v = Tensor.ones(2).requiresGrad(true);
    private final Tensor c = Tensor.ones(2);

    /** Four leaves, of which one is used twice. */
    private Graph graph() {
        Tensor y = w.mul(c).add(w);
        return Graph.of(y.sub(v).mul(y));
    }

    @Test
    void asText() {
        assertThat(graph().named(Map.of("a \"b\\c\"", v)).text())
                .isEqualTo(
                        """
                        1 mul (2,) <- parameter (2,), constant (2,)
                        2 add (2,) <- #1, parameter (2,)
                        3 sub (2,) <- #2, a "b\\c" (2,)
                        4 mul (2,) <- #3, #2
                        """);
    }

    @Test
    void forGraphviz() {
        assertThat(graph().named(Map.of("a \"b\\c\"", v)).dot())
                .isEqualTo(
                        """
                        digraph {
                          rankdir=LR;
                          op1 [label="mul\\n(2,)"];
                          leaf1 [shape=box, style=bold, label="parameter (2,)"];
                          leaf1 -> op1;
                          leaf2 [shape=box, label="constant (2,)"];
                          leaf2 -> op1;
                          op2 [label="add\\n(2,)"];
                          op1 -> op2;
                          leaf1 -> op2;
                          op3 [label="sub\\n(2,)"];
                          op2 -> op3;
                          leaf3 [shape=box, style=bold, label="a \\"b\\\\c\\" (2,)"];
                          leaf3 -> op3;
                          op4 [label="mul\\n(2,)"];
                          op3 -> op4;
                          op2 -> op4;
                        }
                        """);
    }

    @Test
    void isWalkedInTheOrderInWhichItRan() {
        Graph graph = graph();
        assertThat(graph.operations()).extracting(Op::name).containsExactly("mul", "add", "sub", "mul");
        assertThat(graph.operations().get(0).resultShape()).containsExactly(2);
        assertThat(graph.operations().get(0).inputs()).containsExactly(w, c);
        assertThatThrownBy(() -> graph.operations().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void aLeafHasNone() {
        assertThat(Graph.of(w).operations()).isEmpty();
        assertThat(Graph.of(w).text()).isEmpty();
        assertThat(Graph.of(w).dot()).isEqualTo("digraph {\n  rankdir=LR;\n}\n");
    }
}
