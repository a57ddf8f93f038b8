package dev.inkling.nnlib.run;

import dev.inkling.nnlib.data.Dataset;
import java.util.Arrays;

/** A dataset whose targets are put into the form that a loss takes. */
public final class Targets implements Dataset {
    /** The form of a target. */
    public enum Form {
        /** As the dataset gives it. */
        GIVEN,
        /** One number, 0 or 1. */
        YES_OR_NO,
        /** One number, -1 or 1. */
        SIGNED,
        /** A number for each class: 1 for the true one, 0 for the others. */
        ONE_HOT,
        /** A number for each class, all the same: the samples are of none. */
        NO_CLASS
    }

    private final Dataset data;
    private final Form form;
    private final int width;

    private Targets(Dataset data, Form form, int width) {
        this.data = data;
        this.form = form;
        this.width = width;
    }

    public static Dataset of(Dataset data, Form form) {
        boolean isClass = data.classes() > 0 && data.targetShape().length == 0;
        boolean isOne = data.targetSize() == 1;
        boolean widens = form == Form.ONE_HOT || form == Form.NO_CLASS;
        if (form == Form.GIVEN || widens && !isClass || !isOne) {
            return data;
        }
        return new Targets(data, form, widens ? data.classes() : 1);
    }

    @Override
    public int size() {
        return data.size();
    }

    @Override
    public int[] inputShape() {
        return data.inputShape();
    }

    @Override
    public int classes() {
        return data.classes();
    }

    @Override
    public int[] targetShape() {
        return new int[] {width};
    }

    @Override
    public void read(int index, float[] input, int at, float[] target, int targetAt) {
        data.read(index, input, at, target, targetAt);
        int truth = (int) target[targetAt];
        switch (form) {
            case SIGNED:
                target[targetAt] = target[targetAt] > 0.5f ? 1 : -1;
                break;
            case ONE_HOT:
                for (int i = 0; i < width; i++) {
                    target[targetAt + i] = i == truth ? 1 : 0;
                }
                break;
            case NO_CLASS:
                Arrays.fill(target, targetAt, targetAt + width, 1f / width);
                break;
            default:
                break;
        }
    }

    @Override
    public int label(int index) {
        return data.label(index);
    }
}
