package dev.inkling.app.data;

import androidx.annotation.NonNull;
import androidx.annotation.Nullable;
import androidx.room.Entity;
import androidx.room.Index;
import androidx.room.PrimaryKey;

/** A net that can read digits and was trained here or brought in; its weights are a file of the store. */
@Entity(tableName = "models", indices = @Index("createdAt"))
public final class ModelEntity {
    @PrimaryKey(autoGenerate = true)
    public long id;

    @NonNull public String name = "";

    /** The net's shape as ModelSpec's JSON. */
    @NonNull public String spec = "";

    /** The name of its safetensors file in the store. */
    @NonNull public String file = "";

    /** The share of a test set that it read right, from 0 to 1, where that was measured. */
    @Nullable public Double accuracy;

    public long createdAt;
}
