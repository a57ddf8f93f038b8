package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;

/** What the list of sessions shows of one: no run, no long texts. */
public final class SessionRow {
    public long id;

    @NonNull public String name = "";

    @NonNull public String task = "";

    @NonNull public SessionState state = SessionState.QUEUED;

    @NonNull public Hold hold = Hold.NONE;

    public boolean pinned;
    public long createdAt;
    public int epoch;
    public int epochs;
    public long step;
    public long steps;

    @Nullable public Double loss;

    @Nullable public Double accuracy;

    @Nullable public Double validationAccuracy;

    @Nullable public Double testAccuracy;

    @NonNull public String testMetric = "";

    @Nullable public Double testFigure;

    @NonNull public String finding = "";

    @NonNull public String findingLayer = "";

    public int findingEpoch;
    public double findingShare;

    @Nullable public byte[] sketch;
}
