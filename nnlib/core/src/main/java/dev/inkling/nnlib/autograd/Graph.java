package dev.inkling.nnlib.autograd;

import dev.inkling.nnlib.tensor.Shape;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The graph behind a result, to be walked and shown: its operations, the first one first, and the leaves that they
 * began with.
 */
public final class Graph {
    private final List<Op> operations;
    private final IdentityHashMap<Op, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<Tensor, String> names = new IdentityHashMap<>();

    private Graph(Tensor result) {
        operations = new ArrayList<>(Backward.operations(result));
        Collections.reverse(operations);
        for (Op op : operations) numbers.put(op, numbers.size() + 1);
    }

    public static Graph of(Tensor result) {
        return new Graph(result);
    }

    /** Names for leaves, as {@code model.namedParameters()} has them. */
    public Graph named(Map<String, Tensor> leaves) {
        for (Map.Entry<String, Tensor> leaf : leaves.entrySet()) names.put(leaf.getValue(), leaf.getKey());
        return this;
    }

    /** In the order in which they ran. */
    public List<Op> operations() {
        return Collections.unmodifiableList(operations);
    }

    /** A line an operation: its number, name, shape, and what it was given. */
    public String text() {
        StringBuilder text = new StringBuilder();
        for (Op op : operations) {
            text.append(numbers.get(op))
                    .append(' ')
                    .append(op.name())
                    .append(' ')
                    .append(Shape.text(op.resultShape()));
            String sign = " <- ";
            for (Tensor input : op.inputs()) {
                text.append(sign).append(input.creator() == null ? leaf(input) : "#" + numbers.get(input.creator()));
                sign = ", ";
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** For Graphviz: {@code dot -Tsvg}. Operations are round, leaves square, those with a gradient in bold. */
    public String dot() {
        StringBuilder text = new StringBuilder("digraph {\n  rankdir=LR;\n");
        IdentityHashMap<Tensor, Integer> leaves = new IdentityHashMap<>();
        for (Op op : operations) {
            int to = numbers.get(op);
            text.append("  op")
                    .append(to)
                    .append(" [label=\"")
                    .append(op.name())
                    .append("\\n")
                    .append(Shape.text(op.resultShape()))
                    .append("\"];\n");
            for (Tensor input : op.inputs()) {
                String from;
                if (input.creator() != null) {
                    from = "op" + numbers.get(input.creator());
                } else {
                    Integer known = leaves.get(input);
                    int leaf = known == null ? leaves.size() + 1 : known;
                    from = "leaf" + leaf;
                    if (known == null) {
                        leaves.put(input, leaf);
                        text.append("  ")
                                .append(from)
                                .append(" [shape=box")
                                .append(input.requiresGrad() ? ", style=bold" : "")
                                .append(", label=\"");
                        text.append(leaf(input).replace("\\", "\\\\").replace("\"", "\\\""))
                                .append("\"];\n");
                    }
                }
                text.append("  ").append(from).append(" -> op").append(to).append(";\n");
            }
        }
        return text.append("}\n").toString();
    }

    private String leaf(Tensor leaf) {
        String name = names.get(leaf);
        return (name == null ? leaf.requiresGrad() ? "parameter" : "constant" : name) + " " + Shape.text(leaf.shape());
    }
}
