package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.room.ColumnInfo;
import androidx.room.Entity;
import androidx.room.ForeignKey;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/** A digit that the person drew and stamped with its label. */
@Entity(
        tableName = "drawings",
        foreignKeys =
                @ForeignKey(
                        entity = ModelEntity.class,
                        parentColumns = "id",
                        childColumns = "modelId",
                        onDelete = ForeignKey.SET_NULL),
        indices = {@Index({"label", "createdAt"}), @Index("createdAt"), @Index("modelId")})
public final class DrawingEntity {
    @PrimaryKey(autoGenerate = true)
    public long id;

    /** What the person says it is, 0 to 9. */
    public int label;

    /** What the net read, where one did. */
    @Nullable public Integer readAs;

    /** How much of its belief the net gave to that, from 0 to 1. */
    public float certainty;

    /** The model that read it; null for the one that came with the app, and for one that is gone. */
    @Nullable public Long modelId;

    public long createdAt;

    /** The strokes as {@link dev.inkling.app.ui.pad.InkBytes} writes them. */
    @NonNull @ColumnInfo(typeAffinity = ColumnInfo.BLOB)
    public byte[] strokes = new byte[0];

    /** What the net saw: 28 rows of 28 bytes, 0 for paper and 255 for ink. */
    @NonNull @ColumnInfo(typeAffinity = ColumnInfo.BLOB)
    public byte[] picture = new byte[0];
}
