package dev.inkling.nnlib.optim;

import dev.inkling.nnlib.compute.Tracing;
import dev.inkling.nnlib.spec.Option;
import dev.inkling.nnlib.spec.Options;
import dev.inkling.nnlib.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Parameters that an optimizer treats alike, and the options that they are treated with. */
public final class ParamGroup {
    private static final String LR = "lr";

    private final Options table;
    private final List<Tensor> parameters;
    private final double[] values;
    private double baseRate = Double.NaN;

    ParamGroup(Options table, List<Tensor> parameters) {
        this.table = table;
        this.parameters = Collections.unmodifiableList(new ArrayList<>(parameters));
        values = new double[table.table().size()];
        for (int i = 0; i < values.length; i++) {
            Object standard = table.table().get(i).standard();
            values[i] = standard instanceof Boolean flag ? (flag ? 1 : 0) : ((Number) standard).doubleValue();
        }
    }

    ParamGroup(ParamGroup like, List<Tensor> parameters) {
        this(like.table, parameters);
        System.arraycopy(like.values, 0, values, 0, values.length);
    }

    /** The parameters, in the order given. */
    public List<Tensor> parameters() {
        return parameters;
    }

    /** The rows of the options table; flags are 0 or 1 here. */
    public List<Option> options() {
        return table.table();
    }

    /** The value of an option; a flag is 1 or 0. */
    public double get(String option) {
        return values[index(option)];
    }

    /** True if a flag is set. */
    public boolean is(String flag) {
        return get(flag) != 0;
    }

    /** Sets an option for this group alone; a value out of range is refused with a sentence. */
    public ParamGroup set(String option, double value) {
        int i = index(option);
        if (!table.table().get(i).accepts(value)) {
            table.with(option, value);
        }
        boolean termsChange = i > 0 && (values[i] == 0) != (value == 0);
        values[i] = value;
        if (termsChange) {
            Tracing.settingChanged();
        }
        return this;
    }

    /** Sets a flag for this group alone. */
    public ParamGroup set(String flag, boolean on) {
        return set(flag, on ? 1 : 0);
    }

    /** The rate. */
    public double lr() {
        return get(LR);
    }

    /** Sets the rate. */
    public ParamGroup lr(double rate) {
        return set(LR, rate);
    }

    /** The rate that schedules start from: what {@link #lr} was when the first one was made. */
    public double baseRate() {
        return Double.isNaN(baseRate) ? lr() : baseRate;
    }

    /** Gives schedules another rate to start from. */
    public ParamGroup baseRate(double rate) {
        baseRate = rate;
        return this;
    }

    void keepBaseRate() {
        baseRate = baseRate();
    }

    /** Which options are not zero, and so have a term in the formula; the rate, which comes first, always has. */
    String terms() {
        StringBuilder terms = new StringBuilder();
        for (int i = 1; i < values.length; i++) {
            terms.append(values[i] == 0 ? '0' : '1');
        }
        return terms.toString();
    }

    private int index(String option) {
        List<Option> rows = table.table();
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).name().equals(option)) {
                return i;
            }
        }
        throw new IllegalArgumentException(table.option(option).name());
    }
}
