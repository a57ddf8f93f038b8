package dev.inkling.nnlib.data;

import java.util.Arrays;

/** Examples that lie as floats in memory, one after the other. */
public final class ArrayDataset implements Dataset {
    private final float[] inputs;
    private final int[] inputShape;
    private final float[] targets;
    private final int[] targetShape;
    private final int classes;
    private final int size;

    private ArrayDataset(float[] inputs, int[] inputShape, float[] targets, int[] targetShape, int classes) {
        int input = Datasets.count(inputShape);
        int target = Datasets.count(targetShape);
        size = targets.length / target;
        if ((long) size * input != inputs.length || (long) size * target != targets.length) {
            throw new IllegalArgumentException("Inputs of shape " + Arrays.toString(inputShape)
                    + " and targets of shape "
                    + Arrays.toString(targetShape) + " do not divide " + inputs.length + " and " + targets.length
                    + " numbers into equally many examples.");
        }
        this.inputs = inputs;
        this.inputShape = inputShape;
        this.targets = targets;
        this.targetShape = targetShape;
        this.classes = classes;
    }

    /** Inputs with a class each, numbered from 0. The arrays are shared, not copied. */
    public static ArrayDataset classes(float[] inputs, int[] inputShape, float[] labels, int classes) {
        for (int i = 0; i < labels.length; i++) {
            if (!(labels[i] >= 0 && labels[i] < classes && labels[i] == (int) labels[i])) {
                throw new IllegalArgumentException(
                        "Example " + i + " has the class " + labels[i] + "; they are 0 to " + (classes - 1) + ".");
            }
        }
        return new ArrayDataset(inputs, inputShape.clone(), labels, new int[0], classes);
    }

    /** Inputs with a vector of numbers each. The arrays are shared, not copied. */
    public static ArrayDataset vectors(float[] inputs, int[] inputShape, float[] targets, int... targetShape) {
        return new ArrayDataset(inputs, inputShape.clone(), targets, targetShape.clone(), 0);
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public int[] inputShape() {
        return inputShape.clone();
    }

    @Override
    public int classes() {
        return classes;
    }

    @Override
    public int[] targetShape() {
        return targetShape.clone();
    }

    @Override
    public void read(int index, float[] input, int at, float[] target, int targetAt) {
        int inputSize = inputs.length / size;
        int targetSize = targets.length / size;
        System.arraycopy(inputs, index * inputSize, input, at, inputSize);
        System.arraycopy(targets, index * targetSize, target, targetAt, targetSize);
    }
}
