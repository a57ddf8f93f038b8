package dev.inkling.app.data;

import androidx.annotation.Nullable;
import androidx.room.Dao;
import androidx.room.Insert;
import androidx.room.Query;
import java.util.List;
import kotlinx.coroutines.flow.Flow;

/** The models in the database. */
@Dao
public interface ModelDao {
    @Query("SELECT * FROM models ORDER BY createdAt DESC, id DESC")
    Flow<List<ModelEntity>> all();

    @Query("SELECT * FROM models WHERE id = :id")
    ModelEntity byId(long id);

    @Nullable @Query("SELECT * FROM models WHERE file = :file LIMIT 1")
    ModelEntity byFile(String file);

    @Insert
    long insert(ModelEntity model);

    @Query("DELETE FROM models WHERE id = :id")
    int delete(long id);
}
