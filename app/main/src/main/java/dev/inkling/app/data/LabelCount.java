package dev.inkling.app.data;

/** How many drawings carry a label. */
public final class LabelCount {
    public int label;
    public int count;
}
