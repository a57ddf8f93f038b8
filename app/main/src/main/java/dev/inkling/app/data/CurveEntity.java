package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.room.Entity;
import androidx.room.ForeignKey;

/** One curve of a session, complete: see {@link CurvePoints} for what its bytes hold. */
@Entity(
        tableName = "curves",
        primaryKeys = {"sessionId", "name"},
        foreignKeys =
                @ForeignKey(
                        entity = SessionTable.class,
                        parentColumns = "id",
                        childColumns = "sessionId",
                        onDelete = ForeignKey.CASCADE))
public final class CurveEntity {
    public long sessionId;

    @NonNull public String name = "";

    @NonNull public byte[] points = {};
}
