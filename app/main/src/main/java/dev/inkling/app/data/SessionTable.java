package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.room.ColumnInfo;
import androidx.room.Entity;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/**
 * One training session as the table of sessions keeps it: what was asked for, how far it came and what it came to. Its
 * weights are files of the store. Whether it is under way, the queue's journal knows: see {@link SessionEntity}.
 */
@Entity(
        tableName = "sessions",
        indices = {@Index({"deletedAt", "pinned", "createdAt"})})
public class SessionTable {
    /** The kind of work in the queue's journal that trains a session. */
    public static final String WORK = "training";

    @PrimaryKey(autoGenerate = true)
    public long id;

    @NonNull public String name = "";

    /** The run as RunSpec's JSON. */
    @NonNull public String spec = "";

    /** The task's key, for the filter of the list. */
    @NonNull public String task = "";

    /** How it ended; null while it has not. */
    @Nullable public SessionState ended;

    /** One sentence where the state is FAILED; empty otherwise. */
    @NonNull @ColumnInfo(defaultValue = "")
    public String failure = "";

    public long createdAt;
    public long endedAt;

    /** When it was put aside, so that it can still be brought back; 0 while it is there. */
    public long deletedAt;

    public boolean pinned;

    public int epoch;
    public int epochs;
    public long step;
    public long steps;
    public double seconds;

    @Nullable public Double loss;

    @Nullable public Double validationLoss;

    /** Accuracies are per cent. */
    @Nullable public Double accuracy;

    @Nullable public Double validationAccuracy;

    @Nullable public Double testAccuracy;

    /** The word of the metric that leads its test where nothing is right or wrong; empty if it has none. */
    @NonNull @ColumnInfo(defaultValue = "")
    public String testMetric = "";

    /** The figure of that metric. */
    @Nullable public Double testFigure;

    /** Diagnosis.Kind of the newest finding; empty if nothing was found wrong. */
    @NonNull @ColumnInfo(defaultValue = "")
    public String finding = "";

    /** Layer, epoch and share of the finding, as its sentence needs them. */
    @NonNull @ColumnInfo(defaultValue = "")
    public String findingLayer = "";

    public int findingEpoch;
    public double findingShare;

    /** What did the arithmetic, once it is known. */
    @NonNull @ColumnInfo(defaultValue = "")
    public String backend = "";

    /** The session that this one was duplicated from; 0 if none. */
    public long parentId;

    /** The training loss in a few points for the list, as {@link CurvePoints#sketch} made them. */
    @Nullable public byte[] sketch;
}
