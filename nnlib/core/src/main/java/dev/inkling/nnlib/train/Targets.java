package dev.inkling.nnlib.train;

import dev.inkling.nnlib.data.Dataset;

/** A dataset whose targets are put into the form that a loss takes. */
final class Targets implements Dataset {
    /** The form of a target. */
    enum Form {
        /** As the dataset gives it. */
        GIVEN,
        /** One number, 0 or 1. */
        YES_OR_NO,
        /** One number, -1 or 1. */
        SIGNED,
        /** A number for each class: 1 for the true one, 0 for the others. */
        ONE_HOT
    }

    private final Dataset data;
    private final Form form;
    private final int width;

    private Targets(Dataset data, Form form, int width) {
        this.data = data;
        this.form = form;
        this.width = width;
    }

    static Dataset of(Dataset data, Form form) {
        boolean isClass = data.classes() > 0 && data.targetShape().length == 0;
        boolean isOne = data.targetSize() == 1;
        if (form == Form.GIVEN || (form == Form.ONE_HOT && !isClass) || !isOne) {
            return data;
        }
        return new Targets(data, form, form == Form.ONE_HOT ? data.classes() : 1);
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
        if (form != Form.ONE_HOT) {
            data.read(index, input, at, target, targetAt);
            if (form == Form.SIGNED) {
                target[targetAt] = target[targetAt] > 0.5f ? 1 : -1;
            }
            return;
        }
        data.read(index, input, at, target, targetAt);
        int truth = (int) target[targetAt];
        for (int i = 0; i < width; i++) {
            target[targetAt + i] = i == truth ? 1 : 0;
        }
    }

    @Override
    public int label(int index) {
        return data.label(index);
    }
}
