package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.room.Entity;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/** One entry of the queue's journal: work that was asked for and has not ended. */
@Entity(
        tableName = "work",
        indices = {
            @Index(
                    value = {"kind", "subject"},
                    unique = true),
            @Index({"kind", "state", "queuedAt"})
        })
public final class WorkEntity {
    @PrimaryKey(autoGenerate = true)
    public long id;

    /** The word of its kind. */
    @NonNull public String kind = "";

    /** The row that it is about, in a table of its kind; 0 where the kind says all. */
    public long subject;

    @NonNull public WorkState state = WorkState.QUEUED;

    /** Why it waits where the state is HELD. */
    @NonNull public Hold hold = Hold.NONE;

    /** Whether the person allowed it a connection that may cost. */
    public boolean anyNetwork;

    public long queuedAt;
}
