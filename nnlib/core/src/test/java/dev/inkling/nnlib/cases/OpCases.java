package dev.inkling.nnlib.cases;

import java.util.ArrayList;
import java.util.List;

/**
 * The one table of operations, layers, activations and losses. A new class is its file and one row here;
 * {@link OpCasesTest} runs every row on every backend, on contiguous and other views, eagerly and replayed, and fails
 * where a class has no row. Optimizers and schedules have {@link OptimizerRows} and {@link ScheduleRows}, run by
 * {@link OptimCasesTest} in the same way.
 */
final class OpCases {
    private OpCases() {}

    static List<OpCase> all() {
        List<OpCase> rows = new ArrayList<>();
        rows.addAll(PointwiseRows.rows());
        rows.addAll(ShapeRows.rows());
        rows.addAll(LayerRows.rows());
        rows.addAll(ActivationRows.rows());
        rows.addAll(LossRows.rows());
        return rows;
    }
}
