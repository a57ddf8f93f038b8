package dev.inkling.app.data;

/** How many drawings carry a label, and how many of them the net had read as something else. */
public final class LabelCount {
    public int label;
    public int count;
    public int misread;
}
